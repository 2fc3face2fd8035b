"""Running text: what reads as such, and where the text of a source begins."""

import re
from collections.abc import Sequence

DEEPEST = 80
"""Pieces; menus and share bars above an article are long, but not longer."""

PROSE = 260
"""Characters; a piece as long as this is text, whatever stands around it."""

SENTENCE = 80
"""Characters from which a piece that ends like a sentence reads as one."""

WINDOW = 8
"""Pieces over which the beginning of a text is told from a caption or a notice that stands alone."""

FEWEST = 3
"""Pieces of text that such a stretch has at least."""

PICTURE = re.compile(r"(?:photo(?:graph)?|image|picture|credit)s?\b.{0,3}:", re.IGNORECASE)

SENTENCE_END = re.compile(r"(?<!\b\w)[.!?…][\"'”’)\]]*(?=\s+[^\W\d_a-z]|$)")
"""Where a sentence ends; initials and ``p.m.`` end none."""

LISTED = re.compile(r"[*•+]\s")
"""How the entries of lists at the side of a page begin."""


def is_prose(words: str) -> bool:
    """Tell whether *words* read as running text rather than as a line of the top matter."""
    ends = len(SENTENCE_END.findall(words))
    return (len(words) >= PROSE and ends >= 1) or (len(words) >= 120 and ends >= 2)


def is_sentence(words: str) -> bool:
    """Tell whether *words* read as a sentence of some length."""
    return len(words) >= SENTENCE and bool(re.search(r"[.!?…:][\"'”’)\]\d]*$", words))


def find_text(pieces: Sequence[str]) -> int:
    """Return the place of the first of *pieces* that is running text.

    More text stands below it: right below a single sentence, which can be a deck; within three pieces of
    a paragraph, which can be a notice. A lone caption is passed over.
    """
    prose = [is_prose(words) for words in pieces[: DEEPEST + WINDOW]]
    texty = [one or is_sentence(words) for one, words in zip(prose, pieces, strict=False)]
    begins = [index for index, one in enumerate(texty[:DEEPEST]) if one]
    dense = (
        i
        for i in begins
        if sum(texty[i : i + WINDOW]) >= FEWEST
        and not LISTED.match(pieces[i])
        and any(texty[i + 1 : i + (4 if prose[i] else 2)])
        and not _is_captioned(pieces, i)
    )
    return next(dense, next((index for index in begins if prose[index]), len(pieces)))


def _is_captioned(pieces: Sequence[str], index: int) -> bool:
    """Tell whether the credit of a picture stands right below piece *index*, or the same words again."""
    below = pieces[index + 1 : index + 3]
    return any(PICTURE.match(words) or words == pieces[index] for words in below)
