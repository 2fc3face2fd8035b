"""Embedded faces: subsets of those that the style sheet names, with their licence."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from convert.render.rendering import Face, Rendering
from convert.write.epub_pages import Page

FOLDER = "fonts"
"""Folder inside the package; the style sheet refers to ``fonts/<file name of the face>``."""
LICENCE = "OFL.txt"
FEATURES = ("kern", "liga", "mark", "ccmp", "locl", "onum", "pnum", "smcp")
"""What the style sheet asks of a face; each further feature draws more glyphs into the subset."""
USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC, 0x2212)))
"""Characters of every subset: one takes half a second to make, so that most articles must share theirs."""
NAMES = (1, 3, 4, 6, 16)
"""Entries of the name table that call a font by its name."""
NEUTRAL_NAME = "Subset"
"""What a subset is called inside: the licence reserves the names of some families for the unchanged files."""

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
        yield face_name(face), "font/ttf", subset_face(path, face.sha256, characters)
    for family, licence in licences.items():
        yield f"{FOLDER}/{family}-{LICENCE}", "text/plain", licence.read_bytes()


def face_name(face: Face) -> str:
    """Return where *face* lies in the package."""
    return f"{FOLDER}/{Path(face.path).name}"


@lru_cache(maxsize=64)
def subset_face(path: Path, sha256: str, characters: str) -> bytes:
    """Return the face at *path* with no more than *characters* and the features that the style sheet uses.

    *sha256* is its digest, so that a face that was replaced is not taken from the cache.
    """
    from fontTools import subset  # a tenth of a second, which an e-book without faces need not pay

    options = subset.Options(
        layout_features=list(FEATURES),
        hinting=False,  # e-readers draw with their own; instructions are a third of the bytes
        notdef_outline=True,
        recalc_timestamp=False,  # the clock must not reach the bytes
        name_IDs=[0, 2, 13, 14, *NAMES],  # copyright and licence stay with the font
    )
    # lazily and without the names of glyphs, as pyftsubset does: half the time
    font = subset.load_font(path, options, lazy=True, dontLoadGlyphNames=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    for entry in font["name"].names:
        if entry.nameID in NAMES:
            entry.string = NEUTRAL_NAME
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _characters(pages: tuple[Page, ...]) -> str:
    """Return each character that a face may have to draw, capitals of all letters among them, in order."""
    words = "".join("".join(page.root.itertext()) for page in pages)
    return "".join(sorted(set(words + words.upper() + USUAL) - set("\t\n\r")))
