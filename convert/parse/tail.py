"""Behind the body: signature, place and date, contact and newsletter lines, read from the end upwards."""

import re
from collections.abc import Callable

from convert.lazy_regex import lazy_regex
from convert.model import Contact, Dropped, Remark, Span
from convert.parse.bodies import is_agency
from convert.parse.cited import title_key
from convert.parse.credit import names_alone, read_credit
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.ending import find_ending, is_page_line
from convert.parse.enter import enter_date
from convert.parse.name_order import make_author
from convert.parse.names import split_names
from convert.parse.wording import opens_as

RULE = "tail"

DEEPEST = 40
"""Pieces from the end; longer lists of related articles are cut off by their own label."""

NEAR = 3
"""Pieces behind the end that can still be the article's own: a signature, a date, whom to ask."""

LONGEST = 320
"""Characters; what is longer says something of its own."""


LETTERS = lazy_regex(r"\(?(?:[^\W\d_]{1,4}[/,]\s?){0,3}(?P<agency>[^\W\d_]{2,9}(?:/[^\W\d_]{2,9})?)\)?")
"""Letters of reporters, and an agency behind them."""

ADDRESS = lazy_regex(r"(?:https?://|www\.)\S+")

POSTAL = lazy_regex(
    r"\b\d{1,5}\s(?:[^\W\d_a-z][\w.'’]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Square|Boulevard|Blvd|Drive|Way)\b"
    r"|\bP\.?\s?O\.?\sBox\s\d|(?:straße|strasse|weg|platz)\s\d{1,4}\b"
)
"""``14 Canal Street``: mails say at their foot where their house is, for the law wants it."""

LONGEST_POSTAL = 140
"""Characters of such a line."""

FEWEST_LINES, TALLEST = 2, 7
"""Lines of such a block."""

NUMBER = lazy_regex(
    r"(?:e-?)?IS(?:SN|BN(?:-1[03])?):?\s[\d\s–-]{8,16}[\dX](?:\s*\([^()]{1,20}\))?", re.IGNORECASE
)
"""``ISSN 0000-0000 (online)``."""


def parse_tail(desk: Desk) -> None:
    """Take the pieces behind the body that say nothing of its matter, up to the first that does."""
    ending = find_ending(desk)
    first = min(ending, max(desk.text_start + 1, len(desk.pieces) - DEEPEST))
    for index in reversed(range(first, len(desk.pieces))):
        if not desk.is_free(index) or (index < ending + NEAR and any(take(desk, index) for take in KINDS)):
            continue
        if index < ending:
            return
        _put_aside(desk, index, "it stands behind the end of the article, where lines outweigh text")


def _put_aside(desk: Desk, index: int, reason: str) -> None:
    span = desk.take(index).span
    desk.claim(span, "furniture", RULE)
    desk.found.furniture.append(Dropped(span, reason))


def _short(desk: Desk, index: int) -> bool:
    return len(desk.words(index)) <= LONGEST


def _signature(desk: Desk, index: int) -> bool:
    """Take a line of names below the text: it repeats the by-line, or is one."""
    words = desk.words(index)
    if not names_alone(words):
        return False
    skip = len(words) - len(words.lstrip("-–—~ "))
    names, _ = split_names(words[skip:])
    if not names:
        return False
    known = {title_key(author.name) for author in desk.found.authors}
    if known and not any(title_key(name.text) in known for name in names):
        return False
    piece = desk.take(index)
    if not known:
        for name in names:
            at = piece.span.start + skip
            place = Span(at + name.span.start, at + name.span.end)
            desk.found.authors.append(make_author(desk.typesetter.string(name.text), desk.language))
            desk.claim(place, "author", RULE)
            desk.vouch(f"authors[{len(desk.found.authors) - 1}]", name.text, RULE, place)
        desk.bylined = [author.name for author in desk.found.authors]
    desk.drop(piece.span, RULE, "the signature; editions name the authors in the by-line")
    return True


def _place_and_date(desk: Desk, index: int) -> bool:
    """Take ``Dublin, 16 October 2003`` below the text."""
    words = desk.words(index)
    found = find_dates(words, desk.settings.locale)
    credit = read_credit(words, desk.settings.locale) if found and len(words) <= 60 else None
    if credit is None or credit.authors:
        return False
    piece = desk.take(index)
    span = Span(piece.span.start + found[0].span.start, piece.span.start + found[0].span.end)
    desk.claim(span, "date", RULE)
    if not desk.found.dates:
        enter_date(desk, found[0], piece.span.start, RULE)
    desk.drop(piece.span, RULE, "place and date below the text; editions set the date at the top")
    return True


def _contact(desk: Desk, index: int) -> bool:
    if not (_short(desk, index) and opens_as("contact", desk.words(index), desk.language)):
        return False
    span = desk.take(index).span
    desk.claim(span, "contact", RULE)
    desk.found.contacts.insert(0, Contact(desk.line(span), span))
    desk.vouch("contacts", span.cut(desk.text), RULE, span)
    return True


def _remark(desk: Desk, index: int) -> bool:
    words = desk.words(index)
    bracketed = words.startswith("[") and words.endswith("]") and not re.match(r"\[\d+\]", words)
    if not (_short(desk, index) and (opens_as("note", words, desk.language) or bracketed)):
        return False
    span = desk.take(index).span
    desk.claim(span, "remark", RULE)
    desk.found.remarks.insert(0, Remark("editors_note", desk.line(span), span))
    desk.vouch("remarks", words, RULE, span, confidence="uncertain")
    return True


def _furniture(desk: Desk, index: int) -> bool:
    """Take buttons, bars, labels of lists and what has no words."""
    words = desk.words(index)
    if re.search(r"[^\W\d_]{2,}", words) and not is_page_line(desk, index):
        return False
    _put_aside(desk, index, "a line of the web page below the text")
    return True


def _letters(desk: Desk, index: int) -> bool:
    """Take the letters of those who wrote for an agency: ``fas/dpa``, ``(AFP)``."""
    match = LETTERS.fullmatch(desk.words(index))
    if match is None or not is_agency(match["agency"]):
        return False
    _put_aside(desk, index, "the letters of an agency below the text")
    return True


def _address(desk: Desk, index: int) -> bool:
    """Take the address of the house, alone on a line behind what else stands below the text."""
    words = desk.words(index)
    if desk.is_free(index - 1) or not (ADDRESS.fullmatch(words) or _is_postal(words)):
        return False
    _put_aside(desk, index, "an address of the house below the text")
    return True


def _address_block(desk: Desk, index: int) -> bool:
    """Take the lines of a house's address, its name above street, town and site, in one block at the end."""
    block = [index]
    while desk.is_free(block[0] - 1) and not desk.pieces[block[0]].gap and len(block) < TALLEST:
        block.insert(0, block[0] - 1)
    said = [desk.words(each) for each in block]
    short = all(len(words) <= LONGEST_POSTAL and not words.endswith((".", ":", "?")) for words in said)
    if (
        len(block) < FEWEST_LINES
        or not desk.pieces[block[0]].gap
        or not (short and any(map(_is_postal, said)))
    ):
        return False
    for each in reversed(block):
        _put_aside(desk, each, "an address of the house below the text")
    return True


def _is_postal(words: str) -> bool:
    """Tell whether *words* are a house and its street, and no sentence about one."""
    return len(words) <= LONGEST_POSTAL and not words.endswith(".") and bool(POSTAL.search(words))


def _number(desk: Desk, index: int) -> bool:
    """Take the number of a series or a book, which says nothing of this article."""
    if not NUMBER.fullmatch(desk.words(index)):
        return False
    _put_aside(desk, index, "the number of a series or a book")
    return True


KINDS: tuple[Callable[[Desk, int], bool], ...] = (
    _signature,
    _place_and_date,
    _contact,
    _remark,
    _letters,
    _address_block,
    _address,
    _number,
    _furniture,
)
"""What can stand behind a body, in the order in which it is tried."""
