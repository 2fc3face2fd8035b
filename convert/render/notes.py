"""Which mark leads to which note, under which name, and where a note is printed."""

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from convert.model import Article, Note, NoteMark
from convert.model.walk import marked_notes


class PlacedMark(Struct, frozen=True):
    """A note mark, ready to be printed."""

    label: str
    """What is printed."""
    id: str
    """Name of this mark in the document."""
    target: str
    """Name of its note in the document."""
    note: Note | None
    """Its note; None where the article has none of that name."""
    opens: bool
    """Whether this is the first mark of its note, at which print sets the note's words."""


def mark_placer(article: Article) -> Callable[[NoteMark], PlacedMark]:
    """Return a function that places the marks of *article*, one after the other in reading order."""
    notes = {note.id: note for note in article.notes}
    marked = {note.id for note in marked_notes(article)}
    seen: Counter[str] = Counter()

    def place(mark: NoteMark) -> PlacedMark:
        note = notes.get(mark.note)
        seen[mark.note] += 1
        again = f"-{seen[mark.note]}" if seen[mark.note] > 1 else ""
        opens = mark.note in marked and not again
        label = note.label if note else mark.label
        return PlacedMark(label, f"mark-{mark.note}{again}", mark.note, note, opens)

    return place
