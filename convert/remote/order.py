"""What is asked for: the same for all pieces of a run, small enough to be sent with each."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Order(Struct, frozen=True, kw_only=True):
    """What a run is to make, of articles below one place, for another."""

    source: str
    """Address of the folder of octavo.toml, or of the sources where there is none."""
    out: str
    """Address of the output folder."""
    editions: tuple[str, ...]
    """Products, by their names."""
    house: dict[str, bytes]
    """octavo.toml and what it names, by their names below its folder."""
    chosen: dict[str, Any]
    """Settings that the command has chosen otherwise."""
    source_bytes: int
    """The largest source that is read, in bytes."""
    picture_bytes: int
    """The largest picture."""
    seconds: float
    """What one article may take."""
    strict: bool = False
    """Whether a warning stops an edition as an error does."""
    force: bool = False
    """Whether what stands is made once more."""


class Piece(Struct, frozen=True, kw_only=True):
    """Some articles of an order."""

    number: int
    """Its place among the pieces of the run, from 0."""
    sources: tuple[str, ...]
    """The names of the sources, below the place of sources."""
    names: tuple[str, ...]
    """The names of their editions, in the same order."""
