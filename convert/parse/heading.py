"""Headings inside the body: numbered, or short lines that no punctuation ends and text follows."""

import re

from convert.model import Heading, Span
from convert.parse import labels
from convert.parse.credit import names_alone
from convert.parse.desk import Desk

RULE = "heading"

NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})+\.?|(?:\d{1,2}|[IVXL]{1,5})[.)])\s+(?=[^\W\d_a-z]|[\"“‘'])"
)
LONGEST = 120
LONGEST_BARE = 90
"""Characters that a heading without a number has at most."""

MOST_WORDS = 14

NO_HEADING = re.compile(
    r"[•▪·○◦*+\[(]|[-–—]\s|https?:|www\.|\S+@\S+$|\S+\.\w{2,4}$|(?:photo|image|source)\b", re.IGNORECASE
)
"""How a list item, a note, an address or a caption begins."""

OPEN_WORDS = frozenset(
    "a an and are as at but by for from has in is it of on or our that the this to was were with".split()
)
"""Words with which no heading ends; a line that does was broken off."""

LETTERS = re.compile(r"[^\W\d_]{2,}")


def parse_heading(desk: Desk, index: int) -> Heading | None:
    """Return piece *index* as a heading, or None where it is none."""
    words = desk.words(index)
    match = NUMBERED.match(words)
    if (
        not _text_follows(desk, index)
        or _is_somebody(desk, words)
        or not _reads_as_heading(words, bool(match))
    ):
        return None
    span = desk.take(index).span
    desk.claim(span, "heading", RULE)
    number = match["number"] if match else None
    level = number.strip(".)").count(".") + 1 if number else 1
    content = Span(span.start + (match.end() if match else 0), span.end)
    desk.vouch("heading", words, RULE, span, confidence="likely" if match else "uncertain")
    return Heading(level, desk.line(content), span, number)


def _reads_as_heading(words: str, numbered: bool) -> bool:
    if labels.fold(words) in labels.FURNITURE or words.rsplit(maxsplit=1)[-1].casefold() in OPEN_WORDS:
        return False
    if len(words) > (LONGEST if numbered else LONGEST_BARE) or len(words.split()) > MOST_WORDS:
        return False
    first = words.lstrip("\"“‘'(")[:1]
    ends = words.endswith((".", "!", ":", ";", ",", "…", "-", "–", "—"))
    return not ends and not first.islower() and not NO_HEADING.match(words) and bool(LETTERS.search(words))


def _is_somebody(desk: Desk, words: str) -> bool:
    """Tell whether *words* are a name: the text never uses one of them without its capital."""
    if not names_alone(words):
        return False
    return desk.lower_words.isdisjoint(word.casefold() for word in words.split() if len(word) > 3)


def _text_follows(desk: Desk, index: int) -> bool:
    """Tell whether the next piece is text, or a heading with text below it."""
    following = index + 1
    if not desk.is_free(following):
        return False
    words = desk.words(following)
    if words[:1].islower():
        return False
    numbered = NUMBERED.match(words)
    if numbered and desk.pieces[following].gap == 0:
        return False
    if _reads_as_heading(words, bool(numbered)):
        return desk.is_free(following + 1) and len(desk.words(following + 1)) > LONGEST
    return len(words) > len(desk.words(index))
