"""Which picture a layout puts where, and what it says to those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from convert.assets.picture import SCHEME, Picture, says_something
from convert.model import Figure
from convert.model.walk import plain
from convert.render.rendering import Edition

FOLDER = "pictures/"
"""Where the pictures of an e-book lie inside it; elsewhere an address that only its writer knows."""


class Shown(Struct, frozen=True):
    """A picture as a layout names it."""

    address: str
    """Value of ``src``."""
    alternative: str
    """Value of ``alt``."""


def picture_finder(
    pictures: tuple[Picture, ...], edition: Edition, labels: Mapping[str, str]
) -> Callable[[Figure], Shown | None]:
    """Return what finds the picture of a figure among *pictures*; None where it has none.

    Where nobody wrote what a picture shows, an e-book and a page say nothing, so that they claim nothing;
    print must say something (PDF/UA-1, 7.3) and says its caption, or that it is a picture.
    """
    places = {each.target: (FOLDER if edition == "epub" else SCHEME) + each.name for each in pictures}

    def find(figure: Figure) -> Shown | None:
        target = figure.target or ""
        if target not in places:
            return None
        if says_something(figure.alternative, target):
            return Shown(places[target], figure.alternative)
        spare = "" if edition in ("epub", "html") else plain(figure.caption) or labels["picture"]
        return Shown(places[target], spare)

    return find
