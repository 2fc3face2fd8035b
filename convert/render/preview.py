"""The pages of a preview that are no edition: the frame, and why there is nothing to show."""

from collections.abc import Sequence
from typing import Any

from convert.render.environment import environment

TITLES = {
    "source": "Source and structure",
    "html": "Web page",
    "pdf": "PDF",
    "epub": "E-book",
    "docx": "Word document",
    "press": "Press PDF",
    "booklet": "Booklet",
    "json": "JSON",
}
"""What a person calls the sides of an article."""
SHOWN = ("source", "html", "pdf", "epub", "booklet", "press", "json")
"""What a browser can show, in the order in which panes take it; a Word document is fetched."""
PANES = 3


def render_frame(names: Sequence[str], products: Sequence[str], version: int) -> str:
    """Return the frame for the articles *names*, of each of which *products* can be had."""
    sides = [side for side in SHOWN if side in ("source", *products)]
    layout = environment().get_template("preview/page.html.jinja")
    return layout.render(
        names=names, products=products, version=version, sides=sides, panes=sides[:PANES], titles=TITLES
    )


def render_refusal(error: dict[str, Any] | None, findings: Sequence[dict[str, Any]]) -> str:
    """Return the page that stands where an edition would.

    *error* has ``place``, ``problem``, ``excerpt``, ``remedy``; *findings* have what a report of them has.
    """
    layout = environment().get_template("preview/refusal.html.jinja")
    return layout.render(error=error, findings=findings)
