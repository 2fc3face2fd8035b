"""Print on other sheets: the same pages with colour beyond their edges, or two by two to be folded."""

import re

from msgspec.structs import replace

from convert.errors import UsageError
from convert.render.paper import Fold, Sheet
from convert.render.rendering import Rendering
from convert.settings import Booklet, Press

POINTS = {"mm": 72 / 25.4, "in": 72.0, "pt": 1.0}
"""Points in each unit of length."""

SHEETS = {"a4": (841.89, 595.28), "letter": (792.0, 612.0), "a3": (1190.55, 841.89)}
"""Width and height of each sheet, as it lies before who folds it."""

IN_INCHES = ("letter", "6x9")
"""Papers whose booklets are printed on Letter."""


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


def fold_pages(rendering: Rendering, booklet: Booklet) -> Rendering:
    """Return the *rendering* of a print edition with its pages on the sheets of a *booklet*."""
    paper = rendering.tokens["page"]["paper"]
    width, height = SHEETS[booklet.sheet or ("letter" if paper in IN_INCHES else "a4")]
    from_right = rendering.tokens["scripts"]["direction"] == "rtl"
    return replace(rendering, fold=Fold(width, height, booklet.signature, from_right))
