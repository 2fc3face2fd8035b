"""The foot of a page grows by the height of each note; the notes above it are not laid out again for that.

WeasyPrint 70.0 lays out all the notes of a page whenever one comes to it or leaves it: a page of forty notes
in two columns, which it tries several times, takes ten seconds. What that tells is the height of the area
alone, and notes that stand below one another without margins are as high together as the sum of each. The
pages that come of it are the same to the byte: the area itself is still laid out whole when the page is done.
One thing differs: where rounding made an area seem higher than itself, a note was carried over for that.
"""

from collections.abc import Callable
from functools import wraps
from math import inf
from typing import Any

from convert.write.pdf_patch import patch

HEIGHTS = "note_heights"
"""Attribute of the area of a page: the height of each note that has stood in it, by its box."""
ROUNDING = 0.01
"""Pixels by which sums may be off."""
MARGINS = ("margin_top", "margin_bottom")


def add_note_heights() -> bool:
    """Change how WeasyPrint counts the height of the notes of a page; False where that was not tested."""
    return patch("layout", "LayoutContext._update_footnote_area", _summing)


def _summing(update: Callable[[Any], bool]) -> Callable[[Any], bool]:
    @wraps(update)
    def update_footnote_area(context: Any) -> bool:
        area = context.current_footnote_area
        if not _only_grows(area) or not all(map(_touches_others, context.current_page_footnotes)):
            return update(context)
        if area.height != "auto" and not context.in_column:
            context.page_bottom += area.margin_height()
        area.children = context.current_page_footnotes
        height = sum(_height(context, area, note) for note in area.children)
        area.height = min(height, area.max_height)
        if not context.in_column:
            context.page_bottom -= area.margin_height()
        return bool(height > area.max_height + ROUNDING)

    return update_footnote_area


def _only_grows(area: Any) -> bool:
    """Tell whether *area* is as high as its notes, one below the other."""
    style = area.style
    plain = style["height"] == "auto" and style["column_count"] == style["column_width"] == "auto"
    return plain and style["min_height"] in ("auto", (0, "px"))


def _touches_others(note: Any) -> bool:
    return all(note.style[margin] in ("auto", (0, "px")) for margin in MARGINS)


def _height(context: Any, area: Any, note: Any) -> float:
    """Return the height of *note* in *area*, laid out alone, once for each page that is made."""
    from weasyprint.formatting_structure.build import create_anonymous_boxes
    from weasyprint.layout.block import block_level_layout

    heights: dict[Any, float] = area.__dict__.setdefault(HEIGHTS, {})
    if note not in heights:
        alone = area.copy_with_children([note]).deepcopy()
        laid = block_level_layout(context, create_anonymous_boxes(alone), -inf, None, area.page)[0]
        heights[note] = laid.children[0].margin_height()
    return heights[note]
