"""Tokens of markdown-it -> pieces: headings, paragraphs, lists, quotations, listings, tables, notes."""

import itertools
import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from convert.findings import Finding, make_finding
from convert.model import Dropped, Span
from convert.read.draft import Known, Mark, Piece
from convert.read.markdown_inline import Marked, Picture, read_line
from convert.read.markdown_lines import Lines

DEEPEST = 32
"""Lists and quotations inside each other; what lies deeper is kept as it is written."""

ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?:[#.][\w-]|[\w-]{1,40}=)[^{}\n]{0,400}\}[ \t]*\Z")
"""Attributes behind a heading or below a block, as kramdown and pandoc know them."""

TEMPLATES = re.compile(r"\s*(?:(?:\{\{[^{}]{0,4000}\}\}|\{%[^%]{0,4000}%\})\s*)+")
"""A block that is nothing but tags of Liquid, Jinja or Hugo."""

HTML = "raw HTML; editions set what Markdown says"


class Level(Struct):
    """A list that is open."""

    group: int
    ordered: bool
    label: str = ""
    fresh: bool = True
    """Whether its present item has no block yet."""


class Pieces:
    """What has been made of the tokens so far."""

    def __init__(self, lines: Lines, parser: MarkdownIt, env: dict[str, Any], *, titled: bool) -> None:
        """Make pieces of *lines*; *titled* tells that the front matter gives the title."""
        self.lines = lines
        self.pieces: list[Piece] = []
        self.skipped: list[Dropped] = []
        self.findings: list[Finding] = []
        self._parser = parser
        self._env = env
        self._titled = titled
        self._lists: list[Level] = []
        self._quotes = 0
        self._inner = 0
        self._groups = 0
        self._note = ""
        self._labels: dict[str, str] = {}

    def take(self, tokens: list[Token]) -> None:
        """Make the pieces of all *tokens*, in their order."""
        top = [t for t in tokens if t.type == "heading_open" and t.tag == "h1"]
        self._title = top[0] if len(top) == 1 and top[0].level == 0 and not self._titled else None
        for at, token in enumerate(tokens):
            handler = HANDLERS.get(token.type)
            if handler:
                handler(self, token, tokens, at)
        self._number_notes()

    def open_list(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open a list; lists inside each other share a group."""
        if not self._lists:
            self._groups += 1
        self._lists.append(Level(self._groups, token.type == "ordered_list_open"))

    def close_list(self, token: Token, tokens: list[Token], at: int) -> None:
        """Close the innermost list."""
        self._lists.pop()

    def open_item(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open an item and keep its mark as printed."""
        level = self._lists[-1]
        level.label = f"{token.info}{token.markup}" if level.ordered else token.markup
        level.fresh = True

    def open_quote(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open a quotation, of its own or inside an item."""
        if self._lists and not self._quotes:
            self._inner += 1
            return
        if not self._quotes:
            self._groups += 1
        self._quotes += 1

    def close_quote(self, token: Token, tokens: list[Token], at: int) -> None:
        """Close the innermost quotation."""
        if self._inner:
            self._inner -= 1
        else:
            self._quotes -= 1

    def open_note(self, token: Token, tokens: list[Token], at: int) -> None:
        """Open a note and skip its label."""
        self._note = str(token.meta["label"])
        line = self.lines.line(token.map[0] if token.map else 0)
        words = line.cut(self.lines.text)
        start = words.find(f"[^{self._note}]:")
        if start >= 0:
            span = Span(line.start + start, line.start + start + len(self._note) + 4)
            self.skipped.append(Dropped(span, "the label of a note; editions number their notes"))

    def close_note(self, token: Token, tokens: list[Token], at: int) -> None:
        """Close the note."""
        self._note = ""

    def heading(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take a heading; the only first-level one is the title where nothing stands above it."""
        inline = tokens[at + 1]
        if token.markup.startswith(("=", "-")):
            found = self._text_piece(inline)
        else:
            found = self._heading_piece(inline)
        if found is None:
            return
        level = int(token.tag[1:])
        if token is self._title and all(piece.known in ("figure", "preformatted") for piece in self.pieces):
            self._add(found, "title", level=level)
        else:
            self._add(found, "heading", level=level)

    def paragraph(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take a paragraph: text, a picture alone, or nothing but tags of a template."""
        inline = tokens[at + 1]
        if TEMPLATES.fullmatch(inline.content) and inline.map:
            self._raw_lines(inline.map[0], inline.content)
            return
        found = self._text_piece(inline)
        if found:
            self._add(found, "paragraph")

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
            self.skipped.append(
                Dropped(Span(line.start + at, line.end), "the fence of a listing, and its language")
            )

    def _take_listing(self, content: str, first: int, known: Known) -> None:
        spans: list[Span] = []
        for number, part in enumerate(content.removesuffix("\n").split("\n"), start=first):
            line = self.lines.line(number) if number < len(self.lines.starts) else Span(0, 0)
            raw = line.cut(self.lines.text)
            words = part.lstrip()
            if not raw.endswith(words):
                # The parser trims a paragraph, not a listing.
                raw, words = raw.rstrip(), words.rstrip()
                line = Span(line.start, line.start + len(raw))
            width = len(words)
            while width < min(len(part), len(raw)) and raw[len(raw) - width - 1] in " \t":
                width += 1
            spans.append(Span(line.end - width, line.end))
        while spans and not spans[-1].cut(self.lines.text).strip():
            spans.pop()
        while spans and not spans[0].cut(self.lines.text).strip():
            spans.pop(0)
        if spans:
            whole = Span(spans[0].start, spans[-1].end)
            kept = tuple(span for span in spans)
            self._add(Piece(whole, self.lines.inside(whole), 0, 0, cells=kept), known)

    def _raw_lines(self, first: int, content: str) -> None:
        self._take_listing(content, first, "preformatted")
        self._say(self.pieces[-1].span, "a tag of a template")

    def rule(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take the marks of a break."""
        first, last = token.map or [0, 0]
        line = self.lines.span(first, last)
        words = line.cut(self.lines.text)
        start = len(words) - len(words.lstrip("> \t"))
        span = Span(line.start + start, line.end)
        if span:
            self._add(Piece(span, (span,), 0, 0), "rule")

    def html(self, token: Token, tokens: list[Token], at: int) -> None:
        """Leave out a block of HTML, and say so."""
        first, last = token.map or [0, 0]
        span = self.lines.span(first, last)
        if span:
            comment = re.fullmatch(r"<!--.*-->", span.cut(self.lines.text), re.DOTALL)
            self.skipped.append(Dropped(span, "a comment in the source" if comment else HTML))
            self._say(span, "a comment" if comment else "a block of HTML")

    def table(self, token: Token, tokens: list[Token], at: int) -> None:
        """Take a table: its rows, each with the places of its cells."""
        self._groups += 1
        for number in range(at, len(tokens)):
            if tokens[number].type == "tr_open":
                self._row(tokens, number)
            elif tokens[number].type == "table_close":
                break
        rule = self.lines.span((token.map or [0, 0])[0] + 1, (token.map or [0, 0])[0] + 2)
        self.skipped.append(Dropped(rule, "the line below the head of a table"))

    def _row(self, tokens: list[Token], at: int) -> None:
        number = (tokens[at].map or [0, 0])[0]
        line = self.lines.span(number, number + 1)
        cells: list[Span] = []
        marks: list[Mark] = []
        head = False
        bounds = iter(_cells(line.cut(self.lines.text)))
        while tokens[at].type != "tr_close":
            head = head or tokens[at].type == "th_open"
            bound = next(bounds, None) if tokens[at].type == "inline" else None
            if bound:
                cell = self.lines.trim(Span(line.start + bound.start, line.start + bound.end))
                cells.append(cell)
                marks += self._cell_marks(tokens[at], cell)
            at += 1
        if line:
            piece = Piece(line, (line,), 0, 0, "table", group=self._groups, cells=tuple(cells), head=head)
            self.pieces.append(replace(piece, marks=tuple(marks)))

    def _cell_marks(self, inline: Token, cell: Span) -> tuple[Mark, ...]:
        """Return the marks of the cell *cell*; the parser took the escapes of its bars away."""
        words = cell.cut(self.lines.text)
        places = [cell.start + at for at in range(len(words)) if not words.startswith("\\|", at)]
        if len(places) != len(inline.content):
            return ()
        marked = read_line(inline.content, self._parser, self._env)
        self._tell(marked, [*places, cell.end])
        piece = self.lines.piece(inline.content, [*places, cell.end], marked.marks)
        return piece.marks if piece else ()

    def _heading_piece(self, inline: Token) -> Piece | None:
        number = (inline.map or [0, 0])[0]
        line = self.lines.line(number)
        words = line.cut(self.lines.text).rstrip()
        bare = words.rstrip("#")
        end = len(bare) if bare != words and bare.endswith((" ", "\t")) else len(words)
        start = len(words[:end].rstrip()) - len(inline.content)
        shown = words[start : start + len(inline.content)].replace("\0", "\ufffd")
        if not inline.content or shown != inline.content:
            return None
        places = list(range(line.start + start, line.start + start + len(inline.content) + 1))
        return self._marked_piece(inline.content, places)

    def _text_piece(self, inline: Token) -> Piece | None:
        places = self.lines.places(inline.content, (inline.map or [0, 0])[0])
        return self._marked_piece(inline.content, places) if places else None

    def _marked_piece(self, content: str, places: list[int]) -> Piece | None:
        """Return the piece of *content* with its marks; a picture alone is a figure."""
        cut = ATTRIBUTES.search(content, max(content.rfind("{"), 0))
        if cut and cut.start():
            span = Span(places[cut.start()], places[len(content) - 1] + 1)
            self.skipped.append(Dropped(self.lines.trim(span), "attributes for a web page"))
            content = content[: cut.start()].rstrip()
        marked = read_line(content, self._parser, self._env)
        self._tell(marked, places)
        piece = self.lines.piece(content, places, marked.marks)
        if piece and len(marked.pictures) == 1 and _is_alone(content, marked):
            return self._figure(piece, content, marked.pictures[0])
        return piece

    def _figure(self, piece: Piece, content: str, picture: Picture) -> Piece:
        """Return *piece* as a figure; its caption is the title of the picture, else the words for it."""
        text = self.lines.text
        label = re.sub(r"\s+", " ", picture.alternative.cut(content)).strip()
        at = piece.span.cut(text).rfind(picture.title) if picture.title else -1
        if at < 0:
            at = piece.span.cut(text).find(picture.alternative.cut(content)) if label else -1
        words = picture.title or picture.alternative.cut(content)
        caption = Span(piece.span.start + at, piece.span.start + at + len(words))
        self.findings.append(
            make_finding("picture-left-out", piece.span.start, piece.span.end, name=picture.target)
        )
        inside = tuple(
            m for m in piece.marks if caption.start <= m.outer.start and m.outer.end <= caption.end
        )
        cells = (self.lines.trim(caption),) if at >= 0 else ()
        return replace(
            piece, known="figure", label=label, target=picture.target, cells=cells, marks=inside
        )

    def _tell(self, marked: Marked, places: list[int]) -> None:
        if marked.raw:
            first = marked.raw[0]
            self._say(Span(places[first.start], places[first.end - 1] + 1), "a tag")

    def _say(self, span: Span, what: str) -> None:
        self.findings.append(make_finding("raw-markup", span.start, span.end, what=what))

    def _add(self, piece: Piece, known: Known | None = None, level: int = 0) -> None:
        """Add *piece*; inside a note, a quotation or a list it is a part of that."""
        known = piece.known or known
        words = known in ("paragraph", "heading", "title")
        if self._note:
            self.pieces.append(replace(piece, known="note", label=self._note))
        elif self._quotes and words:
            self.pieces.append(replace(piece, known="quote", level=self._quotes, group=self._groups))
        elif self._lists and not self._quotes:
            self._add_to_list(piece, "paragraph" if words else known)
        else:
            self.pieces.append(replace(piece, known=known, level=level))

    def _add_to_list(self, piece: Piece, known: Known | None) -> None:
        """Add *piece* to the list that is open: the first words of an item are the item."""
        here = self._lists[-1]
        words = known == "paragraph"
        kind: Known | None = "quote" if self._inner and words else "item" if words and here.fresh else known
        placed = replace(piece, known=kind, level=len(self._lists), group=here.group)
        placed = replace(placed, ordered=here.ordered, opens=here.fresh)
        self.pieces.append(replace(placed, label=here.label) if kind == "item" else placed)
        here.fresh = False

    def _number_notes(self) -> None:
        """Number the notes in the order of their marks; what nothing leads to follows."""
        marks = [mark for piece in self.pieces for mark in piece.marks if mark.kind == "note"]
        names = [mark.target for mark in sorted(marks, key=lambda mark: mark.outer.start)]
        names += [piece.label for piece in self.pieces if piece.known == "note"]
        numbers = {name: str(at) for at, name in enumerate(dict.fromkeys(names), start=1)}
        for at, piece in enumerate(self.pieces):
            marked = tuple(
                replace(mark, target=numbers[mark.target]) if mark.kind == "note" else mark
                for mark in piece.marks
            )
            label = numbers[piece.label] if piece.known == "note" else piece.label
            self.pieces[at] = replace(piece, marks=marked, label=label)


def _is_alone(content: str, marked: Marked) -> bool:
    """Tell whether the picture is all that *content* holds, but for a link around it."""
    whole = marked.pictures[0].span
    for mark in marked.marks:
        if mark.kind == "link" and mark.span == whole:
            whole = mark.outer
    return not (content[: whole.start] + content[whole.end :]).strip()


def _cells(row: str) -> list[Span]:
    """Return the places of the cells of *row*, between bars that no backslash escapes."""
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", row)]
    edges = [-1, *bars, len(row)]
    cells = [Span(left + 1, right) for left, right in itertools.pairwise(edges)]
    if cells and not cells[0].cut(row).strip():
        cells = cells[1:]
    return cells


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
    "html_block": Pieces.html,
    "table_open": Pieces.table,
}
"""What is done with each token."""
