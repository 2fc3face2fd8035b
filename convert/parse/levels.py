"""Levels of unmarked headings: by the depth of their numbers, by kinds of numbers, by capitals."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from convert.model import Block, Heading
from convert.model.walk import plain

FEWEST = 2
"""Headings of one kind that it takes before the kind makes a level of its own."""

KINDS = ("part", "roman", "capitals", "figure", "letter", "bare")
"""Kinds of headings, the weightier first."""


def set_levels(body: Sequence[Block], known: frozenset[int]) -> list[Block]:
    """Return *body* with the levels of its headings set, but of those at *known*, which the source gives."""
    kinds = {
        place: kind_of(block)
        for place, block in enumerate(body)
        if isinstance(block, Heading) and place not in known
    }
    ranks = _ranks(list(kinds.values()))
    return [
        replace(block, level=_level(block, kinds[place], ranks))
        if isinstance(block, Heading) and place in kinds
        else block
        for place, block in enumerate(body)
    ]


def kind_of(heading: Heading) -> str:
    """Return which of ``KINDS`` *heading* is."""
    number = (heading.number or "").strip("().:–—- ")
    if re.match(r"(?:part|chapter|section)\b", number, re.IGNORECASE):
        return "part"
    if number[:1].isdigit():
        return "figure"
    if number:
        return "roman" if re.fullmatch(r"[IVXL]+", number) else "letter"
    words = plain(heading.content)
    return "capitals" if words.isupper() and len(re.findall(r"[^\W\d_]", words)) > 3 else "bare"


def _ranks(kinds: list[str]) -> dict[str, int]:
    """Return the level of each kind."""
    ranks: dict[str, int] = {}
    level = 0
    for kind in KINDS:
        if kind in kinds:
            level += level == 0 or _opens_level(kinds, kind, ranks)
            ranks[kind] = 1 if kind == "bare" and not _opens_level(kinds, kind, ranks) else level
    return ranks


def _opens_level(kinds: list[str], kind: str, above: dict[str, int]) -> bool:
    """Tell whether headings of *kind* stand below those of the kinds *above*.

    Small letters stand below capitals; below numbers they need not: "Introduction" has none.
    """
    if kind == "bare":
        return kinds.count("capitals") >= FEWEST and kinds[0] == "capitals"
    if kind == "capitals":
        return False
    return any(other in kinds[: kinds.index(kind)] for other in above)


def _level(heading: Heading, kind: str, ranks: dict[str, int]) -> int:
    depth = len(re.findall(r"\d+", heading.number or "")) - 1 if kind == "figure" else 0
    return min(ranks[kind] + max(depth, 0), 6)
