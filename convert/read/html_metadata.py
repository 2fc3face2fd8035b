"""What a page states of its article: JSON-LD, OpenGraph, meta elements, microdata."""

import re
from collections.abc import Iterator

from convert.read.draft import Declared
from convert.read.html_authors import find_authors
from convert.read.html_blocks import Page
from convert.read.html_dates import PUBLISHED, UPDATED, find_date
from convert.read.html_ld import text_of
from convert.read.html_stated import Stated


def declared(page: Page, stated: Stated, visible: str) -> Iterator[Declared]:
    """Yield what *page* states of its article but for the title; *visible* is the text that a reader sees."""
    rule, authors = find_authors(page, stated, visible)
    for author in authors:
        yield Declared("author", author, rule)
    for field, names, ld in (("published", PUBLISHED, "datePublished"), ("updated", UPDATED, "dateModified")):
        rule, date = find_date(page, stated, field, names, ld)
        if date:
            yield Declared(field, date, rule)  # type: ignore[arg-type]
    if stated.sites:
        rule = "json-ld" if stated.article.get("publisher") else "open-graph"
        yield Declared("publisher", stated.sites[0].lstrip("@"), rule)
    language = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    language = language or page.root.get("xml:lang") or ""
    if re.fullmatch(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*", language):
        yield Declared("language", language.replace("_", "-"), "markup")
    keywords = stated.meta.get("article:tag") or []
    for word in dict.fromkeys(text_of(word) for word in keywords[:30]):
        if word:
            yield Declared("keyword", word, "open-graph")
