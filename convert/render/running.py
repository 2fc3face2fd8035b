"""Running heads: the section on the left, the title on the right, short enough for one line."""

import re

from msgspec import Struct

from convert.errors import UsageError
from convert.model import Article
from convert.model.walk import plain
from convert.render.record import flat
from convert.render.theme import nearest
from convert.settings import RunningMatter

LONGEST_HEAD = 60
"""Characters that fit into the right part of the head at the size of notes."""
PLACE = re.compile(r"\{(\w*)\}")


class RunningHeads(Struct, frozen=True):
    """What stands above the text on every page but the first."""

    left: str
    """The series, else the publisher, else the authors, else nothing; or what the house says."""
    right: str
    """The title, shortened where it is long; or what the house says."""


def running_matter(article: Article, house: RunningMatter, alone: bool = False) -> RunningHeads:
    """Return the running heads of *article* as *house* wants them; UsageError for a name it does not know.

    *alone* says that each has a page to itself.
    """
    said = said_of(article)
    section = said["series"] or said["publisher"] or said["authors"]
    left = section if house.left is None else _fill(house.left, said)
    right = said["title"] if house.right is None else _fill(house.right, said)
    return RunningHeads(
        shorten(left, LONGEST_HEAD if alone else LONGEST_HEAD // 2), shorten(right, LONGEST_HEAD)
    )


def said_of(article: Article) -> dict[str, str]:
    """Return what a running head may say of *article*, by name."""
    head, date = article.head, article.date("published")
    return {
        "series": flat(plain(head.series)),
        "number": flat(plain(head.number)),
        "publisher": flat(article.publisher.name) if article.publisher else "",
        "title": flat(plain(head.title)),
        "authors": ", ".join(flat(author.name) for author in article.authors),
        "date": date.iso if date else "",
    }


def _fill(text: str, said: dict[str, str]) -> str:
    unknown = next((name for name in PLACE.findall(text) if name not in said), None)
    if unknown is not None:
        raise UsageError(
            f"running matter knows no {{{unknown}}}", remedy=nearest(unknown, list(said), "It knows")
        )
    return flat(PLACE.sub(lambda place: said[place[1]], text))


def shorten(text: str, length: int) -> str:
    """Return *text* in at most *length* characters: up to its colon, else cut between words."""
    if len(text) <= length:
        return text
    main, colon, _ = text.partition(":")
    if colon and len(main) <= length:
        return main
    cut = text[: length - 1].rpartition(" ")[0] or text[: length - 1]
    return cut.rstrip(" ,;:–—-") + "…"
