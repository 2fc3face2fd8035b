"""Blocks -> pieces: what each block's element says that it is."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml.html import HtmlElement
from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Confidence, Span
from convert.read.draft import Known, Piece
from convert.read.html_blocks import Block, Page
from convert.read.html_lines import LONGEST_LINE, cut_lines
from convert.read.html_notes import without_returns
from convert.read.html_pictures import picture_in
from convert.read.html_quotes import find_indents, quotations_around
from convert.read.html_subtitle import part_of_headline

FEWEST_ROWS = 2
FEWEST_CELLS = 2
LONGEST_CELL = 240
"""Characters; a table with a longer cell only places things on the page."""

CAPTION = lazy_regex(
    r"(?:^|[\s_-])(?:caption|figcaption|wp-caption(?:-text)?|thumbcaption|(?:image|img|photo|picture|"
    r"media|figure|foto|bild)-?"
    r"(?:caption|credits?|description|text|info|source|byline|copyright|unterschrift|legend)|credits?|"
    r"credit-?line|legende|"
    r"bildunterschrift|bildtext|cutline|pie-?de-?foto|photographer|imagecaption|imagecredit)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of the words under a picture."""

CAPTION_HEIGHT = 3

LONGEST_CAPTION = 300

LONGEST_HEADING = 70
"""Characters from which a heading between headline and text is the sentence under the headline."""

PROSE = 100
"""Characters of a paragraph with which a text has begun."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def make_pieces(
    page: Page, kept: Sequence[int], title: int | None, sure: Confidence, notes: dict[int, str]
) -> list[Piece]:
    """Return the pieces of the blocks *kept*; *title* is the headline's, as *sure* as said.

    *notes* are the labels of the blocks that are notes."""
    data: dict[HtmlElement, bool] = {}
    pieces: list[Piece] = []
    indents = find_indents(page, kept)
    text = next((index for index in kept if index != title and _is_text(page, page.blocks[index])), 0)
    marked = any(page.blocks[index].context.block.tag in HEADINGS for index in kept if index != title)
    for row, indexes in groupby(
        kept, lambda index: None if index in notes else _data_row(page, index, title, data)
    ):
        group = list(indexes)
        blocks = [page.blocks[index] for index in group]
        if row is not None:
            pieces.append(_row(page, blocks))
            continue
        for index, block in zip(group, blocks, strict=True):
            if index in notes:
                pieces.append(_note(page, block, notes[index]))
                continue
            known = part_of_headline(page, index, title, text)
            quotations = quotations_around(block.context, indents)
            for line in _stack(page, block) if index < text and not known else [block]:
                made = _pieces(page, line, known or _kind(page, line, bool(quotations)), quotations)
                pieces += (replace(each, confidence=sure) for each in made) if known else made
    return list(_settled(page.text, pieces, marked))


def _settled(text: str, pieces: list[Piece], marked: bool) -> Iterator[Piece]:
    """Yield *pieces*; where a page marks its headings, an unmarked line below its first paragraph is none."""
    begun = opened = False
    for piece in pieces:
        size = len(piece.span.cut(text))
        opened = opened or piece.known == "paragraph" or (piece.known is None and size >= PROSE)
        begun = begun or (piece.known == "paragraph" and size >= PROSE)
        if not opened and piece.known == "heading" and size >= LONGEST_HEADING:
            piece = replace(piece, known=None, level=0)  # the sentence under the headline
        yield replace(piece, known="paragraph") if marked and begun and piece.known is None else piece


def _is_text(page: Page, block: Block) -> bool:
    size = block.span.end - block.span.start
    return size >= PROSE and len(_stack(page, block)) == 1


def _stack(page: Page, block: Block) -> list[Block]:
    """Return the lines of a paragraph that are lines of a head: names, houses, days; else the paragraph."""
    words = block.span.cut(page.text)
    lines = cut_lines(block, words, LONGEST_LINE)
    is_text = any(line.span.cut(page.text).endswith((".", "!", "?")) for line in lines)
    return [block] if is_text else lines


def _data_row(page: Page, index: int, title: int | None, data: dict[HtmlElement, bool]) -> HtmlElement | None:
    """Return the row of a table of data that block *index* stands in."""
    context = page.blocks[index].context
    if index == title or context.row is None or context.table is None or context.cell is None:
        return None
    if context.table not in data:
        data[context.table] = holds_data(context.table)
    return context.row if data[context.table] else None


def holds_data(table: HtmlElement) -> bool:
    """Tell whether *table* holds data; most tables of old pages only place things."""
    if next(table.iterdescendants("table"), None) is not None or table.get("role") == "presentation":
        return False
    rows = [row for row in table.iter("tr") if len(row) >= FEWEST_CELLS]
    if len(rows) < FEWEST_ROWS:
        return False
    return all(len(cell.text_content()) <= LONGEST_CELL for row in rows for cell in row)


def _row(page: Page, blocks: list[Block]) -> Piece:
    """Return the row of a table of data that *blocks* make up."""
    cells = []
    for _, inner in groupby(blocks, lambda block: block.context.cell):
        parts = list(inner)
        cells.append(Span(parts[0].span.start, parts[-1].span.end))
    span = Span(cells[0].start, cells[-1].end)
    head = all(block.context.cell is not None and block.context.cell.tag == "th" for block in blocks)
    marks = tuple(mark for block in blocks for mark in block.marks)
    table = blocks[0].context.table
    number = page.extents[table].start + 1 if table is not None else 1
    return Piece(
        span,
        tuple(_lines(page, span)),
        1,
        0,
        "table",
        group=number,
        cells=tuple(cells),
        head=head,
        marks=marks,
    )


def _note(page: Page, block: Block, label: str) -> Piece:
    """Return the paragraph of a note that *block* is, without its label and the ways back to the text."""
    marks = without_returns(block.marks, block.span, page.text, label)
    return Piece(block.span, tuple(_lines(page, block.span)), 1, 0, "note", label=label, marks=marks)


def _pieces(
    page: Page, block: Block, known: Known | None, quotations: Sequence[HtmlElement]
) -> Iterator[Piece]:
    """Yield the piece that *block* is; lines broken by hand outside a paragraph are a piece each."""
    kind = known
    lines = tuple(_lines(page, block.span))
    context = block.context
    level, group = 0, 0
    target, shown = picture_in(context.figure) if kind == "figure" else ("", "")
    if kind == "heading":
        level = int(context.block.tag[1])
    elif context.items and kind in ("item", "paragraph", "code"):
        level, group = context.items, context.group
    elif kind == "quote":
        level, group = len(quotations), page.extents[quotations[0]].start + 1
    yield Piece(
        block.span,
        lines,
        1,
        0,
        kind,
        level=level,
        group=group,
        ordered=context.ordered and bool(context.items),
        marks=tuple(block.marks),
        cells=(block.span,) if kind == "figure" else (),
        label=shown,
        target=target,
    )


def _kind(page: Page, block: Block, is_quoted: bool) -> Known | None:
    """Return what the elements around *block* say that it is; blockquotes around it say *is_quoted*."""
    context, tag = block.context, block.context.block.tag
    if is_caption(page, block):
        return "figure"
    if tag in HEADINGS:
        return "heading"
    if tag in ("hr", "caption"):
        return "rule" if tag == "hr" else "caption"
    if context.pre:
        return "code"
    if context.item is not None and context.items:
        return "item" if _opens_item(block) else "paragraph"
    if is_quoted:
        return "quote"
    return "paragraph" if tag == "p" else None


def is_heading(element: HtmlElement | None) -> bool:
    """Tell whether *element* is one of the six headings."""
    return element is not None and element.tag in HEADINGS


def is_caption(page: Page, block: Block) -> bool:
    """Tell whether *block* stands under a picture, or names who made it."""
    element: HtmlElement | None = block.context.block
    short = block.span.end - block.span.start <= LONGEST_CAPTION
    if short and " ".join(block.span.cut(page.text).split()) in page.alternatives and not is_heading(element):
        return True
    if any(each.tag == "figcaption" or CAPTION.search(each.get("class") or "") for each in block.inner[:1]):
        return True
    for _ in range(CAPTION_HEIGHT):
        if element is None or element.tag in ("body", "article", "main", "section"):
            return False
        if element.tag == "figcaption" or CAPTION.search(element.get("class") or ""):
            return True
        element = element.getparent()
    return False


def _opens_item(block: Block) -> bool:
    """Tell whether *block* is the first of its item."""
    item = block.context.item
    if item is None or block.context.block is item:
        return True
    element = block.context.block
    while element is not item and element is not None:
        if any(
            (each.text_content() or "").strip()
            for each in element.itersiblings(preceding=True)
            if isinstance(each.tag, str)
        ):
            return False
        element = element.getparent()
    return not (item.text or "").strip()


def _lines(page: Page, span: Span) -> Iterator[Span]:
    """Yield the lines of *span* without the white space around them."""
    place = span.start
    for line in span.cut(page.text).split("\n"):
        kept = line.strip()
        if kept:
            start = place + len(line) - len(line.lstrip())
            yield Span(start, start + len(kept))
        place += len(line) + 1
