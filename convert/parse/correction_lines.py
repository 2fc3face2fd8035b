"""Line ranges of corrections: where they stand, and the pieces cut and joined as they want them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from convert.corrections import Corrections, Lines
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import Declared, Draft, Known, Piece

RULE = "correction"

LINE_END = lazy_regex(r"\r\n|[\n\r]")
"""Where editors count a new line."""

LINED = frozenset(("text", "markdown"))
"""Kinds of source whose text the user sees as it is; of the others a reader makes paragraphs."""

KNOWN: dict[str, Known] = {
    "code": "code",
    "list": "item",
    "quote": "quote",
    "rule": "rule",
    "verse": "verse",
}
"""Roles of a body that pieces with mark-up have too, so that the same code makes their blocks."""

MARK = lazy_regex(r"(?P<mark>[•▪▫■□‣◦○●·*–—-]|\d{1,3}[.)])\s+")
"""A bullet, a dash or a number before a list item, with the white space behind it."""

WHOLE = frozenset(
    (
        "citation",
        "code",
        "deck",
        "heading",
        "kicker",
        "number",
        "preformatted",
        "pullquote",
        "series",
        "subtitle",
        "title",
        "verse",
    )
)
"""Roles of which a range of lines is one: its lines are put together."""


class Range(Struct, frozen=True):
    """A range of lines and where it stands."""

    lines: Lines
    """The range."""
    span: Span
    """Its place in the text."""
    misfit: str
    """Why it does not fit; empty where it does."""


def cut_lines(draft: Draft, corrections: Corrections) -> tuple[Draft, tuple[Range, ...]]:
    """Return *draft*, its pieces cut and joined as *corrections* want, and their line ranges."""
    if corrections.language is not None:
        declared = (Declared("language", corrections.language, RULE), *draft.declared)
        draft = replace(draft, declared=declared)
    starts = line_starts(draft)
    ranges = tuple(place_lines(draft.text, starts, lines) for lines in corrections.lines)
    for number, each in enumerate(ranges):
        if not each.misfit:
            draft = _cut(draft, each.span, each.lines, number)
    return draft, ranges


def line_starts(draft: Draft) -> list[int]:
    """Return where each line of *draft* starts, or each paragraph where its text has no lines of its own."""
    if draft.facts.kind in LINED:
        return [0, *(match.end() for match in LINE_END.finditer(draft.text))]
    return [piece.span.start for piece in draft.pieces]


def place_lines(text: str, starts: list[int], lines: Lines) -> Range:
    """Return where *lines* stand in *text*, whose lines start at *starts*, and why they do not fit."""
    span, misfit = _place(text, starts, lines)
    return Range(lines, span, misfit)


def _place(text: str, starts: list[int], lines: Lines) -> tuple[Span, str]:
    if not 1 <= lines.first <= lines.end:
        return Span(0, 0), "from and to are no range"
    if lines.end > len(starts):
        return Span(0, 0), f"there are {len(starts)} lines"
    end = starts[lines.end] if lines.end < len(starts) else len(text)
    span = Span(starts[lines.first - 1], end)
    words = span.cut(text)
    if not words.strip():
        return span, "nothing stands there"
    if not words.lstrip().startswith(lines.starts.strip()):
        return span, f"line {lines.first} does not begin with {lines.starts.strip()!r}"
    return span, ""


def _cut(draft: Draft, span: Span, lines: Lines, number: int) -> Draft:
    before, inside, behind = list[Piece](), list[Piece](), list[Piece]()
    for piece in draft.pieces:
        if piece.span.end <= span.start:
            before.append(piece)
        elif piece.span.start >= span.end:
            behind.append(piece)
        else:
            before += _part(piece, 0, span.start)
            inside += _part(piece, span.start, span.end)
            behind += _part(piece, span.end, len(draft.text))
    if lines.role in WHOLE and inside:
        inside = [_join(inside)]
    told = [_tell(draft.text, piece, lines.role, number) for piece in inside]
    skipped = tuple(drop for _, drop in told if drop)
    pieces = (*before, *(piece for piece, _ in told), *behind)
    return replace(draft, pieces=pieces, skipped=(*draft.skipped, *skipped))


def _part(piece: Piece, start: int, end: int) -> list[Piece]:
    """Return those lines of *piece* that stand from *start* to *end*, as a piece."""
    lines = tuple(line for line in piece.lines if start <= line.start and line.end <= end)
    if lines == piece.lines or len(piece.lines) <= 1:
        return [piece] if start <= piece.span.start < end else []
    gap = piece.gap if lines[:1] == piece.lines[:1] else 0
    return [replace(piece, span=Span(lines[0].start, lines[-1].end), lines=lines, gap=gap)] if lines else []


def _join(pieces: list[Piece]) -> Piece:
    first = pieces[0]
    return replace(
        first,
        span=Span(first.span.start, pieces[-1].span.end),
        lines=tuple(line for piece in pieces for line in piece.lines),
        marks=tuple(mark for piece in pieces for mark in piece.marks),
    )


def _tell(text: str, piece: Piece, role: str, number: int) -> tuple[Piece, Dropped | None]:
    """Return *piece* as mark-up would have called it, and the mark of a list item that is not its text."""
    # A group of its own, far from those that a reader gives: these pieces belong together.
    told = replace(piece, known=KNOWN.get(role), level=1, group=10_000_000 + number)
    match = MARK.match(piece.span.cut(text)) if role == "list" else None
    if not match:
        return told, None
    mark = Span(piece.span.start, piece.span.start + match.end())
    words = Span(mark.end, piece.span.end)
    told = replace(told, span=words, lines=(words,), label=match["mark"], ordered=match["mark"][0].isdigit())
    return told, Dropped(mark, "the mark of a list item; editions set their own")
