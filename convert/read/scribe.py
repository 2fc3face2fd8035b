"""The scribe: writes the linear text of a tree, piece by piece, and keeps where each word stands."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from convert.findings import Finding, make_finding
from convert.model import Dropped, SourceFacts, Span
from convert.read.draft import Declared, Draft, Known, Mark, Piece, Styled
from convert.read.emphasised import let_bold_speak
from convert.source import Source

MarkKind = Literal["emphasis", "strong", "code", "link", "superscript", "small_caps", "foreign"]
"""Marks around words."""


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of a piece before its words are written."""

    known: Known | None = None
    styled: Styled | None = None
    level: int = 0
    group: int = 0
    ordered: bool = False
    label: str = ""
    target: str = ""
    head: bool = False
    opens: bool = False
    gap: int = 1


PLAIN = Facts()
"""A paragraph of which the tree says nothing."""


class Scribe:
    """Writes one text from front to back; a newline stands behind each piece."""

    def __init__(self) -> None:
        """Begin an empty text."""
        self.at = 0
        self.pieces: list[Piece] = []
        self.declared: list[Declared] = []
        self.findings: list[Finding] = []
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._cells: list[Span] = []
        self._skipped: list[Dropped] = []
        self._groups = 0
        self._blank: list[int] = []
        self._asides: list[tuple[str, str]] = []

    @property
    def text(self) -> str:
        """What has been written, with what is to stand behind it."""
        return "".join((*self._parts, *(words for words, _ in self._asides)))

    def put(self, words: str) -> Span:
        """Write *words* and return where they stand."""
        # A lone surrogate is no character: no file can hold it.
        words = words.encode("utf-8", "replace").decode("utf-8")
        span = Span(self.at, self.at + len(words))
        self._parts.append(words)
        self.at = span.end
        return span

    def new_group(self) -> int:
        """Return a number for the pieces of another list, quotation or table."""
        self._groups += 1
        return self._groups

    @contextlib.contextmanager
    def piece(self, facts: Facts) -> Iterator[None]:
        """Make one piece, as *facts* say, of what is written inside; of nothing but white space none."""
        start = len(self._parts), self.at
        self._marks, self._cells = [], []
        yield
        written = "".join(self._parts[start[0] :])
        left = start[1] + len(written) - len(written.lstrip())
        span = Span(left, left + len(written.strip()))
        if span:
            self.pieces.append(self._make(span, written.strip(), facts))
            self._blank.append(0)
        elif self._blank:
            self._blank[-1] += 1
        self.put("\n")

    def _make(self, span: Span, words: str, facts: Facts) -> Piece:
        marks = (
            mark for mark in self._marks if span.start <= mark.outer.start and mark.outer.end <= span.end
        )
        return Piece(
            span=span,
            lines=tuple(_lines(span, words)),
            gap=facts.gap if self.pieces else 0,
            indent=0,
            known=facts.known,
            level=facts.level,
            group=facts.group,
            ordered=facts.ordered,
            label=facts.label,
            target=facts.target,
            cells=tuple(self._cells),
            head=facts.head,
            opens=facts.opens,
            marks=tuple(sorted(marks, key=lambda mark: (mark.outer.start, -mark.outer.end))),
            styled=facts.styled,
        )

    @contextlib.contextmanager
    def mark(self, kind: MarkKind, target: str = "") -> Iterator[None]:
        """Give what is written inside the mark *kind*."""
        start = self.at
        yield
        span = trimmed_span("".join(self._tail(start)), start)
        if span:
            self._marks.append(Mark(kind, span, span, target))

    def _tail(self, start: int) -> Iterator[str]:
        """Yield the parts from offset *start* on."""
        at, parts = self.at, list[str]()
        while at > start:
            parts.append(self._parts[len(self._parts) - 1 - len(parts)])
            at -= len(parts[-1])
        return reversed(parts)

    @contextlib.contextmanager
    def cell(self) -> Iterator[None]:
        """Make a cell of what is written inside."""
        start = self.at
        yield
        self._cells.append(trimmed_span("".join(self._tail(start)), start))

    def put_break(self) -> None:
        """Write the end of a line inside a piece."""
        span = self.put("\n")
        self._marks.append(Mark("break", span, span))

    def put_note_mark(self, label: str) -> None:
        """Write the mark of the note *label*; the brackets are its mark-up."""
        outer = self.put(f"[{label}]")
        self._marks.append(Mark("note", Span(outer.start + 1, outer.end - 1), outer, label))

    def put_aside(self, words: str, reason: str) -> None:
        """Keep *words* that no edition sets; they stand behind the text, with the reason."""
        if words.strip():
            self._asides.append((words.strip(), reason))

    def skip(self, words: str, reason: str) -> None:
        """Write *words* here, between the pieces, as what no edition sets."""
        if words.strip():
            self._skipped.append(Dropped(self.put(words), reason))
            self.put("\n")

    def find(self, code: str, **values: object) -> None:
        """Record the finding *code* at the place that is being written."""
        self.findings.append(make_finding(code, self.at, self.at, **values))

    def declare(self, field: str, value: str, rule: str) -> None:
        """Record a value that the source states."""
        if value.strip():
            self.declared.append(Declared(field, value.strip(), rule))  # type: ignore[arg-type]  # callers' tables

    def draft(self, source: Source, *, own: bool = False) -> Draft:
        """Return what has been written as the draft of *source*; *own*: Octavo made it."""
        for words, reason in self._asides:
            self.skip(words, reason)
        text = "".join(self._parts)
        titled = any(value.field == "title" for value in self.declared)
        facts = SourceFacts(source.name, source.kind, source.encoding, source.sha256, len(text))
        return Draft(
            text,
            facts,
            tuple(let_bold_speak(tuple(self._spaced()), text, titled=titled)),
            tuple(self.declared),
            tuple(self._skipped),
            findings=tuple(self.findings),
            own=own,
        )

    def _spaced(self) -> Iterator[Piece]:
        """Yield the pieces, with empty paragraphs as gaps; where one is between most, they alone count."""
        between = self._blank[:-1]
        usual = 2 * sum(1 for count in between if count) > len(between)
        for piece, blank in zip(self.pieces, [0, *between], strict=False):
            gap = blank if usual else piece.gap + blank
            yield piece if piece.known else replace(piece, gap=gap)


def trimmed_span(words: str, start: int) -> Span:
    """Return *words*, which begin at *start*, without the white space around them."""
    left = start + len(words) - len(words.lstrip())
    return Span(left, left + len(words.strip()))


def _lines(span: Span, words: str) -> Iterator[Span]:
    """Yield the lines of *words*, which stand at *span*, without white space around them."""
    at = span.start
    for line in words.split("\n"):
        trimmed = trimmed_span(line, at)
        if trimmed:
            yield trimmed
        at += len(line) + 1
