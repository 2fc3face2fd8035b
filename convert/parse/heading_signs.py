"""What speaks for and against a heading where it stands: signs with points, written in one table."""

import re
from collections.abc import Callable

from convert.parse.heading_line import (
    ENDED,
    ITEM,
    OFTEN,
    PARAGRAPH,
    TEXT,
    Ground,
    Line,
    bracketed,
    is_text,
    label_of,
)
from convert.parse.heading_words import POINTER, counted, is_closed, is_titled, stems
from convert.parse.prose import count_words, extent
from convert.parse.references import ENTRY

CAPTION = 160
"""Characters of a caption at most, below which a credit stands without a gap."""

FEW, MANY = 7, 9
"""Words: most headings have no more than the first; more than the second make a sentence."""

FELLOWS = 2
"""Other headings of the same make from which a document has a series of them."""

RUN = 4
"""Lines one after another that are a list or a menu."""

PREAMBLE = 2
"""Words of a line that heads what stands before the first of several counted parts."""

IBIDEM = re.compile(r"\b(?:ibid|op\. ?cit|pp?\.\s?\d)", re.IGNORECASE)
"""What only a note says."""

WORD = re.compile(r"[^\W\d_]{2,}")


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
    apart = line.gap == 0 and ground.usual and line.below_gap and not line.above_heads
    return bool(apart) and 0 < len(line.above) < CAPTION and not line.above.endswith(":")


def _signs_like_others(line: Line, ground: Ground) -> bool:
    return bracketed(line.words) in ground.credited


def _is_labelled_like_others(line: Line, ground: Ground) -> bool:
    return not line.number and not line.in_series and label_of(line.words) in ground.labels


def _stands_in_a_run(line: Line, ground: Ground) -> bool:
    return line.run >= RUN and not _heads_text(line, ground) and not is_text(line.above)


def _is_numbered(line: Line, ground: Ground) -> bool:
    return bool(line.number)


def _counts_on(line: Line, ground: Ground) -> bool:
    places = counted(line.number)
    return any((kind, place + step) in ground.counted for kind, place in places for step in (-1, 1))


def _is_a_sentence(line: Line, ground: Ground) -> bool:
    return is_closed(line.words)


def _cites(line: Line, ground: Ground) -> bool:
    return bool(line.number and ENTRY.search(line.words)) or bool(IBIDEM.search(line.words))


def _stands_in_a_series(line: Line, ground: Ground) -> bool:
    return line.in_series


def _stands_before_the_series(line: Line, ground: Ground) -> bool:
    """Tell whether one or two words stand above the first text of articles that are counted."""
    opens = not line.above or bool(ENDED.search(line.above))
    stands = opens and line.gap >= min(ground.usual, 1) and count_words(line.words) <= PREAMBLE
    return line.place < ground.series and stands and extent(line.below[0]) >= TEXT


def _asks(line: Line, ground: Ground) -> bool:
    return line.words.rstrip("\"”’')]").endswith("?")


def _points_elsewhere(line: Line, ground: Ground) -> bool:
    return bool(POINTER.match(line.words))


def _is_repeated(line: Line, ground: Ground) -> bool:
    return line.words.casefold() in ground.repeated


def _is_repeated_often(line: Line, ground: Ground) -> bool:
    return ground.repeated.get(line.words.casefold(), 0) >= OFTEN


def _has_fellows(line: Line, ground: Ground) -> bool:
    return line.fellows >= FELLOWS


def _is_alone(line: Line, ground: Ground) -> bool:
    return not line.fellows and (bool(line.number) or not _parts_paragraphs(line))


def _parts_paragraphs(line: Line) -> bool:
    """Tell whether *line* stands between two paragraphs that end as they should; one heading is enough."""
    return all(is_text(words) and bool(ENDED.search(words)) for words in (line.above, line.below[0]))


Sign = Callable[[Line, Ground], bool]

OWN: tuple[tuple[Sign, int], ...] = (
    (_has_few_words, 1),
    (_reads_long, -1),
    (_is_set_as_a_title, 1),
    (_comes_back_below, 1),
    (_heads_text, 1),
    (_heads_little, -1),
    (_breaks_into_a_sentence, -2),
    (_follows_an_end, 1),
    (_stands_wide, 1),
    (_leans_up, -1),
    (_signs_like_others, -4),
    (_is_labelled_like_others, -2),
    (_stands_in_a_run, -2),
    (_is_numbered, 1),
    (_counts_on, 1),
    (_stands_in_a_series, 9),
    (_stands_before_the_series, 5),
    (_is_a_sentence, -4),
    (_cites, -2),
    (_asks, -1),
    (_points_elsewhere, -2),
    (_is_repeated, -2),
    (_is_repeated_often, -2),
)
"""What a line is or does, whichever others are headings, and the points that it has for it."""

SHARED: tuple[tuple[Sign, int], ...] = (
    (_heads_a_heading, 1),
    (_follows_a_line, -1),
    (_follows_nothing, -3),
    (_follows_a_heading, -1),
    (_signs_a_picture, -4),
    (_has_fellows, 1),
    (_is_alone, -1),
)
"""What a line has of the headings around it; ``heading_choice`` says how many points it takes in all."""


def weigh_alone(line: Line, ground: Ground) -> int:
    """Return the points of *line* that no other line can change."""
    return sum(points for sign, points in OWN if sign(line, ground))


def weigh_among(line: Line, ground: Ground) -> int:
    """Return the points of *line* that it has of the lines taken for headings."""
    return sum(points for sign, points in SHARED if sign(line, ground))
