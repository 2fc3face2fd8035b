"""Date lines: the lines at the top that are a date, with or without a label."""

import re
from typing import Literal

from convert.model import Date, Rival, Span
from convert.parse import labels
from convert.parse.dates import FoundDate, find_dates
from convert.parse.desk import Desk
from convert.parse.top import top

RULE = "date"

FILLING = re.compile(r"[\s|•·,;:()–—-]+")
"""What may stand around a date on a line that is nothing but a date."""

READING_TIME = re.compile(r"\d+\s+min(?:ute)?s?(?:\s+read)?", re.IGNORECASE)
CLOCK = re.compile(r"(?:at\s+)?\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?", re.IGNORECASE)

Role = Literal["published", "updated"]

ROLES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("updated", labels.UPDATED),
    ("published", labels.PUBLISHED),
)


LABEL = re.compile(
    r"\b(?:"
    + "|".join(sorted(map(re.escape, labels.PUBLISHED + labels.UPDATED), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


def parse_date_lines(desk: Desk) -> None:
    """Take the lines at the top that hold dates and nothing else that matters."""
    for index in top(desk):
        words = desk.words(index)
        found = find_dates(words, desk.settings.locale)
        if found and _is_only_dates(words, found):
            _keep(desk, index, found)


def _is_only_dates(words: str, found: tuple[FoundDate, ...]) -> bool:
    rest = words
    for date in reversed(found):
        rest = rest[: date.span.start] + "|" + rest[date.span.end :]
    return not FILLING.sub("", LABEL.sub("|", CLOCK.sub("|", READING_TIME.sub("|", rest))))


def _keep(desk: Desk, index: int, found: tuple[FoundDate, ...]) -> None:
    piece = desk.take(index)
    at, words = piece.span.start, desk.words(index)
    place = 0
    for date in found:
        role = _role(words[place : date.span.start])
        span = Span(at + date.span.start, at + date.span.end)
        desk.claim(span, "date", RULE)
        rivals = (Rival(date.rival, RULE, span),) if date.rival else ()
        desk.vouch(
            f"dates[{len(desk.found.dates)}]",
            date.iso,
            RULE,
            span,
            confidence="uncertain" if rivals else "certain",
            rivals=rivals,
        )
        desk.found.dates.append(Date(role, date.iso, span.cut(desk.text), span))
        place = date.span.end
    desk.drop(piece.span, RULE, "bars, labels and reading time around the date; editions set the date alone")


def _role(before: str) -> Role:
    folded = labels.fold(before.strip("|•·,;()–— "))
    return next((role for role, names in ROLES if folded in names), "published")
