"""Which blocks of a page become pieces: its headline, what credits the article, its text."""

from collections.abc import Iterator
from itertools import pairwise

from lxml.html import HtmlElement

from convert.read.html_above import find_tops, lines_above
from convert.read.html_blocks import Page
from convert.read.html_content import LINKED, Vote, words
from convert.read.html_lists import link_lists
from convert.read.html_notes import label_of
from convert.read.html_pieces import is_caption, is_heading
from convert.read.html_vote import votes_for

AGREED = 0.6
"""Share of the paragraphs on which a second opinion must agree to be heard."""

MOST_BEFORE = 0.3
"""Share of an article's paragraphs that can stand above its headline without being of it."""

FEWEST_TEASERS = 2


def choose(page: Page, vote: Vote, title: int | None, second: str) -> list[int]:
    """Return the positions of the blocks that the article consists of, in order.

    *second* holds the letters of what somebody else takes for the article, if anybody was asked.
    """
    ranges = vote.ranges()
    inside = [index for each in ranges for index in each if vote.shows(index)]
    inside_set = set(inside) - link_lists(page, vote) - set(_teasers(page, vote, inside))
    kept = inside_set - _outvoted(page, vote, sorted(inside_set - {title}), second)
    if title is None:
        return _without_frames(page, vote, sorted(kept | set(lines_above(page, vote, ranges[0].start))))
    if _opens(vote, kept, title):
        kept = {index for index in kept if index >= title}
    tops = find_tops(page, vote, title, ranges[0].start)
    return _without_frames(page, vote, sorted(kept | {title} | tops))


def _without_frames(page: Page, vote: Vote, kept: list[int]) -> list[int]:
    """Return *kept* without the rules that frame something: one that parts paragraphs stands between two."""
    near = [None, *kept, None]
    triples = zip(near, kept, near[2:], strict=False)
    return [
        index
        for before, index, behind in triples
        if not _is_rule(page, index)
        or (before is not None and behind is not None and vote.prose[before] and vote.prose[behind])
    ]


def _is_rule(page: Page, index: int) -> bool:
    return bool(page.blocks[index].context.block.tag == "hr")


def keep_notes(page: Page, kept: list[int]) -> tuple[list[int], dict[int, str], frozenset[int]]:
    """Return the positions *kept* with the notes that a mark there leads to, and each note's label.

    Headings that only announce notes are no longer among what is kept; they come last.
    """
    called = {m.target for index in kept for m in page.blocks[index].marks if m.kind == "note"}
    if not called:
        return kept, {}, frozenset()
    labels = {
        index: label
        for index, block in enumerate(page.blocks)
        if not block.context.hidden and (label := label_of(block.context.block, page.notes)) in called
    }
    every = sorted({*kept, *labels})
    heads = frozenset(
        one
        for one, other in pairwise(every)
        if other in labels and one not in labels and is_heading(page.blocks[one].context.block)
    )
    return [index for index in every if index not in heads], labels, heads


def _opens(vote: Vote, kept: set[int], title: int) -> bool:
    """Tell whether the headline stands above the text, and not in the middle of it."""
    prose = [index for index in kept if vote.prose[index]]
    return sum(index < title for index in prose) <= MOST_BEFORE * len(prose)


def _outvoted(page: Page, vote: Vote, kept: list[int], second: str) -> set[int]:
    """Return what stands behind the last paragraph of both opinions, in another place of the tree.

    The second opinion counts where it has most of the paragraphs that stand above. What hangs in the same
    kind of element as those is text that it has cut off; captions, and a sentence alone, it never has.
    """
    votes = dict(
        zip(kept, votes_for(second, (words(page, page.blocks[index]) for index in kept)), strict=True)
    )
    agreed = [index for index in kept if vote.prose[index] and votes.get(index)]
    if not agreed:
        return set()
    weighed = [index for index in kept if vote.prose[index] and index <= agreed[-1]]
    if _size(page, agreed) < AGREED * _size(page, weighed):
        return set()
    places = {_place(page.blocks[index].context.block) for index in agreed}
    return {
        index
        for index in kept
        if index > agreed[-1]
        and votes[index] is False
        and _place(page.blocks[index].context.block) not in places
        and not is_caption(page, page.blocks[index])
        and not _is_sentence(page, vote, index)
    }


def _size(page: Page, indexes: list[int]) -> int:
    return sum(page.blocks[index].span.end - page.blocks[index].span.start for index in indexes)


def _place(element: HtmlElement) -> tuple[str, str]:
    """Return the kind of element in which the block *element* hangs."""
    outer = element.getparent()
    return ("", "") if outer is None else (str(outer.tag), outer.get("class") or "")


def _is_sentence(page: Page, vote: Vote, index: int) -> bool:
    """Tell whether the block is one short sentence: who helped, what was corrected."""
    block = page.blocks[index]
    ends = words(page, block).rstrip("”\"'’)]").endswith((".", "!", "?"))
    return block.context.block.tag in ("p", "div") and ends and not vote.prose[index]


def _teasers(page: Page, vote: Vote, inside: list[int]) -> Iterator[int]:
    """Yield the headings that are links and stand one after the other without text: other articles."""
    run: list[int] = []
    for index in inside:
        block = page.blocks[index]
        size = block.span.end - block.span.start
        if block.context.block.tag in ("h2", "h3", "h4", "h5", "h6") and block.linked >= LINKED * size:
            run.append(index)
        elif vote.prose[index]:
            yield from run if len(run) >= FEWEST_TEASERS else ()
            run = []
    yield from run if len(run) >= FEWEST_TEASERS else ()
