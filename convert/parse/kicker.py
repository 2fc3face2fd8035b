"""The kicker: the genre word above the title."""

from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.top import top

RULE = "kicker"


def parse_kicker(desk: Desk) -> None:
    """Take a line at the top that is nothing but a genre word."""
    for index in top(desk):
        if labels.is_label(desk.words(index), labels.KICKERS):
            span = desk.take(index).span
            desk.claim(span, "kicker", RULE)
            desk.found.kicker = desk.line(span)
            desk.vouch("kicker", span.cut(desk.text), RULE, span, confidence="certain")
            return
