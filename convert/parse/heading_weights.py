"""Weighing a line by signs that have points, no longer than it takes to know what matters."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from msgspec import Struct

from convert.parse.heading_line import Ground, Line

Sign = Callable[[Line, Ground], bool]
Signs = tuple[tuple[Sign, int], ...]


class Scale(Struct, frozen=True):
    """Signs in the order in which a line is asked for them."""

    signs: Signs
    hopes: Sequence[int]
    """What a line can have at most of each sign and those behind it."""


def make_scale(signs: Signs) -> Scale:
    """Return the scale of *signs*."""
    gains = (max(points, 0) for _, points in reversed(signs))
    return Scale(signs, list(accumulate(gains))[::-1])


def weigh(line: Line, ground: Ground, scale: Scale, least: int) -> int:
    """Return the points of *line*; or fewer than the *least*, once it cannot have so many."""
    found = 0
    for (sign, points), hope in zip(scale.signs, scale.hopes, strict=True):
        if found + hope < least:
            break
        if sign(line, ground):
            found += points
    return found
