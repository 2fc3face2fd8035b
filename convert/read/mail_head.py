"""The headers of a mail or a feed before the text; of a mail that was passed on, those below the letter."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from msgspec import Struct

from convert.findings import make_finding
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import MAIL_HEADER, Declared
from convert.read.front_fields import MAIL
from convert.read.front_stated import Front, declare, left_over
from convert.read.front_values import Entry, Value

HEADER = lazy_regex(
    r"(?P<key>[^\W\d_a-zß-ÿ][^\W\d_]{0,30}(?:-[A-Za-z]{1,30}){0,5})[ \xa0]?[:：]"
    r"(?:[ \t]+(?P<value>\S[^\r\n]*(?:(?:\r\n?|\n)[ \t]+(?!\S{1,40}:[ \t])\S[^\r\n]*){0,30})|[ \t]*)"
    r"(?:\r\n?|\n|\Z)"
)
"""One header of a mail, a feed or MultiMarkdown, with the lines that go on with it."""

LINE_START = lazy_regex(r"(?:\r\n?|\n)(?=[^\r\n]{1,60}:)")
"""Where a line begins that can be a header."""

FOLD = lazy_regex(r"(?:\r\n?|\n)[ \t]+")
"""Where a header goes on in the next line."""

BLANK = lazy_regex(r"\ufeff?(?:[ \t]*(?:\r\n?|\n)){0,9}")
"""Blank lines above the first header, which copying leaves."""

MEMO = lazy_regex(
    r"[ \t]*(?P<kind>(?:[^\W\d_][\w'’-]{1,20}[ \t]){0,3}(?:memo|memorandum|mémo|mémorandum|vermerk))[ \t]*"
    r"(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n)){0,4}",
    re.IGNORECASE,
)
"""What a memorandum calls itself, above the lines that say from whom and to whom it is."""

INDENT = lazy_regex(r"[ \t]{0,16}")
"""What stands before every line of a mail that is quoted or copied out of a program."""

END = lazy_regex(r"[ \t]*(?:\r\n?|\n|\Z)")
"""The blank line below the headers."""

PASSED_ON = lazy_regex(
    r"(?:\[[^\]\n]{1,40}\]\s*)?"
    r"(?:(?:re|aw|antw|fwd?|wg|tr|rv|r[ée]f|sv|vb|vs|enc|res|odp|pd|ynt|ilt|απ|πρθ|отв|转发|回复|答复|轉寄|回覆|전달|회신)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]\s*(?:\[[^\]\n]{1,40}\]\s*)?)+",
    re.IGNORECASE,
)
"""What programs put before the subject of a mail that is answered or passed on, a list its own name too."""

MARK = lazy_regex(r"(?:[-_]{2,}[^\r\n]{0,58}|[^\r\n]{3,60}:)[ \t]*(?:(?:\r\n?|\n)[ \t]*){1,3}\Z")
"""The line above a mail that is passed on: ``---- Forwarded message ----``, ``Begin forwarded message:``."""

LETTER = 3000
"""Characters of the letter above a mail that is passed on."""

FEWEST = 3
"""Headers that tell a mail in the middle of a text: a form has lines like two of them."""

PASSED = "the letter with which somebody passed the mail on"


class Headers(Struct, frozen=True):
    """The lines at the head of a mail."""

    span: Span
    """From the first to behind the end of the last."""
    entries: tuple[Entry, ...]
    """What they say; of those that tell nothing here too."""

    def has(self, field: str) -> bool:
        """Tell whether one of them gives *field*."""
        return any(MAIL.get(entry.key) == field for entry in self.entries)


def read_headers(text: str) -> Front:
    """Return the mail or feed headers before the text of *text*: two lines or more, one of them a title.

    Where somebody passed the mail on, the headers below the letter count: they know who wrote it, and when.
    """
    opening = BLANK.match(text)
    begin = opening.end() if opening else 0
    memo = MEMO.match(text, begin)
    outer = _headers_at(text, memo.end() if memo else begin)
    memo = memo if outer and outer.has("title") else None
    outer = outer if outer and len(outer.entries) >= 2 and outer.has("title") else None
    inner = _passed_on(text, begin, outer)
    headers = inner or outer
    if headers is None:
        return Front()
    declared = tuple(declare(headers.entries, MAIL, MAIL_HEADER))
    if memo and headers is outer:
        genre = Declared("kicker", memo["kind"], MAIL_HEADER, Span(*memo.span("kind")))
        return Front(headers.span.end, (genre, *declared), tuple(_around(headers, declared)))
    above = (Dropped(Span(begin, inner.span.start), PASSED),) if inner else ()
    told = (make_finding("covering-letter", begin, inner.span.start),) if inner else ()
    return Front(headers.span.end, declared, (*above, *_around(headers, declared)), told)


def _around(headers: Headers, declared: tuple[Declared, ...]) -> Iterator[Dropped]:
    """Yield what of the *headers* is no value that is used, in order."""
    used = {entry.key for entry in headers.entries if MAIL.get(entry.key)}
    return left_over(headers.span, headers.entries, declared, used)


def _headers_at(text: str, start: int) -> Headers | None:
    """Return the headers that begin at *start* and end above a blank line."""
    entries: list[Entry] = []
    place, indent = start, INDENT.match(text, start)[0]  # type: ignore[index]  # it matches nothing, too
    while text.startswith(indent, place) and (match := HEADER.match(text, place + len(indent))):
        key = match["key"].lower()
        if key not in MAIL and "-" not in key:
            return None
        entries.append(Entry(key, tuple(_values(key, match)), Span(place, match.end())))
        place = match.end()
    return Headers(Span(start, place), tuple(entries)) if entries and END.match(text, place) else None


def _values(key: str, match: re.Match[str]) -> Iterator[Value]:
    """Yield what a header says, as its reader sees it; of a subject what its writer wrote."""
    if not match["value"]:
        return
    written = match["value"].rstrip()
    skip = 0
    if MAIL.get(key) == "title" and (prefix := PASSED_ON.match(written)) and prefix.end() < len(written):
        skip = prefix.end()
    start = match.start("value") + skip
    yield Value(_decoded(FOLD.sub(" ", written[skip:])), Span(start, start + len(written) - skip))


def _decoded(value: str) -> str:
    """Return *value* without the encoding of mails, ``=?utf-8?Q?...?=``; as it is where that is damaged."""
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return value


def _passed_on(text: str, begin: int, outer: Headers | None) -> Headers | None:
    """Return the headers of a mail that stands below a letter and a line that parts the two."""
    after = outer.span.end if outer else begin
    for line in LINE_START.finditer(text, after, min(len(text), after + LETTER)):
        inner = _headers_at(text, line.end())
        if inner and len(inner.entries) >= FEWEST and inner.has("title") and inner.has("author"):
            return inner if MARK.search(text, after, line.end()) else None
    return None
