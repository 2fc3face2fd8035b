"""What looks like a headline: which line of the top has the most for it."""

import re

from convert.parse import labels
from convert.parse.cited import title_key
from convert.parse.credit import names_alone
from convert.parse.desk import Desk

LONGEST = 220
"""Characters; headlines of more than two lines of print are rare."""

WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"@|https?:|www\.")
LIST_MARK = re.compile(r"(?:[•▪·○◦*+–-]|\d{1,2}\.)\s")
TOLERANCE = 1
"""Points that a later candidate must be ahead of an earlier one."""

ASIDE = re.compile(
    r"(?:from|reprinted|posted|originally|for|published|updated|by|presenter|vol(?:ume)?)\b|\(", re.IGNORECASE
)
"""How lines begin that say where a text was published rather than what it is called."""

ECHO = 10
"""Pieces of the text in which the words of a headline come back."""

FEW = 2
"""Words so few that they need not come back."""

CONTENT = re.compile(r"[^\W\d_]{4,}")

CAPTION = re.compile(r"(?:photo|image|video|picture|credit|source|figure)\b", re.IGNORECASE)

ROMAN = re.compile(r"[IVXLC]+\d*\.?")
"""The number of a part of a series."""

BREADCRUMB = re.compile(
    r"(?:[^>»›]{1,40}\s?[>»›]\s?){2,}[^>»›]{1,160}|(?:home|start)\s?[>»›].*", re.IGNORECASE
)


def first_of_the_best(desk: Desk, candidates: list[int], start: int) -> int:
    """Return the first candidate that is about as good as the best: a title stands above its subtitle."""
    scores = {index: score(desk, index, start) for index in candidates}
    best = max(scores.values())
    return next(index for index in candidates if scores[index] >= best - TOLERANCE)


def can_be_title(words: str) -> bool:
    """Tell whether *words* can be a headline: some words, not too many, no list mark, no breadcrumb."""
    return (
        len(words) <= LONGEST
        and bool(WORD.search(words))
        and not ROMAN.fullmatch(words)
        and not LIST_MARK.match(words)
        and not BREADCRUMB.fullmatch(words)
        and not words.endswith((":", ";", ","))
        and labels.fold(words) not in labels.FURNITURE
    )


def score(desk: Desk, index: int, start: int) -> int:
    """Return how much piece *index* looks like the headline of a text that begins at piece *start*."""
    return _words_score(desk.words(index)) + _place_score(desk, index, start)


def _words_score(words: str) -> int:
    count = len(words.split())
    points = 3 if 4 <= count <= 20 else 1 if count in (2, 3) else -1
    points -= 4 * bool(ADDRESS.search(words)) + 4 * bool(CAPTION.match(words)) + 3 * bool(ASIDE.match(words))
    points -= 2 * (words.endswith(".") and not words.endswith("..."))
    points -= words.startswith(("—", "–", "“", '"')) and words.endswith(("”", '"'))
    points -= 2 * words[:1].islower()
    points -= 2 * names_alone(words)
    return points


def _place_score(desk: Desk, index: int, start: int) -> int:
    pieces = desk.pieces
    alone_above = index == 0 or pieces[index].gap > 0
    alone_below = index + 1 >= len(pieces) or pieces[index + 1].gap > 0
    points = int(alone_above) + int(alone_below)
    points += 3 * any(_is_credit(desk, below) for below in range(index + 1, index + 4))
    points += any(_is_bare_byline(desk, below) for below in range(index + 1, index + 3))
    points -= 3 * any(announced < index for announced in desk.announced)
    points += start - index <= 3
    points += _echo(desk, index, start)
    points += 2 * _is_repeated(desk, index, start)
    points += index == 0
    return points


def _echo(desk: Desk, index: int, start: int) -> int:
    """Return how much the text below takes up the words of piece *index*; a headline says what is coming."""
    own = {word.casefold() for word in CONTENT.findall(desk.words(index))}
    if not own or start >= len(desk.pieces):
        return 0
    below = " ".join(desk.words(i) for i in range(start, min(start + ECHO, len(desk.pieces))))
    share = len(own & {word.casefold() for word in CONTENT.findall(below)}) / len(own)
    return 2 if share >= 0.5 else 1 if share >= 0.25 else -1 if len(own) > FEW else 0


def _is_credit(desk: Desk, index: int) -> bool:
    """Tell whether a by-line or date line stands at *index*."""
    return index in desk.credit_lines


def _is_bare_byline(desk: Desk, index: int) -> bool:
    """Tell whether names stand alone at *index*."""
    return desk.is_free(index) and names_alone(desk.words(index))


def _is_repeated(desk: Desk, index: int, start: int) -> bool:
    """Tell whether another line of the top holds the same words, as breadcrumbs and page titles do."""
    key = title_key(desk.words(index))
    others = (other for other in range(min(start, len(desk.pieces))) if other != index)
    return len(key) > 12 and any(key in title_key(desk.words(other)) for other in others)
