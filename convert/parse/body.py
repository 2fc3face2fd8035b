"""The body: what no other rule has taken, block by block, in the order of the source."""

import re
import statistics

from convert.model import Block, Dropped, Paragraph, Rule, Span
from convert.parse.desk import Desk
from convert.parse.figure import parse_figure
from convert.parse.heading import parse_heading
from convert.parse.known import parse_known
from convert.parse.levels import set_levels
from convert.parse.listing import parse_list
from convert.parse.quotation import parse_quote

RULE = "body"

BREAK = re.compile(r"(?:[*#~•·—–_-]\s*){3,}|\*|#")
"""A line of marks between two scenes."""

DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\da-z]*(?:[ '’.-]+[^\W\d_a-z][^\W\da-z]*)*(?:, [^\W\d_][\w. ]{0,24})?)"
    r"\s+(?:\([^)\n]{2,40}\)\s+)?(?:[—–]|--?)\s+(?=\S)"
)
"""``OSLO, March 3 (Newswire) — `` at the head of the first paragraph; the place in capitals."""


def parse_body(desk: Desk) -> None:
    """Make a block of each piece that is left; lines above the title that nobody knows are furniture."""
    notes = frozenset(note.label for note in desk.found.notes)
    left = list(desk.free())
    known: set[int] = set()
    usual = int(statistics.median(desk.pieces[index].indent for index in left)) if left else 0
    for index in left:
        if not desk.is_free(index):
            continue
        if desk.title_at is not None and index < desk.title_at:
            _put_aside(desk, index)
        else:
            if desk.pieces[index].known == "heading":
                known.add(len(desk.found.body))
            desk.found.body.append(_block(desk, index, usual, notes))
    desk.found.body = set_levels(desk.found.body, frozenset(known))


def _put_aside(desk: Desk, index: int) -> None:
    span = desk.take(index).span
    desk.claim(span, "furniture", RULE)
    desk.found.furniture.append(Dropped(span, "it stands above the title and no rule knows it"))


def _block(desk: Desk, index: int, usual: int, notes: frozenset[str]) -> Block:
    known = parse_known(desk, index, notes)
    if known:
        return known
    return (
        _scene_break(desk, index)
        or parse_figure(desk, index)
        or parse_quote(desk, index, usual, notes)
        or parse_list(desk, index, notes)
        or parse_heading(desk, index)
        or _paragraph(desk, index, notes)
    )


def _scene_break(desk: Desk, index: int) -> Rule | None:
    if not BREAK.fullmatch(desk.words(index)):
        return None
    span = desk.take(index).span
    desk.drop(span, RULE, "the marks of a break; editions set their own", "rule")
    return Rule(span)


def _paragraph(desk: Desk, index: int, notes: frozenset[str]) -> Paragraph:
    span = desk.take(index).span
    if not any(isinstance(block, Paragraph) for block in desk.found.body):
        _find_dateline(desk, span)
    desk.claim(span, "paragraph", RULE)
    return Paragraph(desk.line(span, notes), span)


def _find_dateline(desk: Desk, span: Span) -> None:
    match = DATELINE.match(span.cut(desk.text))
    if match and re.search(r"[^\W\d_a-z]{2}", match["place"]):
        place = Span(span.start, span.start + match.end("place"))
        desk.claim(place, "dateline", RULE)
        desk.found.dateline = place.cut(desk.text)
        desk.vouch("dateline", place.cut(desk.text), "dateline", place)
