"""Which blocks of a page become pieces: its headline, what credits the article, its text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml.html import HtmlElement

from convert.read.html_blocks import Block, Page
from convert.read.html_content import LINKED, Vote, names_of, words
from convert.read.html_lists import leads_away
from convert.read.html_notes import label_of
from convert.read.html_people import LEAD, looks_like_person, names_in
from convert.read.html_pieces import is_caption, is_heading
from convert.read.html_vote import votes_for

TOP_NAME = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author\w*|date\w*|pub-?date|timestamp|time|published|posted|dek|"
    r"deck|standfirst|subtitle|"
    r"sub-?head(?:line|ing)?|subhed|lead|lede|intro(?:duction)?|teaser-?text|excerpt|summary|kicker|"
    r"chapo|entry-meta|"
    r"post-meta|article-meta|dateline)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of what stands between a headline and its text."""

BY = re.compile(r"\s*(?:by|von|par|por|di|written by|posted by|published|updated|posted on)\b", re.IGNORECASE)

DATE = re.compile(r"\b(?:19|20)\d\d\b")

ABOVE = 12
"""Blocks above a headline among which its date can stand."""

AGREED = 0.6
"""Share of the paragraphs on which a second opinion must agree to be heard."""

MOST_BEFORE = 0.3
"""Share of an article's paragraphs that can stand above its headline without being of it."""

LONGEST_DATE = 60

LONGEST_TOP = 400

DENSE = 0.6
"""Share of linked characters above which an element is a list of links."""

FEWEST_IN_LIST = 3
FEWEST_TEASERS = 2


def choose(page: Page, vote: Vote, title: int | None, second: str) -> list[int]:
    """Return the positions of the blocks that the article consists of, in order.

    *second* holds the letters of what somebody else takes for the article, if anybody was asked.
    """
    ranges = vote.ranges()
    inside = [index for each in ranges for index in each if _is_shown(page, vote, index)]
    inside_set = set(inside) - _dense(page, vote) - set(_teasers(page, vote, inside))
    kept = inside_set - _outvoted(page, vote, sorted(inside_set - {title}), second)
    if title is None:
        return _without_frames(page, vote, sorted(kept | set(_lines_above(page, vote, ranges[0].start))))
    if _opens(vote, kept, title):
        kept = {index for index in kept if index >= title}
    above = (index for index in range(max(0, title - ABOVE), title) if _is_date(page, vote, index))
    between = (index for index in range(title + 1, ranges[0].start) if _is_top(page, vote, index))
    return _without_frames(page, vote, sorted(kept | {title, *above, *between}))


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


def _is_shown(page: Page, vote: Vote, index: int) -> bool:
    return not page.blocks[index].context.hidden and not vote.furniture[index]


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


def _lines_above(page: Page, vote: Vote, first: int) -> list[int]:
    """Return the blocks above the text of a page that shows no headline, for the rules to look through."""
    plain = [
        index for index in range(first) if _is_shown(page, vote, index) and not page.blocks[index].linked
    ]
    return plain[-ABOVE:]


def _is_date(page: Page, vote: Vote, index: int) -> bool:
    """Tell whether block *index* is a line with a date in it."""
    block = page.blocks[index]
    text = words(page, block)
    return (
        _is_shown(page, vote, index)
        and len(text) <= LONGEST_DATE
        and not block.linked
        and bool(DATE.search(text))
    )


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


def _dense(page: Page, vote: Vote) -> set[int]:
    """Return the blocks inside elements that hold links rather than text."""
    found: set[int] = set()
    for element in page.extents:
        if element.tag not in ("ul", "ol", "div", "table", "section", "td", "dl"):
            continue
        if vote.weights.get(element, 0) or leads_away(element):
            continue
        indexes = [i for i in vote.within(page.extents[element]) if not page.blocks[i].context.hidden]
        if len(indexes) < FEWEST_IN_LIST:
            continue
        size = sum(page.blocks[i].span.end - page.blocks[i].span.start for i in indexes)
        if sum(page.blocks[i].linked for i in indexes) > DENSE * size:
            found.update(indexes)
    return found
