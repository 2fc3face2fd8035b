"""Running text: what reads as such, and where the text of a source begins."""

import re
from collections.abc import Sequence
from functools import lru_cache

from convert.lazy_regex import lazy_regex

DEEPEST = 80
"""Pieces; menus and share bars above an article are long, but most are not longer."""

FARTHEST = 800
"""Pieces of a menu that are passed over: that of a large house names all its parts, and theirs."""

ENTRY = 60
"""Characters of an entry of a menu."""

ENTRIES = 0.9
"""Share of such lines in what is a menu and no text in short lines."""

PROSE = 260
"""Characters; a piece as long as this is text, whatever stands around it."""

FEW_LETTERS = 120
"""Characters; two sentences that have so many are text."""

SENTENCE = 80
"""Characters from which a piece that ends like a sentence reads as one."""

WINDOW = 8
"""Pieces over which the beginning of a text is told from a caption or a notice that stands alone."""

FEWEST = 3
"""Pieces of text that such a stretch has at least."""

PICTURE = lazy_regex(r"(?:photo(?:graph)?|image|picture|credit)s?\b.{0,3}:", re.IGNORECASE)

NOTE_MARK = r"(?:\[\^?\w{1,20}\]|[¹²³⁰⁴-⁹]{1,3}|[*†‡]{1,3})?"
"""The mark of a note behind the end of a sentence, as sources print it."""

SENTENCE_END = lazy_regex(
    rf"(?<!\b\w)[.!?…][\"'”’)\]]*{NOTE_MARK}(?=\s+[^\W\d_a-z]|$)|[。！？؟।][」』”’）)]*"
)
"""Where a sentence ends; initials and ``p.m.`` end none."""

STOPPED = lazy_regex(r"[.!?…:。！？؟।][\"'”’)\]」』）\d*†‡]*$")
"""How a piece ends that ends like a sentence."""

LONGEST_HEADLINE = 200
"""Characters; a longer question is text."""

LONG_WORD = lazy_regex(r"[^\W\d_]{4,}")
"""What has a capital in a headline where each word of weight has one."""

FEWEST_CAPITALS = 6
CAPITALS = 0.8
"""Words of weight, and the share of capitals among them, by which a sentence is known as such a headline."""

DENSE = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Signs that stand for a syllable or a word."""

WIDEST = 3
"""Letters that a sign counts for that stands for a syllable or a word."""

PAUSES = (".", ",", ";", ":", "!", "?", "…")
"""What lines of verse and of speech end with, and no entries of menus."""

LISTED = lazy_regex(r"[*•+]\s")
"""How the entries of lists at the side of a page begin."""


def is_prose(words: str) -> bool:
    """Tell whether *words* read as running text rather than as a line of the top matter."""
    long = extent(words)
    if long < FEW_LETTERS:
        return False
    ends = len(SENTENCE_END.findall(words))
    return ends >= 2 or (long >= PROSE and ends >= 1)


@lru_cache(maxsize=256)
def extent(words: str) -> int:
    """Return how long *words* are in letters; a sign that stands for a syllable counts for three."""
    return len(words) if words.isascii() else len(words) + (WIDEST - 1) * len(DENSE.findall(words))


def is_sentence(words: str) -> bool:
    """Tell whether *words* read as a sentence of some length."""
    return extent(words) >= SENTENCE and bool(STOPPED.search(words[-8:]))


def count_words(words: str) -> int:
    """Return how many words *words* have; where no spaces part them, three signs stand for one."""
    return max(len(words.split()), 0 if words.isascii() else len(DENSE.findall(words)) // 3)


def find_text(pieces: Sequence[str]) -> int:
    """Return the place of the first of *pieces* that is running text.

    More text stands below it: right below a single sentence, which can be a deck; within three pieces of
    a paragraph, which can be a notice. A lone caption is passed over, and so is a menu, however long.
    """
    dense, lone = _find_near(pieces, 0)
    if dense is None:
        dense = _find_far(pieces)
    if dense is not None:
        return dense
    return len(pieces) if lone is None else lone


def _find_far(pieces: Sequence[str]) -> int | None:
    """Return the place of the first running text below a menu that is longer than most."""
    for first in range(DEEPEST, min(len(pieces), FARTHEST), DEEPEST):
        if not _is_menu(pieces[first - DEEPEST : first]):
            return None
        dense, _ = _find_near(pieces, first)
        if dense is not None:
            return dense
    return None


def _is_menu(lines: Sequence[str]) -> bool:
    """Tell whether *lines* are short, end like no sentences and count nothing."""
    entries = sum(
        len(words) <= ENTRY and not words.endswith(PAUSES) and not words[:1].isdigit() for words in lines
    )
    return entries >= ENTRIES * len(lines)


def _find_near(pieces: Sequence[str], first: int) -> tuple[int | None, int | None]:
    """Return where running text begins from piece *first* on, and the first paragraph, near it."""
    near = pieces[first : first + DEEPEST + WINDOW]
    prose = [is_prose(words) for words in near]
    texty = [one or is_sentence(words) for one, words in zip(prose, near, strict=True)]
    begins = [index for index, one in enumerate(texty[:DEEPEST]) if one]
    dense = (
        first + i
        for i in begins
        if sum(texty[i : i + WINDOW]) >= FEWEST
        and not LISTED.match(near[i])
        and not _is_headline(pieces, first + i)
        and any(texty[i + 1 : i + (4 if prose[i] else 2)])
        and not _is_captioned(near, i)
    )
    return next(dense, None), next((first + index for index in begins if prose[index]), None)


def _is_headline(pieces: Sequence[str], index: int) -> bool:
    """Tell whether piece *index* is a long headline: the question that opens a source, or one in capitals."""
    words = pieces[index]
    if is_prose(words) or len(words) > LONGEST_HEADLINE:
        return False
    weighty = [word for word in LONG_WORD.findall(words) if not word.isupper()]
    capitals = sum(word[0].isupper() for word in weighty)
    asks = index == 0 and words.rstrip("\"'”’»)] ").endswith("?")
    return asks or (len(weighty) >= FEWEST_CAPITALS and capitals >= CAPITALS * len(weighty))


def _is_captioned(pieces: Sequence[str], index: int) -> bool:
    """Tell whether the credit of a picture stands right below piece *index*, or the same words again."""
    below = pieces[index + 1 : index + 3]
    return any(PICTURE.match(words) or words == pieces[index] for words in below)
