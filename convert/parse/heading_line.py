"""A line that can be a heading, among the lines around it, and what the lines of one body have in common."""

from collections.abc import Sequence

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.parse.heading_words import STOPS, is_titled
from convert.parse.prose import WIDEST, extent

TEXT = 60
"""Characters from which a piece that ends like a sentence is text."""

LONG = 200
"""Characters from which a piece is text however it ends."""

SECTION = 3
"""Pieces below a heading in which its words come back, and which hold some text."""

PARAGRAPH = 100
"""Characters that a paragraph has at least; what is shorter and ends in no full stop is a line."""

LONGEST_LABEL = 30
"""Characters of a label in a line."""

OFTEN = 3
"""How often a line comes back that is a label of boxes, or the words that several lines share."""

ENDED = lazy_regex(rf"[.!?:…：{STOPS}][\"'“”’»)\]」』）\d]*$")
WORD = lazy_regex(r"[^\W\d_]{2,}")
ITEM = lazy_regex(r"(?:[•▪*·–—-]|\d{1,2}[.)°º])\s")
BRACKETED = lazy_regex(r"[(]([^()]{3,60})[)]\W?$")


def is_text(words: str) -> bool:
    """Tell whether *words* are long enough for a paragraph that ends as it should, or for any."""
    if len(words) * WIDEST < TEXT:
        return False
    long = extent(words)
    return long >= LONG or (long >= TEXT and bool(ENDED.search(words)))


def bracketed(words: str) -> str:
    """Return what *words* end with in brackets; empty for nothing."""
    match = BRACKETED.search(words)
    return match[1] if match else ""


def label_of(words: str) -> str:
    """Return what stands before a colon inside *words*, without case; empty for nothing."""
    label, colon, rest = words.partition(":")
    return label.casefold() if colon and rest and len(label) <= LONGEST_LABEL else ""


HEADLINE = range(4, 21)
"""Words of a headline."""


def tail_of(words: str) -> str:
    """Return the last two of three *words* or more, in small letters; empty for fewer."""
    parts = words.casefold().split()
    return " ".join(parts[-2:]) if len(parts) > 2 else ""


class Line(Struct):
    """A line that can be a heading, among the lines around it."""

    place: int
    """Its place in the body."""
    words: str
    size: int
    """How many words those are."""
    number: str
    """The number it opens with, as printed."""
    gap: int
    """Blank lines above it."""
    above: str
    """The piece above it; empty at the head of the body."""
    below: Sequence[str]
    """The pieces below it, ``SECTION`` of them at most."""
    below_gap: int
    """Blank lines below it."""
    run: int = 0
    """How many lines stand one after another here, with no text between them."""
    in_series: bool = False
    """Whether it shares all but its number with others that head their text."""
    underlined: bool = False
    """Whether a line is drawn under it."""
    above_heads: bool = False
    below_heads: bool = False
    """Whether the line above, or below, is taken for a heading."""
    fellows: int = 0
    """Other lines taken for headings that use capitals alike and stand as far from what is above them."""
    around: tuple[bool, bool, int] | None = None
    shared: int = 0
    """What was taken for headings around it when it was weighed, and the points that it had for that."""


class Ground(Struct, frozen=True):
    """What the lines of one body have in common."""

    usual: int
    """Blank lines between two paragraphs."""
    glued: bool
    """Whether its headings stand nearer to what is above them."""
    counted: frozenset[tuple[str, int]]
    """The numbers that open lines of it, by kind."""
    repeated: dict[str, int]
    """How often it has lines that come back, where that is no pattern of its sections."""
    credited: frozenset[str]
    """What ends several lines of it in brackets: who made their pictures."""
    labels: frozenset[str]
    """What stands before a colon in several lines of it."""
    series: int
    """The place of the first heading of a series that is told by its numbers; 0 where there is none."""
    tails: frozenset[str]
    """The words in which several of its lines end, yet not most: captions that name the subject."""
    kickers: bool
    """Whether several of its lines are kickers of the headlines below them."""


def kicks(line: Line) -> bool:
    """Tell whether *line* is in capitals, with a headline below it that has those of a title."""
    if not line.words.isupper():
        return False
    below = line.below[0]
    headline = len(below.split()) in HEADLINE and is_titled(below) and not below.endswith(".")
    return headline and not below.isupper()
