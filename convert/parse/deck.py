"""The deck: the sentence or two under the headline, told from the text by what stands below it."""

from convert.parse.desk import Desk
from convert.parse.top import is_prose

RULE = "deck"

LONGEST = 400
"""Characters; a longer piece is text."""


def parse_deck(desk: Desk) -> None:
    """Take the piece between the title and a by-line, a date or the key points."""
    if desk.title_at is None:
        return
    index = desk.title_at + 1
    followed = index + 1 < len(desk.pieces) and not desk.is_free(index + 1)
    if desk.is_free(index) and followed and can_be_deck(desk.words(index)):
        span = desk.take(index).span
        desk.claim(span, "deck", RULE)
        desk.found.deck = desk.line(span)
        desk.vouch("deck", span.cut(desk.text), RULE, span)


def can_be_deck(words: str) -> bool:
    """Tell whether *words* can be a deck: a sentence, not a line of furniture, not a paragraph of text."""
    return 30 <= len(words) <= LONGEST and not (
        is_prose(words) and len(words) > LONGEST // 2 and words.count(". ") > 2
    )
