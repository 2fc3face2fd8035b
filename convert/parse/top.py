"""The top of an article: the pieces before the text begins."""

from collections.abc import Iterator

from convert.parse.desk import Desk
from convert.parse.prose import DEEPEST


def top(desk: Desk) -> Iterator[int]:
    """Yield the positions of the free pieces before the first piece of running text."""
    return (index for index in range(min(DEEPEST, desk.text_start)) if desk.is_free(index))
