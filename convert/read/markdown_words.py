"""A run of words of Markdown -> a piece with its marks; a picture alone is a figure."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from convert.findings import Finding, make_finding
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import Mark, Piece
from convert.read.emphasised import bare
from convert.read.markdown_inline import Marked, Picture, read_line
from convert.read.markdown_lines import Lines
from convert.read.markdown_marks import LANGUAGE
from convert.read.markdown_places import heading_places, is_alone

ATTRIBUTES = lazy_regex(r"[ \t]*\{:?[ \t]*(?:[#.][\w-]|[\w-]{1,40}=)[^{}\n]{0,400}\}[ \t]*\Z")
"""Attributes behind a heading or below a block, as kramdown and pandoc know them."""


PICTURE_LINE = lazy_regex(r"!\[[^\[\]\n]*\]\([^()\s]+(?:[ \t]+\"[^\"\n]*\")?\)(?:\{[^{}\n]*\})?[ \t]*")
"""A picture on the first line of a paragraph, with the attributes that pandoc gives it."""

TABLE_CAPTION = lazy_regex(r"(?:Table)?:[ \t]+(?=\S)")
"""What stands before the words of a table's caption in pandoc's Markdown."""

MARKING = lazy_regex(r"[^\w .,;%()+/'\"–—-]|_")
"""What words without any mark have none of; most cells of a table are such words."""


class Words:
    """Makes pieces of the inline tokens of one source, and keeps what is to be said of them."""

    def __init__(self, lines: Lines, parser: MarkdownIt, env: dict[str, Any]) -> None:
        """Read words of *lines* by *parser*, which has found the definitions in *env*."""
        self.lines = lines
        self.skipped: list[Dropped] = []
        self.findings: list[Finding] = []
        self._parser = parser
        self._env = env

    def heading(self, inline: Token) -> Piece | None:
        """Return the piece of a heading with ``#`` before it."""
        places = heading_places(self.lines, inline)
        return self._marked_piece(inline.content, places) if places else None

    def texts(self, inline: Token) -> list[Piece]:
        """Return the pieces of a paragraph: one, or the picture on its first line and what stands below."""
        content = inline.content
        places = self.lines.places(content, (inline.map or [0, 0])[0])
        head = content.partition("\n")[0]
        if not places:
            return []
        if len(head) == len(content) or not PICTURE_LINE.fullmatch(head):
            parts = [self._marked_piece(content, places)]
        else:
            at = len(head) + 1
            parts = [
                self._marked_piece(head, places[: at - 1]),
                self._marked_piece(content[at:], places[at:]),
            ]
        return [part for part in parts if part]

    def caption(self, piece: Piece) -> Piece | None:
        """Return *piece* as the caption of the table above it, if the sign of one stands before its words."""
        sign = TABLE_CAPTION.match(piece.span.cut(self.lines.text))
        if not sign:
            return None
        place = piece.span.start + sign.end()
        self.skipped.append(Dropped(Span(piece.span.start, place), "the sign of a table's caption"))
        span = Span(place, piece.span.end)
        return replace(piece, span=span, lines=self.lines.inside(span))

    def text(self, inline: Token) -> Piece | None:
        """Return the piece of a heading that is underlined."""
        places = self.lines.places(inline.content, (inline.map or [0, 0])[0])
        return self._marked_piece(inline.content, places) if places else None

    def _marked_piece(self, content: str, places: list[int]) -> Piece | None:
        """Return the piece of *content* with its marks; a picture alone is a figure."""
        cut = ATTRIBUTES.search(content, max(content.rfind("{"), 0))
        said = LANGUAGE.search(cut[0]) if cut else None
        if cut and said and content[: cut.start()].endswith("]"):
            cut = said = None  # they are of the words in brackets before them
        if cut:
            span = Span(places[cut.start()], places[len(content) - 1] + 1)
            self.skipped.append(Dropped(self.lines.trim(span), "attributes for a web page"))
            content = content[: cut.start()].rstrip()
        if not content:
            return None
        marked = read_line(content, self._parser, self._env)
        self._tell(marked, places)
        whole = Span(0, len(content))
        spoken = (Mark("foreign", whole, whole, said[1]),) if said else ()
        piece = self.lines.piece(content, places, spoken + marked.marks)
        if piece and len(marked.pictures) == 1 and is_alone(content, marked):
            return self._figure(piece, content, marked.pictures[0])
        if piece is None:
            return None
        self._leave_out(marked, places)
        piece, around = bare(piece)
        self.skipped += around
        return piece

    def _figure(self, piece: Piece, content: str, picture: Picture) -> Piece:
        """Return *piece* as a figure; the title of the picture is its caption."""
        label = alternative_of(picture, content)
        at = piece.span.cut(self.lines.text).rfind(picture.title) if picture.title else -1
        caption = Span(piece.span.start + at, piece.span.start + at + len(picture.title))
        inside = tuple(
            m for m in piece.marks if caption.start <= m.outer.start and m.outer.end <= caption.end
        )
        cells = (self.lines.trim(caption),) if at >= 0 else ()
        return replace(piece, known="figure", label=label, target=picture.target, cells=cells, marks=inside)

    def _leave_out(self, marked: Marked, places: list[int]) -> None:
        """Say of pictures between words that their alternative text stands for them."""
        for picture in marked.pictures:
            place = Span(places[picture.span.start], places[picture.span.end - 1] + 1)
            self.findings.append(
                make_finding("picture-left-out", place.start, place.end, name=picture.target)
            )

    def _tell(self, marked: Marked, places: list[int]) -> None:
        if marked.raw:
            first = marked.raw[0]
            self.say(Span(places[first.start], places[first.end - 1] + 1), "a tag")

    def say(self, span: Span, what: str) -> None:
        """Note that *what* at *span* is no Markdown."""
        self.findings.append(make_finding("raw-markup", span.start, span.end, what=what))

    def cell_marks(self, inline: Token, cell: Span) -> tuple[Mark, ...]:
        """Return the marks of the cell *cell*; the parser took the escapes of its bars away."""
        if not MARKING.search(inline.content):
            return ()
        words = cell.cut(self.lines.text)
        places = [cell.start + at for at in range(len(words)) if not words.startswith("\\|", at)]
        if len(places) != len(inline.content):
            return ()
        marked = read_line(inline.content, self._parser, self._env)
        self._tell(marked, [*places, cell.end])
        self._leave_out(marked, [*places, cell.end])
        piece = self.lines.piece(inline.content, [*places, cell.end], marked.marks)
        return piece.marks if piece else ()


def alternative_of(picture: Picture, content: str) -> str:
    """Return what *picture*, in the line *content*, says to those who do not see it; its mark-up goes."""
    words = re.sub(r"(?<!\\)[*_`]+|\\(?=[^\w\s])", "", picture.alternative.cut(content))
    return re.sub(r"\s+", " ", words).strip()
