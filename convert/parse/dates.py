"""Dates as they are printed; strict patterns only, nothing is ever guessed."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from convert.model import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
"""English months and their short forms."""

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

PATTERNS = tuple(
    re.compile(rf"(?<![\w/-]){_WEEKDAY}{pattern}(?![\w/-])", re.IGNORECASE)
    for pattern in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        r"(?P<year>1[4-9]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])",
        rf"{_MONTH}\s?[/–-]\s?(?:{'|'.join(MONTHS)})\.?,?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
"""The unambiguous forms, the fuller ones first."""

NUMERIC = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\w/.-])"
)
"""03/04/2019: two readings, unless one of the numbers cannot be a month or the locale decides."""

MONTH_FIRST = frozenset({"en-US", "en-PH", "en-CA"})
"""Locales in which the month stands first."""


class FoundDate(Struct, frozen=True):
    """A date and where it stands."""

    iso: str
    """As exact as the text is; of a date with two readings the one that the locale prefers."""
    span: Span
    """Place in the string that was read."""
    rival: str | None = None
    """The other reading, where there is one."""


def find_dates(text: str, locale: str) -> tuple[FoundDate, ...]:
    """Return the dates in *text*, in order; *locale* says how 03/04/2019 is meant."""
    found: list[FoundDate] = []
    for date_found in (*_plain_dates(text), *_numeric_dates(text, locale)):
        if not any(_overlap(date_found.span, other.span) for other in found):
            found.append(date_found)
    return tuple(sorted(found, key=lambda one: one.span))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _plain_dates(text: str) -> Iterator[FoundDate]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            iso = _iso(parts["year"], parts["month"], parts.get("day"))
            if iso:
                yield FoundDate(iso, Span(*match.span()))


def _numeric_dates(text: str, locale: str) -> Iterator[FoundDate]:
    for match in NUMERIC.finditer(text):
        first, second, year = match["first"], match["second"], match["year"]
        readings = [_iso(year, first, second), _iso(year, second, first)]
        if locale not in MONTH_FIRST or match["mark"] == ".":
            readings.reverse()
        possible = list(dict.fromkeys(reading for reading in readings if reading))
        if possible:
            yield FoundDate(possible[0], Span(*match.span()), possible[1] if len(possible) > 1 else None)


def _iso(year: str, month: str, day: str | None) -> str | None:
    """Return the ISO form, or None where there is no such day."""
    number = int(month) if month.isdigit() else MONTHS[month.casefold()]
    if day is None:
        return f"{year}-{number:02}"
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
