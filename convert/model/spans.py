"""Places in the source: a span, and the claim that gives a span its role."""

from typing import Literal

from msgspec import Struct

Role = Literal[
    "abstract",
    "answer",
    "author",
    "biography",
    "blank",
    "caption",
    "citation",
    "code",
    "contact",
    "contributor",
    "date",
    "dateline",
    "deck",
    "dropped",
    "figure",
    "furniture",
    "heading",
    "keywords",
    "kicker",
    "list",
    "markup",
    "note",
    "number",
    "paragraph",
    "preformatted",
    "publisher",
    "pullquote",
    "question",
    "quote",
    "reference",
    "remark",
    "rights",
    "rule",
    "separator",
    "series",
    "subtitle",
    "table",
    "title",
    "verse",
]
"""What a stretch of the source is. ``markup`` is a label or mark whose meaning the model holds ("By",
a bullet, "Notes"); ``separator`` stands between two fields; ``blank`` is white space between pieces."""


class Span(Struct, frozen=True, array_like=True, order=True):
    """A half-open range of offsets, in characters, into the decoded source; ``[start, end]`` in JSON."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset behind the last character."""

    def cut(self, text: str) -> str:
        """Return what this span covers of *text*, the decoded source."""
        return text[self.start : self.end]

    def __bool__(self) -> bool:
        """Tell whether the span covers anything."""
        return self.end > self.start


class Claim(Struct, frozen=True):
    """One cell of the partition of the source: every character belongs to exactly one claim."""

    span: Span
    """Where it stands."""
    role: Role
    """What it is."""
    rule: str
    """Name of the rule that said so."""
