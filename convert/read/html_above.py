"""What of a page stands above its text and belongs to it: by-lines, dates, the deck, a section of its own."""

import re
from itertools import pairwise

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex
from convert.read.html_blocks import Block, Page
from convert.read.html_content import Vote, names_of, words
from convert.read.html_people import LEAD, looks_like_person, names_in
from convert.read.html_pieces import is_heading

TOP_NAME = lazy_regex(
    r"(?:^|[\s_-])(?:byline|by-line|author\w*|date\w*|pub-?date|timestamp|time|published|posted|dek|"
    r"deck|standfirst|subtitle|"
    r"sub-?head(?:line|ing)?|subhed|lead|lede|intro(?:duction)?|teaser-?text|excerpt|summary|kicker|"
    r"chapo|entry-meta|"
    r"post-meta|article-meta|dateline)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of what stands between a headline and its text."""

BY = lazy_regex(r"\s*(?:by|von|par|por|di|written by|posted by|published|updated|posted on)\b", re.IGNORECASE)

DATE = lazy_regex(r"\b(?:19|20)\d\d\b")

ABOVE = 12
"""Blocks above a headline among which its date can stand."""

LONGEST_DATE = 60

LONGEST_TOP = 400


def find_tops(page: Page, vote: Vote, title: int, first: int) -> set[int]:
    """Return the blocks around the headline *title* that speak of the text, which begins at block *first*."""
    between = range(title + 1, first)
    above = {index for index in range(max(0, title - ABOVE), title) if _is_date(page, vote, index)}
    tops = {index for index in between if _is_top(page, vote, index)}
    return above | tops | _sections(page, vote, between)


def lines_above(page: Page, vote: Vote, first: int) -> list[int]:
    """Return the blocks above the text of a page that shows no headline, for the rules to look through."""
    plain = [index for index in range(first) if vote.shows(index) and not page.blocks[index].linked]
    return plain[-ABOVE:]


def _is_date(page: Page, vote: Vote, index: int) -> bool:
    """Tell whether block *index* is a line with a date in it."""
    block = page.blocks[index]
    text = words(page, block)
    return vote.shows(index) and len(text) <= LONGEST_DATE and not block.linked and bool(DATE.search(text))


def _sections(page: Page, vote: Vote, between: range) -> set[int]:
    """Return the headings *between* headline and text inside the text's own article, and what is below."""
    outer = (vote.container, *vote.container.iterancestors())
    home = next((element for element in outer if element.tag == "article"), None)
    found = set[int]()
    for head, below in pairwise(between):
        block = page.blocks[below].context.block
        is_section = is_heading(page.blocks[head].context.block) and block.tag == "p" and vote.prose[below]
        if is_section and home in block.iterancestors() and all(vote.shows(i) for i in (head, below)):
            found |= {head, below}
    return found


def _is_top(page: Page, vote: Vote, index: int) -> bool:
    """Tell whether a block between headline and text speaks of the article."""
    block = page.blocks[index]
    text = words(page, block)
    if block.context.hidden or len(text) > LONGEST_TOP:
        return False
    if BY.match(text) or (LEAD.match(text) and any(map(looks_like_person, names_in(text)))):
        return True
    if vote.furniture[index]:
        return False
    if _is_date(page, vote, index) or _is_bare_name(block, text):
        return True
    element: HtmlElement | None = block.context.block
    for _ in range(3):
        if element is None:
            break
        if TOP_NAME.search(names_of(element)) or element.get("itemprop") or element.tag == "time":
            return True
        element = element.getparent()
    return any(each.tag == "time" or TOP_NAME.search(names_of(each)) for each in block.inner)


def _is_bare_name(block: Block, text: str) -> bool:
    """Tell whether *block* can be a by-line without a label; a plain item of a list is a button."""
    is_button = block.context.block.tag == "li" and not block.linked
    return len(text) <= LONGEST_DATE and looks_like_person(text) and not is_button
