"""What copyfitting tells a person about what it did."""

from convert.compose import Fit
from convert.render.rendering import Fitting
from convert.write.pdf_depth import Depths
from convert.write.pdf_paragraphs import Paragraph
from convert.write.pdf_spots import Spot

FIRST_WORDS = 40
"""Characters that tell which paragraph is meant."""
POINTS = 3 / 4
"""Points in a CSS pixel."""


def tell_spot(spot: Spot) -> Fitting:
    """Return *spot* as what could not be mended."""
    return Fitting(spot.kind, spot.page + 1, spot.words.strip()[:FIRST_WORDS], "")


def words_of(paragraph: Paragraph) -> str:
    """Return the first words of *paragraph*."""
    return " ".join("".join(slot.text for slot in paragraph.slots).split())[:FIRST_WORDS]


def in_words(fit: Fit, lines: int) -> str:
    """Return how a paragraph was set otherwise, by as many *lines* as came of it."""
    means = []
    if fit.tracking:
        means.append(f"tracking {fit.tracking * POINTS:+.3f} pt")
    if fit.word_space:
        means.append(f"word space {fit.word_space * POINTS:+.3f} pt")
    change = lines or fit.looseness
    return ", ".join([*([count(change, "longer", "shorter")] if change else []), *means])


def tell_depths(depths: Depths) -> str:
    """Return ``pages 4, 5 a line deeper``; all *depths* are alike."""
    pages = ", ".join(map(str, sorted(depths)))
    (lines,) = set(depths.values())
    return f"{'page' if len(depths) == 1 else 'pages'} {pages} {count(lines, 'deeper', 'shallower')}"


def count(lines: int, more: str, fewer: str) -> str:
    """Return ``a line longer``, ``2 lines shorter``."""
    number = "a line" if abs(lines) == 1 else f"{abs(lines)} lines"
    return f"{number} {more if lines > 0 else fewer}"
