"""Print for a print shop: the same pages with colour beyond their edges."""

import re

from msgspec.structs import replace

from convert.errors import UsageError
from convert.render.rendering import Rendering, Sheet
from convert.settings import Press

POINTS = {"mm": 72 / 25.4, "in": 72.0, "pt": 1.0}
"""Points in each unit of length."""


def lay_on_sheet(rendering: Rendering, press: Press) -> Rendering:
    """Return the *rendering* of a print edition as *press* takes it: its pages are the same.

    Raises UsageError where no profile is named.
    """
    if not press.profile:
        raise UsageError("a press needs a colour profile", remedy="Name it in octavo.toml: press.profile.")
    bleed = points(press.bleed)
    style = f"{rendering.style}\n@page {{ bleed: {bleed}pt; }}\n"
    return replace(rendering, style=style, sheet=Sheet(press.profile, bleed, press.marks))


def points(length: str) -> float:
    """Return how many points a *length* such as ``3mm`` has, to a thousandth."""
    value, unit, _ = re.split("(mm|in|pt)", length)
    return round(float(value) * POINTS[unit], 3)
