"""Contributors: who translated, edited or interviewed; not authors, and named with their role."""

import re

from convert.model import Contributor, Span
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.names import split_names
from convert.parse.top import top

RULE = "contributor"

RELATORS: tuple[tuple[str, str], ...] = (
    ("trl", r"translat(?:ed|ion)(?: from [\w ]{3,30})? by"),
    ("edt", r"edited by|editors?:"),
    ("ivr", r"interview(?:ed)?(?: conducted)? by|interviewer:"),
    ("ill", r"illustrat(?:ed|ions?) by"),
    ("pht", r"photo(?:graph)?s? by|photography by"),
    ("win", r"(?:with an )?introduction by|foreword by"),
)
"""MARC relator codes, and the words that announce them."""


def parse_contributors(desk: Desk) -> None:
    """Take the lines at the top that name somebody in another role than the author's."""
    for index in list(top(desk)):
        for relator, words in RELATORS:
            match = re.match(rf"(?:{words})\s+", desk.words(index), re.IGNORECASE)
            if match and names_alone(desk.words(index)[match.end() :].rstrip(".")):
                _keep(desk, index, relator, match.end())
                break


def _keep(desk: Desk, index: int, relator: str, start: int) -> None:
    span = desk.take(index).span
    desk.credit_lines.add(index)
    names, _ = split_names(span.cut(desk.text)[start:].rstrip("."))
    for name in names:
        place = Span(span.start + start + name.span.start, span.start + start + name.span.end)
        desk.claim(place, "contributor", RULE)
        desk.found.contributors.append(Contributor(desk.typesetter.string(name.text), relator))
        desk.vouch("contributors", name.text, RULE, place, confidence="certain")
    desk.drop(span, RULE, "the words before a contributor; editions set their own")
