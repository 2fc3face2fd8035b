"""Where words may be divided: pyphen's patterns of the language, inside the limits of good setting."""

import re
from functools import lru_cache

import pyphen

SHORTEST = 6
"""Letters that a word has at least that is divided."""
BEFORE = 2
"""Letters that stay before the hyphen, at least."""
BEHIND = 3
"""Letters that go to the next line, at least."""
SOFT_HYPHEN = "\u00ad"
LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
"""A word as the patterns know it, with an apostrophe inside."""
ADDRESS = re.compile(r"[^\W_][.@_][^\W\d_]{2}|\\")
"""In an address of the web, of mail or of a file: a hyphen in it would be taken for one of its own."""
OWN_PATTERNS = {"en": "en_US"}
"""Patterns of a language without a country, where pyphen takes those of another country than Word does: those
of British English divide by origin (cent-ral-ized), which reads as a fault in American text."""


def find_hyphens(word: str, language: str) -> tuple[int, ...]:
    """Return the offsets in *word*, punctuation and all, at which a hyphen may divide it.

    Where the author has put soft hyphens, or a hyphen, there and nowhere else: a word has one way to be
    divided. No address is divided.
    """
    if len(word) < SHORTEST or SOFT_HYPHEN in word or "-" in word or ADDRESS.search(word):
        return ()
    return tuple(
        match.start() + at for match in LETTERS.finditer(word) for at in divide(match.group(), language)
    )


@lru_cache(maxsize=50_000)
def divide(letters: str, language: str) -> tuple[int, ...]:
    """Return where *letters* may be divided in *language*; nowhere where we have no patterns of it.

    Divisions that change letters (Hungarian ``asz-szony``) are left out: nothing in a text is ever altered.
    """
    patterns = load_patterns(language)
    if patterns is None or len(letters) < SHORTEST or letters.isupper():
        return ()
    return tuple(int(at) for at in patterns.positions(letters) if not at.data)


@lru_cache(maxsize=32)
def load_patterns(language: str) -> pyphen.Pyphen | None:
    """Return pyphen for *language*, or the nearest that it knows; None where it knows none."""
    known = name_patterns(language) if language else None
    return pyphen.Pyphen(lang=known, left=BEFORE, right=BEHIND) if known else None


def name_patterns(language: str) -> str | None:
    """Return by which name pyphen knows the patterns for *language*; None where it has none."""
    return OWN_PATTERNS.get(language) or pyphen.language_fallback(language)
