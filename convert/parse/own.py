"""An edition that Octavo made: its styles say what each part is, so that nothing of it is guessed."""

from __future__ import annotations

from msgspec.structs import replace

from convert.model import Block, Figure, Paragraph, Span
from convert.parse.caption import find_captions
from convert.parse.dateline import find_dateline
from convert.parse.desk import Desk
from convert.parse.known import parse_known

RULE = "style"


def parse_own_body(desk: Desk) -> None:
    """Make a block of each piece that is left; what an editor added in no style of ours is a paragraph."""
    notes = frozenset(note.label for note in desk.found.notes)
    find_captions(desk)
    below = {caption: thing for thing, caption in desk.found.captions.items() if thing > caption}
    for index in list(desk.free()):
        if desk.is_free(index) and not (_is_credit(desk, index) and _credit(desk, index, notes)):
            desk.found.body.append(_block(desk, below.get(index, index), notes))
    first = next((block for block in desk.found.body if isinstance(block, Paragraph)), None)
    if first:
        find_dateline(desk, first.span)


def _block(desk: Desk, index: int, notes: frozenset[str]) -> Block:
    piece = desk.pieces[index]
    if piece.known == "figure":
        return _figure(desk, index, notes)
    known = parse_known(desk, index, notes)
    if known:
        return known
    desk.claim(desk.take(index).span, "paragraph", RULE)
    return Paragraph(desk.line(piece.span, notes), piece.span)


def _figure(desk: Desk, index: int, notes: frozenset[str]) -> Figure:
    """Return piece *index* as a figure: a picture has its caption and its credit as cells, or behind it."""
    piece = desk.take(index)
    desk.claim(piece.span, "figure", RULE)
    cells = piece.cells or (() if piece.target else (piece.span,))
    lines = [desk.line(cell, notes) if cell else () for cell in cells]
    if _is_credit(desk, index):
        lines = [(), *lines]
    alternative = piece.label if piece.target else ""
    figure = Figure(piece.target or None, alternative, piece.span, *lines[:2])
    below = index + 1
    if piece.target and not cells and desk.is_free(below) and _is_caption(desk, below):
        span = desk.take(below).span
        desk.claim(span, "figure", RULE)
        return replace(figure, caption=desk.line(span, notes), span=Span(piece.span.start, span.end))
    return figure


def _is_caption(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is a caption that stands apart from its picture, as in Word."""
    piece = desk.pieces[index]
    return piece.known == "figure" and not piece.target and not piece.cells and piece.styled is None


def _is_credit(desk: Desk, index: int) -> bool:
    return desk.pieces[index].styled == "credit"


def _credit(desk: Desk, index: int, notes: frozenset[str]) -> bool:
    """Give the figure right above its credit, piece *index*; False where there is none that lacks one."""
    last = desk.found.body[-1] if desk.found.body else None
    if not isinstance(last, Figure) or last.credit:
        return False
    span = desk.take(index).span
    desk.claim(span, "figure", RULE)
    whole = Span(last.span.start, span.end)
    desk.found.body[-1] = replace(last, credit=desk.line(span, notes), span=whole)
    return True
