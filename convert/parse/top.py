"""The top of an article: the pieces before the text begins."""

from collections.abc import Iterator

from convert.parse.desk import Desk
from convert.parse.prose import DEEPEST


def top(desk: Desk) -> Iterator[int]:
    """Yield the positions of the free pieces before the first piece of running text.

    Of a long menu those next to the text count; where there is no text, the first ones do.
    """
    last = desk.text_start
    first = max(0, last - DEEPEST) if last < len(desk.pieces) else 0
    return (index for index in range(first, min(first + DEEPEST, last)) if desk.is_free(index))
