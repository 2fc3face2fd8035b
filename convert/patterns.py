"""House patterns: the lines of a publisher's own that octavo.toml teaches the parser, as data."""

from typing import Literal

from msgspec import Struct

PatternRole = Literal[
    "abstract",
    "author",
    "biography",
    "citation",
    "contact",
    "date",
    "deck",
    "furniture",
    "heading",
    "keywords",
    "kicker",
    "note",
    "paragraph",
    "publisher",
    "reference",
    "remark",
    "rights",
    "series",
]
"""What a house can say that its lines are."""


class Masthead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line with which a house opens its articles."""

    line: str
    """The line; ``{author}``, ``{date}``, ``{number}``, ``{any}`` and so on stand for what differs."""
    series: str | None = None
    """The series or section that it names."""
    publisher: str | None = None
    """The house that it names."""
    parent: str | None = None
    """What the house is part of."""


class Pattern(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that a house uses again and again."""

    line: str
    """The line; ``{date}``, ``{number}`` and ``{any}`` stand for what differs, ``{any}`` for nothing too."""
    role: PatternRole
    """What it is; of a label, what it announces."""
    to_end: bool = False
    """Whether everything below it is the same."""


class Patterns(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lines of a house that no general rule can know; ``octavo learn`` proposes them."""

    mastheads: tuple[Masthead, ...] = ()
    """Lines that open an article."""
    labels: tuple[Pattern, ...] = ()
    """Words before or above a part, with the role of what they announce."""
    sections: tuple[Pattern, ...] = ()
    """Lines inside an article, such as the names of its sections."""
    end_matter: tuple[Pattern, ...] = ()
    """Lines behind the body."""
    furniture: tuple[str, ...] = ()
    """Lines of the page around an article, which no edition sets."""
