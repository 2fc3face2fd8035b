"""What a page says of itself before its visible text is looked at, and its headlines."""

import re
from collections import defaultdict

from lxml.html import HtmlElement
from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.read.html_blocks import Page
from convert.read.html_ld import Node, find_article, key, people, text_of

SITE = (
    "og:site_name application-name apple-mobile-web-app-title al:android:app_name dc.publisher "
    "dcterms.publisher citation_publisher publisher"
).split()

SEPARATOR = lazy_regex(r"\s+(?:[|–—·•»«›‹~]|-{1,2}|::|\\|/|<)\s+|\s*\|\s*|\s+:\s+")
"""What stands between a headline and the name of a site in the title of a window."""


class Stated(Struct, frozen=True):
    """What a page says of itself, before its visible text is looked at."""

    meta: dict[str, list[str]]
    article: Node
    nodes: dict[str, Node]
    sites: tuple[str, ...]
    window: str
    """The title of the browser's window."""


def read_stated(page: Page) -> Stated:
    """Return what *page* states."""
    root = page.root
    meta: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and element.get(attribute):
                meta[str(element.get(attribute)).lower()].append(content)
    window = next(
        (" ".join((e.text or "").split()) for e in root.iter("title") if (e.text or "").strip()), ""
    )
    titles = [window, *meta["og:title"], *(" ".join(e.text_content().split()) for e in root.iter("h1"))]
    article, nodes = find_article(root, {key(title) for title in titles if title})
    publishers = [name for name, _ in people(article.get("publisher"), nodes)]
    sites = [*publishers, *(text_of(value) for name in SITE for value in meta[name])]
    clean = dict.fromkeys(site for site in sites if site and len(site) <= 80 and "://" not in site)
    return Stated(dict(meta), article, nodes, tuple(clean), window)


def strip_site(title: str, sites: tuple[str, ...]) -> str:
    """Return *title* without the name of the site before or behind it."""
    keys = {key(site).removeprefix("the") for site in sites} | {key(site.split(".")[0]) for site in sites}
    for _ in range(2):
        cuts = list(SEPARATOR.finditer(title))
        if not cuts:
            return title
        first, last = cuts[0], cuts[-1]
        if key(title[last.end() :]).removeprefix("the") in keys and title[: last.start()].strip():
            title = title[: last.start()].strip()
        elif key(title[: first.start()]).removeprefix("the") in keys and title[first.end() :].strip():
            title = title[first.end() :].strip()
        else:
            return title
    return title


def stated_titles(stated: Stated) -> list[tuple[str, str]]:
    """Return the headlines that the page states, each with its rule, the most trusted first."""
    found = [("json-ld", text_of(stated.article.get("headline") or stated.article.get("name")))]
    found += [("open-graph", text_of(value)) for value in stated.meta.get("og:title", [])]
    for name in (
        "citation_title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "sailthru.title",
        "twitter:title",
    ):
        found += [("meta", text_of(value)) for value in stated.meta.get(name, [])]
    return [(rule, title) for rule, title in found if title]


def is_aside(element: HtmlElement) -> bool:
    """Tell whether *element* stands beside an article: comments, other articles, bars."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag in ("aside", "nav", "footer") or bool(
        re.search(r"comment|related|sidebar|recommend|recirc|teaser|popular|most-read|footer|widget", name)
        and element.tag not in ("body", "html", "main", "article")
    )
