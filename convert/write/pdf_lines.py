"""The lines of a laid-out document, read back: what stands in each, where, and how wide its spaces are."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from convert.render.rendering import LINE_HYPHEN

MARGIN_BOXES = frozenset(("MarginBox",))
SPACES = (" ", "\u00a0")


class Line(NamedTuple):
    """One line of a block of text."""

    page: int
    """The page, from 0."""
    top: float
    """Where it stands on its page, in pixels from the top."""
    text: str
    """Its characters."""
    width: float
    """How much of the measure it fills."""
    measure: float
    """How much it could fill."""
    spacing: float | None
    """By how much its spaces are wider than the face has them; None for a line without a space."""


class Block(NamedTuple):
    """A block of text: a paragraph, an item, a heading."""

    element: Any
    """Its element; text boxes of a running head have those of their own."""
    style: Any
    """The computed style of its text."""
    lines: list[Line]
    """Its lines, over all pages."""


def read_blocks(document: Any) -> list[Block]:
    """Return the blocks of text of WeasyPrint's *document*, in the order in which they begin; no running
    matter."""
    blocks: dict[int, Block] = {}
    for number, page in enumerate(document.pages):
        for holder, box in line_boxes(page._page_box):
            key = id(box.element)
            if key not in blocks:
                blocks[key] = Block(box.element, box.style, [])
            blocks[key].lines.append(_read_line(number, holder, box))
    return list(blocks.values())


def read_divisions(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Yield for each line that ends in a hyphen of the edition what stands before it and what the next
    begins with."""
    for block in blocks:
        for line, following in pairwise(block.lines):
            head, tail = line.text.split()[-1:], following.text.split()[:1]
            if head and tail and head[0].endswith(LINE_HYPHEN):
                yield head[0].removesuffix(LINE_HYPHEN), tail[0].removesuffix(LINE_HYPHEN)


def line_boxes(box: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each line box below *box* with the block around it."""
    for child in box.children:
        kind = type(child).__name__
        if kind == "LineBox":
            yield box, child
            yield from _floats(child)
        elif kind not in MARGIN_BOXES and hasattr(child, "children"):
            yield from line_boxes(child)


def _floats(line: Any) -> Iterator[tuple[Any, Any]]:
    for child in getattr(line, "children", ()):
        kind = type(child).__name__
        if kind in ("InlineBlockBox", "BlockBox"):
            yield from line_boxes(child)
        elif kind == "InlineBox":
            yield from _floats(child)


def _read_line(page: int, holder: Any, box: Any) -> Line:
    texts = list(texts_of(box))
    spaced = next((text for text in texts if any(space in text.text for space in SPACES)), None)
    spacing = spaced.style["word_spacing"] + spaced.justification_spacing if spaced else None
    end = max((text.position_x + text.width for text in texts), default=box.position_x)
    start = min((text.position_x for text in texts), default=box.position_x)
    text = "".join(text.text for text in texts)
    return Line(page, box.position_y, text, end - start, holder.width, spacing)


def texts_of(box: Any) -> Iterator[Any]:
    """Yield the boxes of text in *box*, which is on one line."""
    for child in box.children:
        kind = type(child).__name__
        if kind == "TextBox":
            yield child
        elif kind == "InlineBox":
            yield from texts_of(child)


def read_late_notes(document: Any) -> Iterator[tuple[int, Any]]:
    """Yield for each footnote that begins behind the page of its mark that page and the block of the mark."""
    notes: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for area in page._page_box.children:
            if type(area).__name__ == "FootnoteAreaBox":
                for note in area.children:
                    notes.setdefault(str(note.element.get("data-note")), number)
    if not notes:
        return
    for number, page in enumerate(document.pages):
        for _, line in line_boxes(page._page_box):
            for name in _marks(line):
                if notes.pop(name, number) > number:
                    yield number, line.element


def _marks(box: Any) -> Iterator[str]:
    for child in box.children:
        if type(child).__name__ == "InlineBox":
            name = child.element.get("data-mark")
            if name:
                yield name
            yield from _marks(child)
