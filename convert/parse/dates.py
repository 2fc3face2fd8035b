"""Dates as they are printed; strict patterns built from the data of each language, nothing is guessed."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.date_patterns import FIGURES_OF_YEAR, Shapes, fold_digits, load_shapes, read_number

MONTH_FIRST = frozenset({"en-US", "en-PH", "en-CA"})
"""Locales in which the month stands first."""

MONTHS = 12

AMERICAN = lazy_regex(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AK[SD]T)\b")
"""Zones of countries in which the month stands first."""

ZONE_NEAR = 20
"""Characters behind a date within which the zone of its time of day stands."""

NEWEST_SHORT = 2000
"""Century of 19.10.19 in a text from the web; the century before stays its rival."""

PIVOT = 50
"""Short years from here on are of the century before."""


EARLIEST = 1400
"""No article is older than printing."""


FIGURES = lazy_regex(r"[\d〇零一二三四五六七八九十元]")
"""What no date is without."""


TAKEN = "\0"
"""What stands for what is a date already."""


class FoundDate(Struct, frozen=True):
    """A date and where it stands."""

    iso: str
    """As exact as the text is; of a date with two readings the one that the locale prefers."""
    span: Span
    """Place in the string that was read."""
    rival: str | None = None
    """The other reading, where there is one."""


def find_dates(text: str, locale: str) -> tuple[FoundDate, ...]:
    """Return the dates in *text*, in order, in words of the language of *locale* or in English.

    *locale* also says how 03/04/2019 is meant. Of a range the first day counts, as far as the text gives it.
    """
    if not FIGURES.search(text):
        return ()
    plain = left = fold_digits(text)
    found: list[FoundDate] = []
    for one in _all_dates(plain, locale):
        start, end = one.span.start, one.span.end
        if TAKEN not in left[start:end]:
            left = f"{left[:start]}{TAKEN * (end - start)}{left[end:]}"
            found.append(one)
            if not FIGURES.search(left):
                break
    return tuple(sorted((one for one in found if one.iso), key=lambda one: one.span))


def _all_dates(text: str, locale: str) -> Iterator[FoundDate]:
    """Yield all readings, the fuller ones first; those of the article's language before the English ones.

    A day that does not exist has no ISO form; it still keeps its place, or ``30 February 2019`` would be read
    as the month that stands in it.
    """
    tongues = [load_shapes(tag) for tag in dict.fromkeys((locale.partition("-")[0], "en"))]
    has_year = FIGURES_OF_YEAR.search(text) is not None
    for shapes in tongues:
        if has_year or shapes.any_year:
            yield from _worded_dates(text, shapes)
    if has_year:
        yield from _numeric_dates(text, locale)
    yield from _short_dates(text, locale)
    for shapes in tongues if has_year else ():
        yield from _seasons(text, shapes)


def _worded_dates(text: str, shapes: Shapes) -> Iterator[FoundDate]:
    if shapes.always_named and not _names_month(text, shapes):
        return
    for pattern in shapes.worded:
        for match in pattern.finditer(text):
            yield FoundDate(_iso_of(match.groupdict(), shapes) or "", Span(*match.span()))


def _names_month(text: str, shapes: Shapes) -> bool:
    if text.isascii():
        return shapes.plain_month.search(text.lower()) is not None
    return shapes.month.search(text) is not None


def _iso_of(parts: dict[str, str | None], shapes: Shapes) -> str | None:
    """Return the ISO form of a match, or None where there is no such day."""
    year = _year(parts, shapes)
    month = _month(parts, shapes)
    if year is None or month is None:
        return None
    later = parts.get("month2")
    day = parts.get("day")
    if later and shapes.months[_key(later)] < month:
        # December–January 2019: of which year the first month is, the text does not say.
        return None if day else f"{year:04}"
    return _iso(year, month, read_number(day) if day else None)


def _year(parts: dict[str, str | None], shapes: Shapes) -> int | None:
    words = parts["year"] or ""
    era = parts.get("era")
    number = 1 if era and words == "元" else read_number(words)
    if number is None or era:
        return number and number + shapes.eras[era or ""]
    return number if number >= EARLIEST else None


def _month(parts: dict[str, str | None], shapes: Shapes) -> int | None:
    if parts.get("number"):
        return read_number(parts["number"] or "")
    return shapes.months.get(_key(parts["month"] or ""))


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _numeric_dates(text: str, locale: str) -> Iterator[FoundDate]:
    for match in load_shapes(locale).year_first.finditer(text):
        iso = _iso(int(match["year"]), int(match["number"]), int(match["day"]))
        if iso:
            yield FoundDate(iso, Span(*match.span()))
    for match in load_shapes(locale).year_last.finditer(text):
        american = AMERICAN.search(text, match.end(), match.end() + ZONE_NEAR)
        yield from _both_ways(match, int(match["year"]), locale, month_first=american is not None)


def _both_ways(
    match: re.Match[str], year: int, locale: str, *, month_first: bool = False
) -> Iterator[FoundDate]:
    """Yield the reading that *locale* prefers, and the other one as its rival where the language has both.

    *month_first* says that something beside the date has decided.
    """
    first, second = int(match["first"]), int(match["second"])
    readings = [_iso(year, first, second), _iso(year, second, first)]
    if (locale not in MONTH_FIRST or match["mark"] == ".") and not month_first:
        readings.reverse()
    possible = list(dict.fromkeys(reading for reading in readings if reading))
    if possible:
        open_ = len(possible) > 1 and not month_first and not load_shapes(locale).day_first
        yield FoundDate(possible[0], Span(*match.span()), possible[1] if open_ else None)


def _short_dates(text: str, locale: str) -> Iterator[FoundDate]:
    """Yield 19.10.19, 10/19/19 and 19-Oct-19, of the century that fits; the other century is the rival.

    Figures that could be two days are left alone where the locale does not decide.
    """
    shapes = load_shapes(locale)
    for match in shapes.short.finditer(text):
        american = AMERICAN.search(text, match.end(), match.end() + ZONE_NEAR)
        yield from _of_centuries(match, _day_and_month(match, locale, month_first=american is not None))
    for pattern in shapes.short_worded if _names_month(text, shapes) else ():
        for match in pattern.finditer(text):
            yield from _of_centuries(match, (int(match["day"]), shapes.months[_key(match["month"])]))


def _day_and_month(match: re.Match[str], locale: str, *, month_first: bool) -> tuple[int, int] | None:
    first, second = int(match["first"]), int(match["second"])
    if month_first or (not load_shapes(locale).day_first and locale in MONTH_FIRST):
        return second, first
    if load_shapes(locale).day_first or "-" in locale or first > MONTHS:
        return first, second
    return (second, first) if second > MONTHS else None


def _of_centuries(match: re.Match[str], day: tuple[int, int] | None) -> Iterator[FoundDate]:
    if day is None:
        return
    year = int(match["year"]) + (NEWEST_SHORT if int(match["year"]) < PIVOT else NEWEST_SHORT - 100)
    other = year - 100 if year >= NEWEST_SHORT else year + 100
    iso, rival = (_iso(century, day[1], day[0]) for century in (year, other))
    if iso:
        yield FoundDate(iso, Span(*match.span()), rival)


def _seasons(text: str, shapes: Shapes) -> Iterator[FoundDate]:
    """Yield ``Winter 2016`` as its year: which months a season has, journals do not agree on."""
    for match in shapes.season.finditer(text):
        year = read_number(match["year"])
        if year is not None:
            yield FoundDate(f"{year:04}", Span(*match.span("whole")))


def _iso(year: int, month: int, day: int | None) -> str | None:
    """Return the ISO form, or None where there is no such day."""
    try:
        exact = date(year, month, day or 1)
    except ValueError:
        return None
    return exact.isoformat() if day else f"{year:04}-{month:02}"
