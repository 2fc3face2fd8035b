"""Contact: the line that says whom to ask."""

from convert.model import Contact
from convert.parse import labels
from convert.parse.desk import Desk

RULE = "contact"

LONGEST = 300
"""Characters; a contact is a line."""


def parse_contact(desk: Desk) -> None:
    """Take the lines that open with a contact label; the label is part of what is set."""
    for index in list(desk.free()):
        words = desk.words(index)
        if labels.split_label(words, labels.CONTACT) and len(words) <= LONGEST:
            span = desk.take(index).span
            desk.claim(span, "contact", RULE)
            desk.found.contacts.append(Contact(desk.line(span), span))
            desk.vouch("contacts", words, RULE, span)
