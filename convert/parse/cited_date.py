"""When a cited work appeared: beside its authors, behind its container, or split between the two."""

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.cited_signs import YEAR
from convert.parse.dates import FoundDate, find_dates

_DAY = lazy_regex(
    r"(?:^|[,.(])\s*(?P<day>(?:\d{1,2}\s+)?[^\W\d_]{3,9}\.?(?:\s+\d{1,2})?)(?=\s*[).:,]|\s*$)"
    r"|\s(?P<behind>\d{1,2}\s+[^\W\d_]{3,9})\.?$"
)
"""Day and month, or the month alone, of a date whose year stands with the authors."""

_YEAR = lazy_regex(rf"(?<![\d–/-])(?P<year>{YEAR})[a-z]?(?![\d–-]|\w)")
_BRACKETED = lazy_regex(rf"\((?P<year>{YEAR})\)")

Split = tuple[FoundDate | None, Span | None]
"""A date, and where its day stands if not beside its year: a place in the words that were searched."""


def read_date(text: str, core: Span, rest: Span, dated: Span | None, locale: str) -> Split:
    """Return the date of the work whose imprint is *core*; *dated* is the date beside the authors.

    *rest* is the imprint with its tail, where a year in brackets may stand behind an address.
    """
    if dated:
        return _dated(text, core, dated, locale)
    found = find_dates(core.cut(text), locale)
    if found:
        best = max(found, key=lambda one: (len(one.iso), one.span.start))
        return _shift(best, core.start), None
    years = list(_YEAR.finditer(text, core.start, core.end))
    years = years or list(_BRACKETED.finditer(text, rest.start, rest.end))
    return (FoundDate(years[-1]["year"], Span(*years[-1].span("year"))), None) if years else (None, None)


def _shift(date: FoundDate, by: int) -> FoundDate:
    return FoundDate(date.iso, Span(date.span.start + by, date.span.end + by), date.rival)


def _dated(text: str, core: Span, dated: Span, locale: str) -> Split:
    printed = dated.cut(text)
    year = _YEAR.search(printed)
    if year is None:
        return None, None
    behind = printed[year.end() :].strip(" ,")
    whole = find_dates(printed, locale) or find_dates(f"{behind}, {year['year']}", locale)
    if whole:
        return FoundDate(whole[0].iso, dated), None
    for match in _DAY.finditer(core.cut(text)):
        found = find_dates(f"{match['day'] or match['behind']}, {year['year']}", locale)
        if found and found[0].span.start == 0:
            return FoundDate(found[0].iso, dated), Span(*match.span())
    return FoundDate(year["year"], dated), None
