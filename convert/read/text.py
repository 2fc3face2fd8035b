"""Plain text -> Draft: lines, gaps and indents are all that there is to go by."""

import re
from collections.abc import Iterator

from msgspec import Struct

from convert.model import SourceFacts, Span
from convert.read.draft import INVISIBLE, Draft, Piece
from convert.source import Source

LINE = re.compile(r"([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)")
"""One line and its end; every sign that some program ends a line with."""

TAB = 4
"""Columns that a tab is worth."""

WRAP_COLUMN = 100
"""No line of a wrapped text is longer; typewriters, mail and editors wrap at 60 to 80 columns."""

WRAP_SHORTEST = 40
"""Shorter lines are verse or lists, not wrapped prose."""

WRAP_MINIMUM = 4
"""Inner lines that it takes before a text can be called wrapped."""


class _TextLine(Struct, frozen=True):
    span: Span
    indent: int


def read(source: Source) -> Draft:
    """Return the draft of the plain text *source*."""
    facts = SourceFacts(source.name, source.kind, source.encoding, source.sha256, len(source.text))
    blocks = list(_blocks(source.text))
    wrapped = is_wrapped([[line.span.end - line.span.start for line in block] for _, block in blocks])
    pieces = [piece for gap, block in blocks for piece in _pieces(gap, block, wrapped)]
    return Draft(source.text, facts, tuple(pieces), wrapped)


def is_wrapped(blocks: list[list[int]]) -> bool:
    """Tell from the lengths of the lines of each block whether the text is wrapped at a column.

    In wrapped text the inner lines of a paragraph come close to the longest line, and no line is long.
    """
    longest = max((max(block) for block in blocks if block), default=0)
    inner = [length for block in blocks for length in block[:-1]]
    if longest > WRAP_COLUMN or longest < WRAP_SHORTEST or len(inner) < WRAP_MINIMUM:
        return False
    near = sum(1 for length in inner if length > 0.75 * longest)
    return near >= 0.7 * len(inner)


def _text_lines(text: str) -> Iterator[_TextLine]:
    for match in LINE.finditer(text):
        start, end = match.span(1)
        whole = match.group(1)
        left = len(whole) - len(whole.lstrip().lstrip(INVISIBLE).lstrip())
        kept = whole[left:].rstrip().rstrip(INVISIBLE).rstrip()
        indent = len(whole[:left].expandtabs(TAB).translate(dict.fromkeys(map(ord, INVISIBLE))))
        yield _TextLine(Span(start + left, start + left + len(kept)), indent)
        if end == len(text):
            return


def _blocks(text: str) -> Iterator[tuple[int, list[_TextLine]]]:
    """Yield runs of lines that are not blank, each with the number of blank lines before it."""
    gap, block = 0, list[_TextLine]()
    for line in _text_lines(text):
        if line.span:
            block.append(line)
            continue
        if block:
            yield gap, block
            gap, block = 0, []
        gap += 1
    if block:
        yield gap, block


def _pieces(gap: int, block: list[_TextLine], wrapped: bool) -> Iterator[Piece]:
    """Yield the pieces of *block*: one where its lines are one wrapped paragraph, else one a line."""
    if wrapped:
        spans = tuple(line.span for line in block)
        yield Piece(Span(spans[0].start, spans[-1].end), spans, gap, block[0].indent)
        return
    for number, line in enumerate(block):
        yield Piece(line.span, (line.span,), 0 if number else gap, line.indent)
