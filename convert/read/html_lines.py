"""The blocks of a page and their lines."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from convert.model import Span
from convert.read.draft import Mark
from convert.read.emphasised import LONGEST_HEADING, SENTENCE_END
from convert.read.html_notes import Notes
from convert.read.html_people import LEAD, looks_like_person

KEPT_WHOLE = frozenset("p li pre h1 h2 h3 h4 h5 h6 blockquote dd figcaption caption".split())
"""Elements in which a line end is part of the text."""

LONGEST_LINE = 120
"""Characters up to which lines that a page breaks by hand elsewhere stand for themselves."""


@dataclass
class Context:
    """Where in the tree the walk is."""

    block: HtmlElement
    hidden: str = ""
    """What hides the text here, if anything does."""
    language: str = ""
    """The language that an element below the page's body says the words here are in."""
    quoted: tuple[HtmlElement, ...] = ()
    """The blockquotes around it, the outermost first."""
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
    notes: Notes
    """Its notes, and the marks that lead to them."""


def by_line(block: Block, text: str) -> list[Block]:
    """Return *block* line by line where it is no paragraph and its lines are short, else below its head."""
    ends = [mark.outer for mark in block.marks if mark.kind == "break"]
    if not ends:
        return [block]
    lines = [block] if str(block.context.block.tag) in KEPT_WHOLE else cut_lines(block, text, LONGEST_LINE)
    if len(lines) > 1 or block.context.pre:
        return lines
    return above_byline(block, ends[-1], text) or below_head(block, ends[0], text)


def above_byline(block: Block, end: Span, text: str) -> list[Block]:
    """Return a short *block* up to the last line *end*, and apart from it the by-line that stands behind;
    nothing without one."""
    if len(text) > 2 * LONGEST_LINE:
        return []
    at = block.span.start
    last = _trim(Span(end.end, block.span.end), text, at)
    words = text[last.start - at : last.end - at]
    lead = LEAD.match(words)
    if not lead or not looks_like_person(words[lead.end() :]):
        return []
    above = _trim(Span(at, end.start), text, at)
    return [_part_of(block, above, len(text)), _part_of(block, last, len(text))]


def below_head(block: Block, end: Span, text: str) -> list[Block]:
    """Return what stands in bold before the first line *end*, which many pages set for a heading, and apart
    from it what it stands over.

    A line that ends like a sentence, or one over as little as itself, is no heading.
    """
    at = block.span.start
    head = _trim(Span(at, end.start), text, at)
    rest = _trim(Span(end.end, block.span.end), text, at)
    bold = any(mark.kind == "strong" and mark.span == head for mark in block.marks)
    words = text[head.start - at : head.end - at]
    few = len(words) > LONGEST_HEADING or rest.end - rest.start <= len(words)
    if not bold or few or SENTENCE_END.search(words):
        return [block]
    return [_part_of(block, head, len(text)), _part_of(block, rest, len(text))]


def cut_lines(block: Block, text: str, longest: int) -> list[Block]:
    """Return *block*, with its *text*, line by line where it is broken by hand and no line is too long."""
    breaks = [mark.outer.start for mark in block.marks if mark.kind == "break"]
    if not breaks:
        return [block]
    at = block.span.start
    bounds = zip([at, *breaks], [*breaks, block.span.end], strict=True)
    lines = [_trim(Span(start, end), text, at) for start, end in bounds]
    if any(line.end - line.start > longest for line in lines):
        return [block]
    return [_part_of(block, line, len(text)) for line in lines if line]


def _trim(span: Span, text: str, at: int) -> Span:
    """Return *span* without the white space at its edges; *text* begins at *at*."""
    words = text[span.start - at : span.end - at]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _part_of(block: Block, part: Span, size: int) -> Block:
    """Return what of *block*, *size* characters long, stands in *part*: a line, or several."""
    marks = []
    for mark in block.marks:
        start, end = max(mark.span.start, part.start), min(mark.span.end, part.end)
        if mark.kind == "break":
            marks += [mark] if part.start < mark.outer.start < part.end else []
        elif start < end:
            marks.append(Mark(mark.kind, Span(start, end), Span(start, end), mark.target))
    length = part.end - part.start
    linked = sum(m.span.end - m.span.start for m in marks if m.kind == "link") if block.linked else 0
    strong = round(block.strong * length / max(size, 1))
    return Block(
        part,
        block.context,
        marks,
        max(linked, round(block.linked * length / max(size, 1))),
        strong,
        block.inner,
    )


def trimmed(marks: list[Mark], span: Span, text: str, at: int) -> list[Mark]:
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
