"""A paragraph that is emphasised as a whole: its words are read without the marks around them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import Piece

EMPHASIS = ("emphasis", "strong")

LONGEST_HEADING = 100
"""Characters of a bold line that can stand for a heading; what ends like a sentence is one, or a question."""

SENTENCE_END = lazy_regex(r"[.!?…:;,][\"'”’)\]]*\Z")

AROUND = "marks of emphasis around a whole paragraph"


def bare(piece: Piece) -> tuple[Piece, list[Dropped]]:
    """Return *piece* from its first word to its last, and the marks of emphasis around them.

    The emphasis stays; what stands in asterisks can now be read by rules that look at words.
    """
    marks, whole, around = list(piece.marks), piece.span, list[Dropped]()
    for at, mark in enumerate(marks):
        if mark.kind == "foreign":
            continue
        if mark.kind not in EMPHASIS or mark.outer != whole or not mark.span:
            break
        around += [
            Dropped(edge, AROUND)
            for edge in (Span(whole.start, mark.span.start), Span(mark.span.end, whole.end))
            if edge
        ]
        whole = mark.span
        marks[at] = replace(mark, outer=whole)
    # Outer marks are the first; each of them ends now where the innermost does.
    marks = [replace(m, span=whole, outer=whole) if m.outer.start < whole.start else m for m in marks]
    if whole == piece.span:
        return piece, []
    lines = (Span(max(line.start, whole.start), min(line.end, whole.end)) for line in piece.lines)
    return replace(piece, span=whole, lines=tuple(line for line in lines if line), marks=tuple(marks)), around


def let_bold_speak(pieces: Sequence[Piece], text: str, *, titled: bool) -> list[Piece]:
    """Return *pieces* with short bold paragraphs as of no kind, where the source has no other headings.

    Many make their headings so, in word processors above all; *titled* tells that the title stands elsewhere.
    """
    marked = sum(piece.known in ("heading", "title") for piece in pieces) + titled
    if marked > 1:
        return list(pieces)
    return [replace(piece, known=None) if _is_bold(piece, text) else piece for piece in pieces]


def _is_bold(piece: Piece, text: str) -> bool:
    words = " ".join(piece.span.cut(text).split())
    broken = any(mark.kind == "break" for mark in piece.marks)
    if piece.known != "paragraph" or broken or len(words) > LONGEST_HEADING:
        return False
    bold = any(mark.kind == "strong" and mark.outer == piece.span for mark in piece.marks)
    return bold and not SENTENCE_END.search(words)
