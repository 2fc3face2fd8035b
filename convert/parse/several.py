"""Several articles in one file: a second headline with its by-line, and text behind it."""

import re

from convert.lazy_regex import lazy_regex
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.heading_words import LONGEST_BARE

RULE = "several-articles"

BYLINE = lazy_regex(r"by\s+(?P<names>\S.{1,80})", re.IGNORECASE)

FEWEST = 2
"""Paragraphs before the second headline, so that it is none of the first article's own lines."""


def parse_several(desk: Desk) -> None:
    """Say where another article begins; its pieces stay where they are, for a person to part the file."""
    start = desk.text_start
    prose = desk.prose
    seen = 0
    for index in range(start, len(desk.pieces) - 1):
        seen += prose[index]
        if not (desk.is_free(index) and index > start and seen >= FEWEST):
            continue
        match = BYLINE.fullmatch(desk.words(index))
        above = desk.words(index - 1)
        headed = len(above) <= LONGEST_BARE and not above.endswith((".", ":", ",", ";"))
        if match and names_alone(match["names"]) and headed and any(prose[index + 1 : index + 5]):
            span = desk.pieces[index - 1].span
            desk.vouch("articles", above, RULE, span, confidence="likely")
