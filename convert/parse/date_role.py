"""What the label beside a date says of it: whether it is the day of publication or of a change."""

import re
from functools import cache
from typing import Literal

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse import labels
from convert.parse.credit_words import is_update
from convert.parse.date_patterns import names_pattern
from convert.parse.tongue import load_tongue

Role = Literal["published", "updated"]

CLOCK_BEHIND = lazy_regex(
    r"[\s)]*(?:\([^\W\d_]\)\s*)?(?:(?:오전|오후|上午|下午|午前|午後)?\s*\d{1,2}[:時时시]\s*\d{2}[分분]?(?::\d{2})?)?[\s|:]*"
)
"""A clock between a date and the label behind it: ``2019.03.03 10:02 수정``."""

BEHIND = ("ko", "ja", "zh")
"""Languages in which the label stands behind its date."""


def date_role(words: str, place: int, date: Span, language: str) -> Role:
    """Return what the label of a date says, which stands before it, or behind it where words are glued."""
    tag = language.partition("-")[0]
    update = is_update(tag)
    behind = CLOCK_BEHIND.match(words, date.end) if tag in BEHIND else None
    # A label before its date says so; only without one the label behind it does.
    before = labels.of("published", language) if behind else ()
    ahead = words[place : date.start].rstrip(" :")
    label = None if any(ahead.endswith(word) for word in before) else behind
    late = label and update.match(words, label.end())
    return "updated" if late or update.search(words, place, date.start) else "published"


def is_history(words: str, place: int, date: Span, language: str) -> bool:
    """Tell whether the label before a date speaks of the manuscript: when it came, and was accepted."""
    return _history(language.partition("-")[0]).search(words, place, date.start) is not None


@cache
def _history(language: str) -> re.Pattern[str]:
    words = names_pattern(list(labels.of("history", language)))
    return re.compile(words if load_tongue(language).glued else rf"\b{words}\b", re.IGNORECASE)
