"""What stands before and behind the body: summary, notes, citation, biographies, contact, rights, remarks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from convert.model.blocks import Block
from convert.model.inlines import Line
from convert.model.spans import Span


class Summary(Struct, frozen=True):
    """An abstract or the key points."""

    kind: Literal["abstract", "key_points"]
    """Which of the two."""
    blocks: tuple[Block, ...]
    """What it says."""
    span: Span
    """Place in the source, label included."""


class Note(Struct, frozen=True):
    """A note that hangs from a mark in the text."""

    id: str
    """Name by which its mark refers to it: ``note-1``."""
    label: str
    """Its number or sign as printed."""
    blocks: tuple[Block, ...]
    """What it says."""
    span: Span
    """Place in the source, label included."""


class Reference(Struct, frozen=True):
    """One entry of a list of references."""

    content: Line
    """The entry."""
    span: Span
    """Place in the source."""


class CitationCheck(Struct, frozen=True):
    """How the citation line compares with the rest of the source on one field."""

    field: str
    """``title``, ``authors``, ``date``, ``publisher``."""
    cited: str
    """What the citation line says."""
    found: str | None
    """What the rest of the source says; None where it is silent."""
    agrees: bool | None
    """Whether the two are the same; None where there is nothing to compare."""
    span: Span
    """Where the citation line says it."""


class Citation(Struct, frozen=True):
    """The line that says how the article is to be cited."""

    content: Line
    """The citation as printed, without its label."""
    span: Span
    """Place in the source, without the label."""
    checks: tuple[CitationCheck, ...] = ()
    """Comparison with the rest of the source."""


class Biography(Struct, frozen=True):
    """A paragraph about one author or several."""

    content: Line
    """The words."""
    authors: tuple[int, ...]
    """Positions in ``Article.authors`` of those whom it is about."""
    span: Span
    """Place in the source."""


class Contact(Struct, frozen=True):
    """Whom to ask."""

    content: Line
    """The words, label included."""
    span: Span
    """Place in the source."""


class Rights(Struct, frozen=True):
    """Who holds which right."""

    content: Line
    """The words."""
    span: Span
    """Place in the source."""
    licence: str | None = None
    """Short name of a licence that the words name, such as ``CC BY 4.0``."""


class Remark(Struct, frozen=True):
    """A correction, an editor's note, a disclaimer: said about the article, never dropped."""

    kind: Literal["editors_note", "correction", "disclaimer", "funding", "republication", "update"]
    """Which of them."""
    content: Line
    """The words, label included."""
    span: Span
    """Place in the source."""


class Dropped(Struct, frozen=True):
    """Source text that no edition sets."""

    span: Span
    """Place in the source."""
    reason: str
    """Why, in a sentence for a person."""
