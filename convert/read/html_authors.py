"""Who a page says wrote it: the best of several sources, each a vote for the others."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from convert.read.html_blocks import Page
from convert.read.html_ld import key, people, text_of
from convert.read.html_people import is_among, is_body, looks_like_person, names_in
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
    r"comment|bio|box|avatar|image|photo|social|link-?list|related|follow|date|time", re.IGNORECASE
)


def find_authors(page: Page, stated: Stated, visible: str) -> tuple[str, list[str]]:
    """Return who wrote the article by the best of the sources that name somebody, and its rule."""
    folded = " ".join(visible.casefold().split())
    sources = [(rule, names) for rule, names in _author_sources(page, stated) if names]
    best: tuple[int, str, list[str]] = (0, "", [])
    for rule, names in sources:
        score = _author_score(names, sources, folded, stated) + (rule == "json-ld")
        if score > best[0]:
            best = (score, rule, names)
    return best[1], best[2]


def _author_score(
    names: list[str], sources: list[tuple[str, list[str]]], visible: str, stated: Stated
) -> int:
    """Return how much speaks for *names*: they look like people, stand in the text, other sources agree."""
    person = all(looks_like_person(name) for name in names)
    seen = all(name.casefold() in visible for name in names)
    votes = sum(1 for _, others in sources if any(is_among(name, others) for name in names)) - 1
    score = 4 * person + 3 * seen + 2 * votes
    if any(is_among(name, stated.sites) for name in names):
        score -= 3
    return score if person or seen or votes or all(is_body(name) for name in names) else 0


def _author_sources(page: Page, stated: Stated) -> Iterator[tuple[str, list[str]]]:
    """Yield each source's names, the most trusted source first."""
    yield "json-ld", _ld_authors(stated)
    for name in AUTHOR:
        values = stated.meta.get(name, [])
        names = [each for value in values if "://" not in value for each in names_in(text_of(value))]
        yield "meta", _without_sites(list(dict.fromkeys(names)), stated)
    for rule, elements in (("microdata", _microdata(page.root)), ("byline", _byline_elements(page))):
        names = [each for element in elements for each in names_in(" ".join(element.text_content().split()))]
        yield rule, _without_sites(list(dict.fromkeys(names)), stated)


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


def _microdata(root: HtmlElement) -> list[HtmlElement]:
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if (element.get("itemprop") or "").lower() in ("author", "creator"):
            if any(is_aside(outer) for outer in element.iterancestors()):
                continue
            inner = [each for each in element.iterdescendants() if each.get("itemprop") == "name"]
            found += inner or [element]
        elif element.tag == "a" and "author" in (element.get("rel") or "").lower().split():
            found += [] if any(is_aside(outer) for outer in element.iterancestors()) else [element]
    return [element for element in found[:8] if 0 < len(" ".join(element.text_content().split())) <= 120]


def _byline_elements(page: Page) -> list[HtmlElement]:
    """Return the elements that a class names the by-line; the innermost of the first such place."""
    for element in page.root.iter(
        "span", "div", "p", "a", "li", "address", "cite", "em", "strong", "b", "h2", "h3", "h4", "h5", "td"
    ):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not AUTHOR_CLASS.search(name) or NOT_AUTHOR.search(name):
            continue
        if any(is_aside(outer) for outer in element.iterancestors()):
            continue
        words = " ".join(element.text_content().split())
        if not 3 <= len(words) <= 120:
            continue
        inner = [
            each
            for each in element.iterdescendants()
            if isinstance(each.tag, str)
            and AUTHOR_CLASS.search(each.get("class") or "")
            and each.text_content().strip()
        ]
        inner = inner or [
            each for each in element.iterdescendants("a") if "author" in (each.get("href") or "")
        ]
        return [each for each in inner if not any(other in inner for other in each.iterancestors())] or [
            element
        ]
    return []
