"""What of a page stands above its text and belongs to it: by-lines, dates, the deck, a section of its own."""

import re
from itertools import pairwise, takewhile

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

DATE = lazy_regex(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[ .-][^\W\d_]{3,9}\.?[ .-]['’]?\d\d\b|\b\d{1,2}/\d{1,2}/\d\d\b"
)

ABOVE = 12
"""Blocks above a headline among which its date can stand."""

BELOW = 6
"""Blocks below a headline among which its date can stand, in a bar of buttons too."""

LINKED = 0.5
"""Share of linked characters above which a line with a date in it is that of another article."""

LONGEST_DATE = 60

LONGEST_TOP = 400


def find_tops(page: Page, vote: Vote, title: int, first: int) -> set[int]:
    """Return the blocks around the headline *title* that speak of the text, which begins at block *first*."""
    between = range(title + 1, first)
    near = range(title + 1, min(title + 1 + BELOW, len(page.blocks)))
    lines = (*range(max(0, title - ABOVE), title), *takewhile(lambda index: not vote.prose[index], near))
    dated = {index for index in lines if _is_date(page, index) and (index > title or vote.shows(index))}
    tops = {index for index in between if _is_top(page, vote, index)}
    return dated | tops | _sections(page, vote, between)


def lines_above(page: Page, vote: Vote, first: int) -> list[int]:
    """Return the blocks above the text of a page that shows no headline, for the rules to look through."""
    plain = [index for index in range(first) if vote.shows(index) and not page.blocks[index].linked]
    return plain[-ABOVE:]


def _is_date(page: Page, index: int) -> bool:
    """Tell whether block *index* is a line with a date in it that the page shows."""
    block = page.blocks[index]
    text = " ".join(words(page, block).split())
    short = len(text) <= LONGEST_DATE and block.linked <= LINKED * len(text)
    return short and not block.context.hidden and bool(DATE.search(text))


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
    if _is_date(page, index) or _is_bare_name(block, text):
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
