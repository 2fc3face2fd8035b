"""Where and when a cited work appeared: container, publisher and place, volume, pages and date."""

import re

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.bodies import is_organisation
from convert.parse.cited_date import read_date
from convert.parse.cited_signs import YEAR, sentences
from convert.parse.dates import FoundDate, find_dates

_TAIL = lazy_regex(
    r"[\s.,;(\[]{1,4}(?:https?://|www\.|doi\b|PMID"
    r"|(?:(?:Last )?Accessed|Retrieved|Available|Archived|Consulté|Abgerufen)\b)",
    re.IGNORECASE,
)
"""Address and day of access: no date behind this is the work's."""

URL = lazy_regex(r"https?://[^\s<>\"”]+|www\.[^\s<>\"”]+")
DOI = lazy_regex(r"\b10\.\d{4,9}/[^\s<>\"”]+")
VOLUME = lazy_regex(
    r"\bvols?\.?\s*(?P<named>[\dIVXLC]{1,8})"
    r"|(?<!no\.)[\s,](?P<bare>\d{1,4})\s*(?=,\s*nos?\.|\(|:|;\s*\d)"
    r"|,\s*(?P<comma>\d{1,4})(?=\s*\(\s*\d|\s*,\s*\w{0,3}\d)",
    re.IGNORECASE,
)
ISSUE = lazy_regex(
    r"\b(?:nos?|issue|iss|n°)\.?\s*(?P<named>\d[\d/–-]*)"
    r"|\d\s*\((?P<bare>[\d/–-]{1,9})\)|,\s*\((?P<alone>\d{1,5})\)",
    re.IGNORECASE,
)
PAGES = lazy_regex(
    r"(?:\bpp?\.\s*|\bpages?\s+|:\s*|,\s+)"
    r"(?P<pages>[A-Za-z]{0,2}\d{1,8}\s?[–—-]{1,2}\s?[A-Za-z]?\d+|e?\d{5,8}(?=\.?\s*$)|(?<=[:.]\s)e?\d+)"
)

_LOCATORS = tuple(
    lazy_regex(pattern)
    for pattern in (
        r",?\s*\b(?i:vols?|nos?|n°|issue|iss|art|pp?|pages?|secs?|section|chap|ch)\b\.?,?\s*[(\[]?[\dIVXLC]",
        r"[.,]\s*(?i:secs?)\.\s",
        r",?\s+\d+\s*(?:,\s*nos?\.|\(|:|;)",
        r",\s*\(?\d[\d–-]*\)?(?=\s*[,;:(]|\s*\.?$)",
        r"\s+\d{1,4}(?:\s?\(\d+\))?,?\s+[A-Z]?\d+[–—-]",
        rf"\s*\((?:[^()\d]{{0,24}}\d{{0,2}}[^()\d]{{0,3}})?{YEAR}\b[^()]*\)",
        rf"[,.]?\s+(?i:Spring|Summer|Fall|Autumn|Winter)\s+{YEAR}",
        rf"[,.]\s*{YEAR}[a-z]?\b(?=\s*[.,;:(\]]|\s*$)",
        rf",\s*[^\W\d_]{{3,9}}\.?\s?[/–—-]\s?[^\W\d_]{{3,9}}\.?\s+{YEAR}",
        rf"\s{YEAR}\s?;",
        rf"\s{YEAR}\s*,\s*\(?\d",
        r"[.,]\s*\[?(?i:edited by|ed\. by|trans(?:lated|\.) by)\s",
        r",\s*\(?eds?\.\s",
        r"\s*\((?:[^()]{1,80}\s)?[Ee]ds?\.[^()]*\)",
        r",\s*(?i:in press|submitted|to appear|forthcoming)\b",
        r",\s*\d+\s+\d+\s?[–—-]",
        r"[.,]?\s+(?:Special Issue\b|Supplement\s\d)",
    )
)
"""What no name of a container holds: with the first of these it has ended."""

_EDITORS = lazy_regex(
    r"[\s.,]*In:?\s+[^()]{1,160}\((?:[Ee]ds?|Hrsg|Hg|[Dd]irs?|[Cc]oords?)\b\.?[^()]{0,20}\)[,:.]?\s+(?=\S)"
)
"""``In A. Editor & B. Editor (Eds.),`` before the title of their book."""

_PART_OF = lazy_regex(r"(?:In|in|apud)(?::\s+|\s+)(?=\S)")
_COLLECTION = lazy_regex(
    r"\b(?:Proc(?:eedings)?|Conference|Workshop|Symposium|Handbook|Encyclop\w+|Companion|Advances|Essays)\b"
    r"|\b[Ee]d(?:s|ited)?\b|\bpp?\.|\bpages\b|\d[–-]\d|[^\W\d_]: "
)
"""What stands in or behind the name of a book that others write parts of."""

_IN_BRACKETS = lazy_regex(rf"[\s.,]*\((?P<house>(?:[^():]{{2,60}}:\s)?[^()]{{2,120}}?(?:,\s{YEAR})?)\)")
_PLACE = lazy_regex(r"(?P<place>[^\W\d_][^:\d]{1,48}):\s+(?=\S)")
_STATE = lazy_regex(r"(?P<place>[^\W\d_][^:\d,]{1,30},\s(?:[A-Z]{2}|(?:[A-Z]\.){2,3})):\s+(?=\S)")
"""A town with its state, which no periodical begins with."""

_HOUSE = lazy_regex(
    r"[.,;(]\s*(?P<place>[^\W\d_][^:;.()\d]{1,38}(?:\.(?=:))?):\s+"
    r"(?P<house>[^\W\d_][^,:;()\d]{1,60}?)"
    rf"(?:\.?,?\s*(?=[;)]|{YEAR}|[^\W\d_]{{3,9}}\.?\s{YEAR}|\.\s|$)|,\s*(?=\d))"
)
"""Place and publisher of the book that a work is part of."""

_TAIL_PLACE = lazy_regex(r"\s*(?:\[[^\[\]]{1,40}\]|\([^()]{1,30},\s[^()]{1,30}\))\s*$")
_PERIODICAL = lazy_regex(
    r"(?:The )?(?:Journal|Review|Annals|Proc(?:eedings)?|Trans(?:actions)?|Bulletin|Zeitschrift|Revue)\b"
    r"|.*\b(?:Journal|Review|Quarterly|Magazine|Annals|Proceedings|Bulletin|Times|Letters|Notes|News|Blog)$"
)
"""How the names of periodicals begin or end."""


class Imprint(Struct, frozen=True, kw_only=True):
    """What stands behind the title."""

    container: Span
    """Periodical, site or series that the work is part of; empty for a work of its own."""
    publisher: Span
    """Who brought the work, or the book that it is part of, out."""
    whole: Span
    """Both, with what stands between them, up to the date."""
    place: str
    """Where it was published."""
    date: FoundDate | None
    """When, as exact as it is printed."""
    volume: str
    """The volume's number."""
    issue: str
    """The issue's number."""
    pages: str
    """First and last page, or the number of the article."""


def read_imprint(text: str, rest: Span, dated: Span | None, quoted: bool, locale: str) -> Imprint:
    """Return what *rest*, behind the title, says; *dated* is the date that stands with the authors."""
    core = _core(text, rest, quoted)
    words = core.cut(text)
    date, day = read_date(text, core, rest, dated, locale)
    dates = [each.span.start for each in find_dates(words, locale)] + ([day.start] if day else [])
    first = min([len(words), *dates, *_locators(words)])
    name, is_part = _name(text, Span(core.start, core.start + first), core.end, quoted and dated is not None)
    volume, issue, pages = (_first(pattern, words[first:]) for pattern in (VOLUME, ISSUE, PAGES))
    exact = dated is not None and date is not None and len(date.iso) > 4
    spread = re.search(r"\d\s?[–—-]", pages) and not _PLACE.match(name.cut(text))
    bound = bool(volume or issue or spread)
    within = quoted or is_part or exact or bound or bool(_PERIODICAL.match(name.cut(text)))
    read = _within if within else _alone
    container, publisher, place = read(text, name, core)
    end = core.start + min([len(words), *dates])
    if date and not dated and core.start <= date.span.start < end:
        end = date.span.start
    return Imprint(
        container=container,
        publisher=publisher,
        whole=_strip(text, Span(min(name.start, end), end)),
        place=place,
        date=date,
        volume=volume,
        issue=issue,
        pages=pages,
    )


def _core(text: str, rest: Span, quoted: bool) -> Span:
    """Return *rest* without address and day of access; of ``(Place: Publisher, 2019)`` the inside."""
    tail = _TAIL.search(text, rest.start, rest.end)
    core = Span(rest.start, tail.start() if tail else rest.end)
    house = None if quoted else _IN_BRACKETS.match(text, core.start, core.end)
    if house:
        return Span(*house.span("house"))
    editors = _EDITORS.match(text, core.start, core.end)
    return Span(editors.end(), core.end) if editors else core


def _locators(words: str) -> list[int]:
    return [match.start() for pattern in _LOCATORS if (match := pattern.search(words))]


def _name(text: str, span: Span, limit: int, sections: bool) -> tuple[Span, bool]:
    """Return the name in *span*, and whether it is that of a book which others write parts of.

    Of author-date news it is the last sentence (*sections*): the section of the paper stands before it.
    """
    parts = sentences(text, _strip(text, span))
    chosen = _strip(text, parts[-1] if sections and parts else span)
    lead = _PART_OF.match(text, chosen.start, chosen.end)
    is_part = bool(lead and (":" in lead[0] or _COLLECTION.search(text, lead.end(), limit)))
    start = lead.end() if lead and is_part else chosen.start
    place = _TAIL_PLACE.search(text, max(start, chosen.end - 80), chosen.end)
    return _strip(
        text, Span(start, place.start() if place and place.start() > start else chosen.end)
    ), is_part


def _within(text: str, name: Span, core: Span) -> tuple[Span, Span, str]:
    """Return the container *name*, and the publisher and place behind it, of a part of something."""
    house = _HOUSE.search(text, name.end, core.end) if name.end > name.start else None
    if house is None:
        return _with_house(text, name)
    return name, Span(*house.span("house")), house["place"]


def _with_house(text: str, name: Span) -> tuple[Span, Span, str]:
    """Return container, publisher and place of *name*: a place, or a series, may stand before the house."""
    place = _STATE.match(text, name.start, name.end)
    if place:
        return Span(name.start, name.start), Span(place.end(), name.end), place["place"]
    series, comma, house = name.cut(text).rpartition(", ")
    if comma and is_organisation(house) and not is_organisation(series):
        return Span(name.start, name.start + len(series)), Span(name.end - len(house), name.end), ""
    return name, Span(name.end, name.end), ""


def _alone(text: str, name: Span, core: Span) -> tuple[Span, Span, str]:
    """Return no container, but publisher and place, of a work of its own."""
    last = _strip(text, sentences(text, name)[-1])
    place = _PLACE.match(text, last.start, last.end)
    publisher = Span(place.end(), last.end) if place else last
    return Span(core.start, core.start), publisher, place["place"] if place else ""


def _strip(text: str, span: Span) -> Span:
    inner = span.cut(text)
    start = span.start + len(inner) - len(inner.lstrip(" .,;:*_)"))
    return Span(start, max(start, span.start + len(inner.rstrip(" ,.;:(*_["))))


def _first(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.search(words)
    return next((group for group in match.groups() if group), "").strip() if match else ""
