"""What a printed page left in the text: page numbers, running heads, and the mark of the end."""

import itertools
import re
from collections import Counter

from convert.lazy_regex import lazy_regex
from convert.model import Dropped
from convert.parse.desk import Desk
from convert.parse.pullquote import key

RULE = "residue"

NUMBERED_PAGE = lazy_regex(
    r"(?:page|seite|página|p\.)\s+(?P<labelled>\d{1,4})(?:\s*(?:of|/|von|sur|de)\s*\d{1,4})?|"
    r"(?:[-–—]\s*)(?P<dashed>\d{1,4})(?:\s*[-–—])|(?P<bare>\d{1,4})",
    re.IGNORECASE,
)
"""``Page 3 of 6``, ``- 3 -``, ``3``."""

LONGEST_HEAD = 90
"""Characters of a running head."""

END = lazy_regex(
    r"#{2,}|#\s#(?:\s#)*|[-–—]\s?30\s?[-–—]|[-–—]{0,2}\s?(?:END|Ends|ENDS|FIN|XXX)\s?[-–—]{0,2}|[■□▪●◆∎]|"
    r"[-–—]{1,3}\s?ends?\s?[-–—]{1,3}|[\[(]\s?(?:[Ee]nds?|ENDS?)\s?[\])]|THE END|"
    r"[*~]{1,3}\s?(?:THE )?END\s?[*~]{1,3}"
)
"""A line that says no more follows; elsewhere some of these part two scenes."""

SAID = lazy_regex(r"[^\w]*(?:30|(?:the )?ends?)[^\w]*", re.IGNORECASE)
"""Those of them that say so: about the author, or for the desk, long lines can follow."""

TEXT = 60
"""Characters from which a piece behind the mark shows that more does follow."""


def parse_residue(desk: Desk) -> None:
    """Take the lines of the printed page, and remember them, for a paragraph can go on behind them."""
    _take_end_mark(desk)
    numbers = _page_numbers(desk)
    for index in sorted(numbers | _running_heads(desk, numbers)):
        span = desk.take(index).span
        desk.claim(span, "furniture", RULE)
        desk.found.furniture.append(Dropped(span, "a page number or running head of the printed page"))
        desk.found.page_ends.add(index)


def _take_end_mark(desk: Desk) -> None:
    more = False
    for index in reversed(list(desk.free())):
        words, span = desk.words(index), desk.pieces[index].span
        if 2 * span.start < len(desk.text):
            return
        more = more or len(words) >= TEXT
        said = not more or SAID.fullmatch(words)
        if said and END.fullmatch(words) and desk.pieces[index].known is None:
            desk.drop(desk.take(index).span, RULE, "the mark of the end; editions set none")
            return


def _page_numbers(desk: Desk) -> set[int]:
    """Return the lines that count pages: with a label, at a form feed, or two and more that count on."""
    found: dict[int, int] = {}
    sure: set[int] = set()
    for index in desk.free():
        match = NUMBERED_PAGE.fullmatch(desk.words(index))
        if match and desk.pieces[index].known is None:
            found[index] = int(match[match.lastgroup or "bare"])
            if match["labelled"] or _at_form_feed(desk, index):
                sure.add(index)
    places = list(found)
    counting = {
        place
        for one, other in itertools.pairwise(places)
        if found[other] == found[one] + 1 and other - one > 2
        for place in (one, other)
    }
    return sure | counting


def _at_form_feed(desk: Desk, index: int) -> bool:
    """Tell whether a form feed stands right before or behind piece *index*."""
    before = desk.pieces[index - 1].span.end if index else 0
    after = desk.pieces[index + 1].span.start if index + 1 < len(desk.pieces) else len(desk.text)
    span = desk.pieces[index].span
    return "\f" in desk.text[before : span.start] or "\f" in desk.text[span.end : after]


def _running_heads(desk: Desk, numbers: set[int]) -> set[int]:
    """Return the short lines beside a page number or form feed that the text has more than once."""
    beside: dict[str, list[int]] = {}
    paged = numbers or "\f" in desk.text
    for index in range(len(desk.pieces) if paged else 0):
        near = {index - 1, index + 1} & numbers or _at_form_feed(desk, index)
        words = desk.words(index)
        if near and index not in numbers and len(words) <= LONGEST_HEAD and not words.endswith((".", ",")):
            beside.setdefault(key(words), []).append(index)
    if not beside:
        return set()
    lines = Counter(
        key(desk.words(index)) for index in range(len(desk.pieces)) if len(desk.words(index)) <= LONGEST_HEAD
    )
    return {
        index
        for words, places in beside.items()
        for index in places
        if words.strip() and lines[words] > 1 and desk.is_free(index)
    }
