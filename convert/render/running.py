"""Running heads: the series on the left, the title on the right, short enough for one line."""

from msgspec import Struct

from convert.model import Article
from convert.model.walk import plain
from convert.render.record import flat

LONGEST_HEAD = 60
"""Characters that fit into the right part of the head at the size of notes."""


class RunningHeads(Struct, frozen=True):
    """What stands above the text on every page but the first."""

    left: str
    """The series, else the publisher, else nothing."""
    right: str
    """The title, shortened where it is long."""


def running_matter(article: Article) -> RunningHeads:
    """Return the running heads of *article*."""
    section = flat(plain(article.head.series)) or (flat(article.publisher.name) if article.publisher else "")
    return RunningHeads(
        shorten(section, LONGEST_HEAD // 2), shorten(flat(plain(article.head.title)), LONGEST_HEAD)
    )


def shorten(text: str, length: int) -> str:
    """Return *text* in at most *length* characters: up to its colon, else cut between words."""
    if len(text) <= length:
        return text
    main, colon, _ = text.partition(":")
    if colon and len(main) <= length:
        return main
    cut = text[: length - 1].rpartition(" ")[0] or text[: length - 1]
    return cut.rstrip(" ,;:–—-") + "…"
