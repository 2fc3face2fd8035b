"""What a web page prints behind the text and between its paragraphs: kept, and set in no edition."""

import re
from collections.abc import Iterable, Sequence

from convert.lazy_regex import lazy_regex
from convert.model import Dropped
from convert.parse import labels
from convert.parse.cited import title_key
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.figure import reads_as_caption, stands_below_picture
from convert.parse.heading_words import NUMBERED, counted
from convert.parse.lives import read_lives
from convert.parse.marked import KINDS
from convert.parse.portray import portray
from convert.parse.prose import extent
from convert.parse.wording import Part, is_page

RULE = "furniture"

FEWEST = 3
"""Pieces of running text that stand before the end of any article."""

RUN = 3
"""Pieces of running text in a row that no list of other articles has."""

SENTENCE = 60
"""Characters from which a piece that ends like a sentence is text."""

ENDED = lazy_regex(r"[.!?…。！？؟।][\"'”’)\]」』）»\d]*$")
"""How a piece of running text ends."""

FEWEST_WORDS = 4
"""Words of a sentence."""

BOX = 14
"""Pieces that a list of other articles between two paragraphs has at most."""

SECTION = 5
"""Words of a line between by-line and date."""

NOISY = 3
"""Pieces of furniture from which a source is a web page, copied as a whole."""

COUNT = lazy_regex(r"\d{1,3}(?:[.,]?\d{1,3})?[KkMm]?")
"""How often somebody has pressed a button."""

LONGEST_LABEL = 160
LONGEST_INVITATION = 240


def parse_furniture(desk: Desk) -> None:
    """Take what lies behind the end of the article, and the lines of the page between its paragraphs."""
    if desk.kind in KINDS:
        return
    start = desk.text_start
    text = [_is_text(desk.words(index)) for index in range(len(desk.pieces))]
    end = find_end(desk, start, text)
    _take_lives(desk, end)
    for index in range(end, len(desk.pieces)):
        _put_aside(desk, index, "it stands behind the end of the article")
    first = start if desk.title_at is None else desk.title_at + 1
    _take_lines(desk, first, end)
    _take_between(desk, first, start)
    _take_boxes(desk, first, end, text)
    if len(desk.found.furniture) >= NOISY:
        _take_bar(desk, first, text)


def _take_lives(desk: Desk, end: int) -> None:
    """Take the first piece behind the *end* that says who an author of the by-line is.

    Pages set the lives of their authors below the list of other articles as well.
    """
    unknown = {title_key(name) for name in desk.bylined}
    for index in range(end, len(desk.pieces) if unknown else end):
        if not desk.is_free(index):
            continue
        found = [
            (life, people)
            for life in read_lives(desk.words(index))
            if (people := {title_key(name) for name, _ in life.people}) <= unknown
        ]
        if found:
            unknown = unknown.difference(*(people for _, people in found))
            portray(desk, index, *(life for life, _ in found))


def _take_lines(desk: Desk, first: int, end: int) -> None:
    found = [
        index
        for index in range(first, end)
        if desk.is_free(index) and reads_as_furniture(desk.words(index), desk.language)
    ]
    alone = len(found) == 1 and not desk.found.furniture and _says_something(desk.words(found[0]))
    if alone and desk.is_free(found[0] + 1):
        # One sentence that calls on its reader, in a text with no other line of a page, is the text's own.
        return
    for index in found:
        _put_aside(desk, index, "a line of the web page between the paragraphs")
        for beside in (index - 1, index + 1):
            if first <= beside < end and desk.is_free(beside) and COUNT.fullmatch(desk.words(beside)):
                _put_aside(desk, beside, "what a button of the page has counted")


def _says_something(words: str) -> bool:
    """Tell whether *words* are a sentence: ``Reading time: 3 min.`` has too few of them."""
    return words.endswith((".", "!", "?")) and len(words.split()) >= FEWEST_WORDS


def _take_boxes(desk: Desk, first: int, end: int, text: Sequence[bool]) -> None:
    """Take the lists of other articles between the paragraphs: label and lines up to the next text."""
    for index in range(first, end):
        if not (desk.is_free(index) and _is_label(desk, index)):
            continue
        last = index + 1
        while last < min(end, index + BOX) and not text[last]:
            last += 1
        for each in range(index, last if last < end and text[last] else index + 1):
            _put_aside(desk, each, "a list of other articles between the paragraphs")


def _take_between(desk: Desk, first: int, start: int) -> None:
    """Take the short lines between by-line and date below the title: a paper, a place, a section."""
    credits = [index for index in desk.credit_lines if first <= index < start]
    for index in filter(desk.is_free, range(min(credits, default=start), max(credits, default=start))):
        words = desk.words(index)
        short = len(words.split()) <= SECTION and not ENDED.search(words)
        plain = desk.pieces[index].known is None and not (reads_as_caption(words) or names_alone(words))
        if short and plain:
            _put_aside(desk, index, "it stands between by-line and date, and no rule knows it")


def _take_bar(desk: Desk, first: int, text: Sequence[bool]) -> None:
    """Take the short lines between title and text of a page that has shown itself to be one.

    The last of them can be the heading of the text, and stays for the rule that knows headings.
    """
    start = next((index for index in range(first, len(text)) if text[index] and desk.is_free(index)), first)
    for index in range(first, start - 1):
        words = desk.words(index)
        if len(words) >= SENTENCE or re.search(r"[.!?:…][\"'”’)\]]*$", words):
            continue
        if desk.is_free(index) and not stands_below_picture(desk, index):
            _put_aside(desk, index, "it stands between title and text and no rule knows it")


def _is_label(desk: Desk, index: int) -> bool:
    words = desk.words(index)
    return len(words) <= LONGEST_LABEL and is_page("lists", words, desk.language)


def reads_as_furniture(words: str, language: str) -> bool:
    """Tell whether *words* are a button, a pointer to another page or an invitation to subscribe."""
    if len(words) > LONGEST_INVITATION:
        return False
    if is_page("invitations", words, language):
        return True
    return len(words) <= LONGEST_LABEL and any(
        is_page(part, words, language) for part in ("buttons", "pointers")
    )


def _is_text(words: str) -> bool:
    return extent(words) >= SENTENCE and bool(ENDED.search(words[-8:]))


def find_end(desk: Desk, start: int, text: Sequence[bool]) -> int:
    """Return the position of the first piece behind the article: of comments, or of a list of others.

    *text* tells of each piece whether it is running text.
    """
    count = len(desk.pieces)
    end = _first(desk, start, count, text, "comments", most=count)
    return _first(desk, start, end, text, "lists", most=RUN - 1)


def _first(desk: Desk, start: int, end: int, text: Sequence[bool], part: Part, *, most: int) -> int:
    """Return the first piece that is *part* of a page, with *most* texts in a row behind it, or *end*.

    Enough text stands before it; where none at all follows, one paragraph is enough.
    """
    closing = _runs_from(text, end)
    seen = 0
    for index in range(start, end):
        seen += text[index]
        words = desk.words(index)
        if (
            (seen >= FEWEST or (seen and not closing[index]))
            and closing[index] <= most
            and desk.is_free(index)
            and len(words) <= LONGEST_LABEL
            and (is_page(part, words, desk.language) or _points_on(words, closing[index]))
            and not _counts_on(desk, index)
        ):
            return index
    return end


def _points_on(words: str, behind: int) -> bool:
    """Tell whether *words* are ``Read more`` or the like, with no text *behind*: a list of others is."""
    return not behind and labels.is_label(words, labels.RELATED)


def _counts_on(desk: Desk, index: int) -> bool:
    """Tell whether the numbers that open lines go on behind piece *index*, up or down: so does the text."""
    above = _first_number(desk, range(index - 1, -1, -1))
    below = _first_number(desk, range(index + 1, len(desk.pieces)))
    return any((kind, place + step) in below for kind, place in above for step in (-1, 1))


def _first_number(desk: Desk, places: Iterable[int]) -> frozenset[tuple[str, int]]:
    """Return what the first number can mean that opens a line at one of the *places*."""
    matches = (NUMBERED.match(desk.words(place)) for place in places)
    return next((counted(match["number"]) for match in matches if match), frozenset())


def _runs_from(text: Sequence[bool], end: int) -> list[int]:
    """Return for each piece the longest run of text from it to *end*."""
    longest, run = 0, 0
    out = [0] * (end + 1)
    for index in range(end - 1, -1, -1):
        run = run + 1 if text[index] else 0
        longest = max(longest, run)
        out[index] = longest
    return out


def _put_aside(desk: Desk, index: int, reason: str) -> None:
    if desk.is_free(index):
        span = desk.take(index).span
        desk.claim(span, "furniture", RULE)
        desk.found.furniture.append(Dropped(span, reason))
