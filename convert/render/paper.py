"""Paper: how the pages of an edition stand on sheets, at a print shop or in a booklet."""

from msgspec import Struct

SHEET_PAGES = 4
"""Pages on a sheet that is folded once."""


class Sheet(Struct, frozen=True):
    """How a print shop takes the pages of an edition."""

    profile: str
    """Where the colour profile of its press lies; not part of the edition's bytes."""
    bleed: float
    """Points by which colour goes on behind the edge of a page."""
    marks: bool
    """Whether marks show where to cut."""


class Fold(Struct, frozen=True):
    """How pages are laid on sheets that are printed on both sides, turned over the short edge, and folded."""

    width: float
    """Width of a sheet, in points."""
    height: float
    """Its height."""
    signature: int | None = None
    """Pages that are folded together; None for all, one sheet in the other."""
    from_right: bool = False
    """Whether the pages are turned as those of a text that runs from right to left."""

    def sides(self, count: int) -> list[tuple[int | None, int | None]]:
        """Return for each side of each sheet its left and its right one of *count* pages, from 0.

        None stands for a blank page: all of them are at the end.
        """
        size = self.signature or max(SHEET_PAGES, -(-count // SHEET_PAGES) * SHEET_PAGES)
        found: list[tuple[int | None, int | None]] = []
        for start in range(0, count, size):
            for inner in range(size // 2):
                # Outermost first: the front has the last page beside the first, the back has them mirrored.
                outer, near = start + size - 1 - inner, start + inner
                pair = (near, outer) if bool(inner % 2) != self.from_right else (outer, near)
                left, right = (page if page < count else None for page in pair)
                found.append((left, right))
        return found
