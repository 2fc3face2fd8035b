"""References: the entries of a list of works, below its label."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Reference
from convert.parse import labels
from convert.parse.desk import Desk

RULE = "references"

LONGEST = 700
"""Characters of an entry."""

ENTRY = lazy_regex(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|\bforthcoming\b|https?://|\bdoi\b|[“\"].{8,}[”\"]",
    re.IGNORECASE,
)
"""What an entry has: a year, an address, or a title in quotation marks."""


def parse_references(desk: Desk) -> None:
    """Take the label of the references, the last of its kind, and the entries below it."""
    for index in reversed(list(desk.free())):
        if labels.is_label(desk.words(index), labels.REFERENCES):
            entries = _entries(desk, index + 1)
            if entries:
                desk.drop(desk.take(index).span, RULE, "the label of the references; editions set their own")
                for entry in entries:
                    _keep(desk, entry)
                return


def _entries(desk: Desk, index: int) -> list[int]:
    found: list[int] = []
    while desk.is_free(index) and _is_entry(desk.words(index)):
        found.append(index)
        index += 1
    return found


def _is_entry(words: str) -> bool:
    return len(words) <= LONGEST and bool(ENTRY.search(words))


def _keep(desk: Desk, index: int) -> None:
    span = desk.take(index).span
    desk.claim(span, "reference", RULE)
    desk.found.references.append(Reference(desk.line(span), span))
    desk.vouch("references", span.cut(desk.text)[:60], RULE, span)
