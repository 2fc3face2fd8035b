"""The top of an article: the pieces before the text begins."""

import re
from collections.abc import Iterator

from convert.parse.desk import Desk

DEEPEST = 24
"""Pieces; masthead, kicker, title, deck, by-line, date and furniture take fewer in all that was seen."""

PROSE = 260
"""Characters; a piece as long as this is text, whatever stands around it."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[^\W\d_a-z]|$)")


def is_prose(words: str) -> bool:
    """Tell whether *words* read as running text rather than as a line of the top matter."""
    return len(words) >= PROSE or (len(words) >= 120 and len(SENTENCE_END.findall(words)) >= 2)


def top(desk: Desk) -> Iterator[int]:
    """Yield the positions of the free pieces before the first piece of running text."""
    for index in range(min(DEEPEST, len(desk.pieces))):
        if is_prose(desk.words(index)):
            return
        if desk.is_free(index):
            yield index
