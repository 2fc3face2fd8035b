"""The lines of a Markdown source, and where the characters of a block's content stand in them."""

import bisect
from collections.abc import Iterator

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.draft import Mark, Piece

LINE_END = lazy_regex(r"\r\n?|\n")
"""What markdown-it takes for a line end."""


class Lines:
    """A source from *start* on, as lines; every place counts the whole source."""

    def __init__(self, text: str, start: int) -> None:
        """Cut *text* from *start* on into lines."""
        self.text = text
        self.start = start + text.startswith("\ufeff", start)
        self.starts = [self.start]
        self.ends: list[int] = []
        for match in LINE_END.finditer(text, self.start):
            self.ends.append(match.start())
            self.starts.append(match.end())
        self.ends.append(len(text))

    def shown(self) -> str:
        """Return what the parser gets."""
        return self.text[self.start :]

    def line(self, number: int) -> Span:
        """Return the place of line *number*, counted from 0, without its end."""
        return Span(self.starts[number], self.ends[number])

    def span(self, first: int, last: int) -> Span:
        """Return the lines from *first* to before *last*, without white space around them."""
        last = min(last, len(self.starts))
        if first >= last:
            return Span(self.start, self.start)
        return self.trim(Span(self.starts[first], self.ends[last - 1]))

    def trim(self, span: Span) -> Span:
        """Return *span* without the white space at its edges."""
        words = span.cut(self.text)
        left = len(words) - len(words.lstrip())
        return Span(span.start + left, max(span.start + left, span.start + len(words.rstrip())))

    def trimmed(self, span: Span) -> Iterator[Span]:
        """Yield what is not blank of *span*, a run of lines that follow each other at a time."""
        begin = end = -1
        while span:
            number = bisect.bisect_right(self.starts, span.start) - 1
            stop = min(self.ends[number], span.end)
            words = self.trim(Span(span.start, stop))
            if words:
                begin, end = (words.start if begin < 0 else begin), words.end
            elif begin >= 0:
                yield Span(begin, end)
                begin = -1
            after = self.starts[number + 1] if number + 1 < len(self.starts) else span.end
            span = Span(min(after, span.end), span.end)
        if begin >= 0:
            yield Span(begin, end)

    def places(self, content: str, first: int) -> list[int] | None:
        """Return where each character of *content*, and its end, stands; it begins in line *first*.

        None where a line of it is not the end of its line in the source, which no known block does.
        """
        places: list[int] = []
        end = self.start
        for number, part in enumerate(content.split("\n"), start=first):
            words = part.strip()
            if number >= len(self.starts):
                return None
            raw = self.line(number).cut(self.text).replace("\0", "\ufffd").rstrip()
            if not raw.endswith(words):
                return None
            at = self.starts[number] + len(raw) - len(words)
            lead = len(part) - len(part.lstrip())
            low, high = self.starts[number], self.ends[number]
            places += [min(max(at + k - lead, low), high) for k in range(len(part))]
            end = min(max(at - lead + len(part), low), high)
            places.append(high)
        return [*places[:-1], end]

    def piece(self, content: str, places: list[int], marks: tuple[Mark, ...]) -> Piece | None:
        """Return the piece of *content* whose characters stand at *places*, its marks moved there.

        What lies between two characters of it, such as the mark of a quotation, is hidden.
        """
        kept = [at for at, char in enumerate(content) if not char.isspace()]
        if not kept:
            return None
        span = Span(places[kept[0]], places[kept[-1]] + 1)
        moved = [self._moved(mark, places) for mark in marks]
        whole = [mark for mark in moved if mark.kind in ("code", "break", "literal")]
        moved += list(self._between(content, places, whole))
        # White space of Unicode that Markdown takes for words can stand last, behind a break of the line.
        moved = [mark for mark in moved if span.start <= mark.outer.start and mark.outer.end <= span.end]
        ordered = sorted(moved, key=lambda mark: (mark.outer.start, -mark.outer.end))
        return Piece(span, self.inside(span), 0, 0, marks=tuple(ordered))

    def _moved(self, mark: Mark, places: list[int]) -> Mark:
        """Return *mark* where it stands in the source; an empty one stays at the edge of its own marks."""
        outer = Span(places[mark.outer.start], places[mark.outer.end - 1] + 1)
        if mark.span:
            return replace(
                mark, span=Span(places[mark.span.start], places[mark.span.end - 1] + 1), outer=outer
            )
        at = outer.end if mark.span.start >= mark.outer.end else places[mark.span.start]
        return replace(mark, span=Span(at, at), outer=outer)

    def _between(self, content: str, places: list[int], whole: list[Mark]) -> Iterator[Mark]:
        """Yield marks that hide what stands between the lines of a block; those of *whole* hide theirs."""
        hidden = sorted(mark.outer for mark in whole)
        for at in range(1, len(content)):
            here = places[at]
            before = places[at - 1] + 1
            if here <= before or not self.text[before:here].strip():
                continue
            start = here - len(self.text[before:here].lstrip())
            last = bisect.bisect_right(hidden, Span(start, len(self.text))) - 1
            if last < 0 or hidden[last].end <= start:
                yield Mark("literal", Span(here, here), Span(start, here))

    def inside(self, span: Span) -> tuple[Span, ...]:
        """Return the lines of *span*, without white space around them."""
        number = bisect.bisect_right(self.starts, span.start) - 1
        found: list[Span] = []
        while number < len(self.starts) and self.starts[number] < span.end:
            line = self.trim(Span(max(self.starts[number], span.start), min(self.ends[number], span.end)))
            found += [line] if line else []
            number += 1
        return tuple(found)

    def plain_piece(self, span: Span) -> Piece:
        """Return *span* as a paragraph whose characters stand as they are."""
        return Piece(span, self.inside(span), 0, 0, known="paragraph")
