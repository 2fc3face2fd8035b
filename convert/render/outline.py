"""The headings of a body: names to link to, and levels without a gap."""

from msgspec import Struct

from convert.model import Block, Heading, Line

TITLE_LEVEL = 1
DEEPEST = 6


class Place(Struct, frozen=True):
    """A heading in the document."""

    id: str
    """Name to link to."""
    level: int
    """2 to 6, as HTML counts; never more than one deeper than the heading before."""
    number: str | None
    """Number as printed."""
    content: Line
    """The words."""


def make_outline(body: tuple[Block, ...]) -> dict[int, Place]:
    """Return the headings of *body* by the position of their block.

    A level that the source skips is closed up: a tagged PDF and a table of contents allow no gap.
    """
    outline: dict[int, Place] = {}
    level = TITLE_LEVEL
    for position, block in enumerate(body):
        if isinstance(block, Heading):
            level = min(block.level + TITLE_LEVEL, level + 1, DEEPEST)
            outline[position] = Place(f"section-{len(outline) + 1}", level, block.number, block.content)
    return outline
