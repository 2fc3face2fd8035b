"""Tree -> linear text and its blocks: all text nodes in order, in runs that one block element holds."""

from copy import copy

from lxml import etree
from lxml.html import HtmlElement

from convert.model import Span
from convert.read.draft import Mark
from convert.read.html_elements import BLOCKS, EMPHASIS, HIDDEN
from convert.read.html_lines import Block, Context, Page, by_line, trimmed
from convert.read.html_notes import find_notes, raised
from convert.read.spoken import said_language

SCHEMES = ("http://", "https://", "mailto:", "tel:")
"""Addresses that may stay live; whatever else a link names, only its words are kept."""


BREAK = "* * *"
"""What stands in the text for a break, so that it has a place there."""

LONGEST_TARGET = 2000
"""Characters of an address."""


def linearise(root: HtmlElement) -> Page:
    """Return the text nodes of *root* in order, cut where block elements begin and end."""
    walk = _Walk(root)
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            walk.enter(element)
            walk.add(element.text)
        else:
            if event == "end":
                walk.leave(element)
            if element is not root:
                walk.add(element.tail)
    walk.flush()
    shown = (" ".join((picture.get("alt") or "").split()) for picture in root.iter("img"))
    return Page(
        root, "".join(walk.parts), walk.blocks, walk.extents, frozenset(filter(None, shown)), walk.notes
    )


class _Walk:
    """The state of one walk over a tree."""

    def __init__(self, root: HtmlElement) -> None:
        self.notes = find_notes(root)
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.extents: dict[HtmlElement, Span] = {}
        self.starts: list[int] = []
        self.contexts = [Context(root)]
        self.open: list[tuple[str, str, HtmlElement]] = []
        self.links = 0
        self.bold = 0
        self.groups = 0
        self.begin()

    def begin(self) -> None:
        self.at = self.length
        self.texts: list[str] = []
        self.marks: list[Mark] = []
        self.since = {element: self.length for _, _, element in self.open}
        self.linked = self.strong = 0
        self.inner: list[HtmlElement] = [element for _, _, element in self.open]
        self.broken = -1

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        self.texts.append(text)
        self.length += len(text)
        size = len(text.strip())
        self.linked += size if self.links else 0
        self.strong += size if self.bold else 0
        if self.broken >= 0 and size:
            self.broken = -1

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        self.starts.append(self.length)
        if tag in BLOCKS or tag in HIDDEN:
            self.flush()
            self.starts[-1] = self.length
            self.contexts.append(self._inside(element))
            if tag == "hr":
                self.add(BREAK)
            return
        self.inner.append(element)
        if tag == "br":
            self._break()
        self.links += tag == "a"
        self.bold += tag in ("b", "strong")
        for kind, target in (self._meaning(element), ("foreign", said_language(element))):
            if kind and (target or kind != "foreign"):
                self.open.append((kind, target, element))
                self.since[element] = self.length

    def leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS or tag in HIDDEN:
            self.flush()
            self.contexts.pop()
        else:
            self.links -= tag == "a"
            self.bold -= tag in ("b", "strong")
            while self.open and self.open[-1][2] is element:
                self._close(*self.open.pop())
        self.extents[element] = Span(self.starts.pop(), self.length)

    def _meaning(self, element: HtmlElement) -> tuple[str, str]:
        """Return what the inline *element* marks, and its address or the label of its note."""
        if element in self.notes.marks:
            return "note", self.notes.marks[element]
        return ("literal", "") if element in self.notes.returns else _meaning(element)

    def _close(self, kind: str, target: str, element: HtmlElement) -> None:
        span = Span(self.since[element], self.length)
        if span:
            self.marks.append(Mark(kind, span, span, target))  # type: ignore[arg-type]

    def _break(self) -> None:
        """End a line; two ends in a row end the paragraph."""
        if self.contexts[-1].pre:
            self.add("\n")
            return
        if self.broken >= 0:
            self.flush()
        else:
            self.broken = self.length
        self.parts.append("\n")
        self.texts.append("\n")
        self.length += 1
        if self.broken >= 0:
            self.marks.append(
                Mark("break", Span(self.length, self.length), Span(self.length - 1, self.length))
            )

    def flush(self) -> None:
        """End the block that is open; the text gets a line end where it has none."""
        if self.texts:
            self._end_block()
        if self.length and not (self.parts and self.parts[-1].endswith("\n")):
            self.parts.append("\n")
            self.length += 1
        self.begin()

    def _end_block(self) -> None:
        for kind, target, element in reversed(self.open):
            span = Span(self.since[element], self.length)
            if span:
                self.marks.append(Mark(kind, span, span, target))
        spoken = self.contexts[-1].language
        if spoken:
            self.marks.append(Mark("foreign", Span(self.at, self.length), Span(self.at, self.length), spoken))
        text = "".join(self.texts)
        kept = text.strip()
        if kept:
            start = self.at + len(text) - len(text.lstrip())
            span = Span(start, start + len(kept))
            marks = raised(trimmed(self.marks, span, text, self.at), text, self.at)
            block = Block(span, self.contexts[-1], marks, self.linked, self.strong, list(self.inner))
            self.blocks += by_line(block, kept)

    def _inside(self, element: HtmlElement) -> Context:
        """Return the context inside the block *element*."""
        tag, outer = element.tag, self.contexts[-1]
        inside = copy(outer)
        inside.block, inside.language = element, said_language(element) or outer.language
        if tag in HIDDEN or _is_hidden(element):
            inside.hidden = outer.hidden or HIDDEN.get(str(tag), "what the page hides")
        if tag == "blockquote":
            inside.quoted = (*outer.quoted, element)
        elif tag in ("ul", "ol", "menu", "dir"):
            self.groups += 1
            inside.items, inside.group = outer.items + 1, outer.group or self.groups
            inside.ordered = tag == "ol"
        elif tag == "li":
            inside.item = element
        elif tag in ("pre", "figure", "table", "tr"):
            _set_kind(inside, element)
        elif tag in ("td", "th"):
            inside.cell, inside.items, inside.group, inside.item = element, 0, 0, None
        return inside


def _set_kind(inside: Context, element: HtmlElement) -> None:
    match element.tag:
        case "pre":
            inside.pre = True
        case "figure":
            inside.figure = element
        case "table":
            inside.table = element
        case _:
            inside.row = element


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true"
    )


def _meaning(element: HtmlElement) -> tuple[str, str]:
    """Return what the inline *element* marks and the address that it names."""
    if element.tag == "a":
        target = "".join((element.get("href") or "").split())
        live = target.lower().startswith(SCHEMES) and len(target) <= LONGEST_TARGET
        return ("link", target) if live else ("", "")
    return EMPHASIS.get(str(element.tag), ""), ""


__all__ = ["Block", "Context", "Page", "linearise"]
