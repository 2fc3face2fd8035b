"""The words below a picture that the source names: its caption, and who made it."""

from __future__ import annotations

from msgspec.structs import replace

from convert.model import Figure, Span
from convert.parse.desk import Desk
from convert.parse.figure import LONGEST, split_caption

RULE = "caption"

MOST_LINES = 2
"""Pieces below a picture that are looked at: one for the caption, one for the credit."""
TEXT = (None, "paragraph", "figure")
"""What a caption can be known as; a picture has a target, which tells it apart."""


def take_caption(desk: Desk, index: int, figure: Figure, notes: frozenset[str]) -> Figure:
    """Return *figure*, which is piece *index*, with what stands below it and belongs to it."""
    for below in range(index + 1, index + 1 + MOST_LINES):
        found = _read(desk, below, figure)
        if found is None:
            break
        piece = desk.take(below)
        desk.claim(piece.span, "caption", RULE)
        start = piece.span.start
        caption, credit = (
            desk.line(Span(start + part.start, start + part.end), notes) if part else () for part in found
        )
        whole = Span(figure.span.start, piece.span.end)
        figure = replace(
            figure, caption=figure.caption or caption, credit=figure.credit or credit, span=whole
        )
    return figure


def _read(desk: Desk, index: int, figure: Figure) -> tuple[Span, Span] | None:
    """Return where caption and credit stand in piece *index*, if that has what *figure* still lacks."""
    if not desk.is_free(index) or (figure.caption and figure.credit):
        return None
    piece, words = desk.pieces[index], desk.words(index)
    if piece.known not in TEXT or piece.target or len(words) > LONGEST:
        return None
    nothing, whole = Span(0, 0), Span(0, len(words))
    slanted = any(mark.kind == "emphasis" and mark.outer == piece.span for mark in piece.marks)
    found = split_caption(words)
    if found is None and (slanted or piece.known == "figure"):
        found = whole, nothing
    doubled = found is not None and ((found[0] and figure.caption) or (found[1] and figure.credit))
    return None if doubled else found
