"""Page -> offset in the source at which it begins: what the pages say, laid beside what the model knows.

Line-end hyphens, break opportunities, notes, running matter and heads of tables that go on do not count,
since the proof has told them from the text already.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import repeat

from convert.model import Article
from convert.model.places import UNKNOWN, text_places
from convert.prove.expected import text_of
from convert.prove.streams import Place, make_stream
from convert.prove.words import normalise
from convert.render.rendering import Script

WORD = re.compile(r"\S+")


def map_pages(article: Article, script: Script, starts: tuple[Place, ...]) -> tuple[int, ...]:
    """Return for each page the offset in the source of the first letter of the article on it.

    *starts* are the places in the text of *script* at which the pages begin. A page that holds no word of the
    article begins where the next one does; one behind the last word, at that word's end.
    """
    before, words = letters_before(script), make_stream(text_of(script.main)).words
    offsets = _fill(tuple(letter_offsets(article)))
    if not offsets:
        return (0,) * len(starts)
    letters = (
        before[min(start.word, len(before) - 1)]
        + count_letters("".join(words[start.word :][:1])[: start.offset])
        for start in starts
    )
    return tuple(offsets[letter] if letter < len(offsets) else offsets[-1] + 1 for letter in letters)


def _fill(offsets: tuple[int, ...]) -> tuple[int, ...]:
    """Return *offsets* with those that are not known put at the next one that is."""
    filled: list[int] = []
    place = next((offset for offset in reversed(offsets) if offset != UNKNOWN), 0)
    for offset in reversed(offsets):
        place = place if offset == UNKNOWN else offset
        filled.append(place)
    return tuple(reversed(filled))


def letters_before(script: Script) -> list[int]:
    """Return how many letters of the article stand before each word of *script*, and at last their number."""
    counts: list[int] = []
    owners = [fragment.kind == "article" for fragment in script.main for _ in fragment.text]
    text, seen, at = text_of(script.main), 0, 0
    for word in WORD.finditer(text):
        seen += _letters(text, owners, at, word.start())
        at = word.start()
        if normalise(word[0]):
            counts.append(seen)
    return [*counts, seen + _letters(text, owners, at, len(text))]


def _letters(text: str, owners: list[bool], start: int, end: int) -> int:
    own = "".join(text[at] for at in range(start, end) if owners[at] and not text[at].isspace())
    return count_letters(own)


def count_letters(text: str) -> int:
    """Return how many letters *text* has when each stands alone: so the sum of its parts is the whole."""
    return len(unicodedata.normalize("NFD", normalise(text)))


def letter_offsets(article: Article) -> Iterator[int]:
    """Yield the offset in the source of every letter that the editions set of the text, or UNKNOWN.

    Spaces are left out.
    """
    for character, offset in text_places(article):
        yield from repeat(offset, _solid(character))


@cache
def _solid(character: str) -> int:
    """Return how many letters *character* stands for; an article has thousands, of a hundred kinds."""
    return count_letters("".join(character.split()))
