"""The headline of a page: the words on which what the page states and what it shows agree."""

import re

from lxml.html import HtmlElement

from convert.read.html_blocks import Page
from convert.read.html_content import Vote, words
from convert.read.html_ld import key
from convert.read.html_metadata import SEPARATOR, Stated, stated_titles, strip_site

HEADLINE = re.compile(
    r"head-?line|(?:^|[\s_-])(?:entry|post|article|story|page|main)?-?title(?:$|[\s_-])|titel|titre",
    re.IGNORECASE,
)

LONGEST = 300

SHORTEST_MATCH = 8
"""Letters that a line must share with a stated title for the two to be one."""

DEEPEST = 400
"""Blocks of a page among which its headline stands."""


def find_title(page: Page, vote: Vote, stated: Stated) -> tuple[int | None, str, str]:
    """Return the block that is the headline, if the page shows it, and its words and rule, if it states them."""
    heads = [index for index in _heads(page, vote)]
    titles = stated_titles(stated)
    window = strip_site(stated.window, stated.sites)
    for rule, title in (*titles, ("window", window), ("window", stated.window)):
        index = _shown(page, heads, title)
        if index is not None:
            return index, "", rule
    lines = [
        i
        for i, b in enumerate(page.blocks[:DEEPEST])
        if not b.context.hidden and not vote.furniture[i] and len(words(page, b)) <= LONGEST
    ]
    for rule, title in (*titles, ("window", window)):
        index = _shown(page, lines, title)
        if index is not None:
            return index, "", rule
    if titles:
        return None, strip_site(titles[0][1], stated.sites), titles[0][0]
    index = _first_head(page, vote, heads)
    if index is not None:
        return index, "", "markup"
    parts = [part for part in SEPARATOR.split(window) if len(part.split()) >= 3]
    return (None, max(parts, key=len), "window") if parts else (None, "", "")


def _heads(page: Page, vote: Vote) -> list[int]:
    """Return the blocks that are headings, or are called headline; those of the first rank first."""
    ranked = []
    for index, block in enumerate(page.blocks):
        if block.context.hidden or len(words(page, block)) > LONGEST:
            continue
        element = block.context.block
        rank = int(element.tag[1]) if re.fullmatch("h[1-6]", element.tag) else 9
        called = element.get("itemprop") == "headline" or HEADLINE.search(f"{element.get('class') or ''}")
        if rank == 9 and not called:
            continue
        ranked.append((vote.furniture[index], max(1, rank - 2 * bool(called)), index))
    return [index for _, _, index in sorted(ranked)]


def _shown(page: Page, indexes: list[int], title: str) -> int | None:
    """Return the block among *indexes* that says *title*: all of it, or all but the name of the site."""
    wanted = key(title)
    if not wanted:
        return None
    exact = next((i for i in indexes if key(words(page, page.blocks[i])) == wanted), None)
    if exact is not None:
        return exact
    parts = {key(part) for part in SEPARATOR.split(title)}
    for index in indexes:
        shown = key(words(page, page.blocks[index]))
        if len(shown) >= SHORTEST_MATCH and (
            shown in parts or (shown in wanted and len(shown) >= 0.6 * len(wanted))
        ):
            return index
    return None


def _first_head(page: Page, vote: Vote, heads: list[int]) -> int | None:
    """Return the heading of the first rank that stands above the text or opens it."""
    inside = vote.range(page.extents[vote.container])
    first = next((i for i in inside if vote.prose[i] and not vote.furniture[i]), None)
    above = [
        i
        for i in heads
        if not vote.furniture[i]
        and (first is None or i < first)
        and _is_first_rank(page.blocks[i].context.block)
    ]
    return above[0] if above else None


def _is_first_rank(element: HtmlElement) -> bool:
    return element.tag in ("h1", "h2") or bool(HEADLINE.search(element.get("class") or ""))
