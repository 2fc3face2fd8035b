"""Before the article: an embargo, a press release's first line, the committee that heard a statement."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Dropped
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.top import top

RULE = "release"

EMBARGO = lazy_regex(
    r"(?:strict(?:ly)? )?(?:under )?(?:strict )?(?:embargo(?:ed)?\b(?=\W*$|\s*[:–—-]|"
    r"\s+(?:until|till|to|before|by|copy|notice|date|time|(?:for|from)\s+(?:release|publication|\w+day|\d))\b|"
    r"(?!\s+(?:on|against)\b).{0,40}\d)|not for (?:publication|release) (?:before|until)\b|"
    r"hold for release\b).{0,100}",
    re.IGNORECASE,
)
"""A line that forbids publication before a time."""

PARTING = lazy_regex(r"\s+[-–—|·•]+\s+|\s*[()\[\]*]+\s*")
"""What parts an embargo from what else a desk writes on its line: for whom, how many words."""

LONGEST = 160
"""Characters of such a line."""

PRESS = lazy_regex(r"for immediate release\W*|(?:press|news|media) release\W*", re.IGNORECASE)

HEARING = lazy_regex(
    r"(?:(?:written|prepared|oral|opening) )?(?:statement|testimony|remarks|evidence|submission)"
    r"(?: (?:given|delivered|submitted|prepared))? (?:before|to|for|at) the [^.!?]{0,60}\b"
    r"(?:(?:sub)?committee|commission|house|senate|council|parliament|inquiry|hearing|congress|assembly)\b[^.!?]{0,80}",
    re.IGNORECASE,
)
"""``Statement before the Committee on Ports``."""


def parse_release(desk: Desk) -> None:
    """Take an embargo, which no edition sets, and the line that says what kind of text this is."""
    for index in list(top(desk)):
        words = desk.words(index)
        if _forbids(words):
            span = desk.take(index).span
            desk.claim(span, "furniture", RULE)
            desk.found.furniture.append(Dropped(span, "an embargo speaks to the press, not to readers"))
            desk.vouch("embargo", words, RULE, span, confidence="certain")
        elif index and HEARING.fullmatch(words) and not desk.found.deck and _names_kind(desk):
            span = desk.take(index).span
            desk.claim(span, "deck", RULE)
            desk.found.deck = desk.line(span)
            desk.vouch("deck", words, RULE, span)
        elif not desk.found.kicker and (PRESS.fullmatch(words) or (index and HEARING.fullmatch(words))):
            span = desk.take(index).span
            desk.claim(span, "kicker", RULE)
            desk.found.kicker = desk.line(span)
            desk.vouch("kicker", words, RULE, span)


def _forbids(words: str) -> bool:
    """Tell whether the line *words*, or a part of it, forbids publication for now."""
    return len(words) <= LONGEST and any(EMBARGO.fullmatch(part) for part in PARTING.split(words))


def _names_kind(desk: Desk) -> bool:
    """Tell whether another line at the top is the kicker: ``Testimony`` alone."""
    return any(labels.is_label(desk.words(index), labels.KICKERS) for index in top(desk))
