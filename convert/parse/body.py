"""The body: what no other rule has taken, block by block, in the order of the source."""

import statistics

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Block, Dropped, Paragraph, Rule, Span, Text
from convert.parse.caption import find_captions
from convert.parse.dateline import find_dateline
from convert.parse.desk import Desk
from convert.parse.figure import parse_figure
from convert.parse.flattened import Rows, find_rows, parse_table
from convert.parse.heading import parse_heading
from convert.parse.heading_choice import find_headings
from convert.parse.interview import Turns, find_turns, parse_turn
from convert.parse.known import parse_known
from convert.parse.levels import set_levels
from convert.parse.listing import parse_bare_list, parse_list
from convert.parse.prose import is_prose
from convert.parse.pullquote import find_pullquotes, parse_pullquote
from convert.parse.quotation import parse_announced_quote, parse_quote
from convert.parse.verse import find_stanzas, parse_verse

RULE = "body"

TEXT = 60
"""Characters from which a piece shows how far the text stands in; lists and verse stand where they like."""

BREAK = lazy_regex(r"(?:[*#~=•·—–_⁂❦-]\s*){3,}|[*#⁂❦]")
"""A line of marks between two scenes."""

ORNAMENT = lazy_regex(r"--|[—–~§_]|[oO0](?:\s?[oO0]){2}|(?:[☙❧◆◇■□●○★☆✦✧❖※]\s?){1,5}")
"""What marks a break between two paragraphs alone; elsewhere it is an empty cell, a bullet, a button."""

END_MARK = lazy_regex(r"\s+[■□▪●◆∎]\s*$")
"""A sign behind the last word that says no more follows."""

RUN_IN = lazy_regex(
    r"(?:Recommendation|Step|Lesson|Myth|Fact|Option|Principle|Point|Rule|Finding|Proposal|Theme|Reason|Phase|"
    r"Priority|Scenario|Example|Question|Challenge)\s+(?:\d{1,2}|[IVX]{1,4}|(?i:one|two|three|four|five|six|seven|"
    r"eight|nine|ten))[.:](?=\s+\S)"
)
"""``Recommendation one.`` at the head of a paragraph."""


CUT = lazy_regex(r"[\w,;–—-]")
"""What stands last in a paragraph that the end of a page has cut."""


class Frame(Struct, frozen=True):
    """What the blocks of one body have in common."""

    notes: frozenset[str]
    """The labels that a mark in the text can have."""
    usual: int
    """Columns by which the text is indented."""
    turns: Turns
    """Who speaks where, in an interview."""
    pulled: frozenset[int]
    """The pieces that repeat a sentence of the text."""
    rows: Rows
    """The rows of figures."""
    stanzas: dict[int, int]
    """Where the run of short lines ends that a piece is in."""
    headings: dict[int, int]
    """The pieces that are headings, and the points that make them so."""


def parse_body(desk: Desk) -> None:
    """Make a block of each piece that is left; lines above the title that nobody knows are furniture."""
    left = list(desk.free())
    text = [index for index in left if len(desk.words(index)) >= TEXT] or left
    usual = int(statistics.median(desk.pieces[index].indent for index in text)) if text else 0
    notes = frozenset(note.label for note in desk.found.notes)
    frame = Frame(
        notes,
        usual,
        find_turns(desk),
        find_pullquotes(desk),
        find_rows(desk),
        find_stanzas(desk),
        find_headings(desk),
    )
    find_captions(desk)
    below = {caption: thing for thing, caption in desk.found.captions.items() if thing > caption}
    known: set[int] = set()
    first = True
    for index in left:
        if not desk.is_free(index):
            continue
        if desk.title_at is not None and index < desk.title_at:
            _put_aside(desk, index)
            continue
        if desk.pieces[index].known == "heading" and index not in below:
            known.add(len(desk.found.body))
        block = _block(desk, below.get(index, index), frame, first)
        first = first and not isinstance(block, Paragraph)
        desk.found.body.append(block)
    desk.found.body = set_levels(desk.found.body, frozenset(known))


def _put_aside(desk: Desk, index: int) -> None:
    span = desk.take(index).span
    desk.claim(span, "furniture", RULE)
    desk.found.furniture.append(Dropped(span, "it stands above the title and no rule knows it"))


def _block(desk: Desk, index: int, frame: Frame, first: bool) -> Block:
    """Return the block that begins at piece *index*; *first* says that the body has no paragraph yet."""
    if desk.pieces[index].known == "paragraph" and first:
        find_dateline(desk, desk.pieces[index].span)
    piece = desk.pieces[index]
    turn = piece.known == "paragraph" and not piece.level
    said = parse_turn(desk, index, frame.turns, frame.notes) if turn else None
    known = said or parse_known(desk, index, frame.notes)
    if known:
        return known
    return (
        _scene_break(desk, index)
        or parse_turn(desk, index, frame.turns, frame.notes)
        or parse_pullquote(desk, index, frame.pulled)
        or parse_figure(desk, index)
        or parse_quote(desk, index, frame.usual, frame.notes)
        or parse_table(desk, index, frame.rows)
        or parse_list(desk, index, frame.notes)
        or parse_bare_list(desk, index, frame.notes)
        or parse_verse(desk, index, frame.stanzas, frame.notes)
        or parse_heading(desk, index, frame.headings)
        or parse_announced_quote(desk, index, frame.notes)
        or _paragraph(desk, index, frame.notes, first)
    )


def _scene_break(desk: Desk, index: int) -> Rule | None:
    words = desk.words(index)
    if not BREAK.fullmatch(words) and not (ORNAMENT.fullmatch(words) and _parts_text(desk, index)):
        return None
    span = desk.take(index).span
    desk.drop(span, RULE, "the marks of a break; editions set their own", "rule")
    return Rule(span)


def _parts_text(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* stands between two pieces of running text, as no cell and no bullet does."""
    around = (index - 1, index + 1)
    return all(0 <= each < len(desk.pieces) and is_prose(desk.words(each)) for each in around)


def _paragraph(desk: Desk, index: int, notes: frozenset[str], first: bool) -> Paragraph:
    span = desk.take(index).span
    if first:
        find_dateline(desk, span)
    content = desk.line(_without_end_mark(desk, span), notes)
    _find_run_in(desk, span)
    following = _continuation(desk, index)
    desk.claim(span, "paragraph", RULE)
    if following is None:
        return Paragraph(content, span)
    rest = desk.take(following).span
    desk.claim(rest, "paragraph", RULE)
    joint = (Text(" ", Span(span.end, rest.start)),)
    return Paragraph(content + joint + desk.line(rest, notes), Span(span.start, rest.end))


def _find_run_in(desk: Desk, span: Span) -> None:
    """Say that the opening of a paragraph reads as a heading that lost its bold; it stays where it is."""
    match = RUN_IN.match(desk.text, span.start, span.end)
    if match:
        desk.vouch(
            "run-in heading", match.group(), RULE, Span(match.start(), match.end()), confidence="uncertain"
        )


def _continuation(desk: Desk, index: int) -> int | None:
    """Return the piece that goes on where piece *index* was cut by the end of a page."""
    words, following = desk.words(index), index + 1
    while following < len(desk.pieces) and following in desk.found.page_ends:
        following += 1
    if following == index + 1 or not desk.is_free(following):
        return None
    return following if desk.words(following)[:1].islower() and CUT.search(words[-1:]) else None


def _without_end_mark(desk: Desk, span: Span) -> Span:
    match = END_MARK.search(desk.text, max(span.start, span.end - 4), span.end)
    if match is None:
        return span
    desk.drop(Span(match.start(), span.end), RULE, "the mark of the end; editions set none")
    return Span(span.start, match.start())
