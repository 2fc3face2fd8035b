"""How wide words are: HarfBuzz, with the face, the size and the features that the style sheet asks for."""

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz

SCALE = 1024
"""Units to which advances are rounded, a glyph: Pango counts in 1/1024 of a pixel."""
WORDS = 50_000
"""Words whose width a ruler remembers."""
COMMON = frozenset(("", "Zyyy", "Zinh", "Zzzz"))
"""Scripts of digits and signs: they take that of the letters around them."""


ANY = "en"
"""The language of shapes where none is known."""


class Style(NamedTuple):
    """All that the width of a text depends on."""

    face: str
    """Path of the font file."""
    size: float
    """Size, in the unit of all lengths."""
    features: tuple[tuple[str, int], ...] = ()
    """OpenType features with their values."""
    tracking: float = 0.0
    """What is added behind each character."""
    language: str = ""
    """BCP 47 tag, empty for that of the paragraph: words are divided in it; some faces have other forms."""


class Ruler:
    """Measures text of one style; what it has measured it remembers."""

    def __init__(self, style: Style) -> None:
        """Take the style; the font file is read once a process."""
        self.style = style
        self.font = uharfbuzz.Font(_face(style.face))
        self.font.scale = (round(style.size * SCALE), round(style.size * SCALE))
        self.features: dict[str, int] = dict(style.features)
        if style.tracking:
            self.features |= {
                "liga": 0,
                "clig": 0,
                "dlig": 0,
            }  # as Pango does: letters apart form no ligature
        self.widths: dict[str, float | None] = {"": 0.0}
        self.space = self.width(" ") or 0.0
        hyphen, minus = (self.font.get_nominal_glyph(ord(character)) for character in "\u2010-")
        self.tells_hyphens = hyphen is not None and hyphen != minus
        """Whether the hyphen at a line end has a glyph of its own: else nobody could tell ours from the
        author's."""

    def width(self, text: str) -> float | None:
        """Return the width of *text*; None where the face has not all of its characters."""
        if text in self.widths:
            return self.widths[text]
        if len(self.widths) >= WORDS:
            self.widths = {"": 0.0}
        width = self.widths[text] = self._shape(text)
        return width

    def _shape(self, text: str) -> float | None:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if (buffer.script or "") in COMMON:
            buffer.script = "Latn"
        buffer.language = self.style.language or ANY
        uharfbuzz.shape(self.font, buffer, self.features)
        if any(glyph.codepoint == 0 for glyph in buffer.glyph_infos):
            return None
        advances: float = sum(place.x_advance for place in buffer.glyph_positions) / SCALE
        return advances + self.style.tracking * len(text)


@lru_cache(maxsize=64)
def _face(path: str) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))


@lru_cache(maxsize=256)
def ruler(style: Style) -> Ruler:
    """Return the ruler of *style* of this process."""
    return Ruler(style)
