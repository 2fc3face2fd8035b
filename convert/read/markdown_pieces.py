"""Tokens of markdown-it -> pieces: headings, paragraphs, lists, quotations, listings, tables, notes."""

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import Known, Mark, Piece
from convert.read.markdown_lines import Lines
from convert.read.markdown_nesting import Nesting
from convert.read.markdown_places import listing_lines, number_notes, row_cells
from convert.read.markdown_words import Words

DEEPEST = 32
"""Lists and quotations inside each other; what lies deeper is kept as it is written."""

TEMPLATES = lazy_regex(r"\s*(?:(?:\{\{[^{}]{0,4000}\}\}|\{%[^%]{0,4000}%\})\s*)+")
"""A block that is nothing but tags of Liquid, Jinja or Hugo."""


class Pieces:
    """What has been made of the tokens so far."""

    def __init__(self, lines: Lines, parser: MarkdownIt, env: dict[str, Any], *, titled: bool) -> None:
        """Make pieces of *lines*; *titled* tells that the front matter gives the title."""
        self.lines = lines
        self.pieces: list[Piece] = []
        self.words = Words(lines, parser, env)
        self._titled = titled
        self.nesting = Nesting()
        self._note = ""
        self._labels: dict[str, str] = {}

    def take(self, tokens: list[Token], html: Callable[["Pieces", Token], None]) -> None:
        """Make the pieces of all *tokens*, in their order; *html* reads the blocks of raw HTML."""
        top = [t for t in tokens if t.type == "heading_open" and t.tag == "h1"]
        self._title = top[0] if len(top) == 1 and top[0].level == 0 and not self._titled else None
        for at, token in enumerate(tokens):
            handler = HANDLERS.get(token.type)
            if handler:
                handler(self, token, tokens, at)
            elif token.type == "html_block":
                html(self, token)
        self.pieces = number_notes(self.pieces)

    def open_list(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open a list; lists inside each other share a group."""
        self.nesting.enter_list(ordered=token.type == "ordered_list_open")

    def close_list(self, token: Token, tokens: list[Token], at: int) -> None:
        """Close the innermost list."""
        self.nesting.leave_list()

    def open_item(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open an item and keep its mark as printed."""
        self.nesting.enter_item(f"{token.info}{token.markup}" if token.info else token.markup)

    def open_quote(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open a quotation, of its own or inside an item."""
        self.nesting.enter_quote()

    def close_quote(self, token: Token, tokens: list[Token], at: int) -> None:
        """Close the innermost quotation."""
        self.nesting.leave_quote()

    @property
    def in_note(self) -> bool:
        """Whether a note is open."""
        return bool(self._note)

    def add_row(self, span: Span, cells: tuple[Span, ...], marks: tuple[Mark, ...], *, head: bool) -> None:
        """Add a row of the table that has been begun."""
        row = Piece(
            span, self.lines.inside(span), 0, 0, "table", group=self.nesting.groups, cells=cells, head=head
        )
        self.pieces.append(replace(row, marks=marks))

    def open_note(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open a note and skip its label."""
        self._note = str(token.meta["label"])
        line = self.lines.line(token.map[0] if token.map else 0)
        words = line.cut(self.lines.text)
        start = words.find(f"[^{self._note}]:")
        if start >= 0:
            span = Span(line.start + start, line.start + start + len(self._note) + 4)
            self.words.skipped.append(Dropped(span, "the label of a note; editions number their notes"))

    def close_note(self, token: Token, tokens: list[Token], at: int) -> None:
        """Close the note."""
        self._note = ""

    def heading(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take a heading; the only first-level one is the title where nothing stands above it."""
        inline = tokens[at + 1]
        underlined = token.markup.startswith(("=", "-"))
        found = self.words.text(inline) if underlined else self.words.heading(inline)
        if found is None:
            return
        level = int(token.tag[1:])
        if token is self._title and all(piece.known in ("figure", "preformatted") for piece in self.pieces):
            self.add(found, "title", level=level)
        else:
            self.add(found, "heading", level=level)

    def paragraph(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take a paragraph: text, a picture alone, or nothing but tags of a template."""
        inline = tokens[at + 1]
        if TEMPLATES.fullmatch(inline.content) and inline.map:
            self._raw_lines(inline.map[0], inline.content)
            return
        for found in self.words.texts(inline):
            below_table = bool(self.pieces) and self.pieces[-1].known == "table"
            caption = self.words.caption(found) if below_table else None
            self.add(caption or found, "caption" if caption else "paragraph")

    def listing(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take a listing, fenced or indented, line by line."""
        first = (token.map or [0, 0])[0]
        fenced = token.type == "fence"
        if fenced:
            self._skip_fence(token, first)
        self._take_listing(token.content, first + fenced, "code")

    def _skip_fence(self, token: Token, number: int) -> None:
        line = self.lines.line(number)
        at = line.cut(self.lines.text).find(token.markup)
        if at >= 0:
            self.words.skipped.append(
                Dropped(Span(line.start + at, line.end), "the fence of a listing, and its language")
            )

    def _take_listing(self, content: str, first: int, known: Known) -> None:
        spans = listing_lines(self.lines, content, first)
        if spans:
            whole = Span(spans[0].start, spans[-1].end)
            self.add(Piece(whole, self.lines.inside(whole), 0, 0, cells=tuple(spans)), known)

    def _raw_lines(self, first: int, content: str) -> None:
        self._take_listing(content, first, "preformatted")
        self.words.say(self.pieces[-1].span, "a tag of a template")

    def rule(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take the marks of a break."""
        first, last = token.map or [0, 0]
        line = self.lines.span(first, last)
        words = line.cut(self.lines.text)
        start = len(words) - len(words.lstrip("> \t"))
        span = Span(line.start + start, line.end)
        if span:
            self.add(Piece(span, (span,), 0, 0), "rule")

    def table(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take a table: its rows, each with the places of its cells."""
        self.nesting.enter_table()
        for number in range(at, len(tokens)):
            if tokens[number].type == "tr_open":
                self._row(tokens, number)
            elif tokens[number].type == "table_close":
                break
        rule = self.lines.span((token.map or [0, 0])[0] + 1, (token.map or [0, 0])[0] + 2)
        self.words.skipped.append(Dropped(rule, "the line below the head of a table"))

    def _row(self, tokens: list[Token], at: int) -> None:
        number = (tokens[at].map or [0, 0])[0]
        line = self.lines.span(number, number + 1)
        cells: list[Span] = []
        marks: list[Mark] = []
        head = False
        bounds = iter(row_cells(line.cut(self.lines.text)))
        while tokens[at].type != "tr_close":
            head = head or tokens[at].type == "th_open"
            bound = next(bounds, None) if tokens[at].type == "inline" else None
            if bound:
                cell = self.lines.trim(Span(line.start + bound.start, line.start + bound.end))
                cells.append(cell)
                marks += self.words.cell_marks(tokens[at], cell)
            at += 1
        if line:
            self.add_row(line, tuple(cells), tuple(marks), head=head)

    def add(self, piece: Piece, known: Known | None = None, level: int = 0) -> None:
        """Add *piece*; inside a note, a quotation or a list it is a part of that."""
        if self._note:
            self.pieces.append(replace(piece, known="note", label=self._note))
        else:
            self.pieces.append(self.nesting.place(piece, piece.known or known, level))


HANDLERS: dict[str, Callable[[Pieces, Token, list[Token], int], None]] = {
    "bullet_list_open": Pieces.open_list,
    "ordered_list_open": Pieces.open_list,
    "bullet_list_close": Pieces.close_list,
    "ordered_list_close": Pieces.close_list,
    "list_item_open": Pieces.open_item,
    "blockquote_open": Pieces.open_quote,
    "blockquote_close": Pieces.close_quote,
    "footnote_reference_open": Pieces.open_note,
    "footnote_reference_close": Pieces.close_note,
    "heading_open": Pieces.heading,
    "paragraph_open": Pieces.paragraph,
    "fence": Pieces.listing,
    "code_block": Pieces.listing,
    "hr": Pieces.rule,
    "table_open": Pieces.table,
}
"""What is done with each token."""
