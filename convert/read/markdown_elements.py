"""A block of raw HTML in Markdown -> pieces, as its elements say."""

import re
from collections.abc import Callable

from markdown_it.token import Token
from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import Known, Mark, Piece
from convert.read.markdown_html import Event, read_html
from convert.read.markdown_pieces import Pieces

COMMENT = lazy_regex(r"<!--.*-->", re.DOTALL)

HEADING = lazy_regex(r"h([1-6])")

CODE = lazy_regex(r"\s*<code[^<>]*>|</code>\s*\Z")

TAGS = "tags of HTML around the words"

UNREAD = "raw HTML that holds no words of the text"

DEEP = "raw HTML inside a list or a quotation; editions set what Markdown says"


def take_html(made: Pieces, token: Token) -> None:
    """Read the words of a block of HTML, and say what of it is left out."""
    first, last = token.map or [0, 0]
    block = made.lines.span(first, last)
    if not block:
        return
    if COMMENT.fullmatch(block.cut(made.lines.text)):
        made.words.skipped.append(Dropped(block, "a comment in the source"))
        made.words.say(block, "a comment")
    elif token.level or made.in_note:
        # The marks of lists and quotations stand in each of its lines.
        made.words.skipped.append(Dropped(block, DEEP))
        made.words.say(block, "a block of HTML")
    else:
        _Reading(made, block).read()


class _Reading:
    """What is open while one block is read."""

    def __init__(self, made: Pieces, block: Span) -> None:
        self.made = made
        self.block = block
        self.level = 0
        self.caption = False
        self.listing: int | None = None
        self.lists = 0
        self.numbers: list[int | None] = []
        self.cells: list[Span] | None = None
        self.marks: list[Mark] = []
        self.head = False
        self.first = len(made.pieces)
        self.unread: list[Span] = []

    def read(self) -> None:
        """Make the pieces, and skip what lies between them."""
        for event in read_html(self.made.lines.text, self.block):
            if event.kind == "unread":
                self.unread.append(event.span)
            elif self.listing is not None and not (event.kind == "close" and event.name == "pre"):
                continue
            elif event.kind in ("open", "close"):
                self._tag(event)
            else:
                self._image(event) if event.kind == "image" else self._run(event)
        self._end_row()
        for _ in range(self.lists):
            self.made.nesting.leave_list()
        self._skip()

    def _tag(self, event: Event) -> None:
        opens, name = event.kind == "open", event.name
        if heading := HEADING.fullmatch(name):
            self.level = int(heading[1]) if opens else 0
        elif name in ("ul", "ol"):
            self._list(name, opens=opens)
        elif name in BOTH:
            BOTH[name](self, event, opens)
        elif name in OPENING and opens:
            OPENING[name](self, event)

    def _caption(self, _: Event, opens: bool) -> None:
        self.caption = opens

    def _quote(self, _: Event, opens: bool) -> None:
        self.made.nesting.enter_quote() if opens else self.made.nesting.leave_quote()

    def _row(self, _: Event, opens: bool) -> None:
        self._end_row()
        self.cells = [] if opens else None

    def _cell(self, event: Event) -> None:
        if self.cells is not None:
            self.cells.append(Span(event.span.end, event.span.end))
            self.head = self.head or event.name == "th"

    def _rule(self, event: Event) -> None:
        self.made.add(Piece(event.span, (event.span,), 0, 0), "rule")

    def _table(self, _: Event) -> None:
        self.made.nesting.enter_table()

    def _list(self, name: str, *, opens: bool) -> None:
        if opens:
            self.made.nesting.enter_list(ordered=name == "ol")
            self.numbers.append(0 if name == "ol" else None)
            self.lists += 1
        elif self.lists:
            self.made.nesting.leave_list()
            self.numbers.pop()
            self.lists -= 1

    def _item(self, _: Event) -> None:
        if not self.lists:
            return
        number = self.numbers[-1]
        if number is not None:
            self.numbers[-1] = number + 1
        self.made.nesting.enter_item("-" if number is None else f"{number + 1}.")

    def _run(self, event: Event) -> None:
        """Take words: a caption, a cell, a heading, or a paragraph."""
        span, marks = event.span, event.marks
        last = self.made.pieces[-1] if len(self.made.pieces) > self.first else None
        if self.cells is not None:
            self._fill_cell(span, marks)
        elif self.caption and last and last.known == "figure":
            whole = Span(last.span.start, span.end)
            self.made.pieces[-1] = replace(
                last, span=whole, lines=self.made.lines.inside(whole), cells=(span,), marks=marks
            )
        else:
            piece = Piece(span, self.made.lines.inside(span), 0, 0, marks=marks)
            kind: Known = "caption" if self.caption else "heading" if self.level else "paragraph"
            self.made.add(piece, kind, self.level)

    def _fill_cell(self, span: Span, marks: tuple[Mark, ...]) -> None:
        if self.cells:
            begun = self.cells[-1]
            self.cells[-1] = Span(begun.start if begun else span.start, span.end)
            self.marks += marks

    def _end_row(self) -> None:
        """Make a row of the cells so far."""
        if self.cells and any(self.cells):
            whole = Span(self.cells[0].start, self.cells[-1].end)
            self.made.add_row(whole, tuple(self.cells), tuple(self.marks), head=self.head)
        self.cells, self.marks, self.head = None, [], False

    def _image(self, event: Event) -> None:
        """Take a picture; between the cells of a table it has no place."""
        if self.cells is None and event.target:
            lines = self.made.lines.inside(event.span)
            piece = Piece(event.span, lines, 0, 0, label=event.label, target=event.target)
            self.made.add(piece, "figure")
        else:
            self.unread.append(event.span)

    def _listing(self, event: Event, opens: bool) -> None:
        """Take what stands between ``<pre>`` and its end, line by line."""
        if opens:
            self.listing = event.span.end
            return
        start, self.listing = self.listing, None
        if start is None:
            return
        words = self.made.lines.text[start : event.span.start]
        lead = CODE.match(words)
        tail = CODE.search(words, lead.end() if lead else 0)
        inner = Span(start + (lead.end() if lead else 0), start + (tail.start() if tail else len(words)))
        lines = self.made.lines.inside(inner)
        if lines:
            whole = Span(lines[0].start, lines[-1].end)
            self.made.add(Piece(whole, lines, 0, 0, cells=lines), "code")

    def _skip(self) -> None:
        """Skip what no piece holds: tags, and what is not read, of which the reader is told."""
        text = self.made.lines.text
        place = self.block.start
        spans = sorted(piece.span for piece in self.made.pieces[self.first :])
        for span in (*spans, Span(self.block.end, self.block.end)):
            gap = self.made.lines.trim(Span(place, max(place, span.start)))
            if gap:
                unread = any(gap.start <= each.start < gap.end for each in self.unread)
                self.made.words.skipped.append(Dropped(gap, UNREAD if unread else TAGS))
            place = max(place, span.end)
        told = [span for span in self.unread if not COMMENT.fullmatch(span.cut(text))]
        if told:
            self.made.words.say(told[0], "a block of HTML")


BOTH: dict[str, Callable[[_Reading, Event, bool], None]] = {
    "figcaption": _Reading._caption,
    "caption": _Reading._caption,
    "blockquote": _Reading._quote,
    "tr": _Reading._row,
    "pre": _Reading._listing,
}
"""What both tags of an element mean."""

OPENING: dict[str, Callable[[_Reading, Event], None]] = {
    "li": _Reading._item,
    "table": _Reading._table,
    "td": _Reading._cell,
    "th": _Reading._cell,
    "hr": _Reading._rule,
}
"""What the first tag of an element means whose end says nothing."""
