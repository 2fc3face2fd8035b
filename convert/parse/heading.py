"""Headings inside the body: a block of each line that ``heading_choice`` takes for one."""

from convert.lazy_regex import lazy_regex
from convert.model import Heading, Span
from convert.parse.desk import Desk
from convert.parse.heading_words import NUMBERED

RULE = "heading"

PERMALINK = lazy_regex(r"\s+[#¶§🔗]$")
"""What pages set behind a heading that can be linked to: ``Why ships wait #``."""


def parse_heading(desk: Desk, index: int, chosen: dict[int, int]) -> Heading | None:
    """Return piece *index* as a heading of level 1, or None where it is none of the *chosen*."""
    if index not in chosen:
        return None
    words = desk.words(index)
    match = NUMBERED.match(words)
    span = desk.take(index).span
    link = PERMALINK.search(words)
    end = span.start + link.start() if link else span.end
    if link:
        desk.drop(Span(end, span.end), RULE, "the sign of a link to the heading on its page")
    desk.claim(span, "heading", RULE)
    content = Span(span.start + (match.end() if match else 0), end)
    desk.vouch("heading", words, RULE, span, confidence="likely" if match else "uncertain")
    return Heading(1, desk.line(content), span, match["number"] if match else None)
