"""The pre-flight: characters of the model against the faces that an edition will be set in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from fontTools.ttLib import TTFont

from convert.findings import Finding, make_finding
from convert.model import Article, Line
from convert.model.places import line_places
from convert.model.walk import marked_notes, note_words, plain, reading_order

INVISIBLE = {"Cc", "Cf", "Zl", "Zp", "Zs", "Cs"}
"""Categories whose characters leave no mark on the page: an engine needs no glyph for them."""

SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variation selectors: a face that has none of them shows the character before them all the same."""


def missing_glyphs(
    article: Article, faces: Iterable[str], bringing: Callable[[str], str]
) -> tuple[Finding, ...]:
    """Return a finding for each character of *article* that no file of *faces* has, where it first stands.

    *bringing* tells of a character what would bring a face for it.
    """
    missing = without_glyph(used_characters(article), faces)
    return tell_missing(article, missing, "missing-glyph", bringing)


def tell_missing(
    article: Article, missing: Collection[str], code: str, bringing: Callable[[str], str]
) -> tuple[Finding, ...]:
    """Return a finding of *code* for each character of *article* that is *missing*, where it first stands."""
    places: dict[str, int] = {}
    if missing:  # the way to every character is long, and mostly there is no reason to go it
        for character, offset in _characters(article):
            if character in missing:
                places.setdefault(character, offset)
    return tuple(
        make_finding(code, offset, offset + 1, name=character_name(character), remedy=bringing(character))
        for character, offset in places.items()
    )


def without_glyph(characters: Iterable[str], faces: Iterable[str]) -> set[str]:
    """Return those of *characters* that need a glyph and have none in any of the font files *faces*."""
    covered = joint_coverage(tuple(sorted(faces)))
    return {each for each in set(characters) if ord(each) not in covered and leaves_a_mark(each)}


@lru_cache(maxsize=16)
def joint_coverage(faces: tuple[str, ...]) -> frozenset[int]:
    """Return the code points that at least one of the font files *faces* has a glyph for."""
    return frozenset[int]().union(*(coverage(face) for face in faces))


@lru_cache(maxsize=64)
def coverage(face: str) -> frozenset[int]:
    """Return the code points that the font file *face* has a glyph for; of a collection, its first font."""
    with TTFont(face, lazy=True, fontNumber=0) as font:
        return frozenset(font.getBestCmap() or ())


def character_name(character: str) -> str:
    """Return how a person looks *character* up: ``U+2042 ASTERISM``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def used_characters(article: Article) -> Counter[str]:
    """Return how often each character stands in what the editions set of *article*."""
    used: Counter[str] = Counter()
    for line in _lines(article):
        used.update(plain(line))
    return used


def leaves_a_mark(character: str) -> bool:
    """Tell whether an engine needs a glyph for *character*."""
    return unicodedata.category(character) not in INVISIBLE and character not in SELECTORS


def _lines(article: Article) -> Iterator[Line]:
    """Yield every line that the editions set, the notes last."""
    yield from (words.line for words in reading_order(article))
    yield from (words.line for note in marked_notes(article) for words in note_words(note))


def _characters(article: Article) -> Iterator[tuple[str, int]]:
    """Yield every character that the editions set and its offset in the source."""
    changes = tuple(change for change in article.ledger if len(change.after) != len(change.before))
    for line in _lines(article):
        yield from ((character, max(offset, 0)) for character, offset in line_places(line, changes))
