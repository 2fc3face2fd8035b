"""The draft: a source cut into pieces, each with its place, none with a meaning yet."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from convert.findings import Finding
from convert.lazy_regex import lazy_regex
from convert.model import Confidence, Dropped, SourceFacts, Span

INVISIBLE = "\ufeff\u200b\u2060\u00ad"
"""Byte order mark, zero-width space, word joiner, soft hyphen: at the edge of a line they are no text."""

MAIL_HEADER = "mail-header"
"""The rule of values that the head of a mail states."""

DRAWN = lazy_regex(r"(?:[-=_~*–—]\s?){3,}")
"""A line that is drawn with signs: it goes on with nothing, and nothing with it."""

Known = Literal[
    "heading",
    "paragraph",
    "item",
    "quote",
    "code",
    "preformatted",
    "table",
    "figure",
    "caption",
    "rule",
    "verse",
    "note",
    "title",
    "subtitle",
]
"""What mark-up can say of a piece."""


Styled = Literal[
    "series",
    "number",
    "publisher",
    "parent",
    "kicker",
    "deck",
    "author",
    "contributor",
    "date",
    "key_points",
    "abstract",
    "pullquote",
    "question",
    "answer",
    "reference",
    "remark",
    "biography",
    "contact",
    "citation",
    "rights",
    "credit",
]
"""What a style or class of the source's own can say of a piece; Octavo's editions say it of theirs."""


class Mark(Struct, frozen=True):
    """Mark-up inside a piece; marks may lie inside each other, never across."""

    kind: Literal[
        "emphasis",
        "strong",
        "code",
        "link",
        "superscript",
        "small_caps",
        "foreign",
        "note",
        "break",
        "literal",
    ]
    """What it means; ``literal`` is text that the source writes in another way: ``\\*``, ``&amp;``."""
    span: Span
    """The words, without the marks around them."""
    outer: Span
    """The words with the marks; what is only in here is mark-up of the source."""
    target: str = ""
    """Of a link its address, of a note its label, of words in another language its tag; of a literal what it
    stands for: nothing hides it."""


class Told(Struct, frozen=True):
    """What a source states of an author beside the name."""

    field: Literal["role", "affiliation", "mail", "orcid", "handle"]
    """What it is."""
    value: str
    """The value."""
    span: Span | None = None
    """Where it stands, where it does."""


class Declared(Struct, frozen=True):
    """A value of the metadata that the source states outright."""

    field: Literal[
        "title",
        "subtitle",
        "deck",
        "kicker",
        "series",
        "author",
        "published",
        "updated",
        "original",
        "publisher",
        "language",
        "keyword",
        "identifier",
        "rights",
    ]
    """What it is; several authors and keywords stand in their order. Dates are ISO."""
    value: str
    """The value."""
    rule: str
    """Who says so: ``front-matter``, ``json-ld``, ``meta``, ``mail-header``."""
    span: Span | None = None
    """Where it stands in the draft's text, where it does."""
    confidence: Confidence = "certain"
    """How sure the source is of it: a page can state what is left over from another."""
    told: tuple[Told, ...] = ()
    """Of an author what else the source states."""


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
    known: Known | None = None
    """What the mark-up of the source says it is; None in plain text."""
    level: int = 0
    """Of a heading 1 to 6 as the source counts them; of an item or quotation how deep it lies, from 1."""
    group: int = 0
    """Pieces of one list, quotation or table share a number above 0; no item goes on with the last."""
    ordered: bool = False
    """Of an item whether its list is numbered."""
    label: str = ""
    """Of an item its mark as printed, of a note its label, of a figure its alternative text, of what somebody
    says the speaker, of a contributor the relator."""
    opens: bool = False
    """Whether what is no item (a listing, a quotation) is the first in an item of its list."""
    target: str = ""
    """Of a figure the path of the picture."""
    confidence: Confidence = "certain"
    """Of a title how sure the mark-up is that it is one."""
    cells: tuple[Span, ...] = ()
    """Of a table row its cells; of a figure its caption, and its credit where that is told apart; of a
    listing its lines, where marks part them."""
    head: bool = False
    """Of a table row whether it names the columns."""
    marks: tuple[Mark, ...] = ()
    """Mark-up inside the piece, in the order of ``outer.start``, outer marks first."""
    large: bool = False
    """Whether it is set larger than the text, where the source tells of sizes."""
    styled: Styled | None = None
    """What a style of the source's own says; of a by-line ``cells`` are its name and what the name is."""


class Draft(Struct, frozen=True):
    """A source in pieces; between them there is only white space, and what the reader skipped."""

    text: str
    """What spans count: the decoded source; of HTML, DOCX and the like their linear text."""
    facts: SourceFacts
    """Where it came from."""
    pieces: tuple[Piece, ...]
    """The pieces, in order."""
    declared: tuple[Declared, ...] = ()
    """Metadata that the source states."""
    skipped: tuple[Dropped, ...] = ()
    """What the reader itself leaves out: mark-up around pieces, scripts, navigation; with its reason."""
    wrapped: bool = False
    """Whether lines were joined because the text is wrapped at a column."""
    findings: tuple[Finding, ...] = ()
    """What only the reader can notice: tracked changes, comments, what no article has."""
    own: bool = False
    """Whether Octavo made the source, so that its styles say of every part what it is."""
