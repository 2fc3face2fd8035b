"""Plain text -> Draft: lines, gaps and indents are all that there is to go by."""

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from convert.model import SourceFacts, Span
from convert.read.draft import INVISIBLE, Draft, Piece
from convert.read.front import read_front, read_headers
from convert.source import Source

LINE = re.compile(r"([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)")
"""One line and its end; every sign that some program ends a line with."""

TAB = 4
"""Columns that a tab is worth."""

WIDEST_COLUMN = 110
"""No text is wrapped further out; typewriters, mail and editors wrap at 60 to 80 columns."""

NARROWEST_COLUMN = 40
"""Shorter lines are verse or lists, not wrapped prose."""

FEWEST_BREAKS = 4
"""Line ends inside blocks that it takes before a text can be called wrapped."""

NATURAL_SHARE = 0.6
"""Share of those at which the next word would not have fitted; addresses and menus stay well below."""


class TextLine(Struct, frozen=True):
    """One line without the white space around it."""

    span: Span
    """Place in the source."""
    indent: int
    """Columns of white space before it."""

    @property
    def edge(self) -> int:
        """The column at which it ends."""
        return self.indent + self.span.end - self.span.start


def read(source: Source) -> Draft:
    """Return the draft of the plain text *source*."""
    facts = SourceFacts(source.name, source.kind, source.encoding, source.sha256, len(source.text))
    front = read_front(source.text)
    front = front if front.end else read_headers(source.text)
    blocks = list(_blocks(source.text, front.end))
    column = wrap_column(source.text, [block for _, block in blocks])
    pieces = [piece for gap, block in blocks for piece in _pieces(source.text, gap, block, column)]
    return Draft(
        source.text,
        facts,
        tuple(pieces),
        declared=front.declared,
        skipped=front.skipped,
        wrapped=column is not None,
        findings=front.findings,
    )


def wrap_column(text: str, blocks: list[list[TextLine]]) -> int | None:
    """Return the column at which the lines of *text* are wrapped, or None where each line stands for itself.

    A wrapped line ends where the next word would have crossed the column.
    """
    inner = [line.edge for block in blocks for line in block[:-1]]
    if len(inner) < FEWEST_BREAKS:
        return None
    column = sorted(inner)[int(len(inner) * 0.95)]
    if not NARROWEST_COLUMN <= column <= WIDEST_COLUMN:
        return None
    breaks = [pair for block in blocks for pair in itertools.pairwise(block)]
    natural = sum(1 for line, following in breaks if _is_full(text, line, following, column))
    return column if natural >= NATURAL_SHARE * len(breaks) else None


def _is_full(text: str, line: TextLine, following: TextLine, column: int) -> bool:
    """Tell whether the first word of *following* would not have fitted on *line*."""
    word = following.span.cut(text).split(maxsplit=1)
    return line.edge + 1 + len(word[0] if word else "") > column


def _text_lines(text: str, begin: int) -> Iterator[TextLine]:
    for match in LINE.finditer(text, begin):
        start, end = match.span(1)
        whole = match.group(1)
        left = len(whole) - len(whole.lstrip().lstrip(INVISIBLE).lstrip())
        kept = whole[left:].rstrip().rstrip(INVISIBLE).rstrip()
        indent = len(whole[:left].expandtabs(TAB).translate(dict.fromkeys(map(ord, INVISIBLE))))
        yield TextLine(Span(start + left, start + left + len(kept)), indent)
        if end == len(text):
            return


def _blocks(text: str, start: int) -> Iterator[tuple[int, list[TextLine]]]:
    """Yield runs of lines behind *start* that are not blank, each with how many blank lines stand before."""
    gap, block = 0, list[TextLine]()
    for line in _text_lines(text, start):
        if line.span:
            block.append(line)
            continue
        if block:
            yield gap, block
            gap, block = 0, []
        gap += 1
    if block:
        yield gap, block


def _pieces(text: str, gap: int, block: list[TextLine], column: int | None) -> Iterator[Piece]:
    """Yield the pieces of *block*: a line each; in wrapped text, runs of lines that flow into each other."""
    run: list[TextLine] = []
    for line in block:
        if run and (column is None or not _flows(text, run[-1], line, column)):
            yield _piece(run, gap)
            gap, run = 0, []
        run.append(line)
    yield _piece(run, gap)


def _flows(text: str, line: TextLine, following: TextLine, column: int) -> bool:
    """Tell whether *following* goes on where *line* ended: full, or in the middle of a sentence."""
    if _is_full(text, line, following, column):
        return True
    return following.span.cut(text)[:1].islower() and line.edge > column // 2


def _piece(run: list[TextLine], gap: int) -> Piece:
    spans = tuple(line.span for line in run)
    return Piece(Span(spans[0].start, spans[-1].end), spans, gap, run[0].indent)
