"""Contact: the line that says whom to ask."""

import re

from convert.model import Contact
from convert.parse import labels
from convert.parse.desk import Desk

RULE = "contact"

OPENING = re.compile(
    r"(?:for (?:more|further) (?:information|details)|to (?:learn|find out) more|"
    r"(?:media|press) (?:enquir|inquir)ies)\b"
    r".*(?:@|\b(?:contact|visit|call|e-?mail|write to)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a line opens that says whom to ask, without the colon of a label."""

LONGEST = 300
"""Characters; a contact is a line."""


def parse_contact(desk: Desk) -> None:
    """Take the lines that open with a contact label; the label is part of what is set."""
    for index in list(desk.free()):
        words = desk.words(index)
        labelled = labels.split_label(words, labels.CONTACT)
        behind = index > len(desk.pieces) // 2 and OPENING.match(words[:LONGEST])
        if (labelled or behind) and len(words) <= LONGEST:
            span = desk.take(index).span
            desk.claim(span, "contact", RULE)
            desk.found.contacts.append(Contact(desk.line(span), span))
            desk.vouch("contacts", words, RULE, span)
