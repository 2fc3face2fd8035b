"""Notes: the block at the end whose entries the marks in the text lead to."""

import re

from convert.model import Note, Paragraph, Span
from convert.parse import labels
from convert.parse.desk import Desk

RULE = "notes"

ENTRY = re.compile(r"\[?(?P<label>\d{1,3}|[*†‡])\]?[.)]?\s+(?=\S)")
"""The number of an entry as printed, with the white space behind it."""


def parse_notes(desk: Desk) -> None:
    """Take the label and the numbered entries below it, the last such block of the source."""
    for index in reversed(range(len(desk.pieces))):
        if desk.is_free(index) and labels.is_label(desk.words(index), labels.NOTES):
            entries = _entries(desk, index + 1)
            if entries:
                span = desk.take(index).span
                desk.drop(span, RULE, "the label of the notes; editions set their own")
                for entry in entries:
                    _keep(desk, entry)
                return


def _entries(desk: Desk, start: int) -> list[int]:
    found: list[int] = []
    index = start
    while desk.is_free(index) and ENTRY.match(desk.words(index)):
        found.append(index)
        index += 1
    return found


def _keep(desk: Desk, index: int) -> None:
    match = ENTRY.match(desk.words(index))
    assert match  # _entries took it for an entry
    span = desk.take(index).span
    words = Span(span.start + match.end(), span.end)
    desk.drop(Span(span.start, words.start), RULE, "the number of a note; editions number it themselves")
    desk.claim(words, "note", RULE)
    label = match["label"]
    taken = {note.id for note in desk.found.notes}
    name = f"note-{label}" if f"note-{label}" not in taken else f"note-{label}-{len(taken)}"
    desk.found.notes.append(Note(name, label, (Paragraph(desk.line(words), words),), span))
    desk.vouch("notes", label, RULE, span)
