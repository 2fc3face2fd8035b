"""Where a citation is cut: authors, the year behind them, title, and the rest that says where it appeared."""

import re

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.cited_plain import cut_note, cut_plain, is_people, listed_end, people_end
from convert.parse.cited_signs import YEAR, closing, find_title_quotation, sentences, trim_title
from convert.parse.dates import find_dates
from convert.parse.labels import CITATION, split_label

_LEAD = lazy_regex(r"\s*(?:(?:\[[\w+-]{1,12}\]|\(\d{1,3}\)|\d{1,3}[.)]|[•*‣]|\d{1,3}(?=\s+[^\W\d]+,))\s+)?")
"""The number or mark of an entry in a list."""

_BRACKETED = lazy_regex(
    rf"\s*[(\[](?P<date>(?:c(?:a|irca)?\.?\s?)?{YEAR}[a-z]?(?:[,/–-][^()]{{1,40}})?"
    rf"|[^()\d]{{0,12}}\d{{0,2}}[^()\d]{{1,12}}\d{{0,2}},?\s{YEAR}|n\.?\s?d\.?|in press|forthcoming)[)\]]"
    r"(?:[.,:]|(?=\s))\s*",
    re.IGNORECASE,
)
"""The date in brackets of the APA style, with the stop behind it."""

_BARE_YEAR = lazy_regex(rf"(?<=[.,)])\s+(?P<date>{YEAR})[a-z]?[.:,]\s+(?=\S)")
"""The year of the author-date style."""

_LOOSE_YEAR = lazy_regex(rf"(?<=[^\W\d])\s+(?P<date>{YEAR})[a-z]?[.:]\s+(?=\S)")
"""The same without a stop before it."""

_ACCESSED = lazy_regex(r"[\s.,]*(?:(?:retrieved|accessed|available|viewed)\b|https?://|www\.)", re.IGNORECASE)
"""What stands behind the date where no title does: the title stands first then, and nobody is named."""

_YEAR_AT_END = lazy_regex(rf"(?:^|[\s(\[])(?P<date>{YEAR})[a-z]?[)\]]?[.,:;]*\s*$")
_LONGEST_HEAD = 1500


class Cut(Struct, frozen=True):
    """Where the parts of a citation stand."""

    people: Span
    """The authors, with the punctuation of the style behind them."""
    dated: Span | None
    """The date that stands with the authors."""
    title: Span
    """The title without its marks."""
    rest: Span
    """What follows the title."""
    quoted: bool
    """Whether the title stands in quotation marks: then it is part of something."""
    inverted: bool
    """Whether the first author may stand family name first: not in a foot-note's order."""


def cut(text: str) -> Cut | None:
    """Return where the parts of the citation *text* stand, None where it cannot be cut."""
    lead = _LEAD.match(text, split_label(text, CITATION))
    start = lead.end() if lead else 0
    quotation = find_title_quotation(text, start)
    dated = _find_date(text, start, quotation.start if quotation else len(text))
    if dated:
        return _cut_dated(text, start, dated)
    if quotation:
        head = text[start : quotation.start].rstrip()
        inverted = not head.endswith(",") or head.count(",") == 2
        return _quoted(text, Span(start, start + len(head)), None, quotation, inverted)
    return _cut_undated(text, start)


def _find_date(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Return the date behind the authors; what stands before it must be nothing but names."""
    end = min(len(text), limit, start + _LONGEST_HEAD)
    for pattern in (_BRACKETED, _BARE_YEAR):
        match = pattern.search(text, start, end)
        if not match or match.start() == start or not _is_head(text, Span(start, match.start())):
            continue
        if re.match(r"c|\d{4}|n|in|forth", match["date"], re.IGNORECASE) or find_dates(
            match["date"], "en-US"
        ):
            return match
    if limit < len(text):
        match = _YEAR_AT_END.search(text, max(start, limit - 12), limit)
        return match if match and match.start() > start else None
    match = _LOOSE_YEAR.search(text, start, end)
    head = Span(start, match.start()) if match else Span(start, start)
    sure = "," in head.cut(text) and len(sentences(text, head)) == 1 and is_people(head.cut(text))
    return match if sure else None


def _is_head(text: str, span: Span) -> bool:
    """Tell whether *span* can be names alone: no sentence behind the first is long."""
    words = span.cut(text)
    if re.search(r"\bet al\b\.?,?\s+\S", words):
        return False
    return all(len(each.cut(text).split()) < 4 for each in sentences(text, span)[1:])


def _cut_dated(text: str, start: int, dated: re.Match[str]) -> Cut | None:
    people, date, at = Span(start, dated.start()), Span(*dated.span("date")), dated.end()
    if _ACCESSED.match(text, at):
        title = trim_title(text, people, note=True)
        return Cut(Span(start, start), date, title, Span(len(text), len(text)), quoted=False, inverted=True)
    while at < len(text) and text[at].isspace():
        at += 1
    quotation = find_title_quotation(text, at)
    single = closing(text, at) if text[at : at + 1] in ("'", "‘") else None
    quotation = Span(at, single) if single else quotation
    if quotation and quotation.start == at and _is_whole(text, quotation):
        return _quoted(text, people, date, quotation, inverted=True)
    return _plain(text, people, date, at)


def _is_whole(text: str, quotation: Span) -> bool:
    """Tell whether *quotation* is the title and not only its first words."""
    if re.search(r"[.,?!…][’'\"”»]{1,3}$|''$", quotation.cut(text)):
        return True
    return not re.match(r"\s+[a-z]|:", text[quotation.end : quotation.end + 4])


def _quoted(text: str, people: Span, date: Span | None, quotation: Span, inverted: bool) -> Cut:
    width = 2 if text.startswith("``", quotation.start) else 1
    title = trim_title(text, Span(quotation.start + width, quotation.end - width))
    return Cut(people, date, title, Span(quotation.end, len(text)), quoted=True, inverted=inverted)


def _cut_undated(text: str, start: int) -> Cut | None:
    """Cut a citation that has neither quotation marks nor a date with its authors."""
    note = cut_note(text, start)
    if note:
        people, title = note
        return Cut(people, None, title, Span(title.end, len(text)), quoted=False, inverted=False)
    end = listed_end(text, start) or people_end(text, start)
    if end is None or not is_people(text[start:end].rstrip(" :")):
        return None
    return _plain(text, Span(start, end), None, end)


def _plain(text: str, people: Span, date: Span | None, at: int) -> Cut | None:
    title, stop = cut_plain(text, at)
    if len(re.findall(r"[^\W\d_]", title.cut(text))) < 2 or re.match(r"(?:pp?|vols?|no)\b", title.cut(text)):
        return None
    return Cut(people, date, title, Span(stop, len(text)), quoted=False, inverted=True)
