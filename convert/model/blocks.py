"""The blocks of a body: paragraph, heading, quotation, list and their like."""

from __future__ import annotations

from msgspec import Struct

from convert.model.inlines import Line
from convert.model.spans import Span


class Heading(Struct, frozen=True, tag="heading"):
    """A heading inside the body."""

    level: int
    """1 for a section, 2 for a part of it, and so on; the title is not counted."""
    content: Line
    """The words, without the number."""
    span: Span
    """Place in the source."""
    number: str | None = None
    """Number as printed, such as ``2.1`` or ``II.``."""


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A paragraph of running text."""

    content: Line
    """The words."""
    span: Span
    """Place in the source."""


class Quote(Struct, frozen=True, tag="quote"):
    """A quotation set apart from the text."""

    blocks: tuple[Block, ...]
    """What is quoted."""
    span: Span
    """Place in the source."""


class PullQuote(Struct, frozen=True, tag="pullquote"):
    """A sentence of the body repeated for the eye."""

    content: Line
    """The words."""
    span: Span
    """Place in the source."""


class Item(Struct, frozen=True):
    """One item of a list."""

    blocks: tuple[Block, ...]
    """What the item holds; mostly one paragraph."""
    span: Span
    """Place in the source, mark included."""
    mark: str | None = None
    """The mark as printed: a bullet, ``1.``, ``(a)``; None where the source lost it."""


class List(Struct, frozen=True, tag="list"):
    """A list."""

    ordered: bool
    """Whether the items are numbered."""
    items: tuple[Item, ...]
    """The items, in order."""
    span: Span
    """Place in the source."""


class Question(Struct, frozen=True, tag="question"):
    """What an interviewer asks."""

    content: Line
    """The words."""
    span: Span
    """Place in the source."""
    speaker: str | None = None
    """Who asks, as printed (``Q``, ``HARBOR``)."""


class Answer(Struct, frozen=True, tag="answer"):
    """What is answered."""

    content: Line
    """The words."""
    span: Span
    """Place in the source."""
    speaker: str | None = None
    """Who answers, as printed."""


class Verse(Struct, frozen=True, tag="verse"):
    """Lines whose ends matter: verse, slogans, an address."""

    lines: tuple[Line, ...]
    """The lines, in order."""
    span: Span
    """Place in the source."""


class Code(Struct, frozen=True, tag="code"):
    """A listing of program text."""

    text: str
    """The characters, unchanged."""
    span: Span
    """Place in the source."""


class Preformatted(Struct, frozen=True, tag="preformatted"):
    """Text whose spacing matters and whose structure is unknown, such as a flattened table."""

    text: str
    """The characters, unchanged."""
    span: Span
    """Place in the source."""


class Row(Struct, frozen=True):
    """One row of a table."""

    cells: tuple[Line, ...]
    """The cells, in reading order."""
    span: Span
    """Place in the source."""
    head: bool = False
    """Whether the row names the columns."""


class Table(Struct, frozen=True, tag="table"):
    """Rows of cells."""

    rows: tuple[Row, ...]
    """The rows, head rows first."""
    span: Span
    """Place in the source."""
    caption: Line = ()
    """What the table shows."""


class Figure(Struct, frozen=True, tag="figure"):
    """A picture, or what is left of one."""

    target: str | None
    """Path of the picture beside the source; None where only the caption survived."""
    alternative: str
    """What the picture shows, for those who do not see it."""
    span: Span
    """Place in the source."""
    caption: Line = ()
    """The words under the picture."""
    credit: Line = ()
    """Who made the picture."""


class Rule(Struct, frozen=True, tag="rule"):
    """A break between scenes."""

    span: Span
    """Place in the source."""


Block = (
    Heading
    | Paragraph
    | Quote
    | PullQuote
    | List
    | Question
    | Answer
    | Verse
    | Code
    | Preformatted
    | Table
    | Figure
    | Rule
)
