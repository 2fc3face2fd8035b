"""Who a page says wrote it: the best of several sources, each a vote for the others."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from convert.model import Confidence, Span
from convert.read.html_blocks import Page
from convert.read.html_bylines import (
    byline_elements,
    lines_of_credit,
    linked_authors,
    marked_authors,
    words_of,
)
from convert.read.html_ld import key, people, text_of
from convert.read.html_people import is_among, is_body, looks_like_person, names_in, tidy
from convert.read.html_stated import Stated, stated_titles

AUTHOR = (
    "citation_author parsely-author sailthru.author article:author_name article:author og:article:author "
    "byl author "
    "dc.creator dcterms.creator dc.creator.creator authors cxenseparse:author article.author"
).split()

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
    if " " not in name:
        return name.casefold() in visible
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
    marked, aside = marked_authors(page.root)
    yield Source("microdata", _names(map(words_of, marked), stated))
    yield Source("byline", _shown(page, stated, near, aside))


def _shown(page: Page, stated: Stated, near: tuple[Span, ...], aside: list[HtmlElement]) -> list[str]:
    """Return the names of the first by-line that has people, else of the first that has anybody."""
    called = byline_elements(page, near)
    linked = linked_authors(page, near[0])
    ways = (map(words_of, called), map(words_of, linked), lines_of_credit(page, near), map(words_of, aside))
    found = [names for way in ways if (names := _names(way, stated))]
    people_of = ([name for name in names if looks_like_person(name)] for names in found)
    return next(filter(None, people_of), found[0] if found else [])


def _names(values: Iterable[str], stated: Stated) -> list[str]:
    """Return the names in *values*, each once, but for those of the site."""
    names = [each for value in values for each in names_in(value)]
    return _without_sites(list(dict.fromkeys(names)), stated)


def _ld_authors(stated: Stated) -> list[str]:
    found: list[str] = []
    for name, body in people(stated.article.get("author") or stated.article.get("creator"), stated.nodes):
        for each in filter(None, [tidy(name)]) if body else names_in(name):
            if each and not is_among(each, found) and "@" not in each and "://" not in each:
                found.append(each)
    persons = _without_sites(found, stated)
    return persons or found


def _without_sites(names: list[str], stated: Stated) -> list[str]:
    """Return *names* without those of the site, and without what is the headline; they are no author."""
    titles = {key(title) for _, title in stated_titles(stated)} | {key(stated.window)}
    return [name for name in names if not is_among(name, stated.sites) and key(name) not in titles]
