"""What speaks for and against a heading where it stands: signs with points, written in one table."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from convert.parse.heading_words import POINTER, counted, is_closed, is_titled, stems
from convert.parse.references import ENTRY

TEXT = 60
"""Characters from which a piece that ends like a sentence is text."""

LONG = 200
"""Characters from which a piece is text however it ends."""

SECTION = 3
"""Pieces below a heading in which its words come back, and which hold some text."""

PARAGRAPH = 100
"""Characters that a paragraph has at least; what is shorter and ends in no full stop is a line."""

CAPTION = 160
"""Characters of a caption at most, below which a credit stands without a gap."""

FEW, MANY = 7, 9
"""Words: most headings have no more than the first; more than the second make a sentence."""

FELLOWS = 2
"""Other headings of the same make from which a document has a series of them."""

ENDED = re.compile(r"[.!?:…。！？：][\"'“”’»)\]」』）\d]*$")
ITEM = re.compile(r"(?:[•▪*·–—-]|\d{1,2}[.)])\s")
IBIDEM = re.compile(r"\b(?:ibid|op\. ?cit|pp?\.\s?\d)", re.IGNORECASE)
"""What only a note says."""

WORD = re.compile(r"[^\W\d_]{2,}")


def is_text(words: str) -> bool:
    """Tell whether *words* are long enough for a paragraph that ends as it should, or for any."""
    return len(words) >= LONG or (len(words) >= TEXT and bool(ENDED.search(words)))


class Line(Struct):
    """A line that can be a heading, among the lines around it."""

    place: int
    """Its place in the body."""
    words: str
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
    above_heads: bool = False
    below_heads: bool = False
    """Whether the line above, or below, is taken for a heading."""
    fellows: int = 0
    """Other lines taken for headings that use capitals alike and stand as far from what is above them."""


class Ground(Struct, frozen=True):
    """What the lines of one body have in common."""

    usual: int
    """Blank lines between two paragraphs."""
    glued: bool
    """Whether its headings stand nearer to what is above them."""
    counted: frozenset[tuple[str, int]]
    """The numbers that open lines of it, by kind."""
    repeated: frozenset[str]
    """Lines that it has more than once, where that is no pattern of its sections."""


def _has_few_words(line: Line, ground: Ground) -> bool:
    return len(line.words.split()) <= FEW


def _reads_long(line: Line, ground: Ground) -> bool:
    return MANY < len(line.words.split()) <= 12


def _is_set_as_a_title(line: Line, ground: Ground) -> bool:
    return is_titled(line.words)


def _comes_back_below(line: Line, ground: Ground) -> bool:
    own = stems(line.words)
    others = " ".join(words for words in line.below if words != line.words)
    return bool(own) and len(own & stems(others)) >= 0.5 * len(own)


def _heads_text(line: Line, ground: Ground) -> bool:
    return is_text(line.below[0]) or bool(ITEM.match(line.below[0]))


def _heads_a_heading(line: Line, ground: Ground) -> bool:
    return line.below_heads and len(line.below) > 1 and len(line.below[1]) >= PARAGRAPH


def _heads_little(line: Line, ground: Ground) -> bool:
    return not any(len(words) >= PARAGRAPH and ENDED.search(words) for words in line.below)


def _breaks_into_a_sentence(line: Line, ground: Ground) -> bool:
    return line.below[0][:1].islower()


def _follows_an_end(line: Line, ground: Ground) -> bool:
    return bool(line.above) and (bool(ENDED.search(line.above)) or not WORD.search(line.above))


def _follows_a_line(line: Line, ground: Ground) -> bool:
    above = line.above
    ends = ENDED.search(above) or ITEM.match(above) or not WORD.search(above)
    return not line.above_heads and len(above) < PARAGRAPH and not ends


def _follows_nothing(line: Line, ground: Ground) -> bool:
    return not line.above and not (_has_fellows(line, ground) and is_text(line.below[0]))


def _follows_a_heading(line: Line, ground: Ground) -> bool:
    return line.above_heads


def _stands_wide(line: Line, ground: Ground) -> bool:
    return line.gap > ground.usual


def _leans_up(line: Line, ground: Ground) -> bool:
    return line.gap < line.below_gap and not ground.glued


def _signs_a_picture(line: Line, ground: Ground) -> bool:
    apart = line.gap == 0 and ground.usual and line.below_gap
    return bool(apart) and 0 < len(line.above) < CAPTION and not line.above.endswith(":")


def _is_numbered(line: Line, ground: Ground) -> bool:
    return bool(line.number)


def _counts_on(line: Line, ground: Ground) -> bool:
    places = counted(line.number)
    return any((kind, place + step) in ground.counted for kind, place in places for step in (-1, 1))


def _is_a_sentence(line: Line, ground: Ground) -> bool:
    return is_closed(line.words)


def _cites(line: Line, ground: Ground) -> bool:
    return bool(line.number and ENTRY.search(line.words)) or bool(IBIDEM.search(line.words))


def _asks(line: Line, ground: Ground) -> bool:
    return line.words.rstrip("\"”’')]").endswith("?")


def _points_elsewhere(line: Line, ground: Ground) -> bool:
    return bool(POINTER.match(line.words))


def _is_repeated(line: Line, ground: Ground) -> bool:
    return line.words.casefold() in ground.repeated


def _has_fellows(line: Line, ground: Ground) -> bool:
    return line.fellows >= FELLOWS


def _is_alone(line: Line, ground: Ground) -> bool:
    return not line.fellows and (bool(line.number) or not _parts_paragraphs(line))


def _parts_paragraphs(line: Line) -> bool:
    """Tell whether *line* stands between two paragraphs that end as they should; one heading is enough."""
    return all(is_text(words) and bool(ENDED.search(words)) for words in (line.above, line.below[0]))


Sign = Callable[[Line, Ground], bool]

SIGNS: tuple[tuple[Sign, int], ...] = (
    (_has_few_words, 1),
    (_reads_long, -1),
    (_is_set_as_a_title, 1),
    (_comes_back_below, 1),
    (_heads_text, 1),
    (_heads_a_heading, 1),
    (_heads_little, -1),
    (_breaks_into_a_sentence, -2),
    (_follows_an_end, 1),
    (_follows_a_line, -1),
    (_follows_nothing, -3),
    (_follows_a_heading, -1),
    (_stands_wide, 1),
    (_leans_up, -1),
    (_signs_a_picture, -4),
    (_is_numbered, 1),
    (_counts_on, 1),
    (_is_a_sentence, -4),
    (_cites, -2),
    (_asks, -1),
    (_points_elsewhere, -2),
    (_is_repeated, -2),
    (_has_fellows, 1),
    (_is_alone, -1),
)
"""What a line is or does, and the points that it has for it; ``heading_choice`` says how many it takes."""


def weigh(line: Line, ground: Ground) -> int:
    """Return the points of *line*."""
    return sum(points for sign, points in SIGNS if sign(line, ground))
