"""What speaks for and against a heading where it stands: signs with points, written in one table."""

import re

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.heading_line import (
    ENDED,
    ITEM,
    OFTEN,
    PARAGRAPH,
    TEXT,
    WORD,
    Ground,
    Line,
    bracketed,
    is_text,
    kicks,
    label_of,
    tail_of,
)
from convert.parse.heading_weights import Scale, Sign, Signs, make_scale
from convert.parse.heading_words import FEW, POINTER, counted, is_closed, is_cry, is_titled, stems
from convert.parse.prose import count_words, extent
from convert.parse.references import ENTRY

MANY = 9
"""Words of which more make a sentence."""

SENTENCE = 40
"""Characters of a short paragraph."""

ANNOUNCING = 3
"""Words of a line that announces a list; a label has fewer."""

RUN = 4
"""Lines one after another that are a list or a menu."""

PREAMBLE = 2
"""Words of a line that heads what stands before the first of several counted parts."""

IBIDEM = lazy_regex(r"\b(?:ibid|op\. ?cit|pp?\.\s?\d)", re.IGNORECASE)
"""What only a note says."""

INNER_END = lazy_regex(r"[.!] ")
"""Where a sentence ends inside a line."""


def _has_few_words(line: Line, ground: Ground) -> bool:
    return line.size <= FEW


def _reads_long(line: Line, ground: Ground) -> bool:
    return MANY < line.size <= 12


def _is_set_as_a_title(line: Line, ground: Ground) -> bool:
    return is_titled(line.words)


def _comes_back_below(line: Line, ground: Ground) -> bool:
    own = stems(line.words)
    others = " ".join(words for words in line.below if words != line.words) if own else ""
    # A word that comes back is there as letters at least: that is seen long before all words are cut out.
    small = others.casefold()
    enough = 0.5 * len(own)
    return bool(own) and sum(stem in small for stem in own) >= enough and len(own & stems(others)) >= enough


def _heads_text(line: Line, ground: Ground) -> bool:
    return is_text(line.below[0]) or bool(ITEM.match(line.below[0])) or _announces_items(line)


def _announces_items(line: Line) -> bool:
    """Tell whether the words right below *line* announce a list: such a section may hold nothing else."""
    announced = line.below[0].endswith(":") and len(line.below[0].split()) >= ANNOUNCING
    short = line.size <= FEW and len(line.below) > 1
    return short and announced and bool(ITEM.match(line.below[1]))


def _heads_little(line: Line, ground: Ground) -> bool:
    """Tell whether hardly a paragraph stands below *line*; several short ones weigh as much as one."""
    long = (words for words in line.below if extent(words) >= SENTENCE and ENDED.search(words))
    return not _announces_items(line) and sum(map(extent, long)) < PARAGRAPH


def _breaks_into_a_sentence(line: Line, ground: Ground) -> bool:
    return line.below[0][:1].islower()


def _follows_an_end(line: Line, ground: Ground) -> bool:
    return bool(line.above) and (bool(ENDED.search(line.above)) or not WORD.search(line.above))


def _is_announced(line: Line, ground: Ground) -> bool:
    return line.above.endswith(":")


def _stands_wide(line: Line, ground: Ground) -> bool:
    return line.gap > ground.usual


def _leans_up(line: Line, ground: Ground) -> bool:
    return line.gap < line.below_gap and not ground.glued


def _signs_like_others(line: Line, ground: Ground) -> bool:
    return bracketed(line.words) in ground.credited


def _ends_like_others(line: Line, ground: Ground) -> bool:
    return not line.number and tail_of(line.words) in ground.tails


def _is_labelled_like_others(line: Line, ground: Ground) -> bool:
    return not line.number and not line.in_series and label_of(line.words) in ground.labels


def _stands_in_a_run(line: Line, ground: Ground) -> bool:
    return line.run >= RUN and not _heads_text(line, ground) and not is_text(line.above)


def _is_numbered(line: Line, ground: Ground) -> bool:
    return bool(line.number)


def _opens_an_item(line: Line, ground: Ground) -> bool:
    """Tell whether text that is parted elsewhere stands right above and below a number: a list."""
    return line.gap == line.below_gap == 0 < ground.usual


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


def _is_underlined(line: Line, ground: Ground) -> bool:
    return line.underlined


def _heads_points(line: Line, ground: Ground) -> bool:
    """Tell whether *line* is ``Key findings`` or the like above a list, where a summary stands already."""
    return labels.is_label(line.words, labels.KEY_POINTS) and bool(ITEM.match(line.below[0]))


def _asks(line: Line, ground: Ground) -> bool:
    return line.words.rstrip("\"”’')]").endswith("?")


def _cries(line: Line, ground: Ground) -> bool:
    return is_cry(line.words)


def _has_two_sentences(line: Line, ground: Ground) -> bool:
    return bool(INNER_END.search(line.words))


def _kicks_a_headline(line: Line, ground: Ground) -> bool:
    return kicks(line)


def _points_elsewhere(line: Line, ground: Ground) -> bool:
    return bool(POINTER.match(line.words))


def _is_repeated(line: Line, ground: Ground) -> bool:
    return line.words.casefold() in ground.repeated


def _is_repeated_often(line: Line, ground: Ground) -> bool:
    return ground.repeated.get(line.words.casefold(), 0) >= OFTEN


OWN: Signs = (
    (_stands_in_a_series, 9),
    (_is_underlined, 6),
    (_heads_points, 5),
    (_has_few_words, 1),
    (_stands_wide, 2),
    (_stands_in_a_run, -3),
    (_heads_text, 1),
    (_follows_an_end, 1),
    (_heads_little, -1),
    (_breaks_into_a_sentence, -2),
    (_is_announced, -2),
    (_leans_up, -1),
    (_is_a_sentence, -4),
    (_reads_long, -1),
    (_is_set_as_a_title, 1),
    (_asks, -1),
    (_cries, -2),
    (_points_elsewhere, -2),
    (_cites, -2),
    (_comes_back_below, 1),
)
"""What a line is or does, whichever others are headings, and the points that it has for it.

The few signs that decide come first, and the dearest one to read last.
"""

NUMBERED: Signs = ((_is_numbered, 1), (_opens_an_item, -6), (_counts_on, 1))
"""So too, of lines that open with a number."""

BARE: Signs = ((_has_two_sentences, -1),)
"""So too, of lines that open with none."""

ON_GROUND: tuple[tuple[str, Sign, int], ...] = (
    ("credited", _signs_like_others, -4),
    ("tails", _ends_like_others, -6),
    ("labels", _is_labelled_like_others, -3),
    ("series", _stands_before_the_series, 5),
    ("kickers", _kicks_a_headline, -4),
    ("repeated", _is_repeated, -2),
    ("repeated", _is_repeated_often, -2),
)
"""So too, where the lines of the body have something in common: where they have not, no line is asked."""


def scales_of(ground: Ground) -> dict[bool, Scale]:
    """Return what lines on *ground* are weighed by: under True those with a number, else the others."""
    shared = tuple((sign, points) for name, sign, points in ON_GROUND if getattr(ground, name))
    return {True: make_scale(shared + NUMBERED + OWN), False: make_scale(shared + BARE + OWN)}
