"""Tree -> linear text and its blocks: all text nodes in order, in runs that one block element holds."""

from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement

from convert.model import Span
from convert.read.draft import Mark
from convert.read.html_elements import BLOCKS, EMPHASIS, HIDDEN

SCHEMES = ("http://", "https://", "mailto:", "tel:")
"""Addresses that may stay live; whatever else a link names, only its words are kept."""

KEPT_WHOLE = frozenset("p li pre h1 h2 h3 h4 h5 h6 blockquote dd figcaption caption".split())
"""Elements in which a line end is part of the text."""

LONGEST_LINE = 120
"""Characters up to which lines that a page breaks by hand elsewhere stand for themselves."""

LONGEST_TARGET = 2000
"""Characters of an address."""


@dataclass
class Context:
    """Where in the tree the walk is."""

    block: HtmlElement
    hidden: str = ""
    """What hides the text here, if anything does."""
    quote: int = 0
    quotes: int = 0
    items: int = 0
    """How many lists lie around it."""
    group: int = 0
    """The outermost list."""
    ordered: bool = False
    label: str = ""
    item: HtmlElement | None = None
    pre: bool = False
    cell: HtmlElement | None = None
    row: HtmlElement | None = None
    table: HtmlElement | None = None
    figure: HtmlElement | None = None


@dataclass
class Block:
    """A run of text inside one block element, or the place of a picture or a rule."""

    span: Span
    context: Context
    marks: list[Mark] = field(default_factory=list)
    linked: int = 0
    """Characters inside links."""
    strong: int = 0
    """Characters set bold."""
    inner: list[HtmlElement] = field(default_factory=list)
    """The elements inside the line."""


@dataclass
class Page:
    """The linear text of a tree."""

    root: HtmlElement
    text: str
    blocks: list[Block]
    """In document order; between them there is white space alone."""
    extents: dict[HtmlElement, Span]
    """Where each element stands in the text."""
    alternatives: frozenset[str]
    """What pictures show, for those who do not see them."""


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
    return Page(root, "".join(walk.parts), walk.blocks, walk.extents, frozenset(filter(None, shown)))


class _Walk:
    """The state of one walk over a tree."""

    def __init__(self, root: HtmlElement) -> None:
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
            return
        self.inner.append(element)
        if tag == "br":
            self._break()
        self.links += tag == "a"
        self.bold += tag in ("b", "strong")
        kind, target = _meaning(element)
        if kind:
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
            if self.open and self.open[-1][2] is element:
                self._close(*self.open.pop())
        self.extents[element] = Span(self.starts.pop(), self.length)

    def _close(self, kind: str, target: str, element: HtmlElement) -> None:
        span = Span(self.since.pop(element), self.length)
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
        for kind, target, element in reversed(self.open):
            span = Span(self.since[element], self.length)
            if span:
                self.marks.append(Mark(kind, span, span, target))
        text = "".join(self.texts)
        kept = text.strip()
        if kept:
            start = self.at + len(text) - len(text.lstrip())
            span = Span(start, start + len(kept))
            marks = _trimmed(self.marks, span, text, self.at)
            block = Block(span, self.contexts[-1], marks, self.linked, self.strong, list(self.inner))
            self.blocks += _by_line(block, kept)
        if self.length and not (self.parts and self.parts[-1].endswith("\n")):
            self.parts.append("\n")
            self.length += 1
        self.begin()

    def _inside(self, element: HtmlElement) -> Context:
        """Return the context inside the block *element*."""
        tag, outer = element.tag, self.contexts[-1]
        inside = replace(outer, block=element)
        if tag in HIDDEN or _is_hidden(element):
            inside.hidden = outer.hidden or HIDDEN.get(str(tag), "what the page hides")
        if tag == "blockquote":
            self.groups += 1
            inside.quote, inside.quotes = outer.quote or self.groups, outer.quotes + 1
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


def _by_line(block: Block, text: str) -> list[Block]:
    """Return *block* line by line where it is no paragraph and its lines are short."""
    breaks = [mark.outer.start for mark in block.marks if mark.kind == "break"]
    if not breaks or str(block.context.block.tag) in KEPT_WHOLE:
        return [block]
    at, lines = block.span.start, []
    for start, end in zip([at, *breaks], [*breaks, block.span.end], strict=True):
        words = text[start - at : end - at]
        kept = words.strip()
        if len(kept) > LONGEST_LINE:
            return [block]
        first = start + len(words) - len(words.lstrip())
        lines += [Span(first, first + len(kept))] if kept else []
    return [_line_of(block, line, len(text)) for line in lines]


def _line_of(block: Block, line: Span, size: int) -> Block:
    marks = []
    for mark in block.marks:
        start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
        if mark.kind != "break" and start < end:
            marks.append(Mark(mark.kind, Span(start, end), Span(start, end), mark.target))
    length = line.end - line.start
    linked = sum(m.span.end - m.span.start for m in marks if m.kind == "link") if block.linked else 0
    strong = round(block.strong * length / max(size, 1))
    return Block(
        line,
        block.context,
        marks,
        max(linked, round(block.linked * length / max(size, 1))),
        strong,
        block.inner,
    )


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


def _trimmed(marks: list[Mark], span: Span, text: str, at: int) -> list[Mark]:
    """Return *marks* inside *span*, without white space at their edges, outer ones first."""
    kept = []
    for mark in marks:
        if mark.kind == "break":
            if span.start < mark.outer.start and mark.outer.end < span.end:
                kept.append(mark)
            continue
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        words = text[start - at : end - at]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start < end:
            inner = Span(start, end)
            kept.append(Mark(mark.kind, inner, inner, mark.target))
    return sorted(kept, key=lambda mark: (mark.outer.start, -mark.outer.end))
