"""By-lines below the text, and what stands in for one: the house, the agency, the line that ends a page."""

import re
from collections.abc import Callable

from convert.lazy_regex import lazy_regex
from convert.model import Confidence, Span
from convert.model.walk import plain
from convert.parse.announced import leading_name
from convert.parse.bodies import is_agency
from convert.parse.byline import is_quoted, keep_credit
from convert.parse.cited import title_key
from convert.parse.credit import Credit, names_alone, read_credit
from convert.parse.desk import Desk
from convert.parse.noise import chunks, mask_noise
from convert.parse.people import set_authors

DEEPEST = 60
"""Pieces from the end among which a by-line is looked for."""

LONGEST = 600
"""Characters of a line that says where a text comes from."""

SHORT = 90
"""Characters of such a line."""

BOX = lazy_regex(
    r"(?:follow|view all|more (?:from|by|stories)|read more (?:from|by)|@\w|twitter\b)", re.IGNORECASE
)
"""What stands below the name in the box of an author."""

LABELLED = lazy_regex(r"(?:author|by|auteur|autor|autora|autore|autrice)\s+", re.IGNORECASE)
"""A label that has lost its colon."""

AGENCY = lazy_regex(r"[^\n(]{0,40}\((?P<body>[^()\n]{2,30})\)\s*[-–—]")
"""``OSLO (Newswire) -`` at the head of the text."""


def parse_late_byline(desk: Desk) -> None:
    """Take the authors from below the text where no line above it has named them."""
    if desk.found.authors or desk.bylined or "author" in desk.settled or "authors" in desk.imposed:
        return
    for take in (_credited, _colophon, _boxed, _house, _agency):
        if take(desk):
            return


def _end(desk: Desk) -> list[int]:
    first = max(desk.text_start + 1, len(desk.pieces) - DEEPEST)
    return [index for index in range(first, len(desk.pieces)) if len(desk.words(index)) <= SHORT]


def _only(desk: Desk, read: Callable[[Desk, int], Credit | None], sure: Confidence) -> bool:
    """Take the line that *read* finds names on; where two lines name different people, comments follow."""
    found = [(index, credit) for index in _end(desk) if (credit := read(desk, index))]
    named = {title_key("".join(s.cut(desk.words(i)) for s in credit.authors)) for i, credit in found}
    if len(named) != 1:
        return False
    index, credit = found[0]
    if desk.is_free(index):
        keep_credit(desk, index, credit, sure)
    else:
        at = desk.pieces[index].span.start
        set_authors(desk, [Span(at + s.start, at + s.end) for s in credit.authors], None, sure)
    return True


def _credited(desk: Desk) -> bool:
    return _only(desk, _announced, "likely") or _only(desk, _dated, "uncertain")


def _announced(desk: Desk, index: int) -> Credit | None:
    words = desk.words(index)
    credit = read_credit(words, desk.settings.locale)
    if credit and credit.announced and credit.authors:
        return credit
    label = LABELLED.match(words)
    name = leading_name(words, label.end()) if label else None
    return (
        Credit((name.span,), None, (), None, True) if name and name.span.end == len(words.rstrip()) else None
    )


def _dated(desk: Desk, index: int) -> Credit | None:
    credit = read_credit(desk.words(index), desk.settings.locale)
    plain_line = credit and credit.dates and credit.authors and credit.role is None
    return credit if plain_line and not is_quoted(desk.words(index)) else None


def _colophon(desk: Desk) -> bool:
    """Read ``This is Why Ports Fail by Ana Ruiz, first published …``; the line stays where it is."""
    title = plain(desk.found.title).strip(" .")
    if len(title) < 8:
        return False
    behind = re.compile(re.escape(title) + r"[\"'”’,]*\s+by\s+", re.IGNORECASE)
    for index in range(desk.text_start + 1, len(desk.pieces)):
        match = behind.search(desk.words(index)[:LONGEST])
        name = leading_name(desk.words(index)[:LONGEST], match.end()) if match else None
        if name:
            at = desk.pieces[index].span.start
            set_authors(desk, [Span(at + name.span.start, at + name.span.end)], None, "likely")
            return True
    return False


def _boxed(desk: Desk) -> bool:
    return _only(desk, _in_box, "uncertain")


def _in_box(desk: Desk, index: int) -> Credit | None:
    """Return the name above ``Follow`` or a handle."""
    boxed = index + 1 < len(desk.pieces) and BOX.match(desk.words(index + 1)) is not None
    return (
        read_credit(desk.words(index), desk.settings.locale)
        if boxed and names_alone(desk.words(index))
        else None
    )


def _house(desk: Desk) -> bool:
    """Let the house sign where its name stands on the line of the date; on a line of its own it publishes."""
    house = title_key(desk.found.publisher.name) if desk.found.publisher else ""
    for index in sorted(desk.credit_lines) if house else ():
        span = _part_called(desk, index, house)
        if span:
            set_authors(desk, [span], None, "uncertain")
            return True
    return False


def _part_called(desk: Desk, index: int, house: str) -> Span | None:
    words, at = desk.words(index)[: 2 * SHORT], desk.pieces[index].span.start
    credit = read_credit(words, desk.settings.locale)
    masked = mask_noise(words, credit.dates if credit else (), desk.settings.locale).text[:SHORT]
    parts = (part for part in chunks(masked) if title_key(part.cut(words)) == house)
    return next((Span(at + part.start, at + part.end) for part in parts), None)


def _agency(desk: Desk) -> bool:
    """Let the agency that the text opens with sign it."""
    if desk.text_start >= len(desk.pieces):
        return False
    match = AGENCY.match(desk.words(desk.text_start))
    if match is None or not is_agency(match["body"]):
        return False
    at = desk.pieces[desk.text_start].span.start
    set_authors(desk, [Span(at + match.start("body"), at + match.end("body"))], None, "uncertain")
    return True
