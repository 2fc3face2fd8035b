"""How wide words are that stand on lines of their own: what headlines, covers and headings are broken by."""

from collections.abc import Callable
from functools import lru_cache

from convert.compose.measure import Style, ruler
from convert.render.rendering import Face

BOLDEST = 900
UNKNOWN = 1.0
"""Ems that a character takes which no face has: it is not set either."""

Width = Callable[[str], float]
"""Gives the width of words, in ems."""


@lru_cache(maxsize=32)
def word_width(faces: tuple[Face, ...], family: str, weight: int = BOLDEST) -> Width:
    """Return what gives the width of a word: in the upright face of *family* whose weight is nearest to
    *weight*, else in another that has all of its characters, shaped as the engine shapes it."""
    upright = [face for face in faces if face.style == "normal"]
    ranked = sorted(upright, key=lambda face: (face.family != family, abs(face.weight - weight)))
    rulers = [ruler(Style(face.path, 1.0)) for face in ranked]

    def width(word: str) -> float:
        found = (each.width(word) for each in rulers)
        whole = next((each for each in found if each is not None), None)
        if whole is None and len(word) > 1:
            return sum(map(width, word))
        return UNKNOWN if whole is None else whole

    return width
