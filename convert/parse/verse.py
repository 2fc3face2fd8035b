"""Verse and addresses: short lines below each other whose ends mean something."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span, Verse
from convert.parse.desk import Desk

RULE = "verse"

FEWEST = 3
MOST = 40
"""Lines of a stanza; a longer run of short lines is a list that lost its marks."""

LONGEST_LINE = 58
"""Characters; longer lines are wrapped prose or items."""

EVEN = 0.75
"""Share of the longest line that the shortest of wrapped prose has; the last one apart."""

SENTENCE = lazy_regex(r"[a-z,][.!?] [^\W\d_a-z]|, [a-z]")
"""A sentence ends inside a line, or goes on there."""

LINE = lazy_regex(r"[\"“‘'(]?[^\W\d_].*")

ENDS = lazy_regex(r"[.!?…][\"”’')]*$")


def find_stanzas(desk: Desk) -> dict[int, int]:
    """Return of each short line where the run of such lines ends that it is in: the piece behind the last."""
    ends: dict[int, int] = {}
    for index in reversed(range(len(desk.pieces))):
        if _is_short(desk, index):
            goes_on = index + 1 in ends and desk.pieces[index + 1].gap == 0
            ends[index] = ends[index + 1] if goes_on else index + 1
    return ends


def parse_verse(desk: Desk, index: int, stanzas: dict[int, int], notes: frozenset[str]) -> Verse | None:
    """Return the lines that begin at piece *index* as verse, or None; *stanzas* says how far they can go.

    Lines of prose and of lists end alike: all in full stops, or none. Verse runs on over some line ends,
    with commas, and comes to rest at its last.
    """
    run = _run(desk, index, stanzas)
    lines = [line for each in run for line in desk.pieces[each].lines]
    words = [line.cut(desk.text) for line in lines]
    if len(lines) < FEWEST or not _runs_on(words) or _is_wrapped(words):
        return None
    for each in run:
        desk.take(each)
    whole = Span(lines[0].start, lines[-1].end)
    desk.claim(whole, "verse", RULE)
    desk.vouch("verse", f"{len(lines)} lines", RULE, whole, confidence="uncertain")
    return Verse(tuple(desk.line(line, notes) for line in lines), whole)


def _run(desk: Desk, index: int, stanzas: dict[int, int]) -> range:
    """Return the pieces from *index* on that are short lines without a gap between them."""
    end = stanzas.get(index, index)
    follows = end < len(desk.pieces) and desk.pieces[end].gap == 0
    return range(index, index) if follows or end - index > MOST else range(index, end)


def _is_short(desk: Desk, index: int) -> bool:
    """Tell whether nobody has piece *index* and each of its lines can be one of verse."""
    piece = desk.pieces[index]
    return (
        piece.known is None
        and desk.is_free(index)
        and all(line.end - line.start <= LONGEST_LINE for line in piece.lines)
        and bool(LINE.match(desk.words(index)))
    )


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether *lines* are prose broken at a column: as long as each other, going on in small letters."""
    inner = lines[:-1]
    even = min(map(len, inner)) >= EVEN * max(map(len, inner))
    small = sum(line[:1].islower() for line in lines[1:])
    return even and small >= 0.5 * len(inner) and any(SENTENCE.search(line) for line in lines)


def _runs_on(lines: list[str]) -> bool:
    """Tell whether the lines read on into each other and end with a full stop."""
    inner = lines[:-1]
    running = sum(
        line.endswith((",", ";", "—", "–")) or not re.search(r"[^\w\"”’')]$", line) for line in inner
    )
    commas = sum(line.endswith((",", ";", "—", "–")) for line in inner)
    return bool(ENDS.search(lines[-1])) and running >= 0.6 * len(inner) and commas >= 1
