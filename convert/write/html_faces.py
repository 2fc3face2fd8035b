"""Faces inside a page: of each that its text needs, the characters that stand in it, packed as WOFF2."""

import base64
import io
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.ttLib import TTFont
from lxml import etree

from convert import paths
from convert.render.rendering import Face, Rendering
from convert.write.epub_fonts import FEATURES, NAMES, NEUTRAL_NAME

LICENCE_NAMES = (13, 14)
"""Entries of the name table that say under which licence a face is, besides those that are always kept."""
SLANTED = frozenset("em h4 h5 h6 byline deck pullquote question remark".split())
"""Elements and classes that the style sheet sets in italics."""
BOTH = (("em", "strong"), ("strong", "em"))
"""Elements that are bold and italic, one in the other."""
USUAL = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0‐‘’“”–—…•·×©°"
"""Characters of every face: 2 kB more, but most articles share theirs, which take a tenth of a second."""
NOTICE = (
    "/* The faces of this page are parts of {families}, each under the licence that it names inside. */\n"
)
RULE = """@font-face {{
  font-family: "{family}";
  font-style: {style};
  font-weight: {weight};
  font-display: swap;
  src: url(data:font/woff2;base64,{content}) format("woff2");
}}
"""


def style_faces(rendering: Rendering, root: Any) -> str:
    """Return the rules that bring the faces of *rendering* which the text of the page *root* needs.

    Faces of the machine are left out: they are large, and who reads a script has a face for it.
    """
    shipped = str(paths.fonts())
    faces = [f for f in rendering.faces if f.path.startswith(shipped) and _is_needed(f, rendering, root)]
    characters = _characters(root)
    rules = [_rule(face, characters) for face in faces]
    families = ", ".join(dict.fromkeys(face.family for face in faces))
    return NOTICE.format(families=families) + "".join(rules)


def _rule(face: Face, characters: str) -> str:
    content = base64.b64encode(pack_face(Path(face.path), face.sha256, characters)).decode()
    return RULE.format(family=face.family, style=face.style, weight=face.weight, content=content)


def _is_needed(face: Face, rendering: Rendering, root: Any) -> bool:
    """Tell whether the page asks for *face*; of the second family the semibold stands for the bold too."""
    if face.weight > 400 and face.style == "italic":
        return any(next(e.iter(inner), None) is not None for outer, inner in BOTH for e in root.iter(outer))
    if face.style == "italic":
        return not SLANTED.isdisjoint(_kinds(root))
    return face.weight <= 600 or face.family != rendering.tokens["face"]["sans"]


def _kinds(root: Any) -> set[str]:
    """Return the elements and the classes that the page *root* has."""
    return {name for e in root.iter(etree.Element) for name in (e.tag, *e.get("class", "").split())}


def _characters(root: Any) -> str:
    """Return each character of the page and the usual ones, capitals of all letters among them, in order."""
    words = "".join(root.find("body").itertext())
    return "".join(sorted(set(words + words.upper() + USUAL) - set("\t\n\r")))


@lru_cache(maxsize=64)
def pack_face(path: Path, sha256: str, characters: str) -> bytes:
    """Return the face at *path* with no more than *characters* and the features that style sheets use.

    *sha256* is its digest, so that a face that was replaced is not taken from the cache.
    """
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(map(ord, characters))
    wanted.name_id_set.update(LICENCE_NAMES)
    wanted.layout_feature_tag_set.update(int.from_bytes(name.encode(), "big") for name in FEATURES)
    face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
    # WOFF2 is made of tables, so the clock of fontTools must not reach them.
    font = TTFont(io.BytesIO(uharfbuzz.subset(face, wanted).blob.data), recalcTimestamp=False)
    for entry in font["name"].names:
        if entry.nameID in NAMES:
            entry.string = NEUTRAL_NAME
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
