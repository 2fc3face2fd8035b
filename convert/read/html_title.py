"""The headline of a page: the words on which what the page states and what it shows agree."""

import re

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex
from convert.model import Confidence
from convert.read.html_blocks import Page
from convert.read.html_content import Vote, words
from convert.read.html_ld import key
from convert.read.html_people import is_among
from convert.read.html_stated import SEPARATOR, Stated, stated_titles, strip_site

HEADLINE = lazy_regex(
    r"head-?line|(?:^|[\s_-])(?:entry|post|article|story|page|main)?-?title(?:$|[\s_-])|titel|titre",
    re.IGNORECASE,
)

LONGEST = 300

SHORTEST_MATCH = 8
"""Letters that a line must share with a stated title for the two to be one."""

SITE = 3
"""How often a headline is as long as the name of a site, at least, where the two cannot be taken for one."""

FEWEST_WORDS = 3

DEEPEST = 400
"""Blocks of a page among which its headline stands."""


def find_title(page: Page, vote: Vote, stated: Stated) -> tuple[int | None, str, str]:
    """Return the block that is the headline, if it is shown, and its words and rule, if they are stated."""
    first = _text_start(page, vote)
    heads = [index for index in _heads(page, vote, stated) if index <= first]
    titles = stated_titles(stated)
    window = strip_site(stated.window, stated.sites)
    for rule, title in (*titles, ("window", window), ("window", stated.window)):
        index = _shown(page, heads, title)
        if index is not None:
            return index, "", rule
    if not titles and (index := _behind_site(page, vote, stated, first)) is not None:
        return index, "", "window"
    only = _only_head(page, vote, heads)
    if only is not None:
        return only, "", "markup"
    for rule, title in (*titles, ("window", window)):
        index = _shown(page, _lines(page, vote, stated, first), title)
        if index is not None:
            return index, "", rule
    if titles:
        return None, strip_site(titles[0][1], stated.sites), titles[0][0]
    index = _last_head(page, vote, heads)
    if index is not None:
        return index, "", "markup"
    parts = [part for part in SEPARATOR.split(window) if len(part.split()) >= FEWEST_WORDS]
    return (None, max(parts, key=len), "window") if parts else (None, "", "")


def confidence_of(page: Page, stated: Stated, title: int | None, headline: str) -> Confidence:
    """Return how sure the headline is: certain where the page shows and states it alike."""
    titles = [title for _, title in stated_titles(stated)]
    if title is None:
        return "likely" if headline in [strip_site(each, stated.sites) for each in titles] else "uncertain"
    shown = key(words(page, page.blocks[title]))
    said = [*titles, stated.window]
    if shown in {key(each) for every in said for each in (every, strip_site(every, stated.sites))}:
        return "certain"
    return "likely" if any(shown in key(each) for each in said) else "uncertain"


def _behind_site(page: Page, vote: Vote, stated: Stated, first: int) -> int | None:
    """Return the line that says what stands behind the colon of the window's title: ``Site: Headline``."""
    wanted = key(stated.window.partition(": ")[2])
    lines = _lines(page, vote, stated, first) if len(wanted) >= SHORTEST_MATCH else []
    return next((index for index in lines if key(words(page, page.blocks[index])) == wanted), None)


def _text_start(page: Page, vote: Vote) -> int:
    """Return the block with which the text begins; a headline stands no later."""
    indexes = [i for each in vote.ranges() for i in each if vote.prose[i] and not vote.furniture[i]]
    # A caption or a notice can stand first.
    return indexes[min(2, len(indexes) - 1)] if indexes else len(page.blocks)


def _lines(page: Page, vote: Vote, stated: Stated, first: int) -> list[int]:
    """Return the short blocks above the text."""
    return [
        index
        for index in range(min(first, DEEPEST, len(page.blocks)))
        if not page.blocks[index].context.hidden
        and not vote.furniture[index]
        and len(words(page, page.blocks[index])) <= LONGEST
        and not is_among(words(page, page.blocks[index]), stated.sites)
    ]


def _only_head(page: Page, vote: Vote, heads: list[int]) -> int | None:
    """Return the heading of the first rank above the text, where there is one alone that says something."""
    found = [i for i in heads if page.blocks[i].context.block.tag == "h1" and not vote.furniture[i]]
    said = [i for i in found if len(words(page, page.blocks[i]).split()) >= FEWEST_WORDS]
    return said[0] if len(said) == 1 and len(found) == 1 else None


def _heads(page: Page, vote: Vote, stated: Stated) -> list[int]:
    """Return the blocks that are headings, or are called headline; those of the first rank first."""
    ranked = []
    for index, block in enumerate(page.blocks):
        if block.context.hidden or len(words(page, block)) > LONGEST:
            continue
        if is_among(words(page, block), stated.sites):
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
    parts = _halves(title)
    found = []
    for index in indexes:
        shown = key(words(page, page.blocks[index]))
        if len(shown) >= SHORTEST_MATCH and (
            shown in parts or (shown in wanted and len(shown) >= 0.6 * len(wanted))
        ):
            found.append((-len(shown), indexes.index(index), index))
    return min(found)[2] if found else None


def _halves(title: str) -> set[str]:
    """Return the parts of *title* that a headline can be; what is much shorter than another is the site."""
    parts = {key(part) for part in SEPARATOR.split(title)}
    longest = max(map(len, parts))
    return {part for part in parts if len(part) * SITE > longest}


def _last_head(page: Page, vote: Vote, heads: list[int]) -> int | None:
    """Return the last heading of the best rank above the text: the name of the site stands first."""
    above = [i for i in heads if not vote.furniture[i] and _is_first_rank(page.blocks[i].context.block)]
    best = [i for i in above if page.blocks[i].context.block.tag == page.blocks[above[0]].context.block.tag]
    return max(best) if best else None


def _is_first_rank(element: HtmlElement) -> bool:
    return element.tag in ("h1", "h2") or bool(HEADLINE.search(element.get("class") or ""))
