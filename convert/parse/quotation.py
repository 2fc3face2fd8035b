"""Block quotations: pieces that stand further in than the text, or that the text announces."""

from convert.lazy_regex import lazy_regex
from convert.model import List, Paragraph, Quote, Span
from convert.parse.desk import Desk
from convert.parse.listing import opens_list, parse_list

RULE = "quotation"

DEEPER = 2
"""Columns by which a quotation stands in; a stray space does not make one."""

SHORTEST, LONGEST = 60, 1500
"""Characters of a quotation that nothing but the words before it announce."""

ANNOUNCED = lazy_regex(
    r"\b(?:puts? it|wrote|writes|written|said|says|states?|stated|reads?|declared?s?|argued|argues|"
    r"explained|explains|"
    r"noted|notes|observed|observes|concluded|concludes|warned|warns|recalled|"
    r"as follows|the words of [^:]{1,60})"
    r"[^.:;!?]{0,40}:$"
)
"""How the paragraph above a quotation ends."""


def parse_quote(desk: Desk, index: int, usual: int, notes: frozenset[str]) -> Quote | None:
    """Return the quotation that begins at piece *index*; *usual* is the indent of the text, in columns.

    Lists stand in as well: what opens one is no quotation, though one can lie inside a quotation.
    """
    run: list[int] = []
    if desk.pieces[index].indent < usual + DEEPER or opens_list(desk, index):
        return None
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
    blocks = [block for each in run if (block := _quoted(desk, each, notes))]
    whole = Span(blocks[0].span.start, blocks[-1].span.end)
    desk.vouch("quote", whole.cut(desk.text)[:40], RULE, whole)
    return Quote(tuple(blocks), whole)


def _quoted(desk: Desk, index: int, notes: frozenset[str]) -> Paragraph | List | None:
    """Return piece *index* as a block of a quotation, or None where the list above has taken it."""
    if not desk.is_free(index):
        return None
    items = parse_list(desk, index, notes)
    if items:
        return items
    span = desk.take(index).span
    desk.claim(span, "quote", RULE)
    return Paragraph(desk.line(span, notes), span)
