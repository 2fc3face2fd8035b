"""What pages and houses say around a text, by language: the patterns of languages/ made to match."""

import re
from functools import cache, lru_cache
from typing import Literal, TypeVar

from convert.lazy_regex import lazy_regex
from convert.parse.alternatives import any_of
from convert.parse.tongue import ENGLISH, load_tongue

Part = Literal["buttons", "comments", "lists", "pointers", "invitations"]
"""Words to press; what stands above comments, above lists; what sends elsewhere; what asks for an address."""

Opening = Literal["republication", "disclaimer", "editors_note", "funding", "contact", "note"]
"""Kinds of remark that are known by how they begin."""

ANYTHING = ".{0,80}"
"""What ``…`` stands for in a pattern; ``#`` stands for a figure."""

OPEN = lazy_regex(r"\.(?:\{|\*)|\\S\.|\+")
"""What in a pattern matches any words."""

FIGURE = r"\d[\d.,]*k?"

BETWEEN = r"[\s|/·•,+&:.»›>…-]*"
"""What parts the buttons of one line."""

MOST_BUTTONS = 8

STATED = lazy_regex(r"[^\W\d_]{2}[\"'”’»)\]]*(?:(?<!\.)\.|[。।۔])[\"'”’»)\]]*\Z")
"""How a sentence ends that states something; what trails off with three points is a button."""

HEADED = lazy_regex(r"[^.!?]{1,40}[:：]")
"""A label that announces a headline, which may be a sentence."""

ONLINE = lazy_regex(
    r"@|https?:|www\.|\b(?:facebook|twitter|instagram|youtube|linkedin|whatsapp|telegram|newsletters?|e-?mails?|"
    r"cookies?|apps?|website|javascript|cli(?:c|ck|que[rz]?)|klick\w*|"
    r"(?:this|our|your) (?:article|story|post|page|site|ad))\b",
    re.IGNORECASE,
)
"""What only a page speaks of, in many languages."""

FEWEST_WORDS = 4
"""Words of a sentence that states something."""

PLAIN = str.maketrans("’‘\u00a0\u202f\n\r\tİ", "''     i")
"""Apostrophes and white space are compared by kind, and a Turkish capital is its letter."""

ESCAPED = lazy_regex(r"\\.|[^\\]+", re.DOTALL)
"""An escape of a pattern, whose letter has a meaning, or what stands between two."""


Kind = TypeVar("Kind", bound=Opening)


def is_page(part: Part, words: str, language: str) -> bool:
    """Tell whether the line *words* is *part* of a page in *language*, or in English."""
    plain = _small(words)
    if not _page(part, language).match(plain):
        return False
    # A sentence is part of a page only where all of it is: what a label may be followed by says something.
    return part == "invitations" or not _states(plain, language) or bool(_whole(part, language).match(plain))


def opens_as(kind: Opening, words: str, language: str) -> bool:
    """Tell whether *words* begin as a remark of *kind* does in *language*, or in English."""
    return bool(_opening(language, kind).match(_small(words)))


def opening_of(kinds: tuple[Kind, ...], words: str, language: str) -> Kind | None:
    """Return the first of *kinds* of remark that *words* begin as in *language*, or in English."""
    if not _opening(language, *kinds).match(_small(words)):
        return None  # as nearly all lines do: one look is enough for them
    return next((kind for kind in kinds if opens_as(kind, words, language)), None)


@cache
def _page(part: Part, language: str) -> re.Pattern[str]:
    patterns = [pattern for tag in _tags(language) for pattern in load_tongue(tag).page[part]]
    if part == "invitations":
        return _compile(rf"\W*(?:{_either(patterns)}){_edge(language)}")
    if part != "buttons":
        return _compile(rf"\W*(?:{_either(patterns)})\W*\Z")
    # A button that is followed by anything stands alone: several such would match in too many ways.
    open_ended = [pattern for pattern in patterns if "…" in pattern or ".{" in pattern]
    words = [pattern for pattern in patterns if pattern not in open_ended]
    words += [re.escape(word) for word in load_tongue(language).labels["furniture"] if language != ENGLISH]
    row = rf"(?:(?:{_either(words)}){_edge(language)}{BETWEEN}){{1,{MOST_BUTTONS}}}"
    return _compile(rf"\W*(?:{row}|{_either(open_ended)})\W*\Z" if open_ended else rf"\W*{row}\W*\Z")


def _states(words: str, language: str) -> bool:
    """Tell whether *words* are a sentence, which a label is not, though one may open with its words."""
    if not STATED.search(words[-12:]) or HEADED.match(words) or ONLINE.search(words):
        return False
    return load_tongue(language).glued or len(words.split()) >= FEWEST_WORDS


@cache
def _whole(part: Part, language: str) -> re.Pattern[str]:
    """Return what matches the sentences that pages print as *part*, word for word: nothing open in them."""
    patterns = [pattern for tag in _tags(language) for pattern in load_tongue(tag).page[part]]
    closed = [pattern.replace("…", "") for pattern in patterns if not OPEN.search(pattern)]
    return _compile(rf"\W*(?:{_either(closed)})\W*\Z")


@cache
def _opening(language: str, *kinds: Opening) -> re.Pattern[str]:
    openings = [load_tongue(tag).openings[kind] for kind in kinds for tag in _tags(language)]
    return _compile(_either([pattern for each in openings for pattern in each]))


def _tags(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language.partition("-")[0], ENGLISH)))


def _edge(language: str) -> str:
    """Return what ends a word where words are written apart."""
    return "" if load_tongue(language).glued else r"(?!\w)"


def _either(patterns: list[str]) -> str:
    return any_of(pattern.replace("…", ANYTHING).replace("#", FIGURE) for pattern in patterns)


@lru_cache(maxsize=64)
def _small(words: str) -> str:
    """Return *words* as the patterns are compared with them."""
    if words.isascii() and words.isprintable():
        return words.lower()  # nothing to translate, as on most lines
    return words.translate(PLAIN).lower()


def _compile(pattern: str) -> re.Pattern[str]:
    """Return *pattern* for words in small letters: most are told by their first one, whatever its case."""
    small = ESCAPED.sub(lambda part: part[0] if part[0].startswith("\\") else part[0].lower(), pattern)
    return re.compile(small, re.DOTALL)
