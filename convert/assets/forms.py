"""Bytes -> the form that every edition can hold, told by what they are and not by how their file ends."""

from __future__ import annotations

from convert.assets.drawing import load_drawing
from convert.assets.picture import Drawn, Unfit
from convert.assets.raster import load_raster

RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PNG and a JPEG begin."""

OTHERS = {
    b"GIF8": "a GIF",
    b"RIFF": "a WebP",
    b"BM": "a bitmap of Windows",
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"\x01\0\0\0": "a metafile of Windows",
    b"\xd7\xcd\xc6\x9a": "a metafile of Windows",
    b"%PDF": "a PDF",
    b"%!PS": "PostScript",
}
"""How other pictures begin, and what they are called."""

AVIF = b"ftyp"
SVG_HEAD = 4000
"""Bytes within which an SVG names its root."""
REMEDY = "Save it as PNG, JPEG or SVG."


def bring_into_form(data: bytes, pixels: int) -> Drawn:
    """Return the picture that *data* holds, of at most *pixels*; Unfit for what no edition can hold."""
    if data.startswith(RASTER):
        return load_raster(data, pixels)
    if b"<svg" in data[:SVG_HEAD] or b":svg" in data[:SVG_HEAD]:
        return load_drawing(data)
    found = next((name for head, name in OTHERS.items() if data.startswith(head)), "")
    found = found or ("an AVIF or HEIC" if data[4:8] == AVIF else "no picture that is known here")
    raise Unfit("bad-picture", f"it is {found}" if data else "it is empty", REMEDY)
