"""The kicker: the genre word above the title."""

import re

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.house_names import is_house
from convert.parse.top import top

RULE = "kicker"

PARTING = lazy_regex(r"[|•·/]")
"""What stands between two genre words of one line; the white space around it says nothing."""

ARTICLE = lazy_regex(r"^An? (?=\w)")
"""``An essay`` says no more than ``Essay``."""

COLUMN = lazy_regex(
    r"(?:letter|notes|dispatch|postcard) from(?: the)?(?: [A-ZÀ-Þ][\w'’-]+){1,3}|annals of(?: \w+){1,3}|"
    r"(?:the )?talk of the town|a reporter at large",
    re.IGNORECASE,
)
"""Columns of magazines, which say from where they come."""


def parse_kicker(desk: Desk) -> None:
    """Take a line at the top that is nothing but a genre word."""
    lines = list(top(desk)) if not desk.found.kicker or desk.is_reworded("kicker") else []
    for index in lines:
        if _is_genre(desk.words(index)) or (index != lines[-1] and _is_column(desk.words(index))):
            span = desk.take(index).span
            desk.claim(span, "kicker", RULE)
            desk.found.kicker = desk.line(span)
            desk.vouch("kicker", span.cut(desk.text), RULE, span, confidence="certain")
            return


def _is_column(words: str) -> bool:
    """Tell whether *words* name the column or the region of a genre, above another line."""
    genre, slash, region = words.partition(" / ")
    return bool(COLUMN.fullmatch(words)) or bool(slash and labels.is_label(genre, labels.KICKERS) and region)


def _is_genre(words: str) -> bool:
    """Tell whether *words* are a genre word, several that bars part, or one and the paper that ran it."""
    words = ARTICLE.sub("", words)
    genre, comma, house = words.partition(", ")
    if comma and labels.is_label(genre, labels.KICKERS):
        return is_house(house)
    return all(labels.is_label(part, labels.KICKERS) for part in PARTING.split(words))
