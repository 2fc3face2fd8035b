"""Keywords: the topics that a line behind or above the text names."""

import re

from convert.parse.buttons import TAGS
from convert.parse.desk import Desk

RULE = "keywords"

LONGEST = 400
LONGEST_WORD = 60
"""Characters of a line of keywords, and of one of them."""

PARTING = re.compile(r"\s*[,;|·•#/]\s*")


def parse_keywords(desk: Desk) -> None:
    """Take the lines that announce keywords; below a bare label, the short lines that follow."""
    for index in list(desk.free()):
        words = desk.words(index)
        match = TAGS.match(words) if len(words) <= LONGEST else None
        if match is None or not desk.is_free(index):
            continue
        if match["colon"] == ":" and match.end() < len(words):
            found = _split(words[match.end() :])
            if found and max(map(len, found)) <= LONGEST_WORD and not words.endswith((".", "!", "?")):
                _keep(desk, index, found)


def _split(words: str) -> list[str]:
    """Return the keywords of a line, which signs part."""
    return [word.strip(" .") for word in PARTING.split(words) if re.search(r"\w", word)]


def _keep(desk: Desk, index: int, found: list[str]) -> None:
    span = desk.take(index).span
    desk.claim(span, "keywords", RULE)
    desk.found.keywords.extend(word for word in found if word not in desk.found.keywords)
    desk.vouch("keywords", ", ".join(found), RULE, span)
