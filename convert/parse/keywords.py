"""Keywords: the topics that a line behind or above the text names, or the lines below a label."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.furniture import reads_as_furniture

RULE = "keywords"

LONGEST = 400
LONGEST_WORD = 60
"""Characters of a line of keywords, and of one of them."""

MOST_WORDS = 5
"""Words of a keyword on a line of its own; longer lines are headlines."""

MOST = 24
"""Lines below a label."""

PARTING = lazy_regex(r"\s*[,;|·•#/、，；]\s*")

MARK = lazy_regex(r"(?:[*•·#+–-]\s*)+")
"""What a list sets before a keyword, and before its label."""


def parse_keywords(desk: Desk) -> None:
    """Take the lines that announce keywords; below a bare label, the short lines that follow."""
    last = max((index for index, one in enumerate(desk.prose) if one), default=-1)
    for index in list(desk.free()):
        words = desk.words(index)
        mark = _mark(words)
        if len(words) > LONGEST or not desk.is_free(index):
            continue
        if labels.is_label(words[mark:], labels.KEYWORDS):
            if not desk.text_start <= index < last:
                _take_below(desk, index)
            continue
        skip = labels.split_label(words[mark:], labels.KEYWORDS)
        if skip and not words.endswith((".", "!", "?")):
            _take_line(desk, index, mark + skip)


def _mark(words: str) -> int:
    match = MARK.match(words)
    return match.end() if match else 0


def _take_line(desk: Desk, index: int, skip: int) -> None:
    """Take a line whose label and keywords a colon parts."""
    span = desk.pieces[index].span
    parts = PARTING.split(span.cut(desk.text)[skip:])
    found = [word.strip(" .‘’“”\"'") for word in parts if re.search(r"\w", word)]
    # A blog counts the comments behind a bar.
    found = [word for word in found if not (word[0].isdecimal() and reads_as_furniture(word, desk.language))]
    if found and max(map(len, found)) <= LONGEST_WORD:
        desk.take(index)
        _keep(desk, found, span)


def _take_below(desk: Desk, label: int) -> None:
    """Take the lines below a bare *label*, which stands before or behind all running text."""
    below = _below(desk, label + 1)
    if not below:
        return
    head = desk.take(label).span
    desk.drop(head, RULE, "the label of the keywords; editions set their own")
    for index in below:
        span = desk.take(index).span
        words = span.cut(desk.text)
        _keep(desk, [words[_mark(words) :].strip(" ,;#")], span)


def _below(desk: Desk, start: int) -> list[int]:
    """Return the pieces from *start* on that are a keyword each: short, as far apart, marked alike."""
    found: list[int] = []
    while desk.is_free(index := start + len(found)) and len(found) < MOST:
        words, piece = desk.words(index), desk.pieces[index]
        first = desk.pieces[start]
        alike = bool(_mark(words)) == bool(_mark(desk.words(start))) and piece.known == first.known
        apart = index > start and piece.gap > (
            first.gap if start + 1 == index else desk.pieces[start + 1].gap
        )
        if not alike or apart or not _reads_as_keyword(words) or reads_as_furniture(words, desk.language):
            break
        found.append(index)
    return found


def _reads_as_keyword(words: str) -> bool:
    return (
        len(words) <= LONGEST_WORD
        and len(words.split()) <= MOST_WORDS + 1
        and bool(re.search(r"[^\W\d_]", words))
        and not words.endswith((".", "!", "?", ":", "…"))
    )


def _keep(desk: Desk, found: list[str], span: Span) -> None:
    desk.claim(span, "keywords", RULE)
    desk.found.keywords.extend(word for word in found if word not in desk.found.keywords)
    desk.vouch("keywords", ", ".join(found), RULE, span)
