"""Interviews: questions and answers, told by marks, by names that take turns, or by lines that ask."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Answer, Confidence, Question, Span
from convert.model.walk import plain
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.interview_names import Said, Voices, find_voices, matches
from convert.parse.prose import DENSE
from convert.parse.tongue import known, load_tongue
from convert.read.draft import Piece

RULE = "interview"

FEWEST = 2
"""Turns that each of two speakers takes at least."""

MANY = 3
"""Questions that it takes where nothing marks the answers."""

BOLD_SHARE = 0.7
"""Share of the bold paragraphs that ask; where more of them say something, they are headings."""

LONGEST = 300
"""Characters of a question that nothing marks."""

LETTERS = lazy_regex(r"(?P<speaker>[QA])(?: ?\d{1,2})?(?:\s*[:.]\s*|\s+(?=[^\W\d_a-z]))(?=\S)")
"""``Q: ``, ``A. `` and ``Q2. ``; copied from a page, often without a sign behind the letter."""

PAIRS = tuple(dict.fromkeys(pair for tag in known() for pair in load_tongue(tag).turns))
"""What stands before questions and before answers, in all languages; pages carry marks of another."""

MARKS = (
    LETTERS,
    *(lazy_regex(rf"(?P<speaker>{'|'.join(pair)})(?: ?\d{{1,2}})?\s*[:.：]\s*(?=\S)") for pair in PAIRS),
)

MARKED = lazy_regex(rf"(?:[QA]|{'|'.join(itertools.chain(*PAIRS))})[ \d]{{0,3}}[\s:.：]")
"""How a piece opens that one of the marks can open."""

CALLED = lazy_regex(
    "|".join(
        re.escape(word) if DENSE.search(word) else rf"\b{re.escape(word)}\b"
        for word in labels.everywhere("interview")
    ),
    re.IGNORECASE,
)
"""What a text calls itself that is an interview."""

ASKED = lazy_regex(r"\?[\"”’»)]*$")


class Turn(Struct, frozen=True):
    """What somebody says."""

    asks: bool
    speaker: str | None = None
    opens: int = 0
    """Characters of the mark in front of the words."""


Turns = dict[int, Turn]
"""The turns by the pieces that they open."""


def find_turns(desk: Desk) -> Turns:
    """Return the turns of an interview, none for a text that is none."""
    said = {index: desk.words(index) for index in desk.free()}
    opened = {index: words for index, words in said.items() if MARKED.match(words)}
    found = (_marked(opened, pattern) for pattern in MARKS)
    return (
        next(filter(None, found), None)
        or _numbered(desk, opened)
        or _named(said)
        or _bold(desk)
        or _unmarked(desk)
    )


def parse_turn(desk: Desk, index: int, turns: Turns, notes: frozenset[str]) -> Question | Answer | None:
    """Return piece *index* as a question or an answer, or None where nobody's turn begins."""
    turn = turns.get(index)
    if turn is None:
        return None
    span = desk.take(index).span
    words = Span(span.start + turn.opens, span.end)
    role = "question" if turn.asks else "answer"
    if turn.asks:
        desk.claim(words, "question", RULE)
    else:
        desk.claim(words, "answer", RULE)
    if turn.opens:
        desk.drop(Span(span.start, words.start), RULE, "the mark of a speaker; editions set their own")
    sure: Confidence = "likely" if turn.opens else "uncertain"
    desk.vouch(role, turn.speaker or words.cut(desk.text)[:60], RULE, span, confidence=sure)
    make = Question if turn.asks else Answer
    return make(desk.line(words, notes), span, turn.speaker)


def _marked(said: Said, pattern: re.Pattern[str]) -> Turns:
    """Return the turns that *pattern* marks; whoever comes first of the two asks."""
    found = matches(said, pattern)
    speakers = [match["speaker"] for match in found.values()]
    pair = [speaker for speaker, count in Counter(speakers).items() if count >= FEWEST]
    if len(pair) != 2 or not _alternate(speakers, pair) or speakers[0] not in pair:
        return {}
    asks = "Q" if "Q" in pair else speakers[0]
    return {
        index: Turn(match["speaker"] == asks, match["speaker"], match.end()) for index, match in found.items()
    }


def _numbered(desk: Desk, said: Said) -> Turns:
    """Return questions under ``Q1.``, ``Q2.`` and so on, with the unmarked answer below each."""
    found = {
        index: match
        for index, match in matches(said, LETTERS).items()
        if match["speaker"] == "Q" and ASKED.search(desk.words(index))
    }
    if len(found) < MANY:
        return {}
    turns = {index: Turn(True, match.group().strip(" .:"), match.end()) for index, match in found.items()}
    return _with_answers(desk, turns)


def _named(said: Said) -> Turns:
    """Return the turns of speakers with names: two, or more of them where they are in capitals."""
    found = find_voices({index: words for index, words in said.items() if ":" in words})
    two = _speakers(found)
    if len(two) != 2 or not _alternate([voice.called for voice in found.values()], two):
        found = {index: voice for index, voice in found.items() if voice.speaker.isupper()}
        two = _speakers(found)
        if len(two) < FEWEST or not _alternate([voice.called for voice in found.values()], two):
            return {}
    else:
        found = {index: voice for index, voice in found.items() if voice.called in two}
    asks = _asker(said, found)
    return {index: Turn(voice.called == asks, voice.speaker, voice.opens) for index, voice in found.items()}


def _speakers(found: Voices) -> list[str]:
    turns = Counter(voice.called for voice in found.values())
    return [speaker for speaker, count in turns.items() if count >= FEWEST]


def _alternate(speakers: list[str], few: Iterable[str]) -> bool:
    """Tell whether the *few* take turns, and others hardly speak."""
    few = set(few)
    theirs = [speaker for speaker in speakers if speaker in few]
    changes = sum(one != other for one, other in itertools.pairwise(theirs))
    return len(theirs) >= 0.8 * len(speakers) and changes >= 0.6 * (len(theirs) - 1)


def _asker(said: Said, found: Voices) -> str:
    """Return whose turns most often end in a question mark."""
    asked = Counter(voice.called for index, voice in found.items() if ASKED.search(said[index]))
    turns = Counter(voice.called for voice in found.values())
    return max(turns, key=lambda speaker: asked[speaker] / turns[speaker])


def _bold(desk: Desk) -> Turns:
    """Return the questions that are bold from end to end, where little else is bold so."""
    start = -1 if desk.title_at is None else desk.title_at
    bold = [index for index in desk.free() if index > start and _is_bold(desk.pieces[index])]
    together = set(bold)
    asked = [index for index in bold if ASKED.search(desk.words(index)) and index + 1 not in together]
    if len(asked) < MANY or len(asked) < BOLD_SHARE * len(bold):
        return {}
    return _with_answers(desk, {index: Turn(True) for index in asked})


def _is_bold(piece: Piece) -> bool:
    return piece.known in (None, "paragraph") and any(
        mark.kind == "strong" and mark.outer == piece.span for mark in piece.marks
    )


def _unmarked(desk: Desk) -> Turns:
    """Return the questions that lost their bold, where the text says that it is an interview."""
    if not _is_called(desk):
        return {}
    start = -1 if desk.title_at is None else desk.title_at
    free = [
        index for index in desk.free() if index > start and desk.pieces[index].known in (None, "paragraph")
    ]
    asked = [index for index in free if ASKED.search(desk.words(index)) and len(desk.words(index)) <= LONGEST]
    turns = set(asked)
    apart = [index for index in asked if index + 1 not in turns]
    if len(apart) < MANY:
        return {}
    return _with_answers(desk, {index: Turn(True) for index in apart})


def _is_called(desk: Desk) -> bool:
    """Tell whether the head of the text calls it an interview, or names who interviewed."""
    found = desk.found
    head = " ".join(plain(line) for line in (found.title, found.kicker, found.series, found.deck))
    return bool(CALLED.search(head)) or any(person.relator == "ivr" for person in found.contributors)


def _with_answers(desk: Desk, turns: Turns) -> Turns:
    """Return *turns* with the piece below each as the answer."""
    answers = {
        index + 1: Turn(False) for index in turns if desk.is_free(index + 1) and index + 1 not in turns
    }
    return {**answers, **turns}
