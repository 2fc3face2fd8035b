"""What articles show of their house, and what is proposed for it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from convert.model import Role
from convert.patterns import Masthead, Pattern

Zone = Literal["top", "body", "tail"]


class Seen(Struct, frozen=True):
    """One short line of one article."""

    line: str
    """Its words, with fields in the place of what is this article's own."""
    words: str
    """Its words as they stand."""
    zone: Zone
    """Where it stands."""
    role: Role
    """What the general rules take most of it for."""
    place: int
    """Line of the source, from 1."""


class Observation(Struct, frozen=True):
    """What one article shows."""

    name: str
    """Its file."""
    lines: tuple[Seen, ...]
    """Its short lines, in order."""
    publisher: str | None
    """Who publishes it, as the general rules read it."""
    parent: str | None
    """What the publisher is part of."""
    series: str
    """The series, likewise."""


class Proposal(Struct, frozen=True):
    """One pattern, and what speaks for it."""

    table: Literal["mastheads", "sections", "end_matter", "furniture"]
    """Which table of ``[patterns]`` it belongs to."""
    pattern: Masthead | Pattern
    """The pattern."""
    count: int
    """Articles in which it stands."""
    of: int
    """Articles that were read."""
    places: tuple[tuple[str, int], ...]
    """File and line of some of them."""
    taken_for: tuple[Role, ...]
    """What the general rules take it for, the commonest first."""
