"""Where the parts of a Markdown block stand: lines of a listing, words of a heading, cells of a row."""

import itertools
import re

from markdown_it.token import Token
from msgspec.structs import replace

from convert.model import Span
from convert.read.draft import Piece
from convert.read.markdown_inline import Marked
from convert.read.markdown_lines import Lines


def listing_lines(lines: Lines, content: str, first: int) -> list[Span]:
    """Return the lines of the listing *content*, which begins in line *first*; blank ones at its ends go."""
    spans: list[Span] = []
    for number, part in enumerate(content.removesuffix("\n").split("\n"), start=first):
        line = lines.line(number) if number < len(lines.starts) else Span(0, 0)
        raw = line.cut(lines.text)
        words = part.lstrip()
        if not raw.endswith(words):
            # The parser trims a paragraph, not a listing.
            raw, words = raw.rstrip(), words.rstrip()
            line = Span(line.start, line.start + len(raw))
        width = len(words)
        while width < min(len(part), len(raw)) and raw[len(raw) - width - 1] in " \t":
            width += 1
        spans.append(Span(line.end - width, line.end))
    shown = [at for at, span in enumerate(spans) if span.cut(lines.text).strip()]
    return spans[shown[0] : shown[-1] + 1] if shown else []


def heading_places(lines: Lines, inline: Token) -> list[int] | None:
    """Return where the characters of a heading with ``#`` before it stand, and its end."""
    line = lines.line((inline.map or [0, 0])[0])
    words = line.cut(lines.text).rstrip()
    bare = words.rstrip("#")
    end = len(bare) if bare != words and bare.endswith((" ", "\t")) else len(words)
    start = len(words[:end].rstrip()) - len(inline.content)
    shown = words[start : start + len(inline.content)].replace("\0", "\ufffd")
    if not inline.content or shown != inline.content:
        return None
    return list(range(line.start + start, line.start + start + len(inline.content) + 1))


def row_cells(row: str) -> list[Span]:
    """Return the places of the cells of *row*, between bars that no backslash escapes."""
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", row)]
    edges = [-1, *bars, len(row)]
    cells = [Span(left + 1, right) for left, right in itertools.pairwise(edges)]
    if cells and not cells[0].cut(row).strip():
        cells = cells[1:]
    return cells


def is_alone(content: str, marked: Marked) -> bool:
    """Tell whether the picture is all that *content* holds, but for a link around it."""
    whole = marked.pictures[0].span
    for mark in marked.marks:
        if mark.kind == "link" and mark.span == whole:
            whole = mark.outer
    return not (content[: whole.start] + content[whole.end :]).strip()


def number_notes(pieces: list[Piece]) -> list[Piece]:
    """Return *pieces* with notes numbered in the order of their marks; what nothing leads to follows."""
    marks = [mark for piece in pieces for mark in piece.marks if mark.kind == "note"]
    names = [mark.target for mark in sorted(marks, key=lambda mark: mark.outer.start)]
    names += [piece.label for piece in pieces if piece.known == "note"]
    numbers = {name: str(at) for at, name in enumerate(dict.fromkeys(names), start=1)}
    return [
        replace(
            piece,
            marks=tuple(
                replace(mark, target=numbers[mark.target]) if mark.kind == "note" else mark
                for mark in piece.marks
            ),
            label=numbers[piece.label] if piece.known == "note" else piece.label,
        )
        for piece in pieces
    ]
