"""Pull quotes: a sentence of the body that stands a second time between its paragraphs."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import PullQuote
from convert.parse.desk import Desk

RULE = "pullquote"

SHORTEST, LONGEST = 25, 320
"""Characters; shorter repetitions are refrains, longer ones are copies."""

SENTENCE = lazy_regex(r"[.!?…][\"”’»]?$|^[\"“«].*[\"”»]$")
"""A heading can repeat words of the text as well; a pull quote is a sentence, or in quotation marks."""

GRAM = 5
"""Words by which a repetition is looked up, and which it has at least."""

MOST = 4
"""Lines with the same opening that are looked at; more of them are a refrain."""


def key(text: str) -> str:
    """Return *text* as repetitions are compared: words alone, without case."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def find_pullquotes(desk: Desk) -> frozenset[int]:
    """Return the pieces whose words stand inside another, longer piece."""
    free = list(desk.free())
    fit = [index for index in free if SHORTEST <= len(desk.words(index)) <= LONGEST]
    words = {index: _words_of(desk, index) for index in fit if SENTENCE.search(desk.words(index))}
    openings: dict[tuple[str, ...], list[int]] = {}
    for index, mine in words.items():
        if len(mine) >= GRAM:
            openings.setdefault(tuple(mine[:GRAM]), []).append(index)
    found: set[int] = set()
    firsts = {opening[0] for opening in openings}
    for theirs in (_words_of(desk, index) for index in free if openings):
        for place in range(len(theirs) - GRAM + 1):
            if theirs[place] not in firsts:
                continue
            for other in openings.get(tuple(theirs[place : place + GRAM]), ())[:MOST]:
                mine = words[other]
                if len(mine) < len(theirs) and theirs[place : place + len(mine)] == mine:
                    found.add(other)
    return frozenset(found)


def _words_of(desk: Desk, index: int) -> list[str]:
    return re.findall(r"\w+", desk.words(index).casefold())


def parse_pullquote(desk: Desk, index: int, pulled: frozenset[int]) -> PullQuote | None:
    """Return piece *index* as a pull quote where it is one of *pulled*."""
    if index not in pulled:
        return None
    span = desk.take(index).span
    desk.claim(span, "pullquote", RULE)
    desk.vouch("pullquote", span.cut(desk.text)[:60], RULE, span)
    return PullQuote(desk.line(span), span)
