"""What should be there: the words of a script, the edition's own among them."""

from collections.abc import Iterable

from msgspec import Struct

from convert.prove.words import split_words
from convert.render.rendering import Fragment, NoteText, Script


class Leading(Struct, frozen=True):
    """A mark in the text and the note that it leads to."""

    label: str
    """What the mark prints."""
    note: tuple[str, ...]
    """The words of the note, its label first."""


def text_of(fragments: Iterable[Fragment]) -> str:
    """Return the characters of *fragments* as printed, marks glued to the words before them."""
    return "".join(fragment.text for fragment in fragments)


def main_words(script: Script) -> list[str]:
    """Return the words of the text, the bodies of marked notes left out."""
    return split_words(text_of(script.main))


def note_words(note: NoteText) -> tuple[str, ...]:
    """Return the words of *note* as printed, its label first."""
    return tuple(split_words(f"{note.label} {text_of(note.fragments)}"))


def leadings(script: Script) -> tuple[Leading, ...]:
    """Return each mark of the text with its note, in order; a mark without a note leads to no words."""
    notes = {note.id: note_words(note) for note in script.notes}
    marks = (fragment for fragment in script.main if fragment.kind == "mark")
    return tuple(Leading("".join(split_words(mark.text)), notes.get(mark.note, ())) for mark in marks)
