"""Headings inside the body: a block of each line that ``heading_choice`` takes for one."""

from convert.model import Heading, Span
from convert.parse.desk import Desk
from convert.parse.heading_words import NUMBERED

RULE = "heading"


def parse_heading(desk: Desk, index: int, chosen: dict[int, int]) -> Heading | None:
    """Return piece *index* as a heading of level 1, or None where it is none of the *chosen*."""
    if index not in chosen:
        return None
    words = desk.words(index)
    match = NUMBERED.match(words)
    span = desk.take(index).span
    desk.claim(span, "heading", RULE)
    content = Span(span.start + (match.end() if match else 0), span.end)
    desk.vouch("heading", words, RULE, span, confidence="likely" if match else "uncertain")
    return Heading(1, desk.line(content), span, match["number"] if match else None)
