"""The deck: the sentence or two under the headline, told from the text by what stands around it."""

import re

from convert.parse import labels
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.furniture import reads_as_furniture
from convert.parse.headline_words import can_be_title
from convert.parse.marked import WRITTEN
from convert.parse.prose import SENTENCE_END

RULE = "deck"

LONGEST = 400
"""Characters; a longer piece is text."""

SHORTEST = 30
"""Characters; what is shorter has to be set apart by italics."""

SENTENCES = 3
"""A deck has at most so many."""

FEWEST_WORDS = 3

READING_TIME = re.compile(r"^\D{0,20}\d{1,3}[\s-]*min\w*\b.{0,12}$", re.IGNORECASE)
"""``Leestijd 3 minuten``, ``6 min read``."""


def parse_deck(desk: Desk) -> None:
    """Take the piece below the title, or below the by-line under it, that reads as a deck."""
    if desk.title_at is None or "deck" in desk.settled:
        return
    index = desk.title_at + 1
    while index in desk.credit_lines:
        index += 1
    if not desk.is_free(index) or _is_of_page(desk, index):
        return
    if _stands_above_credit(desk, index) or _is_bare_line(desk, index):
        span = desk.take(index).span
        desk.claim(span, "deck", RULE)
        desk.found.deck = desk.line(span)
        desk.vouch("deck", span.cut(desk.text), RULE, span)


def _is_of_page(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is a button, or says how long the text takes to read."""
    words = desk.words(index)
    return bool(READING_TIME.search(words)) or reads_as_furniture(words, desk.language)


def _stands_above_credit(desk: Desk, index: int) -> bool:
    """Tell whether a by-line, a date or the key points follow: text would not stand above them."""
    words = desk.words(index)
    followed = index + 1 < len(desk.pieces) and not desk.is_free(index + 1) and index + 1 not in desk.kept
    above = index == (desk.title_at or 0) + 1
    if not (above and followed and len(words) <= LONGEST and words.count(". ") < SENTENCES):
        return False
    piece = desk.pieces[index]
    slanted = desk.kind in WRITTEN and any(
        mark.kind == "emphasis" and mark.outer == piece.span for mark in piece.marks
    )
    return slanted or len(words) >= SHORTEST


def _is_bare_line(desk: Desk, index: int) -> bool:
    """Tell whether no full stop ends it and text stands below it: a heading would not stand here."""
    words = desk.words(index)
    following = index + 1
    if desk.kind == "html" and desk.pieces[index].known == "paragraph":
        return False  # marked like the text below it, it is text
    return (
        len(words.split()) >= FEWEST_WORDS
        and can_be_title(words)
        and not words.endswith((".", "!", "”", '"'))
        and len(SENTENCE_END.findall(words)) <= 1
        and not names_alone(words)
        and labels.fold(words) not in labels.FURNITURE
        and desk.is_free(following)
        and len(desk.words(following)) > len(words)
        and desk.words(following).rstrip("”\"'’)]")[-1:] in ".!?…"
    )
