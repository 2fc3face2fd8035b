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

PICTURE = re.compile(r"(?:photo(?:graph)?|image|picture|credit)s?\b.{0,3}:", re.IGNORECASE)

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[^\W\d_a-z]|$)")


def is_prose(words: str) -> bool:
    """Tell whether *words* read as running text rather than as a line of the top matter."""
    ends = len(SENTENCE_END.findall(words))
    return (len(words) >= PROSE and ends >= 1) or (len(words) >= 120 and ends >= 2)


def is_sentence(words: str) -> bool:
    """Tell whether *words* read as a sentence of some length."""
    return len(words) >= SENTENCE and bool(re.search(r"[.!?…:][\"'”’)\]\d]*$", words))


def find_text(pieces: Sequence[str]) -> int:
    """Return the place of the first of *pieces* that is running text; a lone caption is passed over."""
    prose = [is_prose(words) for words in pieces[: DEEPEST + WINDOW]]
    texty = [one or is_sentence(words) for one, words in zip(prose, pieces, strict=False)]
    begins = [index for index, one in enumerate(prose[:DEEPEST]) if one]
    dense = (i for i in begins if sum(texty[i : i + WINDOW]) >= 3 and not _is_captioned(pieces, i))
    return next(dense, begins[0] if begins else len(pieces))


def _is_captioned(pieces: Sequence[str], index: int) -> bool:
    """Tell whether the credit of a picture stands right below piece *index*, or the same words again."""
    below = pieces[index + 1 : index + 3]
    return any(PICTURE.match(words) or words == pieces[index] for words in below)
