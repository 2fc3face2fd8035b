"""What is read back from an edition whose text flows: an e-book or a Word document."""

from collections.abc import Iterator
from itertools import accumulate, zip_longest

from msgspec import Struct

from convert.prove.expected import Leading, leadings, main_words
from convert.prove.fault import Fault, compare, find_difference, make_fault
from convert.prove.figures import prove_alternatives
from convert.prove.words import split_words
from convert.render.rendering import Edition, Running, Script


class Chapter(Struct, frozen=True):
    """One document as read."""

    name: str
    """File name inside the edition."""
    words: tuple[str, ...]
    """Its words, in order, notes left out."""


class Reading(Struct, frozen=True):
    """All words of an edition, as read."""

    chapters: tuple[Chapter, ...]
    """The documents, in reading order."""
    marks: tuple[Leading, ...]
    """The marks, in order, each with the note that it leads to."""
    running: Running = Running()
    """Running matter; the numbers of pages read ``{page}`` and ``{pages}``."""
    pictures: tuple[str, ...] = ()
    """What its pictures say to those who do not see them, in order."""


def prove_reading(edition: Edition, script: Script, reading: Reading) -> tuple[Fault, ...]:
    """Return where *reading* departs from *script*: in the text, a note, the running matter, a picture."""
    return (
        *_prove_text(edition, script, reading.chapters),
        *_prove_marks(edition, script, reading.marks),
        *_prove_running(edition, script.running, reading.running),
        *prove_alternatives(edition, script.pictures, reading.pictures),
    )


def _prove_text(edition: Edition, script: Script, chapters: tuple[Chapter, ...]) -> tuple[Fault, ...]:
    found = [word for chapter in chapters for word in chapter.words]
    expected = main_words(script)
    at = find_difference(expected, found)
    return () if at is None else (make_fault(edition, _chapter_of(chapters, at), expected, found, at, at),)


def _chapter_of(chapters: tuple[Chapter, ...], at: int) -> str:
    """Return the name of the document that holds word *at*, or of the last one."""
    ends = accumulate(len(chapter.words) for chapter in chapters)
    names = (chapter.name for chapter, end in zip(chapters, ends, strict=True) if at < end)
    return next(names, chapters[-1].name if chapters else "no document")


def _prove_marks(edition: Edition, script: Script, found: tuple[Leading, ...]) -> Iterator[Fault]:
    """Yield a fault for each mark that prints another label or leads to other words than it should."""
    for want, have in zip_longest(leadings(script), found, fillvalue=Leading("", ())):
        where = f"note {want.label or have.label}"
        yield from compare(edition, where, (want.label, *want.note), (have.label, *have.note))


def _prove_running(edition: Edition, expected: Running, found: Running) -> Iterator[Fault]:
    for where, want, have in (("first", expected.first, found.first), ("other", expected.other, found.other)):
        wanted, words = split_words("\n".join(want)), split_words("\n".join(have))
        yield from compare(edition, f"running matter of the {where} page", wanted, words)
