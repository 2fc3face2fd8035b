"""Bad spots of laid-out pages: what a compositor would mend before the pages are printed."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from convert.render.rendering import LINE_HYPHEN
from convert.write.pdf_lines import Block, read_late_notes

SHORTEST_PAGE = 5
"""Lines that a last page should hold at least; with fewer it looks like a mistake. Lines of small print, of
end matter above all, count for what they are of a line of the text."""
SHORTEST_LINE = 8
"""A last line of so many characters, or fewer, is a runt; so is one narrower than an em."""
MOST_HYPHENS = 2
"""Lines in a row that may end in hyphens."""
NEXT_LINE = 8.0
"""Pixels by which a line stands below another at least, if it is not beside it."""
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
TEXT = frozenset(("p", "li"))
"""Elements whose last line can be a runt; headings and headlines are broken otherwise."""

Kind = Literal["runt", "widow", "orphan", "ladder", "heading", "late-note", "short-page", "turn"]
"""The last line of a paragraph is too short; stands alone on a page; its first does; three lines in a row
end in hyphens; a heading stands at the foot of a page; a footnote begins behind the page of its mark; the
last page is nearly empty; a page ends in a hyphen."""


class Spot(NamedTuple):
    """Something bad on a page."""

    kind: Kind
    """What it is."""
    page: int
    """The page, from 0."""
    words: str
    """The words that stand there."""
    element: Any
    """The element of the paragraph or heading; of a short page the last one."""


def find_spots(blocks: list[Block]) -> list[Spot]:
    """Return the bad spots of the pages that hold *blocks*, which are in the order of the text."""
    if not blocks:
        return []
    spots = [spot for block in blocks for spot in _in_block(block)]
    spots += _headings(blocks)
    last = max(block.lines[-1].page for block in blocks)
    if last and count_lines(blocks, last) < SHORTEST_PAGE:
        spots.append(Spot("short-page", last, blocks[-1].lines[-1].text, blocks[-1].element))
    return spots


def late_notes(document: Any, blocks: list[Block]) -> Iterator[Spot]:
    """Yield the footnotes of *document* that begin on a page behind that of their mark, at the mark's
    block."""
    texts = {id(block.element): block.lines[0].text for block in blocks}
    for page, element in read_late_notes(document):
        yield Spot("late-note", page, texts.get(id(element), ""), element)


def _in_block(block: Block) -> Iterator[Spot]:
    lines, element = block.lines, block.element
    if len(lines) < 2 or element.tag not in TEXT:
        return
    end = lines[-1]
    if len(end.text.strip()) <= SHORTEST_LINE or end.width < block.style["font_size"]:
        yield Spot("runt", end.page, end.text, element)
    pages = [line.page for line in lines]
    for before, after in pairwise(sorted(set(pages))):
        if after == pages[-1] and pages.count(after) == 1:
            yield Spot("widow", after, end.text, element)
        if before == pages[0] and pages.count(before) == 1:
            yield Spot("orphan", before, lines[0].text, element)
    for line, following in pairwise(lines):
        if line.page < following.page and line.text.endswith(LINE_HYPHEN):
            yield Spot("turn", line.page, line.text, element)
    row = 0
    for line in lines:
        row = row + 1 if line.text.endswith(LINE_HYPHEN) else 0
        if row == MOST_HYPHENS + 1:
            yield Spot("ladder", line.page, line.text, element)


def _headings(blocks: list[Block]) -> Iterator[Spot]:
    """Yield the headings behind which a page ends."""
    for heading, following in pairwise(blocks):
        if heading.element.tag in HEADINGS and following.lines[0].page > heading.lines[-1].page:
            yield Spot("heading", heading.lines[-1].page, heading.lines[-1].text, heading.element)


def count_lines(blocks: list[Block], page: int) -> float:
    """Return the lines of text on *page*, as lines of the size that most of *blocks* has.

    Lines of two columns beside each other count once.
    """
    sizes = Counter[float]()
    for block in blocks:
        sizes[block.style["font_size"]] += len(block.lines)
    usual = sizes.most_common(1)[0][0] if sizes else 1.0
    tops = sorted(
        (line.top, min(1.0, block.style["font_size"] / usual))
        for block in blocks
        for line in block.lines
        if line.page == page
    )
    number, last = 0.0, -NEXT_LINE
    for top, share in tops:
        if top - last >= NEXT_LINE:
            number, last = number + share, top
    return round(number, 2)
