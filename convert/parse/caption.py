"""The words of a picture or a table that the source shows: its caption, and who made it."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from convert.model import Figure, Line, Span
from convert.parse.desk import Desk
from convert.parse.figure import LONGEST, split_caption
from convert.parse.tongue import ENGLISH, load_tongue

RULE = "caption"

MOST_LINES = 2
"""Pieces below a picture that are looked at: one for the caption, one for the credit."""
TEXT = (None, "paragraph", "figure")
"""What a caption can be known as; a picture has a target, which tells it apart."""
LABELLED = (None, "paragraph", "heading")
"""What a line can be known as that counts a picture or a table."""
NUMBER = r"\s*(?:no\.?\s*|n[.º°]\s*)?(?:[A-Z]?\d+[a-z]?(?:[.-]\d+)*|[IVX]+)"
BEHIND_NUMBER = r"\s*(?:[.:：。–—|)\]>〉》】-]\s*|\n\s*)(?=[^\W\d_]|[\"“«„(「『])"
"""What parts the number from the words: ``Figure 2. Waiting time``, or the end of the line."""


def find_captions(desk: Desk) -> None:
    """Tell which lines belong to the pictures and tables right above or below them, and keep it on the desk.

    A table's own caption does. So does a line that counts (``Figure 2: Waiting time``): between two, it
    belongs where the other lines of the article that count do, above or below what they count.
    """
    things = _things(desk)
    starts, ends = {run.start for run in things}, {run.stop: run.start for run in things}
    labels = [i for i in sorted({*ends, *(start - 1 for start in starts)}) if _is_label(desk, i)]
    sides = [(i + 1 in starts) - (i in ends) for i in labels]
    above = sum(sides) > 0
    for index, side in zip(labels, sides, strict=True):
        upwards = side < 0 or (side == 0 and not above and desk.pieces[index].known != "caption")
        desk.found.captions.setdefault(ends[index] if upwards else index + 1, index)


def _things(desk: Desk) -> list[range]:
    """Return the pictures without a caption of their own, and the tables, as runs of pieces."""
    runs: list[range] = []
    for index, piece in enumerate(desk.pieces):
        if not desk.is_free(index):
            continue
        if piece.known == "figure" and piece.target and not piece.cells:
            runs.append(range(index, index + 1))
        elif piece.known == "table":
            last = runs[-1] if runs else range(0)
            same = last.stop == index and last and desk.pieces[last.start].known == "table"
            if same and desk.pieces[last.start].group == piece.group:
                runs[-1] = range(last.start, index + 1)
            else:
                runs.append(range(index, index + 1))
    return runs


def _is_label(desk: Desk, index: int) -> bool:
    if not desk.is_free(index):
        return False
    piece, words = desk.pieces[index], desk.words(index)
    if piece.known == "caption":
        return True
    # What Octavo made says of each caption that it is one.
    plain = piece.known in LABELLED and not piece.group and not desk.own
    return plain and len(words) <= LONGEST and _label(desk.language).match(words) is not None


@cache
def _label(language: str) -> re.Pattern[str]:
    """Return how a line begins in *language*, or in English, that counts a picture or a table."""
    words = {word for tag in (language, ENGLISH) for word in load_tongue(tag).labels.get("captions", ())}
    names = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"[<\[(〈《【]?\s*(?:{names}){NUMBER}{BEHIND_NUMBER}", re.IGNORECASE)


def take_label(desk: Desk, thing: int, notes: frozenset[str]) -> tuple[Line, Span] | None:
    """Take the caption of the picture or table that begins with piece *thing*; return it and where it is."""
    index = desk.found.captions.get(thing)
    if index is None or not desk.is_free(index):
        return None
    span = desk.take(index).span
    desk.claim(span, "caption", RULE)
    return desk.line(span, notes), span


def take_caption(desk: Desk, index: int, figure: Figure, notes: frozenset[str]) -> Figure:
    """Return *figure*, which is piece *index*, with what stands below it and belongs to it."""
    below = index + 1
    if label := take_label(desk, index, notes):
        caption, span = label
        whole = Span(min(figure.span.start, span.start), max(figure.span.end, span.end))
        figure = replace(figure, caption=caption, span=whole)
        below += desk.found.captions[index] > index
    for place in range(below, index + 1 + MOST_LINES):
        found = _read(desk, place, figure)
        if found is None:
            break
        piece = desk.take(place)
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
    if not desk.is_free(index) or index in desk.found.captions.values() or (figure.caption and figure.credit):
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
