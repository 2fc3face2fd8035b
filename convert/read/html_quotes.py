"""Blockquotes: quotations, but for the one around a whole article, with which old pages indent their text."""

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from convert.read.html_lines import Context, Page

INDENT = 0.7
"""Share of an article's words that one quotation does not reach: what holds more only indents the text."""


def find_indents(page: Page, kept: Sequence[int]) -> frozenset[HtmlElement]:
    """Return the blockquotes that each hold most words of the blocks *kept*."""
    held: Counter[HtmlElement] = Counter()
    for block in (page.blocks[index] for index in kept):
        for element in block.context.quoted:
            held[element] += block.span.end - block.span.start
    size = sum(page.blocks[index].span.end - page.blocks[index].span.start for index in kept)
    return frozenset(element for element, count in held.items() if count >= INDENT * size)


def quotations_around(context: Context, indents: frozenset[HtmlElement]) -> tuple[HtmlElement, ...]:
    """Return the blockquotes around a block that are no *indents*, the outermost first."""
    return tuple(element for element in context.quoted if element not in indents)
