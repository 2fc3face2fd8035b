"""Block quotations: pieces that stand further in than the text around them."""

from convert.model import Paragraph, Quote, Span
from convert.parse.desk import Desk

RULE = "quotation"

DEEPER = 2
"""Columns by which a quotation stands in; a stray space does not make one."""


def parse_quote(desk: Desk, index: int, usual: int, notes: frozenset[str]) -> Quote | None:
    """Return the quotation that begins at piece *index*; *usual* is the indent of the text, in columns."""
    run: list[int] = []
    while desk.is_free(index) and desk.pieces[index].indent >= usual + DEEPER:
        run.append(index)
        index += 1
    if not run:
        return None
    spans = [desk.take(each).span for each in run]
    for span in spans:
        desk.claim(span, "quote", RULE)
    whole = Span(spans[0].start, spans[-1].end)
    desk.vouch("quote", whole.cut(desk.text)[:40], RULE, whole)
    return Quote(tuple(Paragraph(desk.line(span, notes), span) for span in spans), whole)
