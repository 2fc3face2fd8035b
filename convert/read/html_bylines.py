"""By-lines that a page shows: marked as such, named so by a class, or opened by a label."""

import itertools
import re
from collections.abc import Iterator
from itertools import zip_longest

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.html_blocks import Block, Page
from convert.read.html_people import LEAD, looks_like_person, names_in
from convert.read.html_stated import is_aside

AUTHOR_CLASS = lazy_regex(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|author-?name|byline-?name|p-author|writer|autor(?:a|es|in)?|"
    r"auteur|autore|firma)(?:$|[\s_-])|(?:^|\s)fn(?:$|\s)",
    re.IGNORECASE,
)

NOT_AUTHOR = lazy_regex(
    r"comment|bio|box|avatar|image|photo|social|link-?list|related|follow|date|time|views?\b|count|"
    r"(?:^|\s)org(?:$|\s)",
    re.IGNORECASE,
)

LABELLED = lazy_regex(
    r"\s*(?:(?:written|posted|reported|published)\s+by\s|aut[a-z]+\s*(?:\(s\))?\s*:)", re.IGNORECASE
)
"""What opens a line behind the text that says who wrote it; ``By`` alone opens the next article there."""

LABEL = lazy_regex(
    r"(?:(?:written\s+|posted\s+)?by|von|par|por|aut(?:h?or|eur)[a-z]{0,3}(?:\(s\))?)\s*:?", re.I
)
"""A line that is nothing but the label of the by-line in the next."""

MAY_NAME = "span div p a li ul address cite em strong b h2 h3 h4 h5 td".split()
"""Elements that can be a by-line."""

SHORTEST, LONGEST = 3, 120
"""Characters of a by-line."""

MOST_MARKED = 8
"""Elements marked as author that are asked; more of them are a list of other articles."""

MANY = 4
"""Names that few articles have; as many marked all over a page are those of several."""

CLOSE = 3
"""Elements around the first name that can hold the others of the same by-line."""

DIGITS = lazy_regex(r"\d")
"""A house and a time are the imprint of the page."""

ANOTHER = lazy_regex(
    r"comment|related|recommend|recirc|teaser|popular|most-?read|latest|trending", re.IGNORECASE
)
"""Class names of what holds other articles and what readers say."""

AUTHOR_PAGE = lazy_regex(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|writers?|contributors?|columnists?)/[^/?#]*[a-z]", re.IGNORECASE
)
"""The address of what a site says of somebody who writes for it."""

TOUCHING = lazy_regex(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")


def lines_of_credit(page: Page, near: tuple[Span, ...]) -> Iterator[str]:
    """Yield the first line near the article that says by whom it is: ``Autor: Ana Ruiz``.

    The first place of *near* is above the text, the others are behind it."""
    shown = [block for block in page.blocks if not block.context.hidden]
    for block, following in zip_longest(shown, shown[1:]):
        place = next((each for each in near if each.start <= block.span.start <= each.end), None)
        if place is None or _is_of_another(block.context.block):
            continue
        line = _line(page, block)
        if LABEL.fullmatch(line) and following is not None:
            line = f"{line.removesuffix(':').strip()}: {_line(page, following)}"
        opens = LEAD if place is near[0] else LABELLED
        if SHORTEST <= len(line) <= LONGEST and opens.match(line) and _names_somebody(line):
            yield line
            return


def linked_authors(page: Page, top: Span) -> list[HtmlElement]:
    """Return the links to pages of authors in the first block at the *top* that has one."""
    links = [
        link
        for link in page.root.iter("a")
        if AUTHOR_PAGE.search(link.get("href") or "")
        and top.start <= page.extents[link].start <= top.end
        and looks_like_person(" ".join(link.text_content().split()))
        and not _is_of_another(link)
    ]
    return [link for link in links if link.getparent() is links[0].getparent()]


def _is_of_another(element: HtmlElement) -> bool:
    return any(
        ANOTHER.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in (element, *element.iterancestors())
        if e.tag not in ("body", "html", "main", "article")
    )


def _line(page: Page, block: Block) -> str:
    return " ".join(block.span.cut(page.text).split())


def _names_somebody(line: str) -> bool:
    return any(map(looks_like_person, names_in(line)))


def words_of(element: HtmlElement) -> str:
    """Return the text of *element*; words of two elements that touch are of two lines."""
    parts = [" ".join(part.split(" ")) for part in element.itertext()]
    text = parts[0] if parts else ""
    for part in parts[1:]:
        touches = TOUCHING.search(text[-1:] + part[:1]) is not None
        text += ("\n" if touches else "") + part
    return "\n".join(" ".join(line.split()) for line in re.split(r"\n(?=\S)", text))


def marked_authors(root: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return the elements that the mark-up calls the author, and those aside where they name one alone."""
    every = [element for element in root.iter() if isinstance(element.tag, str) and _is_marked(element)]
    beside = {element for element in every if _stands_aside(element)}
    aside = _named([element for element in every if element in beside])
    one = len({" ".join(each.text_content().split()) for each in aside}) == 1
    return _of_one(_named([element for element in every if element not in beside])), aside if one else []


def _of_one(named: list[HtmlElement]) -> list[HtmlElement]:
    """Return of many *named* elements those close to the first: the others are of other articles."""
    if len({each.text_content().strip() for each in named}) < MANY:
        return named
    box = next(itertools.islice(named[0].iterancestors(), CLOSE - 1, None), None)
    return [each for each in named if box is None or box in each.iterancestors()]


def _is_marked(element: HtmlElement) -> bool:
    is_link = element.tag == "a" and "author" in (element.get("rel") or "").lower().split()
    return is_link or _is_field(element)


def _is_field(element: HtmlElement) -> bool:
    return (element.get("itemprop") or "").lower() in ("author", "creator")


def _named(marked: list[HtmlElement]) -> list[HtmlElement]:
    """Return of the *marked* elements those with the names, as far as they are told from the rest."""
    found: list[HtmlElement] = []
    for element in marked:
        inner = [each for each in element.iterdescendants() if each.get("itemprop") == "name"]
        found += (inner if _is_field(element) else []) or [element]
    return [element for element in found[:MOST_MARKED] if 0 < _size(element) <= LONGEST]


def byline_elements(page: Page, near: tuple[Span, ...]) -> list[HtmlElement]:
    """Return the elements that a class names the by-line; the innermost of the first such place."""
    byline = next((element for element in page.root.iter(*MAY_NAME) if _is_byline(page, element, near)), None)
    if byline is None:
        return []
    inner = [each for each in byline.iterdescendants() if _is_named_author(each)]
    inner = [each for each in inner if "author" in each.get("class").lower()] or inner
    inner = inner or [each for each in byline.iterdescendants("a") if "author" in (each.get("href") or "")]
    return [each for each in inner if not any(outer in inner for outer in each.iterancestors())] or [byline]


def _is_byline(page: Page, element: HtmlElement, near: tuple[Span, ...]) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not AUTHOR_CLASS.search(name) or NOT_AUTHOR.search(name) or _stands_aside(element):
        return False
    at = page.extents[element].start if element in page.extents else 0
    stands_near = any(place.start <= at <= place.end for place in near)
    if not stands_near or not SHORTEST <= _size(element) <= LONGEST:
        return False
    text = words_of(element)
    return bool(names_in(text)) and (not DIGITS.search(text) or _names_somebody(text))


def _is_named_author(element: HtmlElement) -> bool:
    called = isinstance(element.tag, str) and AUTHOR_CLASS.search(element.get("class") or "")
    return bool(called) and bool(element.text_content().strip())


def _size(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _stands_aside(element: HtmlElement) -> bool:
    return any(map(is_aside, element.iterancestors()))
