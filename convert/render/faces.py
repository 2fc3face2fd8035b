"""The faces that a theme names: files of fonts/, found by family, told apart by what their names say."""

import hashlib
from functools import cache
from pathlib import Path

from convert import paths
from convert.errors import EngineError, UsageError
from convert.render.rendering import Face
from convert.render.theme import Tokens, nearest

# How the font files of this repository end, and what that means in CSS.
ENDINGS = {
    "Regular": ("normal", 400),
    "Italic": ("italic", 400),
    "SemiBold": ("normal", 600),
    "Bold": ("normal", 700),
    "BoldItalic": ("italic", 700),
}


def load_faces(tokens: Tokens) -> tuple[Face, ...]:
    """Return the faces of the families in *tokens*; UsageError for a family that fonts/ does not hold."""
    families = dict.fromkeys(str(family) for family in tokens["face"].values())
    return tuple(face for family in families for face in family_faces(family))


@cache
def family_faces(family: str) -> tuple[Face, ...]:
    """Return the faces of *family*, in the order of ``ENDINGS``."""
    root = paths.fonts()
    known = sorted(path.name for path in root.glob("*/") if path.is_dir())
    if not known:
        raise EngineError("there are no fonts", remedy=f"Put the faces back into {root}.")
    name = family.lower().replace(" ", "-")
    if name not in known:
        raise UsageError(f"no face is called {family}", remedy=nearest(name, known, "fonts/ holds"))
    files = {path.stem.rpartition("-")[2]: path for path in sorted((root / name).glob("*.[to]tf"))}
    return tuple(_face(family, ending, files[ending]) for ending in ENDINGS if ending in files)


def _face(family: str, ending: str, path: Path) -> Face:
    style, weight = ENDINGS[ending]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Face(family, "italic" if style == "italic" else "normal", weight, str(path), digest)
