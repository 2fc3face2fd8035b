"""Letters: who signs below the text, with the words that close a letter above the name or without them."""

from convert.parse import labels
from convert.parse.bodies import is_organisation
from convert.parse.credit import names_alone, reads_as_role
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.lives import THE_AUTHOR
from convert.parse.people import with_credit
from convert.parse.prose import is_prose, is_sentence
from convert.parse.signature import read_signature, take_signed

RULE = "letter"

REACH = 6
"""Pieces at the end of a letter: its close, the name, what the writer is, place and day."""

LONGEST = 90
"""Characters of a line below the name."""


def parse_letter(desk: Desk) -> None:
    """Take the name below the text of an article that nothing else has credited, and what stands by it."""
    if desk.found.authors or "author" in desk.settled:
        return
    last = list(desk.free())[-REACH:]
    close = next(
        (index for index in last if labels.is_valediction(desk.words(index))),
        None,
    )
    for index in last:
        if _is_signed(desk, index, below=last[last.index(index) + 1 :], closed=close == index - 1):
            _take(desk, index, close if close == index - 1 else None)
            return


def _is_signed(desk: Desk, index: int, *, below: list[int], closed: bool) -> bool:
    """Tell whether *index* is a name, with text or the close of a letter above it, and what fits below it."""
    words = desk.words(index)
    if not names_alone(words) or not read_signature(desk, index):
        return False
    if not closed and not (is_prose(desk.words(index - 1)) or is_sentence(desk.words(index - 1))):
        return False
    if not below:
        return closed
    return all(_may_stand_below(desk, each) for each in below) and (closed or _tells(desk, below))


def _may_stand_below(desk: Desk, index: int) -> bool:
    """Tell whether line *index* can stand below a signature: a post, a house, a place, a day, a life."""
    words = desk.words(index)
    return bool(THE_AUTHOR.match(words)) or (
        len(words) <= LONGEST and not words.endswith((".", "?", "!", ":"))
    )


def _tells(desk: Desk, below: list[int]) -> bool:
    """Tell whether one of the lines *below* a name says what only a signature has there."""
    return any(
        THE_AUTHOR.match(words)
        or reads_as_role(words)
        or is_organisation(words)
        or find_dates(words, desk.settings.locale)
        for words in map(desk.words, below)
    )


def _take(desk: Desk, index: int, close: int | None) -> None:
    """Take the signature *index*, the *close* of the letter above it, and the post below it."""
    if close is not None:
        desk.drop(desk.take(close).span, RULE, "how a letter closes; editions name its writer at the top")
    if credit := read_signature(desk, index):
        take_signed(desk, {index: credit})
    authors = desk.found.authors
    for below in range(index + 1, len(desk.pieces)):
        if not _is_place(desk, below):
            continue
        span = desk.take(below).span
        if len(authors) == 1 and not authors[0].credit:
            authors[0] = with_credit(desk, authors[0], span)
            desk.vouch("authors[0].role", span.cut(desk.text), RULE, span)
        else:
            desk.drop(span, RULE, "where the writer of a letter is; editions set the first line of it")


def _is_place(desk: Desk, index: int) -> bool:
    """Tell whether the free line *index* says what the writer is or where, and when no day does."""
    words = desk.words(index)
    fits = desk.is_free(index) and len(words) <= LONGEST and not THE_AUTHOR.match(words)
    return fits and not find_dates(words, desk.settings.locale)
