"""Rights: the line that says who holds the copyright and under which licence the text may be used."""

import re

from convert.model import Rights
from convert.parse.desk import Desk

RULE = "rights"

RIGHTS = re.compile(
    r"(?:©|\(c\)\s|copyright\b|all rights reserved|this \w+ is licensed under)", re.IGNORECASE
)

LICENCE = re.compile(r"\bCC0\b|\bCC[ -]BY(?:-(?:NC|ND|SA))*(?:[ -]\d\.\d)?\b", re.IGNORECASE)

LONGEST = 400
"""Characters; a longer paragraph that opens so is about copyright rather than a notice of it."""


def parse_rights(desk: Desk) -> None:
    """Take the lines that open with a sign of copyright."""
    for index in list(desk.free()):
        words = desk.words(index)
        if RIGHTS.match(words) and len(words) <= LONGEST:
            span = desk.take(index).span
            desk.claim(span, "rights", RULE)
            licence = LICENCE.search(words)
            desk.found.rights.append(Rights(desk.line(span), span, licence.group() if licence else None))
            desk.vouch("rights", words, RULE, span, confidence="certain")
