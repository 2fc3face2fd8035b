"""What a line has of the headings around it: signs with points, weighed anew as headings are found."""

from collections.abc import Callable
from functools import cache

from convert.lazy_regex import lazy_regex
from convert.parse.heading_line import ENDED, ITEM, PARAGRAPH, WORD, Ground, Line, is_text
from convert.parse.heading_words import FEW, NUMBERED, is_cry, is_titled
from convert.parse.small_words import small_words

CAPTION = 160
"""Characters of a caption at most, below which a credit stands without a gap."""

FELLOWS = 2
"""Other headings of the same make from which a document has a series of them."""

PLACE = lazy_regex(r"[^\W\d_a-z][^\d_a-z,]*, [^\d_a-z,]+")
"""``PORT SELWYN, NORTHERN ISLES``: where a text was written, or who has its pictures."""

Sign = Callable[[Line, Ground], bool]


def _heads_a_heading(line: Line, ground: Ground) -> bool:
    return line.below_heads and len(line.below) > 1 and len(line.below[1]) >= PARAGRAPH


def _follows_a_line(line: Line, ground: Ground) -> bool:
    above = line.above
    ends = ENDED.search(above) or ITEM.match(above) or not WORD.search(above)
    return not line.above_heads and len(above) < PARAGRAPH and not ends


def _follows_nothing(line: Line, ground: Ground) -> bool:
    return not line.above and not (_has_fellows(line, ground) and is_text(line.below[0]))


def _follows_a_heading(line: Line, ground: Ground) -> bool:
    return line.above_heads and not _is_part_of(line)


def _is_part_of(line: Line) -> bool:
    """Tell whether the number of *line* counts the parts of what stands above it: ``2.1`` below ``2.``."""
    above = NUMBERED.match(line.above)
    return above is not None and line.number.startswith(f"{above['number'].rstrip('.)')}.")


def _signs_a_picture(line: Line, ground: Ground) -> bool:
    apart = line.gap == 0 and ground.usual and line.below_gap and not line.above_heads
    return bool(apart) and 0 < len(line.above) < CAPTION and not line.above.endswith(":")


def _has_fellows(line: Line, ground: Ground) -> bool:
    return line.fellows >= FELLOWS


def _is_alone(line: Line, ground: Ground) -> bool:
    return not line.fellows and (bool(line.number) or not _parts_paragraphs(line))


def _goes_on(line: Line, ground: Ground) -> bool:
    """Tell whether the words above end in a comma: ``The General Assembly`` then does something."""
    return line.fellows < FELLOWS and line.above.endswith((",", "，", "،"))


def _cries_alone(line: Line, ground: Ground) -> bool:
    return not line.fellows and is_cry(line.words)


def _names_a_place(line: Line, ground: Ground) -> bool:
    if line.fellows or not PLACE.fullmatch(line.words):
        return False
    # ``SLOW, NOT IDLE`` names none: what a place is part of has no small words but between names.
    return line.words.rpartition(", ")[2].split()[0].lower() not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    """Return the small words of all languages whose script has capitals."""
    return frozenset[str]().union(
        *(words for script in ("Latn", "Grek", "Cyrl") for words in small_words(script).values())
    )


def _is_a_headline(line: Line, ground: Ground) -> bool:
    """Tell whether *line* is as long as the title of another text, and no heading is made like it."""
    few = line.fellows < FELLOWS
    return few and line.size > FEW and is_titled(line.words)


def _parts_paragraphs(line: Line) -> bool:
    """Tell whether *line* stands between two paragraphs that end as they should; one heading is enough."""
    return all(is_text(words) and bool(ENDED.search(words)) for words in (line.above, line.below[0]))


SHARED: tuple[tuple[Sign, int], ...] = (
    (_heads_a_heading, 1),
    (_follows_a_line, -1),
    (_follows_nothing, -3),
    (_follows_a_heading, -1),
    (_signs_a_picture, -4),
    (_has_fellows, 1),
    (_is_alone, -1),
    (_goes_on, -2),
    (_cries_alone, -2),
    (_names_a_place, -4),
    (_is_a_headline, -2),
)
"""What a line has of the headings around it."""


MOST_SHARED = sum(points for _, points in SHARED if points > 0)
"""The most that a line can have of them."""


def weigh_among(line: Line, ground: Ground) -> int:
    """Return the points of *line* that it has of the lines taken for headings."""
    return sum([points for sign, points in SHARED if sign(line, ground)])
