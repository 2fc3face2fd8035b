"""Lines of the head that one paragraph of the source holds, broken by hand: each is a piece of its own.

Word processors and Markdown keep them together (``By Ana Ruiz``, a line end, ``Senior Fellow``); the rules
for by-lines, dates and roles read lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.correction_lines import Range
from convert.parse.credit import names_alone, read_credit
from convert.parse.prose import find_text
from convert.read.draft import Draft, Mark, Piece

LINED = frozenset(("text", "html", "epub"))
"""Kinds of source whose readers part such lines themselves."""

MOST_LINES = 8
"""Lines of such a paragraph."""
LONGEST = 120
"""Characters of a line of a head."""
SENTENCE = 8
"""Words from which a line that ends like a sentence is one."""

ENDED = lazy_regex(r"[.!?…。！？][\"'”’)\]]*$")

AROUND = frozenset(("emphasis", "strong", "small_caps", "foreign"))
"""Marks that go on from line to line, and can be cut where a line ends."""


def cut_broken(draft: Draft, locale: str, ranges: Sequence[Range]) -> Draft:
    """Return *draft* with the lines of such paragraphs above its text as pieces.

    *locale* says how dates are read; what stands in the *ranges* of corrections is as those want it.
    """
    if draft.own or draft.facts.kind in LINED:
        return draft
    start = find_text([piece.span.cut(draft.text) for piece in draft.pieces])
    given = [each.span for each in ranges if not each.misfit]
    pieces: list[Piece] = []
    for piece in draft.pieces[:start]:
        free = not any(span.start < piece.span.end and piece.span.start < span.end for span in given)
        pieces += _lines(piece) if free and _is_head(draft.text, piece, locale) else [piece]
    return replace(draft, pieces=(*pieces, *draft.pieces[start:]))


def _lines(piece: Piece) -> Iterator[Piece]:
    """Yield the lines of *piece*."""
    for number, line in enumerate(_spans(piece)):
        marks = tuple(_cut(mark, line) for mark in piece.marks if mark.kind != "break" and _meets(mark, line))
        gap = 0 if number else piece.gap
        yield replace(piece, span=line, lines=(line,), gap=gap, known=None, marks=marks)


def _spans(piece: Piece) -> list[Span]:
    """Return where the lines of *piece* stand, without the signs that break them."""
    ends = [mark.outer.start for mark in piece.marks if mark.kind == "break"]
    return [
        Span(line.start, min([line.end, *(end for end in ends if end > line.start)])) for line in piece.lines
    ]


def _is_head(text: str, piece: Piece, locale: str) -> bool:
    """Tell whether the lines of *piece* are short and one of them names people, or credits or dates."""
    if not 1 < len(piece.lines) <= MOST_LINES:
        return False
    spans = _spans(piece)
    lines = [line.cut(text) for line in spans]
    plain = piece.known in (None, "paragraph") and not (piece.styled or piece.group or piece.level)
    if not plain or not all(0 < len(line) <= LONGEST for line in lines):
        return False
    if any(ENDED.search(line) and len(line.split()) >= SENTENCE for line in lines):
        return False
    crossed = (m for m in piece.marks if m.kind != "break" and not any(_holds(line, m) for line in spans))
    if any(mark.kind not in AROUND for mark in crossed):
        return False
    return any(names_alone(line) or read_credit(line, locale) is not None for line in lines)


def _holds(line: Span, mark: Mark) -> bool:
    return line.start <= mark.outer.start and mark.outer.end <= line.end


def _meets(mark: Mark, line: Span) -> bool:
    return mark.span.start < line.end and line.start < mark.span.end


def _cut(mark: Mark, line: Span) -> Mark:
    """Return what of *mark* lies in *line*."""
    span, outer = (
        Span(max(part.start, line.start), min(part.end, line.end)) for part in (mark.span, mark.outer)
    )
    return replace(mark, span=span, outer=outer)
