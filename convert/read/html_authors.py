"""Who a page says wrote it: the best of several sources, each a vote for the others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from convert.model import Confidence, Span
from convert.read.html_blocks import Page
from convert.read.html_ld import key, people, text_of
from convert.read.html_people import LEAD, is_among, is_body, looks_like_person, names_in
from convert.read.html_stated import Stated, is_aside, stated_titles

AUTHOR = (
    "citation_author parsely-author sailthru.author article:author_name article:author og:article:author "
    "byl author "
    "dc.creator dcterms.creator dc.creator.creator authors cxenseparse:author article.author"
).split()

AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|author-?name|byline-?name|p-author|fn|writer|autor|"
    r"auteur)(?:$|[\s_-])",
    re.IGNORECASE,
)

NOT_AUTHOR = re.compile(
    r"comment|bio|box|avatar|image|photo|social|link-?list|related|follow|date|time|(?:^|\s)org(?:$|\s)",
    re.IGNORECASE,
)

LABELLED = re.compile(r"(?:(?:written|posted|reported)\s+by\s|aut[a-z]+\s*(?:\(s\))?\s*:)", re.IGNORECASE)
"""What opens a line behind the text that says who wrote it; ``By`` alone opens the next article there."""

MAY_NAME = "span div p a li address cite em strong b h2 h3 h4 h5 td".split()
"""Elements that can be a by-line."""

SHORTEST, LONGEST = 3, 120
"""Characters of a by-line."""

MOST_MARKED = 8
"""Elements marked as author that are asked; more of them are a list of other articles."""

TOUCHING = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")

SHOWN = frozenset(("microdata", "byline"))
"""The rules that read what the page shows; the others read what it states for machines."""


class Source(NamedTuple):
    """The names that one source gives."""

    rule: str
    names: list[str]


def find_authors(
    page: Page, stated: Stated, visible: str, near: tuple[Span, ...]
) -> tuple[str, list[str], Confidence]:
    """Return the rule of the best source that names somebody, the names, and how sure they are.

    *visible* is the text that a reader sees; by-lines are looked for in the places *near* the article.
    """
    folded = " ".join(visible.casefold().split())
    sources = [source for source in _sources(page, stated, near) if source.names]
    best, most = Source("", []), 0
    for source in sources:
        score = _score(source.names, sources, folded, stated) + (source.rule == "json-ld")
        if score > most:
            best, most = source, score
    return best.rule, _in_full(best.names, sources), _confidence(best, sources, folded)


def _confidence(best: Source, sources: list[Source], visible: str) -> Confidence:
    """Return how sure the names are: two witnesses of two kinds make it certain."""
    shown = all(name.casefold() in visible for name in best.names)
    agree = [
        source
        for source in sources
        if len(source.names) == len(best.names) and all(is_among(name, source.names) for name in best.names)
    ]
    kinds = {source.rule in SHOWN for source in agree}
    people_only = all(looks_like_person(name) for name in best.names)
    if shown and people_only and len(kinds) == 2:
        return "certain"
    return "likely" if shown and (best.rule not in SHOWN or len(agree) > 1) else "uncertain"


def _score(names: list[str], sources: list[Source], visible: str, stated: Stated) -> int:
    """Return how much speaks for *names*: they look like people, stand in the text, other sources agree."""
    person = all(looks_like_person(name) for name in names)
    seen = all(name.casefold() in visible for name in names)
    if person and not any(_is_shown(name, visible) for name in names):
        return 0  # whoever put the page in, and no by-line says that they wrote it
    votes = sum(1 for source in sources if any(is_among(name, source.names) for name in names)) - 1
    score = 4 * person + 3 * seen + 2 * votes
    if any(is_among(name, stated.sites) for name in names):
        score -= 3
    return score if person or seen or votes or all(is_body(name) for name in names) else 0


def _is_shown(name: str, visible: str) -> bool:
    """Tell whether the text has *name*, with or without the names between the first and the last."""
    first, last = (re.escape(word.casefold()) for word in (name.split()[0], name.split()[-1]))
    return re.search(rf"\b{first}\s(?:\S{{1,20}}\s){{0,2}}{last}\b", visible) is not None


def _in_full(names: list[str], sources: list[Source]) -> list[str]:
    """Return *names*, a given name alone as the full name that another source has for it."""
    every = [name for source in sources for name in source.names if looks_like_person(name)]
    fuller = {full.split()[0]: full for full in reversed(every)}
    return [name if " " in name else fuller.get(name, name) for name in names]


def _sources(page: Page, stated: Stated, near: tuple[Span, ...]) -> Iterator[Source]:
    """Yield each source's names, the most trusted source first."""
    yield Source("json-ld", _ld_authors(stated))
    for name in AUTHOR:
        values = stated.meta.get(name, [])
        names = [each for value in values if "://" not in value for each in names_in(text_of(value))]
        yield Source("meta", _without_sites(list(dict.fromkeys(names)), stated))
    fields = {
        "microdata": [_words(element) for element in _microdata(page.root)],
        "byline": [_words(element) for element in _byline_elements(page, near)] or list(_lines(page, near)),
    }
    for rule, values in fields.items():
        names = [each for value in values for each in names_in(value)]
        yield Source(rule, _without_sites(list(dict.fromkeys(names)), stated))


def _lines(page: Page, near: tuple[Span, ...]) -> Iterator[str]:
    """Yield the first line near the article that says by whom it is: ``Autor: Ana Ruiz``."""
    for block in page.blocks:
        if block.context.hidden or not any(place.start <= block.span.start <= place.end for place in near):
            continue
        line = " ".join(block.span.cut(page.text).split())
        if (
            SHORTEST <= len(line) <= LONGEST
            and LEAD.match(line)
            and any(map(looks_like_person, names_in(line)))
        ):
            yield line
            return


def _ld_authors(stated: Stated) -> list[str]:
    found: list[str] = []
    for name, body in people(stated.article.get("author") or stated.article.get("creator"), stated.nodes):
        for each in [name] if body else names_in(name):
            if each and not is_among(each, found) and "@" not in each and "://" not in each:
                found.append(each)
    persons = _without_sites(found, stated)
    return persons or found


def _without_sites(names: list[str], stated: Stated) -> list[str]:
    """Return *names* without those of the site, and without what is the headline; they are no author."""
    titles = {key(title) for _, title in stated_titles(stated)} | {key(stated.window)}
    return [name for name in names if not is_among(name, stated.sites) and key(name) not in titles]


def _words(element: HtmlElement) -> str:
    """Return the text of *element*; words of two elements that touch are of two lines."""
    parts = [" ".join(part.split(" ")) for part in element.itertext()]
    text = parts[0] if parts else ""
    for part in parts[1:]:
        touches = TOUCHING.search(text[-1:] + part[:1]) is not None
        text += ("\n" if touches else "") + part
    return "\n".join(" ".join(line.split()) for line in re.split(r"\n(?=\S)", text))


def _microdata(root: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        is_author = (element.get("itemprop") or "").lower() in ("author", "creator")
        is_link = element.tag == "a" and "author" in (element.get("rel") or "").lower().split()
        if not (is_author or is_link) or _stands_aside(element):
            continue
        inner = [each for each in element.iterdescendants() if each.get("itemprop") == "name"]
        found += (inner if is_author else []) or [element]
    return [element for element in found[:MOST_MARKED] if 0 < _size(element) <= LONGEST]


def _byline_elements(page: Page, near: tuple[Span, ...]) -> list[HtmlElement]:
    """Return the elements that a class names the by-line; the innermost of the first such place."""
    byline = next((element for element in page.root.iter(*MAY_NAME) if _is_byline(page, element, near)), None)
    if byline is None:
        return []
    inner = [each for each in byline.iterdescendants() if _is_named_author(each)]
    inner = inner or [each for each in byline.iterdescendants("a") if "author" in (each.get("href") or "")]
    return [each for each in inner if not any(outer in inner for outer in each.iterancestors())] or [byline]


def _is_byline(page: Page, element: HtmlElement, near: tuple[Span, ...]) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not AUTHOR_CLASS.search(name) or NOT_AUTHOR.search(name) or _stands_aside(element):
        return False
    at = page.extents[element].start if element in page.extents else 0
    stands_near = any(place.start <= at <= place.end for place in near)
    return stands_near and SHORTEST <= _size(element) <= LONGEST


def _is_named_author(element: HtmlElement) -> bool:
    called = isinstance(element.tag, str) and AUTHOR_CLASS.search(element.get("class") or "")
    return bool(called) and bool(element.text_content().strip())


def _size(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _stands_aside(element: HtmlElement) -> bool:
    return any(map(is_aside, element.iterancestors()))
