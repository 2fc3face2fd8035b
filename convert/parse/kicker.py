"""The kicker: the genre word above the title."""

import re

from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.top import top

RULE = "kicker"

PARTING = re.compile(r"[|•·/]")
"""What stands between two genre words of one line; the white space around it says nothing."""


def parse_kicker(desk: Desk) -> None:
    """Take a line at the top that is nothing but a genre word."""
    for index in top(desk):
        if _is_genre(desk.words(index)):
            span = desk.take(index).span
            desk.claim(span, "kicker", RULE)
            desk.found.kicker = desk.line(span)
            desk.vouch("kicker", span.cut(desk.text), RULE, span, confidence="certain")
            return


def _is_genre(words: str) -> bool:
    """Tell whether *words* are a genre word, or several that bars part."""
    return all(labels.is_label(part, labels.KICKERS) for part in PARTING.split(words))
