"""Inside a paragraph: the typographic ledger, note marks, addresses."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from convert.model import Change, Inline, Line, Link, NoteMark, Span, Text
from convert.model.ledger import apply_changes
from convert.parse.typography import changes

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

MARK = r"\[(?P<bracket>\d{1,3}|[*†‡])\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
"""``[3]`` or raised figures; whether they are a mark depends on there being such a note."""

ADDRESS = r"(?P<address>\bhttps?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?')\]’])"
"""An address in running text, without the punctuation of the sentence around it."""

SPECIAL = re.compile(f"{ADDRESS}|{MARK}")


class Typesetter:
    """Turns spans of one source into lines, and keeps the ledger of what it changed."""

    def __init__(self, source: str, language: str, off: tuple[str, ...]) -> None:
        """Work on *source* by the rules of *language*, less those named in *off*."""
        self.source = source
        self.language = language
        self.off = off
        self._ledger: dict[int, Change] = {}
        self._lines: dict[tuple[Span, frozenset[str]], Line] = {}

    @property
    def ledger(self) -> tuple[Change, ...]:
        """All changes so far, in the order of the source."""
        return tuple(self._ledger[offset] for offset in sorted(self._ledger))

    def line(self, span: Span, notes: frozenset[str] = frozenset()) -> Line:
        """Return *span* as it is set; a mark of a note is one only where its label is in *notes*."""
        key = (span, notes)
        if key not in self._lines:
            found = changes(self.source, span, self.language, self.off)
            self._lines[key] = tuple(self._inlines(span, notes, found))
            self._ledger.update({change.offset: change for change in found})
        return self._lines[key]

    def string(self, text: str) -> str:
        """Return *text*, a value on its own such as a name, as it is set; the ledger takes no note of it."""
        return apply_changes(
            text, Span(0, len(text)), changes(text, Span(0, len(text)), self.language, self.off)
        )

    def _inlines(self, span: Span, notes: frozenset[str], found: list[Change]) -> Iterator[Inline]:
        place = span.start
        for start, end, inline in self._marks(span, notes, found):
            yield from self._text(Span(place, start), found)
            yield inline
            place = end
        yield from self._text(Span(place, span.end), found)

    def _text(self, span: Span, found: list[Change]) -> Iterator[Text]:
        if span:
            inside = _inside(found, span)
            yield Text(apply_changes(self.source, span, inside), span)

    def _marks(
        self, span: Span, notes: frozenset[str], found: list[Change]
    ) -> Iterator[tuple[int, int, Inline]]:
        """Yield the note marks and addresses of *span*, in order, none inside another."""
        for match in SPECIAL.finditer(self.source, span.start, span.end):
            place = Span(*match.span())
            label = (match["bracket"] or match["raised"] or "").translate(SUPERSCRIPTS)
            if match["address"]:
                words = Text(apply_changes(self.source, place, _inside(found, place)), place)
                yield place.start, place.end, Link(match.group(), (words,), place)
            elif label in notes:
                yield place.start, place.end, NoteMark(f"note-{label}", label, place)


def _inside(found: list[Change], span: Span) -> list[Change]:
    start = bisect_left(found, span.start, key=lambda change: change.offset)
    end = bisect_left(found, span.end, key=lambda change: change.offset)
    return found[start:end]
