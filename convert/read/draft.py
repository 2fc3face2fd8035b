"""The draft: a source cut into pieces, each with its place, none with a meaning yet."""

from __future__ import annotations

from msgspec import Struct

from convert.model import SourceFacts, Span

INVISIBLE = "\ufeff\u200b\u2060\u00ad"
"""Byte order mark, zero-width space, word joiner, soft hyphen: at the edge of a line they are no text."""


class Piece(Struct, frozen=True):
    """What stands between two gaps: a paragraph, a heading, a line."""

    span: Span
    """From its first to behind its last character that is not white space."""
    lines: tuple[Span, ...]
    """Its lines, without line ends and without surrounding white space."""
    gap: int
    """Blank lines before it."""
    indent: int
    """Columns of white space before its first line."""
    known: str | None = None
    """What the mark-up of the source says it is (``heading-2``, ``list``); None in plain text."""


class Draft(Struct, frozen=True):
    """A source in pieces; between them there is nothing but white space and invisible characters."""

    text: str
    """The decoded source."""
    facts: SourceFacts
    """Where it came from."""
    pieces: tuple[Piece, ...]
    """The pieces, in order."""
    wrapped: bool = False
    """Whether lines were joined because the text is wrapped at a column."""
