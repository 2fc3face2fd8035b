"""A list of contents that was copied with the text: editions make their own from the headings."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Dropped
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.heading_words import NUMBERED

RULE = "contents"

FEWEST = 2
"""Entries below a line that announces contents."""
FEWEST_BARE = 3
"""Entries that no line announces."""
KNOWN = 0.5
"""Share of the entries that no line announces which stand again in the text."""
LONGEST = 160
"""Characters of an entry."""

PAGED = lazy_regex(
    r"(?P<words>.*?[^\W\d_].*?[^\s.…·_\t])(?P<leader>\s*(?:\.[. ]+|…[….]*|[·_][·_ ]+|\t+)\s*|\s+)"
    r"(?P<page>\d{1,3}|[ivxl]{1,5})"
)
"""``Why ships wait ..... 14``: an entry, what leads to its page, the page."""


PAGE = lazy_regex(r"[\s.…·_](?:\d{1,3}|[ivxl]{1,5})\Z")
"""How such a line ends: a quick look at the many that name no page."""

LONGEST_PAGE = 6
"""Characters of that."""


class Entry(Struct, frozen=True):
    """A line that may be one of a list of contents."""

    index: int
    """The piece that it stands in."""
    words: str
    """What it names, as labels are compared and without its number."""
    page: int | None = None
    """The page that it names; 0 where that is counted in Roman figures."""
    led: bool = False
    """Whether dots or a tab lead to the page."""


def parse_contents(desk: Desk) -> None:
    """Take each list of contents: lines below its label, or with leaders to pages, that the text repeats."""
    for index in list(desk.free()):
        for each in _linked(desk, index):
            _take(desk, each)
    starts = [index for index in desk.free() if _announces(desk, index) or _leads(desk, index)]
    if not starts:
        return
    last = {entry.words: entry.index for entry in _entries(desk, range(len(desk.pieces)))}
    for index in starts:
        if not desk.is_free(index):
            continue
        for each in _run(desk, index, last):
            _take(desk, each)


def _take(desk: Desk, index: int) -> None:
    span = desk.take(index).span
    desk.claim(span, "furniture", RULE)
    desk.found.furniture.append(Dropped(span, "the contents; editions make their own"))


def _linked(desk: Desk, start: int) -> range:
    """Return the list that begins with piece *start*, if all its items are links to places of the page."""
    stop = start
    if start and _leads_inside(desk, start - 1):
        return range(start, start)
    while desk.is_free(stop) and _leads_inside(desk, stop):
        stop += 1
    alone = not (desk.is_free(stop) and desk.pieces[stop].known == "item")
    return range(start, stop if alone and stop - start >= FEWEST else start)


def _leads_inside(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is an item that is a link to another place of the same page, and no more."""
    piece = desk.pieces[index]
    return piece.known == "item" and any(
        mark.kind == "link" and mark.outer == piece.span and mark.target.startswith("#")
        for mark in piece.marks
    )


def _announces(desk: Desk, index: int) -> bool:
    """Tell whether piece *index*, or its first line, says that contents follow."""
    first = desk.words(index).partition("\n")[0]
    return len(first) <= LONGEST and labels.is_label(first, labels.CONTENTS)


def _leads(desk: Desk, index: int) -> bool:
    """Tell whether the first line of piece *index* names a page and leads to it."""
    first = desk.words(index).partition("\n")[0]
    return len(first) <= LONGEST and _entry(index, first).led


def _entries(desk: Desk, indices: range) -> Iterator[Entry]:
    """Yield the lines of the free pieces *indices* as entries of a list of contents."""
    for index in indices:
        piece = desk.pieces[index]
        if not desk.is_free(index) or piece.span.end - piece.span.start > LONGEST * len(piece.lines):
            continue
        for line in piece.lines:
            words = line.cut(desk.text)
            if len(words) <= LONGEST:
                yield _entry(index, words)


def _entry(index: int, words: str) -> Entry:
    match = PAGED.fullmatch(words) if PAGE.search(words[-LONGEST_PAGE:]) else None
    if not match:
        return Entry(index, _bare(words))
    page = int(match["page"]) if match["page"].isdecimal() else 0
    return Entry(index, _bare(match["words"]), page, not match["leader"].isspace() or "\t" in match["leader"])


def _bare(words: str) -> str:
    """Return *words* as they are compared: an entry can have lost the number of its heading."""
    number = NUMBERED.match(words)
    return labels.fold(words[number.end() :] if number else words)


def _run(desk: Desk, start: int, last: dict[str, int]) -> range:
    """Return the pieces from *start* on that are a list of contents; none where they are not.

    *last* says where in the source each line stands for the last time.
    """
    announced = _announces(desk, start)
    found: list[Entry] = []
    begun: list[Entry] = []
    page, stop = 0, start
    lines = _entries(desk, range(start, len(desk.pieces)))
    if announced:
        next(lines)
    for entry in lines:
        if entry.index > stop + 1:
            break
        stop = entry.index
        counts_on = entry.page is not None and (entry.page >= page or entry.page == 0)
        if counts_on and (entry.led or announced):
            page = max(page, entry.page or 0)
            found += [*begun, entry]
            begun = []
        elif announced and last.get(entry.words, -1) > entry.index:
            found += [*begun, entry]
            begun = []
        elif announced and found and not begun:
            # The first line of an entry of two.
            begun = [entry]
        else:
            break
    return _whole(desk, start, found) if _is_list(found, last, announced=announced) else range(start, start)


def _is_list(found: list[Entry], last: dict[str, int], *, announced: bool) -> bool:
    """Tell whether the entries *found* are contents: the text has their words again, most or all of them."""
    again = sum(last.get(entry.words, -1) > entry.index for entry in found)
    led = sum(entry.led for entry in found)
    if announced:
        return len(found) >= FEWEST and (again >= KNOWN * len(found) or led >= KNOWN * len(found))
    return len(found) >= FEWEST_BARE and again >= KNOWN * len(found)


def _whole(desk: Desk, start: int, found: list[Entry]) -> range:
    """Return the pieces from *start* on of which every line is one of the entries *found*, or the label."""
    lines = len(desk.pieces[found[-1].index].lines)
    has = sum(entry.index == found[-1].index for entry in found) + (found[-1].index == start)
    return range(start, found[-1].index + (has >= lines))
