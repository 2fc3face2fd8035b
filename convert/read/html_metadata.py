"""What a page states of its article: JSON-LD, OpenGraph, meta elements, microdata; each as sure as it is."""

from collections.abc import Iterator

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.draft import Declared
from convert.read.html_authors import find_authors
from convert.read.html_blocks import Page
from convert.read.html_content import Vote, words
from convert.read.html_dates import find_published, find_updated
from convert.read.html_ld import text_of
from convert.read.html_publisher import find_publisher
from convert.read.html_stated import Stated

LANGUAGE = lazy_regex(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")

ABOVE, BEHIND = 4, 12
"""Blocks above the headline, and behind the text, among which a by-line stands."""

BELOW = 3
"""Paragraphs below which no by-line stands any more, before the end of the text."""

MOST_KEYWORDS = 30


def declared(page: Page, vote: Vote, stated: Stated, title: int | None, headline: str) -> Iterator[Declared]:
    """Yield what *page* states of its article but for the title.

    *title* is the block that shows the headline, *headline* its words where it is only stated.
    """
    visible = "\n".join(words(page, block) for block in page.blocks if not block.context.hidden)
    shown = words(page, page.blocks[title]) if title is not None else headline
    rule, names, sure = find_authors(page, stated, visible, places_of_credit(page, vote, title))
    for name in names:
        yield Declared("author", name, rule, confidence=sure)
    rule, date, sure = find_published(page, stated)
    if date:
        yield Declared("published", date, rule, confidence=sure)
    rule, date, sure = find_updated(page, stated)
    if date:
        yield Declared("updated", date, rule, confidence=sure)
    rule, house, sure = find_publisher(page, stated, shown, visible)
    if house:
        yield Declared("publisher", house, rule, confidence=sure)
    if language := _language(page):
        yield Declared("language", language, "markup")
    tags = (stated.meta.get("article:tag") or [])[:MOST_KEYWORDS]
    for word in filter(None, dict.fromkeys(map(text_of, tags))):
        yield Declared("keyword", word, "open-graph")


def places_of_credit(page: Page, vote: Vote, title: int | None) -> tuple[Span, ...]:
    """Return where a by-line can stand: between headline and text, and behind the text."""
    prose = [i for each in vote.ranges() for i in each if vote.prose[i] and not vote.furniture[i]]
    if not prose:
        return (Span(0, len(page.text)),)
    last = len(page.blocks) - 1
    top = max(0, (prose[0] if title is None else title) - ABOVE)
    end = max(prose[min(BELOW, len(prose)) - 1], title or 0)
    spans = [(top, end), (prose[-1], min(last, prose[-1] + BEHIND))]
    return tuple(Span(page.blocks[one].span.start, page.blocks[other].span.end) for one, other in spans)


def _language(page: Page) -> str:
    for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        if LANGUAGE.fullmatch(language := page.root.get(name) or ""):
            return language.replace("_", "-")
    return ""
