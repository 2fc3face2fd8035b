"""Verse and addresses: short lines below each other whose ends mean something."""

import re

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

SENTENCE = re.compile(r"[a-z,][.!?] [^\W\d_a-z]|, [a-z]")
"""A sentence ends inside a line, or goes on there."""

LINE = re.compile(r"[\"“‘'(]?[^\W\d_].*")

ENDS = re.compile(r"[.!?…][\"”’')]*$")


def parse_verse(desk: Desk, index: int, notes: frozenset[str]) -> Verse | None:
    """Return the lines that begin at piece *index* as verse, or None.

    Lines of prose and of lists end alike: all in full stops, or none. Verse runs on over some line ends,
    with commas, and comes to rest at its last.
    """
    run = _run(desk, index)
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


def _run(desk: Desk, index: int) -> list[int]:
    """Return the pieces from *index* on that are short lines without a gap between them."""
    run: list[int] = []
    while (
        len(run) <= MOST
        and desk.is_free(index)
        and desk.pieces[index].known is None
        and (not run or desk.pieces[index].gap == 0)
        and all(line.end - line.start <= LONGEST_LINE for line in desk.pieces[index].lines)
        and LINE.match(desk.words(index))
    ):
        run.append(index)
        index += 1
    follows = index < len(desk.pieces) and desk.pieces[index].gap == 0 and bool(run)
    return [] if follows or len(run) > MOST else run


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
