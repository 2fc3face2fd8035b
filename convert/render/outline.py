"""The headings of a body: names to link to, and levels without a gap."""

from msgspec import Struct

from convert.model import Block, Heading, Line
from convert.model.walk import plain
from convert.render.record import flat
from convert.render.theme import Tokens

TITLE_LEVEL = 1
DEEPEST = 6
SECTION_LEVEL = TITLE_LEVEL + 1
LISTED = 3
"""The deepest level that a contents page lists."""
HEAD = 4
"""Lines that the rule, the label and the space below them take."""

FEW = 0.25
"""Share of the lines of a page up to which the text follows its contents on that page."""


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


def section_names(outline: dict[int, Place]) -> dict[str, str]:
    """Return what each section is called, its number first, by its name in the document."""
    return {
        place.id: flat(f"{place.number or ''} {plain(place.content)}").strip()
        for place in outline.values()
        if place.level == SECTION_LEVEL
    }


def contents_form(outline: dict[int, Place], tokens: Tokens) -> str:
    """Return the classes, a space before each, that say how the contents are set.

    Very many entries stand without a line between them, so that one page holds them. Few do too, and are
    followed by the text: a page of their own would be empty.
    """
    levels = [place.level for place in outline.values() if place.level <= LISTED]
    if HEAD + len(levels) <= tokens["page"]["lines"] * FEW:
        return " tight few"
    lines = HEAD + sum(1 if level == LISTED else 2 for level in levels)
    return " tight" if lines > tokens["page"]["lines"] else ""
