"""Which blocks of a page become pieces: its headline, what credits the article, its text."""

import re

from lxml.html import HtmlElement

from convert.read.html_blocks import Page
from convert.read.html_content import LINKED, Vote, names_of, words

TOP_NAME = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author\w*|date\w*|pub-?date|timestamp|time|published|posted|dek|deck|standfirst|subtitle|"
    r"sub-?head(?:line|ing)?|subhed|lead|lede|intro(?:duction)?|teaser-?text|excerpt|summary|kicker|chapo|entry-meta|"
    r"post-meta|article-meta|dateline)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of what stands between a headline and its text."""

BY = re.compile(r"\s*(?:by|von|par|por|di|written by|posted by|published|updated|posted on)\b", re.IGNORECASE)

LONGEST_TOP = 400

DENSE = 0.6
"""Share of linked characters above which an element is a list of links."""

FEWEST_IN_LIST = 3


def choose(page: Page, vote: Vote, title: int | None) -> list[int]:
    """Return the positions of the blocks that the article consists of, in order."""
    inside = vote.range(page.extents[vote.container])
    dense = _dense(page, vote)
    kept = {
        index
        for index in inside
        if not page.blocks[index].context.hidden and not vote.furniture[index] and index not in dense
    }
    if title is not None:
        kept = {index for index in kept if index >= title or vote.prose[index]}
        kept.add(title)
        for index in range(title + 1, inside.start):
            if _is_top(page, vote, index):
                kept.add(index)
    return sorted(kept)


def _is_top(page: Page, vote: Vote, index: int) -> bool:
    """Tell whether a block between headline and text speaks of the article."""
    block = page.blocks[index]
    text = words(page, block)
    if block.context.hidden or vote.furniture[index] or len(text) > LONGEST_TOP:
        return False
    if BY.match(text):
        return True
    element: HtmlElement | None = block.context.block
    for _ in range(3):
        if element is None:
            break
        if TOP_NAME.search(names_of(element)) or element.get("itemprop") or element.tag == "time":
            return True
        element = element.getparent()
    return any(each.tag == "time" or TOP_NAME.search(names_of(each)) for each in block.inner)


def _dense(page: Page, vote: Vote) -> set[int]:
    """Return the blocks inside elements that hold links rather than text."""
    found: set[int] = set()
    for element in page.extents:
        if element.tag not in ("ul", "ol", "div", "table", "section", "td", "dl"):
            continue
        if vote.weights.get(element, 0):
            continue
        indexes = [i for i in vote.range(page.extents[element]) if not page.blocks[i].context.hidden]
        if len(indexes) < FEWEST_IN_LIST:
            continue
        size = sum(page.blocks[i].span.end - page.blocks[i].span.start for i in indexes)
        if sum(page.blocks[i].linked for i in indexes) > DENSE * size:
            found.update(indexes)
    return found
