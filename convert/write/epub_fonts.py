"""Embedded faces: subsets of those that the style sheet names, with their licence."""

import io
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from convert.render.rendering import Face, Rendering
from convert.write.epub_pages import Page

FOLDER = "fonts"
"""Folder inside the package; the style sheet refers to ``fonts/<file name of the face>``."""
LICENCE = "OFL.txt"
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "onum", "lnum", "pnum", "tnum", "smcp", "c2sc", "sups")
"""What the style sheet asks of a face; each further feature draws more glyphs into the subset."""
ALWAYS = "-\u2010\u2026 \u00a0"
"""Characters that a reading system may set of itself: hyphens at line ends, an ellipsis."""

Member = tuple[str, str, bytes]
"""Name in the package, media type, bytes."""


def embed_fonts(rendering: Rendering, pages: tuple[Page, ...]) -> Iterator[Member]:
    """Yield a subset of each face that the style sheet refers to, and once the licence of its family.

    A style sheet without ``@font-face`` (the default) embeds none.
    """
    faces = [face for face in rendering.faces if face_name(face) in rendering.style]
    characters = _characters(pages) if faces else ""
    licences: dict[str, Path] = {}
    for face in faces:
        path = Path(face.path)
        licences.setdefault(path.parent.name, path.with_name(LICENCE))
        yield face_name(face), "font/ttf", subset_face(path, characters)
    for family, licence in licences.items():
        yield f"{FOLDER}/{family}-{LICENCE}", "text/plain", licence.read_bytes()


def face_name(face: Face) -> str:
    """Return where *face* lies in the package."""
    return f"{FOLDER}/{Path(face.path).name}"


def subset_face(path: Path, characters: str) -> bytes:
    """Return the face at *path* with no more than *characters* and the features that the style sheet uses."""
    options = subset.Options(
        layout_features=list(FEATURES),
        hinting=False,  # e-readers draw with their own; instructions are a third of the bytes
        notdef_outline=True,
        recalc_timestamp=False,  # the clock must not reach the bytes
        name_IDs=[0, 1, 2, 4, 6, 13, 14],  # copyright, names, licence: what the licence asks to keep
    )
    font = TTFont(path, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _characters(pages: tuple[Page, ...]) -> str:
    """Return each character that a face may have to draw, capitals of all letters among them, in order."""
    words = "".join("".join(page.root.itertext()) for page in pages)
    return "".join(sorted(set(words + words.upper() + ALWAYS)))
