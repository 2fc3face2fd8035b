"""Notes of every shape prove clean in every edition: repeated, out of order, with signs, many, loose."""

import msgspec
import pytest

from convert.model import Block, Heading, Note, NoteMark
from convert.prove import prove
from convert.render import render
from convert.render.rendering import EDITIONS, Edition
from convert.settings import Settings
from convert.write import load_writer
from tests.made import FILLER, NOWHERE, brief, line, mark, note, paragraph


def signed(number: int, label: str) -> NoteMark:
    """Return the mark of note *number* that prints *label*."""
    return NoteMark(f"note-{number}", label, NOWHERE)


def signed_note(number: int, label: str, *paragraphs: str) -> Note:
    """Return note *number* that prints *label*."""
    return Note(f"note-{number}", label, tuple(paragraph(text) for text in paragraphs), NOWHERE)


CASES: dict[str, tuple[tuple[Block, ...], tuple[Note, ...]]] = {
    "many": (
        tuple(paragraph(FILLER, mark(number), " and on.") for number in range(1, 13)),
        tuple(note(number, f"Note {number}. ", FILLER) for number in range(1, 13)),
    ),
    "two marks of one note": (
        (paragraph("One", mark(1), " two", mark(2), " three", mark(1), " four."),),
        (note(1, "First."), note(2, "Second.")),
    ),
    "signs": (
        (paragraph("One", signed(1, "*"), " two", signed(2, "†"), "."),),
        (signed_note(1, "*", "First."), signed_note(2, "†", "Second.")),
    ),
    "numbers that begin at five": (
        (paragraph("One", signed(1, "5"), " two", signed(2, "6"), "."),),
        (signed_note(1, "5", "First."), signed_note(2, "6", "Second.")),
    ),
    "out of order": (
        (paragraph("One", mark(2), " two", mark(1), "."),),
        (note(1, "First."), note(2, "Second.")),
    ),
    "without a mark": (
        (paragraph("One", mark(1), "."),),
        (note(1, "First."), note(2, "Loose.")),
    ),
    "the same words": (
        (paragraph("One", mark(1), " two", mark(2), "."),),
        (note(1, "Ibid."), note(2, "Ibid.")),
    ),
    "in a heading": ((Heading(1, line("Head", mark(1)), NOWHERE), paragraph(FILLER)), (note(1, "First."),)),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", CASES)
def test_notes(edition: Edition, name: str) -> None:
    body, notes = CASES[name]
    article = msgspec.structs.replace(brief(), body=body, notes=notes)
    rendering = render(article, edition, Settings())
    assert prove(article, rendering, load_writer(edition)(rendering).content) == ()
