"""Interviews: questions and answers, told by marks or by the names of two who take turns."""

import itertools
import re
from collections import Counter

from msgspec import Struct

from convert.model import Answer, Question, Span
from convert.parse.desk import Desk

RULE = "interview"

FEWEST = 2
"""Turns that each of two speakers takes at least."""

LETTER = re.compile(r"(?P<speaker>[QA])(?:\s*[:.]\s*|\s+(?=[^\W\d_a-z]))(?=\S)")
"""``Q: `` and ``A. ``; copied from a page, often without a sign behind the letter."""

NAMED = re.compile(r"(?P<speaker>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3})(?::\s+)(?=\S)")
"""``HARBOR: `` or ``Ana Ruiz: ``."""

NOBODY = frozenset(
    """note notes source sources update correction warning example remember figure table chart photo image
    summary background answer step tip conclusion result results contact topics tags related more read
    pros cons price rating verdict title date time place where when what why how""".split()
)
"""Words before a colon that are no speakers."""


class Turns(Struct, frozen=True):
    """Who speaks where."""

    asks: str
    """The speaker whose turns are questions."""
    at: dict[int, re.Match[str]]
    """Position of a piece, and the mark that opens it."""


def find_turns(desk: Desk) -> Turns | None:
    """Return the turns of an interview, or None for a text that is none."""
    for pattern in (LETTER, NAMED):
        found = {index: match for index in desk.free() if (match := pattern.match(desk.words(index)))}
        found = {index: m for index, m in found.items() if m["speaker"].casefold() not in NOBODY}
        turns = Counter(match["speaker"] for match in found.values())
        pair = [speaker for speaker, count in turns.items() if count >= FEWEST]
        if len(pair) == 2 and _alternate([found[index]["speaker"] for index in sorted(found)], pair):
            at = {index: match for index, match in found.items() if match["speaker"] in pair}
            return Turns(_asker(desk, at, pair, pattern is LETTER), at)
    return None


def parse_turn(
    desk: Desk, index: int, turns: Turns | None, notes: frozenset[str]
) -> Question | Answer | None:
    """Return piece *index* as a question or an answer, or None where nobody's turn begins."""
    if turns is None or index not in turns.at:
        return None
    match = turns.at[index]
    span = desk.take(index).span
    words = Span(span.start + match.end(), span.end)
    asks = match["speaker"] == turns.asks
    desk.claim(words, "question" if asks else "answer", RULE)
    desk.drop(Span(span.start, words.start), RULE, "the mark of a speaker; editions set their own")
    desk.vouch("question" if asks else "answer", match["speaker"], RULE, span)
    make = Question if asks else Answer
    return make(desk.line(words, notes), span, match["speaker"])


def _alternate(speakers: list[str], pair: list[str]) -> bool:
    """Tell whether the two take turns, and a third hardly speaks."""
    theirs = [speaker for speaker in speakers if speaker in pair]
    changes = sum(one != other for one, other in itertools.pairwise(theirs))
    return len(theirs) >= 0.8 * len(speakers) and changes >= 0.6 * (len(theirs) - 1)


def _asker(desk: Desk, at: dict[int, re.Match[str]], pair: list[str], lettered: bool) -> str:
    """Return the one of *pair* whose turns more often end in a question mark."""
    if lettered:
        return "Q"
    asked = Counter(match["speaker"] for index, match in at.items() if desk.words(index).endswith("?"))
    turns = Counter(match["speaker"] for match in at.values())
    return max(pair, key=lambda speaker: asked[speaker] / turns[speaker])
