"""Running heads: the section on the left, the title on the right, short enough for one line."""

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct, structs

from convert.errors import UsageError
from convert.model import Article
from convert.model.walk import plain
from convert.render.labels import date_text, own_locale
from convert.render.record import flat
from convert.render.theme import nearest
from convert.settings import RunningMatter, Settings

LONGEST_HEAD = 60
"""Characters that fit into a head at the size of notes, on the smallest page of a theme."""
LONGEST_PAIR = 100
"""Characters of two heads that stand in one line, where it is as wide as that of a brief or a report."""
CAPITAL = 1.3
"""How many letters a capital is wide."""
FEWEST_LETTERS = 4
"""Letters of a word at least at which a head is cut off: behind "of the" more is expected."""
FEWEST = 12
"""Characters of a title that are enough to know it by."""
PAUSES = (":", "?", " – ", "—", ";", ", ")
"""Where a title may end for short, the best first."""
TITLE = "title"
"""Name of the headline in the document: what stands there holds up to the first section."""
PLACE = re.compile(r"\{(\w*)\}")


class RunningHeads(Struct, frozen=True):
    """What stands above the text on every page but the first."""

    left: str
    """Where no section has begun: the series, else the publisher, else the authors; or what the house says.
    Nothing where none is known; the title, where each has a page to itself."""
    right: str
    """The title, shortened where it is long; or what the house says."""
    sections: dict[str, "RunningHeads"] = {}
    """What stands there from a section on, by the name of its heading in the document; empty where every
    page says the same."""


def running_matter(
    article: Article,
    house: RunningMatter,
    alone: bool = False,
    sections: Mapping[str, str] | None = None,
    locale: str = Settings().locale,
) -> RunningHeads:
    """Return the running heads of *article* as *house* wants them; UsageError for a name it does not know.

    *alone* says that each has a page to itself; *sections* are the words of headings by their names; in the
    form of *locale* a date stands there, as it does below the headline.
    """
    said = said_of(article, locale)
    heads = _heads(said, house, alone)
    each = {
        place: _heads(said | {"section": words}, house, alone) for place, words in (sections or {}).items()
    }
    if all(other == heads for other in each.values()):
        return heads
    return structs.replace(heads, sections={TITLE: heads, **each})


def _heads(said: dict[str, str], house: RunningMatter, alone: bool) -> RunningHeads:
    left = said["section"] if house.left is None else _fill(house.left, said)
    right = said["title"] if house.right is None else _fill(house.right, said)
    if alone:
        return RunningHeads(shorten(left or right, LONGEST_HEAD), shorten(right or left, LONGEST_HEAD))
    right = shorten(right, LONGEST_HEAD)
    if extent(left) + extent(right) > LONGEST_PAIR:
        left = shorten(left, max(LONGEST_HEAD // 2, LONGEST_PAIR - extent(right)))
    return RunningHeads(left, right)


def said_of(article: Article, locale: str) -> dict[str, str]:
    """Return what a running head may say of *article*, by name; a date in the form of *locale*."""
    head, date = article.head, article.date("published")
    said = {
        "series": flat(plain(head.series)),
        "number": flat(plain(head.number)),
        "publisher": flat(article.publisher.name) if article.publisher else "",
        "title": flat(plain(head.title)),
        "authors": ", ".join(flat(author.name) for author in article.authors),
        "date": date_text(date.iso, own_locale(article, locale)) if date else "",
    }
    return said | {"section": said["series"] or said["publisher"] or said["authors"]}


def _fill(text: str, said: dict[str, str]) -> str:
    unknown = next((name for name in PLACE.findall(text) if name not in said), None)
    if unknown is not None:
        raise UsageError(
            f"running matter knows no {{{unknown}}}", remedy=nearest(unknown, list(said), "It knows")
        )
    return flat(PLACE.sub(lambda place: said[place[1]], text))


def extent(text: str) -> float:
    """Return how many letters *text* is wide: signs of Chinese, Japanese and Korean take two, capitals more
    than one."""
    signs = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return signs + (CAPITAL - 1) * sum(map(str.isupper, text))


def shorten(text: str, length: float) -> str:
    """Return *text* at most *length* letters wide: up to where a reader pauses, else cut between words."""
    if extent(text) <= length:
        return text
    for pause in PAUSES:
        main, found, _ = text.partition(pause)
        main += pause if pause == "?" else ""
        if found and FEWEST <= extent(main) <= length:
            return main
    room = next(at for at in range(len(text), 0, -1) if extent(text[:at]) < length)
    cut = _whole_words(text[:room]) or text[:room]
    return cut.rstrip(" ,;:–—-") + "…"


def _whole_words(text: str) -> str:
    """Return *text* less its last word, which may be a part of one, and less the small words before that."""
    cut = rest = text.rpartition(" ")[0]
    while len(rest.rpartition(" ")[2]) < FEWEST_LETTERS:
        rest = rest.rpartition(" ")[0]
        if extent(rest) < FEWEST:
            return cut
    return rest
