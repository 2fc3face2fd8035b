"""What stands inside a line of text: words, emphasis, links, note marks."""

from __future__ import annotations

from msgspec import Struct

from convert.model.spans import Span


class Text(Struct, frozen=True, tag="text"):
    """A run of characters as an edition sets them."""

    text: str
    """The characters, after the changes that the typographic ledger lists."""
    span: Span
    """The source characters that they stand for."""


class Emphasis(Struct, frozen=True, tag="emphasis"):
    """Stressed words, set in italic."""

    content: tuple[Inline, ...]
    """What is stressed."""
    span: Span
    """Place in the source, marks included."""


class Strong(Struct, frozen=True, tag="strong"):
    """Words of weight, set in bold."""

    content: tuple[Inline, ...]
    """What is strong."""
    span: Span
    """Place in the source, marks included."""


class SmallCaps(Struct, frozen=True, tag="small_caps"):
    """Words set in small capitals."""

    content: tuple[Inline, ...]
    """What is set so."""
    span: Span
    """Place in the source, marks included."""


class Superscript(Struct, frozen=True, tag="superscript"):
    """Raised characters that are not a note mark."""

    content: tuple[Inline, ...]
    """What is raised."""
    span: Span
    """Place in the source, marks included."""


class Foreign(Struct, frozen=True, tag="foreign"):
    """Words in another language than what stands around them."""

    language: str
    """BCP 47 tag; ``und-`` and the script where only that is known."""
    content: tuple[Inline, ...]
    """The words."""
    span: Span
    """Place in the source, marks included."""


class Link(Struct, frozen=True, tag="link"):
    """Words that lead somewhere."""

    target: str
    """Address as the source has it; which schemes an edition keeps live is the renderer's to say."""
    content: tuple[Inline, ...]
    """The words."""
    span: Span
    """Place in the source, marks included."""


class CodeSpan(Struct, frozen=True, tag="code"):
    """Literal characters inside a line."""

    text: str
    """The characters, unchanged."""
    span: Span
    """Place in the source, marks included."""


class NoteMark(Struct, frozen=True, tag="note_mark"):
    """The place in the text from which a note hangs."""

    note: str
    """``Note.id`` of the note."""
    label: str
    """What the source printed there, without brackets: ``3`` or ``*``."""
    span: Span
    """Place in the source, brackets included."""


class LineBreak(Struct, frozen=True, tag="line_break"):
    """A line end that means something, as in verse or an address."""

    span: Span
    """Place of the line end in the source."""


Inline = Text | Emphasis | Strong | SmallCaps | Superscript | Foreign | Link | CodeSpan | NoteMark | LineBreak
Line = tuple[Inline, ...]
"""One line or paragraph of text."""
