"""Plain text -> Draft: lines, gaps and indents are all that there is to go by."""

import itertools
from collections.abc import Iterator

from convert.lazy_regex import lazy_regex
from convert.model import SourceFacts, Span
from convert.read.draft import INVISIBLE, Draft, Piece
from convert.read.front import read_front
from convert.read.mail_head import read_headers
from convert.read.mail_letter import cut_letter
from convert.read.wrapping import TextLine, flows, is_full, wrap_column
from convert.source import Source

LINE = lazy_regex(r"([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)")
"""One line and its end; every sign that some program ends a line with."""

UNSEEN = dict.fromkeys(map(ord, INVISIBLE))

TAB = 4
"""Columns that a tab is worth."""


def read(source: Source) -> Draft:
    """Return the draft of the plain text *source*."""
    facts = SourceFacts(source.name, source.kind, source.encoding, source.sha256, len(source.text))
    front = read_front(source.text)
    front = cut_letter(source.text, front if front.end else read_headers(source.text))
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


def _text_lines(text: str, begin: int) -> Iterator[TextLine]:
    for match in LINE.finditer(text, begin):
        start, end = match.span(1)
        whole = match.group(1)
        if not whole:
            yield TextLine(Span(start, start), 0)
            if end == len(text):
                return
            continue
        left = len(whole) - len(whole.lstrip().lstrip(INVISIBLE).lstrip())
        kept = whole[left:].rstrip().rstrip(INVISIBLE).rstrip()
        indent = len(whole[:left].expandtabs(TAB).translate(UNSEEN)) if left else 0
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
    is_prose = column is not None and any(
        is_full(text, line, following, column) for line, following in itertools.pairwise(block)
    )
    for line in block:
        if run and (column is None or not flows(text, run, line, column, is_prose)):
            yield _piece(run, gap)
            gap, run = 0, []
        run.append(line)
    yield _piece(run, gap)


def _piece(run: list[TextLine], gap: int) -> Piece:
    spans = tuple(line.span for line in run)
    return Piece(Span(spans[0].start, spans[-1].end), spans, gap, run[0].indent)
