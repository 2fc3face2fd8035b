"""The work that a review is about: its title, author and imprint above the text, and who reviews it."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.model.walk import plain
from convert.parse import labels
from convert.parse.credit import names_alone, read_names
from convert.parse.desk import Desk
from convert.parse.headline_words import can_be_title
from convert.parse.people import set_authors
from convert.parse.prose import is_prose
from convert.parse.top import top

RULE = "reviewed"

IMPRINT = lazy_regex(
    r"[^.!?]{3,80}[,;(:]\s?(?:[^.!?]{0,40}\s)?\d{2,4}\s?(?:pp?|pages|S|Seiten|págs?|blz)\b\.?\)?"
    r"(?:[,;.]?\s*(?:(?:US|C|A)?[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|EUR|Euro|USD)|ISBN[:\s]*[\dX\s–-]+|"
    r"(?:paper|cloth|hard)(?:back|cover)?))*[.)]?",
    re.IGNORECASE,
)
"""A house, perhaps a year, and the number of pages: ``Quay Press, 412 pp., $34.95``."""

LONGEST = 160
"""Characters of such a line."""

OF = lazy_regex(r"(?i:by|von|par|de|di|door)\s+(?=[^\W\d_a-z])")
"""What stands before the author of the work."""

REVIEWER = lazy_regex(
    r"(?:(?:book )?review(?:ed)?|rezension|rezensiert|besprochen|recensione|reseña)\s+(?:by|von|di|de)\s+",
    re.IGNORECASE,
)
"""What stands before the author of the article."""

NEAR = 4
"""Lines from the imprint within which the reviewer stands."""


def parse_reviewed(desk: Desk) -> None:
    """Take the lines of the reviewed work as the deck, and the reviewer as the author."""
    if "deck" in desk.settled:
        return
    at = next((i for i in top(desk) if _is_imprint(desk.words(i))), None)
    if at is None:
        return
    first = at - 1 if desk.is_free(at - 1) and OF.match(desk.words(at - 1)) else at
    if first and desk.is_free(first - 1) and not desk.pieces[first].gap and _is_headed(desk, first - 1):
        first -= 1
    spans = [desk.take(index).span for index in range(first, at + 1)]
    deck = Span(spans[0].start, spans[-1].end)
    desk.claim(deck, "deck", RULE)
    desk.found.deck = desk.line(deck)
    desk.settled.add("deck")
    desk.vouch("deck", plain(desk.found.deck), RULE, deck)
    _take_reviewer(desk, first, at)


def _is_headed(desk: Desk, index: int) -> bool:
    """Tell whether a line above *index*, the title of the work, can be the review's own."""
    above = (desk.words(each) for each in top(desk) if each < index)
    return any(can_be_title(words) and not labels.is_label(words, labels.KICKERS) for words in above)


def _is_imprint(words: str) -> bool:
    return len(words) <= LONGEST and IMPRINT.fullmatch(words) is not None and not is_prose(words)


def _take_reviewer(desk: Desk, first: int, last: int) -> None:
    """Take the line near the lines from *first* to *last* that says who reviews."""
    for index in [*range(last + 1, last + 1 + NEAR), *range(max(0, first - NEAR), first)]:
        words = desk.words(index) if desk.is_free(index) else ""
        lead = REVIEWER.match(words)
        names = read_names(words[lead.end() :]) if lead else ()
        if lead and names and names_alone(words[lead.end() :]):
            start = desk.take(index).span.start + lead.end()
            desk.credit_lines.add(index)
            desk.announced.add(index)
            set_authors(desk, [Span(start + n.start, start + n.end) for n in names], None, "certain")
            desk.drop(desk.pieces[index].span, RULE, "the word before the by-line; editions set their own")
            return
