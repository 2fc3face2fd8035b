"""The labels that stand before or above a part of an article; the words themselves lie in languages/."""

import unicodedata
from collections.abc import Container
from functools import cache, lru_cache

from convert.lazy_regex import lazy_regex
from convert.parse.tongue import ENGLISH, known, load_tongue

KEPT = 1 << 15
"""Lines that are remembered as they are compared: a dozen rules ask for each line of a text."""


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """Return *text* as labels are compared: no case, plain apostrophes, single spaces, no colon.

    A dotted and a dotless i are one: capitals in Turkish mix them up when they are made small.
    """
    small = unicodedata.normalize("NFC", text.casefold().replace("’", "'").replace("i\u0307", "i"))
    return " ".join(small.replace("ı", "i").split()).strip(" :.：")


@cache
def everywhere(part: str) -> dict[str, None]:
    """Return what announces *part* in any language, in order, to be looked up.

    A label that fills a line, or stands before a colon, is told by its words alone: pages of one language
    carry labels of another, and a text that is too short for its language to be told has labels as well.
    """
    words = (word for tag in (ENGLISH, *known()) for word in load_tongue(tag).labels[part])
    return dict.fromkeys(map(fold, words))


@cache
def of(part: str, language: str) -> tuple[str, ...]:
    """Return what announces *part* in *language* and in English: for labels in the middle of a line.

    There a word of a third language would be too often something else (``di``, ``data``, ``note``).
    """
    return tuple(
        dict.fromkeys(word for tag in (language, ENGLISH) for word in load_tongue(tag).labels.get(part, ()))
    )


def by_words(language: str) -> tuple[str, ...]:
    """Return the words that announce the names of authors in *language*: ``written by``, ``verfasst von``."""
    return of("by", language)


def author_labels(language: str) -> tuple[str, ...]:
    """Return the labels that a colon parts from names in *language*: ``Autor:``, ``著者：``."""
    return of("author", language)


CITATION = everywhere("citation")
CONTACT = everywhere("contact")
KEY_POINTS = everywhere("key_points")
ABSTRACT = everywhere("abstract")
CONTENTS = everywhere("contents")
NOTES = everywhere("notes")
REFERENCES = everywhere("references")
ABOUT = everywhere("about")
KEYWORDS = everywhere("keywords")
PUBLISHED = of("published", ENGLISH)
UPDATED = of("updated", ENGLISH)
EDITORS_NOTE = everywhere("editors_note")
CORRECTION = everywhere("correction")
UPDATE = everywhere("update")
DISCLAIMER = everywhere("disclaimer")
FUNDING = everywhere("funding")
TRANSLATED = everywhere("translated")
RELATED = everywhere("related")
VALEDICTION = everywhere("valediction")
KICKERS = everywhere("kickers")
FURNITURE = frozenset(everywhere("furniture"))
"""Lines of a web page around an article that say nothing of it."""


COLON = lazy_regex("[:：]")


def split_label(text: str, labels: Container[str]) -> int:
    """Return how many characters of *text* are one of *labels* and the colon behind it; 0 for none."""
    colon = COLON.search(text) if ":" in text or "：" in text else None
    if colon is None or fold(text[: colon.start()]) not in labels:
        return 0
    tail = text[colon.end() :]
    return colon.end() + len(tail) - len(tail.lstrip())


def is_valediction(text: str) -> bool:
    """Tell whether *text* is how a letter closes above the name, with the sign behind it or without."""
    return is_label(text.rstrip(" ,，、!"), VALEDICTION)


def is_label(text: str, labels: Container[str]) -> bool:
    """Tell whether *text* is one of *labels* and nothing else."""
    return fold(text) in labels
