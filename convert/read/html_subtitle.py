"""The second half of a headline: a line below it that its class name calls so."""

import re

from convert.lazy_regex import lazy_regex
from convert.read.draft import Known
from convert.read.html_blocks import Page

SUBTITLE = lazy_regex(r"(?:^|[\s_-])sub-?title(?:$|[\s_-])", re.IGNORECASE)
"""Class names; where the line is a sentence, it is a deck."""

BELOW_TITLE = 2
"""Blocks below a headline among which that stands."""


def part_of_headline(page: Page, index: int, title: int | None, text: int) -> Known | None:
    """Return which part of the headline in block *title* block *index* is; block *text* begins the text."""
    if title is None or index == title:
        return None if title is None else "title"
    return "subtitle" if index < text and _is_subtitle(page, index, title) else None


def _is_subtitle(page: Page, index: int, title: int) -> bool:
    block = page.blocks[index]
    named = SUBTITLE.search(block.context.block.get("class") or "")
    words = block.span.cut(page.text).rstrip()
    return 0 < index - title <= BELOW_TITLE and named is not None and not words.endswith((".", "!", "…"))
