"""The grid: each block of the text ends where a line of the body would, so that the lines behind it register.

WeasyPrint knows neither ``block-step`` nor ``line-snap`` (CSS Rhythmic Sizing): its layout of a block is
changed.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any

from msgspec import Struct

from convert.write.pdf_patch import patch

HOLDERS = frozenset({"article", "body"})
"""Classes of the elements whose blocks end on the grid."""
PIXELS = 4 / 3
"""WeasyPrint counts in CSS pixels, tokens are points."""
TOLERANCE = 0.05
"""Pixels that rounding may leave."""


class Grid(Struct, frozen=True):
    """Where the lines of a page stand."""

    top: float
    """Where the first begins, in pixels."""
    line: float
    """Height of each, in pixels."""

    def missing(self, place: float) -> float:
        """Return how far it is from *place* down to the end of a line."""
        rest = -(place - self.top) % self.line
        return 0.0 if rest < TOLERANCE or self.line - rest < TOLERANCE else rest


CURRENT: ContextVar[Grid | None] = ContextVar("CURRENT", default=None)
"""The grid of the document that is being laid out."""


@contextlib.contextmanager
def on_grid(tokens: dict[str, Any]) -> Iterator[None]:
    """Lay out on the grid of *tokens* what is laid out inside."""
    patch("layout.block", "block_level_layout", _ending_on_lines)
    grid = Grid(tokens["page"]["top"] * PIXELS, tokens["line"]["body"] * PIXELS)
    token = CURRENT.set(grid)
    try:
        yield
    finally:
        CURRENT.reset(token)


def _ending_on_lines(layout: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(layout)
    def lay_out(
        context: Any,
        box: Any,
        bottom_space: Any,
        skip: Any,
        holder: Any,
        page_is_empty: bool = True,
        absolute: Any = None,
        fixed: Any = None,
        margins: Any = None,
        *rest: Any,
        **more: Any,
    ) -> Any:
        grid = CURRENT.get()
        if grid and not margins and _begins_column(box, holder):
            # A second column, too, begins with words. On an empty page WeasyPrint drops the space above them
            # once it meets another margin; below other blocks that margin makes up for it.
            margins = [0.0] if page_is_empty or skip else [-_space_above(box)]
        result = layout(
            context, box, bottom_space, skip, holder, page_is_empty, absolute, fixed, margins, *rest, **more
        )
        laid, resume_at, through = result[0], result[1], result[4]
        if grid and laid is not None and resume_at is None and not through and _holds_lines(holder):
            # Below the border and not inside it: a rule or a ground would show the difference.
            missing = grid.missing(laid.border_box_y() + laid.border_height())
            # What stands between rules looks far from the text behind it, with nearly two lines between them.
            is_far = missing > grid.line / 2 and laid.margin_bottom >= grid.line and _is_ruled(laid)
            laid.margin_bottom += missing - grid.line if is_far else missing
        return result

    return lay_out


def _begins_column(box: Any, holder: Any) -> bool:
    at_top = getattr(holder, "is_column", False) and not isinstance(holder.content_box_y(), str)
    return at_top and abs(box.position_y - holder.content_box_y()) < TOLERANCE


def _space_above(box: Any) -> float:
    return float(getattr(box.style["margin_top"], "value", 0.0))


def _is_ruled(box: Any) -> bool:
    return getattr(box, "element_tag", None) == "table"


def _holds_lines(box: Any) -> bool:
    element = getattr(box, "element", None)
    return element is not None and not HOLDERS.isdisjoint((element.get("class") or "").split())
