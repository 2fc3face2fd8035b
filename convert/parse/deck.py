"""The deck: the sentence or two under the headline, told from the text by what stands around it."""

import re

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.biography import life_of
from convert.parse.credit import names_alone
from convert.parse.dateline import opens_with_place
from convert.parse.desk import Desk
from convert.parse.figure import reads_as_caption, stands_below_picture
from convert.parse.furniture import reads_as_furniture
from convert.parse.headline_words import LIST_MARK, can_be_title, shows_picture
from convert.parse.lives import read_life
from convert.parse.marked import WRITTEN
from convert.parse.noise import says_nothing
from convert.parse.prose import SENTENCE_END, is_prose, is_sentence

RULE = "deck"

LONGEST = 400
"""Characters; a longer piece is text."""

SHORTEST = 30
"""Characters; what is shorter has to be set apart by italics."""

SENTENCES = 3
"""A deck has at most so many."""

FEWEST_WORDS = 3

REACH = 6
"""Pieces below the title among which a deck stands, and among which what follows a deck does."""

HEADED = lazy_regex(r"(?:\d{1,2}|[IVX]{1,4})[.):]?\s|\*")
"""How a heading with a number begins, or one between stars."""

INTRODUCES = lazy_regex(
    r"^(?:\S+\s+){2,5}(?:on|argues|asks|explains|writes|says|reports|looks|makes|reflects|tells)\b"
)
"""How a line says what an author writes about."""

WORD = lazy_regex(r"[^\W\d_]+")

READING_TIME = lazy_regex(r"^\D{0,20}\d{1,3}[\s-]*min\w*\b.{0,12}$", re.IGNORECASE)
"""``Leestijd 3 minuten``, ``6 min read``."""


def parse_deck(desk: Desk) -> None:
    """Take the piece below the title, or below the by-line under it, that reads as a deck."""
    if desk.title_at is None:
        return
    if "deck" in desk.settled:
        if desk.is_reworded("deck"):
            _take_reworded(desk)
        return
    index = next((at for at in _below(desk) if not _is_passed_over(desk, at)), None)
    if index is None or not desk.is_free(index) or _is_of_page(desk, index) or _is_styled_text(desk, index):
        return
    if any(reads(desk, index) for reads in READS):
        span = desk.take(index).span
        desk.claim(span, "deck", RULE)
        desk.found.deck = desk.line(span)
        desk.vouch("deck", span.cut(desk.text), RULE, span)


def _take_reworded(desk: Desk) -> None:
    """Take the piece below the title that says most of the deck that the corrections word otherwise."""
    given = set(WORD.findall((desk.corrections.deck or "").casefold()))
    for index in _below(desk):
        own = set(WORD.findall(desk.words(index).casefold()))
        if desk.is_free(index) and len(given & own) * 2 > max(len(given), len(own)):
            span = desk.take(index).span
            desk.claim(span, "deck", RULE)
            desk.vouch("deck", span.cut(desk.text), RULE, span)
            return


def _is_styled_text(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is text by its style, in a document whose styles name what is not."""
    return desk.pieces[index].known == "paragraph" and any(piece.styled for piece in desk.pieces)


def _below(desk: Desk, above: int | None = None) -> range:
    """Return the places right below the line *above*, or below the title."""
    first = (desk.title_at or 0) + 1 if above is None else above + 1
    return range(first, min(first + REACH, len(desk.pieces)))


def _is_passed_over(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* says nothing of the subject: who, when, a button, a picture, a life."""
    words = desk.words(index)
    kicker = desk.found.kicker
    if index in desk.credit_lines or (kicker and kicker[0].span == desk.pieces[index].span):
        return True
    if not desk.is_free(index) or len(words) > LONGEST:
        return False
    if _is_below_credit(desk, index):
        return _is_life(desk, words) or (not is_sentence(words) and stands_below_picture(desk, index))
    return (
        _is_of_page(desk, index) or _is_life(desk, words) or (not is_sentence(words) and shows_picture(words))
    )


def _is_below_credit(desk: Desk, index: int) -> bool:
    return any(at in desk.credit_lines for at in range((desk.title_at or 0) + 1, index))


def _is_life(desk: Desk, words: str) -> bool:
    """Tell whether *words* say who one of the authors is."""
    life = read_life(words) or life_of(desk, words)
    return life is not None and any(life.people[0][0] == author.name for author in desk.found.authors)


def _is_of_page(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is a button, a counter, or says how long the text takes to read."""
    words = desk.words(index)
    if any(labels.split_label(words, each) for each in (labels.KEYWORDS, labels.ABSTRACT, labels.CONTACT)):
        return True
    return bool(READING_TIME.search(words)) or says_nothing(words) or reads_as_furniture(words, desk.language)


def _stands_above_credit(desk: Desk, index: int) -> bool:
    """Tell whether a by-line, a date or the key points follow: text would not stand above them."""
    words = desk.words(index)
    follows = next((at for at in _below(desk, index) if not _is_aside(desk, at)), index)
    taken = follows > index and not desk.is_free(follows) and follows not in desk.kept
    if not taken or (_is_below_credit(desk, index) and follows not in desk.credit_lines):
        return False
    if LIST_MARK.match(words) or len(words) > LONGEST or words.count(". ") >= SENTENCES:
        return False
    piece = desk.pieces[index]
    slanted = desk.kind in WRITTEN and any(
        mark.kind == "emphasis" and mark.outer == piece.span for mark in piece.marks
    )
    short = words.endswith((".", "?")) and len(words.split()) > FEWEST_WORDS
    return slanted or short or len(words) >= SHORTEST


def _stands_above_place(desk: Desk, index: int) -> bool:
    """Tell whether the text right below piece *index* opens with the place of a report."""
    below, words = index + 1, desk.words(index)
    fits = SHORTEST <= len(words) <= LONGEST and not LIST_MARK.match(words) and not is_prose(words)
    return fits and desk.is_free(below) and opens_with_place(desk.words(below))


def _is_aside(desk: Desk, index: int) -> bool:
    return index not in desk.credit_lines and _is_passed_over(desk, index)


def _speaks_of_author(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* names an author as others do: ``Ana Ruiz on what the pilots knew``."""
    words, below = desk.words(index), index + 1
    named = any(words.startswith(f"{author.name} ") for author in desk.found.authors)
    text = below < len(desk.pieces) and is_sentence(desk.words(below))
    return named and text and len(words) <= LONGEST and bool(INTRODUCES.search(words))


def _is_bare_line(desk: Desk, index: int) -> bool:
    """Tell whether no full stop ends it and text stands below it: a heading would not stand here."""
    words = desk.words(index)
    following = index + 1
    if desk.is_free(following + 1) and reads_as_caption(desk.words(following)):
        following += 1  # the picture of the whole article stands between its deck and its text
    if desk.kind == "html" and desk.pieces[index].known == "paragraph":
        return False  # marked like the text below it, it is text
    return (
        len(words.split()) >= FEWEST_WORDS
        and can_be_title(words)
        and not words.endswith((".", "!", "”", '"'))
        and len(SENTENCE_END.findall(words)) <= 1
        and not (names_alone(words) or shows_picture(words))
        and not (_is_below_credit(desk, index) and _reads_as_heading(words))
        and labels.fold(words) not in labels.FURNITURE
        and desk.is_free(following)
        and len(desk.words(following)) > len(words)
        and desk.words(following).rstrip("”\"'’)]")[-1:] in ".!?…"
    )


def _reads_as_heading(words: str) -> bool:
    """Tell whether *words* are dressed as the heading of a part: numbered, or each word with a capital."""
    weighty = [word for word in words.split() if len(word) > 3]
    return bool(HEADED.match(words)) or all(word[:1].isupper() for word in weighty)


READS = (_stands_above_credit, _stands_above_place, _is_bare_line, _speaks_of_author)
"""What each makes a piece the deck, in the order in which it is asked."""
