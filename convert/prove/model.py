"""The model's words against the script's: what is not the edition's own is the article, whole, in order."""

import re
from collections.abc import Iterable, Iterator

from convert.model import Article, LineBreak, NoteMark
from convert.model.inlines import CodeSpan, Line, Text
from convert.model.walk import Words, marked_notes, note_words, reading_order
from convert.prove.fault import Fault, compare
from convert.prove.words import split_words
from convert.render.rendering import Edition, Fragment, Script

OWN = "\x01"
"""Stands where the edition's own punctuation was taken out: at both sides there may be one word or two."""
INSIDE = re.compile(rf"(?<=\w){OWN}+(?=\w)")
"""Between two letters it can only have parted two words."""


def prove_script(article: Article, edition: Edition, script: Script) -> tuple[Fault, ...]:
    """Return what the script of *edition* has lost, added or changed of *article*; a mark is its note."""
    notes = marked_notes(article)
    wanted_ids, ids = [note.id for note in notes], [note.id for note in script.notes]
    faults = [
        *_compare(edition, "the text as rendered", reading_order(article), script.main),
        *compare(edition, "the notes as rendered", wanted_ids, ids),
    ]
    for note, printed in zip(notes, script.notes, strict=False):
        faults += _compare(edition, f"note {printed.label} as rendered", note_words(note), printed.fragments)
    return tuple(faults)


def _compare(
    edition: Edition, where: str, parts: Iterable[Words], fragments: Iterable[Fragment]
) -> tuple[Fault, ...]:
    expected = split_words("\n".join("".join(_spell(part.line)) for part in parts))
    return compare(edition, where, expected, _mend(expected, _cut(fragments)))


def _spell(line: Line) -> Iterator[str]:
    """Yield the characters of *line*, each mark as the id of its note."""
    for inline in line:
        match inline:
            case Text() | CodeSpan():
                yield inline.text
            case LineBreak():
                yield "\n"
            case NoteMark():
                yield _mark(inline.note)
            case _:
                yield from _spell(inline.content)


def _mark(note: str) -> str:
    return f"[{note}]"


def _cut(fragments: Iterable[Fragment]) -> list[str]:
    """Return the words of *fragments* that are the article's."""
    return split_words(INSIDE.sub("\n", "".join(_take(fragment) for fragment in fragments)))


def _take(fragment: Fragment) -> str:
    match fragment.kind:
        case "article":
            return fragment.text
        case "mark":
            return _mark(fragment.note)
        case "own":
            wordless = fragment.text and not any(c.isalnum() or c.isspace() for c in fragment.text)
            return OWN if wordless else "\n"


def _mend(expected: list[str], words: list[str]) -> list[str]:
    """Return *words* with the places of own words closed where *expected* has one word, else opened."""
    mended: list[str] = []
    for word in words:
        if OWN not in word:
            mended.append(word)
            continue
        closed = word.replace(OWN, "")
        one = closed in expected[len(mended) : len(mended) + 1]
        mended += [closed] if one else [part for part in word.split(OWN) if part]
    return mended
