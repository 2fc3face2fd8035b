"""Page -> offset in the source at which it begins: what the pages say, laid beside what the model knows.

Line-end hyphens, break opportunities, notes, running matter and heads of tables that go on do not count,
since the proof has told them from the text already.
"""

import re
import unicodedata
from collections.abc import Iterator

from convert.model import Article, Change, Line, Text
from convert.model.inlines import CodeSpan, LineBreak, NoteMark
from convert.model.walk import reading_order
from convert.prove.expected import text_of
from convert.prove.streams import Place, make_stream
from convert.prove.words import normalise
from convert.render.rendering import Script

UNKNOWN = -1
"""Offset of a letter whose place the model does not keep: names of people and publishers."""
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
    changes = tuple(c for c in article.ledger if len(c.after) != len(c.before))
    for words in reading_order(article):
        yield from _line_offsets(words.line, changes)


def _line_offsets(line: Line, changes: tuple[Change, ...]) -> Iterator[int]:
    for inline in line:
        match inline:
            case Text():
                yield from _text_offsets(inline, changes)
            case CodeSpan():
                yield from (inline.span.start for _ in range(_solid(inline.text)))
            case NoteMark() | LineBreak():
                pass
            case _:
                yield from _line_offsets(inline.content, changes)


def _text_offsets(text: Text, changes: tuple[Change, ...]) -> Iterator[int]:
    """Yield the offsets of the letters of *text*; what the ledger made longer or shorter moves them."""
    span = text.span
    if span.start == span.end:
        yield from (UNKNOWN for _ in range(_solid(text.text)))
        return
    inside = [change for change in changes if span.start <= change.offset < span.end]
    at = span.start
    position = 0
    for change in [*inside, None]:
        stop = change.offset if change else span.end
        while position < len(text.text) and at < stop:
            yield from _letter(text.text[position], at)
            position, at = position + 1, at + 1
        if change:
            for _ in change.after:
                if position < len(text.text):
                    yield from _letter(text.text[position], change.offset)
                    position += 1
            at = change.offset + len(change.before)
    for character in text.text[position:]:
        yield from _letter(character, max(span.end - 1, span.start))


def _letter(character: str, at: int) -> Iterator[int]:
    yield from (at for _ in range(_solid(character)))


def _solid(text: str) -> int:
    return count_letters("".join(text.split()))
