"""Notes of a page: marks whose address leads to a note, and notes whose address leads back to the mark."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.draft import Mark

SIGN = lazy_regex(r"\d{1,4}|[*†‡§]{1,3}|[a-z]{1,2}|[ivxlc]{1,6}", re.IGNORECASE)
"""What a mark says, without the brackets around it."""

BRACKETS = " \t\n\xa0[](){}.:^↑"

ROLES = frozenset(("doc-noteref", "doc-footnote", "doc-endnote"))

HOLDERS = frozenset("li p dd td div aside section article".split())
"""Elements that can be a note."""

HEIGHT = 4
"""Levels between where a mark leads and the note, and between a mark and where its note leads back."""

LONGEST = 6000
"""Characters of a note; what is longer is a chapter that a table of contents leads to."""

BEFORE = lazy_regex(r"[\s\[({]*$")
BEHIND = lazy_regex(r"[\s\])}.:,]*")


class Notes(NamedTuple):
    """What of a tree is a mark, a note, or the way back from it."""

    marks: dict[HtmlElement, str]
    """Each link in the text that leads to a note, with the label of the note."""
    bodies: dict[HtmlElement, str]
    """Each note, with its label."""
    returns: frozenset[HtmlElement]
    """The links of notes that lead back into the text."""


class _Link(NamedTuple):
    element: HtmlElement
    target: HtmlElement
    leads_down: bool


def find_notes(root: HtmlElement) -> Notes:
    """Return the notes of the tree *root*: a link there and one back, or a role that says it."""
    links = _links(root)
    ways_back: dict[HtmlElement, list[HtmlElement]] = {}
    for link in links:
        if not link.leads_down:
            ways_back.setdefault(link.target, []).append(link.element)
    marks: dict[HtmlElement, str] = {}
    bodies: dict[HtmlElement, str] = {}
    returns: set[HtmlElement] = set()
    taken: set[str] = set()
    for link in links:
        body = _body(link) if link.leads_down else None
        if body is None:
            continue
        back = {way for way in _ways_back(link.element, ways_back) if body in way.iterancestors()}
        if back or _is_said(link.element) or _is_said(body):
            if body not in bodies:
                bodies[body] = _label(link.element, taken)
            marks[link.element] = bodies[body]
            returns |= back
    return Notes(marks, bodies, frozenset(returns))


def _links(root: HtmlElement) -> list[_Link]:
    """Return the links inside the page, in order."""
    places: dict[str, tuple[int, HtmlElement]] = {}
    found = []
    for at, element in enumerate(root.iter()):
        if not isinstance(element.tag, str):
            continue
        for name in {element.get("id"), element.get("name") if element.tag == "a" else None}:
            if name:
                places.setdefault(name, (at, element))
        if element.tag == "a" and (element.get("href") or "").startswith("#"):
            found.append((at, element))
    links = []
    for at, element in found:
        place = places.get(unquote((element.get("href") or "")[1:]))
        if place:
            links.append(_Link(element, place[1], at < place[0]))
    return links


def _body(link: _Link) -> HtmlElement | None:
    """Return the note that *link* leads to, where it is a mark and that can be a note."""
    sign = (link.element.text_content() or "").strip(BRACKETS)
    if not (SIGN.fullmatch(sign) or _is_said(link.element)):
        return None
    near = islice((link.target, *link.target.iterancestors()), HEIGHT)
    body = next((element for element in near if element.tag in HOLDERS), None)
    if body is None or body in link.element.iterancestors():
        return None
    return body if len(body.text_content()) <= LONGEST else None


def _ways_back(mark: HtmlElement, ways: dict[HtmlElement, list[HtmlElement]]) -> Iterable[HtmlElement]:
    """Yield the links that lead to *mark* or to what holds it and little else."""
    for element in islice((mark, *mark.iterancestors()), HEIGHT):
        yield from ways.get(element, ())
    for element in mark.iterdescendants():
        yield from ways.get(element, ())


def _is_said(element: HtmlElement) -> bool:
    return (element.get("role") or "").lower() in ROLES or "footnote" in (element.get("epub:type") or "")


def _label(mark: HtmlElement, taken: set[str]) -> str:
    """Return what the mark says, if it is a number that no other note has, else the next number."""
    said = mark.text_content().strip(BRACKETS)
    number = len(taken) + 1
    while str(number) in taken:
        number += 1
    label = said if said.isdigit() and said not in taken else str(number)
    taken.add(label)
    return label


def label_of(element: HtmlElement | None, notes: Notes) -> str:
    """Return the label of the note that *element* stands in, or nothing."""
    while element is not None:
        if element in notes.bodies:
            return notes.bodies[element]
        element = element.getparent()
    return ""


def raised(marks: Sequence[Mark], text: str, at: int) -> list[Mark]:
    """Return *marks* with each mark of a note in the place of the raised letters and brackets around it.

    *text* begins at *at*, as the spans count.
    """
    signs = [mark for mark in marks if mark.kind == "superscript"]
    wide = [_widened(mark, signs, text, at) for mark in marks if mark.kind == "note"]
    wide.sort(key=lambda mark: mark.outer.start)
    starts = [mark.outer.start for mark in wide]

    def is_inside(mark: Mark) -> bool:
        place = bisect_right(starts, mark.outer.start) - 1
        return place >= 0 and mark.outer.end <= wide[place].outer.end

    kept = [mark for mark in marks if mark.kind != "note" and not is_inside(mark)]
    return sorted([*wide, *kept], key=lambda mark: (mark.outer.start, -mark.outer.end))


def _widened(note: Mark, signs: Sequence[Mark], text: str, at: int) -> Mark:
    """Return *note* with the raised letters that say nothing else, or the brackets, as marks around it."""
    words = text[note.span.start - at : note.span.end - at]
    outer = _with_brackets(note.outer, text, at)
    near = bisect_right(signs, outer.start, key=lambda mark: mark.outer.start) - 1
    if near >= 0 and signs[near].outer.end >= outer.end:
        sign = signs[near].outer
        if text[sign.start - at : sign.end - at].strip(BRACKETS) == words.strip(BRACKETS):
            outer = sign
    return Mark("note", note.span, outer, note.target)


def _with_brackets(span: Span, text: str, at: int) -> Span:
    start, end = span.start - at, span.end - at
    if start and text[start - 1] == "[" and text[end : end + 1] == "]":
        return Span(span.start - 1, span.end + 1)
    return span


def without_returns(marks: Sequence[Mark], span: Span, text: str, label: str) -> tuple[Mark, ...]:
    """Return the *marks* of a note at *span* of *text*, its label and its ways back hidden in literals."""
    first, last = span.start, span.end
    ways = [mark for mark in marks if mark.kind == "literal" and not mark.target]
    own = re.compile(rf"[\s\[(^↑]*{re.escape(label)}(?=[\s\]).:])").match(text, span.start, span.end)
    if own and not (ways and ways[0].outer.start < own.end()):
        first = own.end()
    for way in ways:
        if not re.search(r"\w", text[first : way.outer.start]):
            first = max(first, way.outer.end)
    if first > span.start:
        first = BEHIND.match(text, first, span.end).end()  # type: ignore[union-attr]  # it matches nothing too
    for way in reversed(ways):
        if way.outer.start >= first and not re.search(r"\w", text[way.outer.end : last]):
            last = way.outer.start
    if last < span.end:
        last -= len(BEFORE.search(text[max(first, last - 20) : last]).group())  # type: ignore[union-attr]
    edges = [Span(span.start, first), Span(last, span.end)]
    literals = [Mark("literal", edge, edge) for edge in edges if edge]
    inner = [mark for mark in marks if first <= mark.outer.start and mark.outer.end <= last]
    return tuple(sorted([*literals, *inner], key=lambda mark: (mark.outer.start, -mark.outer.end)))
