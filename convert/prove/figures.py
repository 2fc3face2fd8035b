"""Pictures: each edition holds those of the article, in their order, and says the same of what they show."""

from convert.model import Article
from convert.model.walk import figures
from convert.prove.fault import Fault, compare
from convert.prove.words import normalise
from convert.render.rendering import Edition, Rendering

LOST = "no picture, but its place alone"
"""What a picture says that the edition does not hold."""


def prove_figures(article: Article, rendering: Rendering) -> tuple[Fault, ...]:
    """Return a fault where *rendering* names more or fewer pictures than *article* has."""
    known = {picture.target for picture in rendering.pictures}
    wanted = [figure.target or "" for figure in figures(article) if figure.target in known]
    found = len(rendering.script.pictures)
    if len(wanted) == found:
        return ()
    expected = f"{len(wanted)} pictures"
    sentence = f"{expected} went in, {found} are in the layout"
    return (Fault(rendering.edition, "the pictures as rendered", expected, f"{found} pictures", sentence),)


def prove_alternatives(
    edition: Edition, wanted: tuple[str, ...], found: tuple[str, ...]
) -> tuple[Fault, ...]:
    """Return the first picture of an edition that is missing, added, or said to show something else."""
    return compare(edition, "the pictures", [_told(text) for text in wanted], [_told(text) for text in found])


def _told(alternative: str) -> str:
    return f"[{' '.join(normalise(alternative).split())}]"
