"""Block quotations: pieces that stand further in than the text, or that the text announces."""

import re

from convert.model import Paragraph, Quote, Span
from convert.parse.desk import Desk

RULE = "quotation"

DEEPER = 2
"""Columns by which a quotation stands in; a stray space does not make one."""

SHORTEST, LONGEST = 60, 1500
"""Characters of a quotation that nothing but the words before it announce."""

ANNOUNCED = re.compile(
    r"\b(?:puts? it|wrote|writes|written|said|says|states?|stated|reads?|declared?s?|argued|argues|"
    r"explained|explains|"
    r"noted|notes|observed|observes|concluded|concludes|warned|warns|recalled|"
    r"as follows|the words of [^:]{1,60})"
    r"[^.:;!?]{0,40}:$"
)
"""How the paragraph above a quotation ends."""


def parse_quote(desk: Desk, index: int, usual: int, notes: frozenset[str]) -> Quote | None:
    """Return the quotation that begins at piece *index*; *usual* is the indent of the text, in columns."""
    run: list[int] = []
    while desk.is_free(index) and desk.pieces[index].indent >= usual + DEEPER:
        run.append(index)
        index += 1
    return _quote(desk, run, notes) if run else None


def parse_announced_quote(desk: Desk, index: int, notes: frozenset[str]) -> Quote | None:
    """Return piece *index* as a quotation where the paragraph above ends in "put it:" or the like.

    Words that still stand in quotation marks are speech in the text, not a quotation set apart.
    """
    words = desk.words(index)
    fits = SHORTEST <= len(words) <= LONGEST and words[0] not in "\"“”„«‘'[("
    above = desk.words(index - 1)[-120:] if index else ""
    if not (fits and desk.pieces[index].gap and ANNOUNCED.search(above)):
        return None
    return _quote(desk, [index], notes)


def _quote(desk: Desk, run: list[int], notes: frozenset[str]) -> Quote:
    spans = [desk.take(each).span for each in run]
    for span in spans:
        desk.claim(span, "quote", RULE)
    whole = Span(spans[0].start, spans[-1].end)
    desk.vouch("quote", whole.cut(desk.text)[:40], RULE, whole)
    return Quote(tuple(Paragraph(desk.line(span, notes), span) for span in spans), whole)
