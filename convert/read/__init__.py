"""Source -> Draft: pieces with their places, no meaning yet; one file a kind of input."""

from collections.abc import Callable

from convert.read import text
from convert.read.draft import Draft
from convert.source import Source

READERS: dict[str, Callable[[Source], Draft]] = {
    "text": text.read,
}
"""The reader of each kind of input."""


def read(source: Source, *, changes: str = "accept") -> Draft:
    """Return the draft of *source*, by the reader of its kind; *changes*, if tracked, to accept or reject."""
    return READERS[source.kind](source)
