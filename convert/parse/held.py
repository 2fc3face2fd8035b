"""A piece that waits: its role is given, but what it becomes depends on what the rules find."""

from msgspec import Struct


class Held(Struct, frozen=True):
    """A piece whose role somebody gave, kept off the desk until it can be made."""

    role: str
    """What it is."""
    rule: str
    """Who said so."""
    skip: int = 0
    """Characters at its start that are a label."""
    level: int = 1
    """Of a heading, from 1."""
