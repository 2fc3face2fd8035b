"""The top of an article: the pieces before the text begins."""

import re
from collections.abc import Iterator

from convert.parse.desk import Desk

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


def body_start(desk: Desk) -> int:
    """Return the position of the first piece of running text; a lone caption or notice is passed over."""
    pieces = range(min(DEEPEST, len(desk.pieces)))
    texty = [is_prose(desk.words(i)) or is_sentence(desk.words(i)) for i in range(len(desk.pieces))]
    first = next((index for index in pieces if is_prose(desk.words(index))), len(desk.pieces))
    dense = (
        i
        for i in pieces
        if is_prose(desk.words(i)) and sum(texty[i : i + WINDOW]) >= 3 and not _is_captioned(desk, i)
    )
    return next(dense, first)


def _is_captioned(desk: Desk, index: int) -> bool:
    """Tell whether the credit of a picture stands right below piece *index*, or the same words again."""
    below = [desk.words(i) for i in range(index + 1, min(index + 3, len(desk.pieces)))]
    return any(PICTURE.match(words) or words == desk.words(index) for words in below)


def top(desk: Desk) -> Iterator[int]:
    """Yield the positions of the free pieces before the first piece of running text."""
    return (index for index in range(min(DEEPEST, body_start(desk))) if desk.is_free(index))
