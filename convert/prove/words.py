"""Words: what text is cut into, under the only normalisation that the proof allows.

Order, case, digits and punctuation are kept. Allowed are NFC, white space, the presentation forms of Latin
ligatures, and invisible break opportunities; a hyphen at a line end is the business of ``pages``.
"""

import re
import unicodedata
from collections.abc import Iterable

LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))
"""U+FB00 to U+FB06: what a face draws for letters in a row, and some readers give back."""
ZERO_WIDTH_SPACE = "\u200b"
SOFT_HYPHEN = "\u00ad"
ISOLATES = "\u2068\u2069"
"""Put by print around words that run the other way; see ``render/bidi.py``."""
INVISIBLE = dict.fromkeys(map(ord, ZERO_WIDTH_SPACE + SOFT_HYPHEN + ISOLATES))
"""Break opportunities and isolates; nobody reads them, and engines drop them at will."""

ALLOWED = LIGATURES | INVISIBLE
HAS_ALLOWED = re.compile(f"[{''.join(map(chr, ALLOWED))}]")
"""Tells the few texts that hold any of them: to look is ten times quicker than to translate."""


def normalise(text: str) -> str:
    """Return *text* with ligatures spelt out, without break opportunities, in NFC."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(ALLOWED) if HAS_ALLOWED.search(text) else text)


def split_words(text: str) -> list[str]:
    """Return the words of *text*: what stands between white space, non-breaking and thin spaces included."""
    return normalise(text).split()


def find_breaks(word: str) -> frozenset[int]:
    """Return the offsets in the normalised *word* at which a zero-width space lets a line end."""
    parts = word.split(ZERO_WIDTH_SPACE)
    return frozenset(len(normalise("".join(parts[:n]))) for n in range(1, len(parts)))


def join_words(words: Iterable[str]) -> str:
    """Return *words* as a line for a person to read."""
    return " ".join(words)
