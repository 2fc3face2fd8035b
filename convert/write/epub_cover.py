"""The cover picture of an e-book: a page that the print engine lays out, drawn in few colours."""

import io
import zlib
from typing import Any

import pypdfium2
from PIL import Image

from convert.render.rendering import Rendering
from convert.write.pdf_cover import lay_cover

COVER_IMAGE = "cover.png"
WIDTH, HEIGHT = 1600, 2560
"""Pixels: the 1 to 1.6 that shops ask for."""
SHADES = 16
"""Steps from the ground to the type: four bits a pixel keep the file small and the edges smooth."""
COLOURS = 64
"""Colours of a cover that has others than these two."""
STAMP = 8
"""By how much smaller the picture is that shows which colours there are."""
NEAR = 12
"""By how much a colour of 0 to 255 may be off, where edges are drawn."""


def draw_cover(rendering: Rendering) -> bytes:
    """Return the cover as a PNG of 1600 by 2560 pixels: same words, layouts and faces, same bytes.

    Raises EditionError for anything that WeasyPrint logs.
    """
    assert rendering.cover is not None
    tokens = rendering.tokens["colour"]
    return encode(lay_cover(rendering.cover, rendering.faces), (rgb(tokens["accent"]), rgb(tokens["paper"])))


def encode(content: bytes, ends: tuple[tuple[int, ...], tuple[int, ...]]) -> bytes:
    """Return the first page of a PDF as a PNG without any metadata.

    Where it has only the colours of *ends*, ground and type, and what is between them, shades of these do; a
    house's sign or layout may bring others.
    """
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        stamp = _draw(page, STAMP)
        colours: Any = stamp.getcolors(stamp.width * stamp.height)
        plain = all(is_between(colour, *ends) for _, colour in colours)
        picture = _shade(_draw(page, grayscale=True), *ends) if plain else _reduce(_draw(page))
        page.close()
    out = io.BytesIO()
    picture.save(out, "PNG", bits=4 if plain else 8, compress_type=zlib.Z_RLE)
    return out.getvalue()


def _draw(page: pypdfium2.PdfPage, parts: int = 1, *, grayscale: bool = False) -> Image.Image:
    scale = WIDTH / parts / page.get_width()
    picture: Image.Image = page.render(scale=scale, grayscale=grayscale).to_pil()
    # A page of 1 to 1.6 may come out a pixel longer.
    return picture.crop((0, 0, WIDTH // parts, HEIGHT // parts))


def is_between(colour: tuple[int, ...], ground: tuple[int, ...], paper: tuple[int, ...]) -> bool:
    """Tell whether *colour* is a mixture of *ground* and *paper*."""
    spans = [b - a for a, b in zip(ground, paper, strict=True)]
    length = sum(span * span for span in spans)
    if not length:
        return False
    share = sum((c - a) * span for c, a, span in zip(colour, ground, spans, strict=True)) / length
    return all(abs(c - a - share * span) <= NEAR for c, a, span in zip(colour, ground, spans, strict=True))


def _shade(picture: Image.Image, ground: tuple[int, ...], paper: tuple[int, ...]) -> Image.Image:
    """Return the grey *picture* in shades from *ground* to *paper*."""
    grey: Any = picture.getextrema()
    dark, light = grey
    first, last = (dark, light) if sum(ground) <= sum(paper) else (light, dark)
    span = (last - first) or 1
    levels = [min(SHADES - 1, max(0, round((n - first) * (SHADES - 1) / span))) for n in range(256)]
    shaded = Image.frombytes("P", picture.size, picture.point(levels).tobytes())
    steps = range(SHADES)
    shaded.putpalette(
        [a + (b - a) * n // (SHADES - 1) for n in steps for a, b in zip(ground, paper, strict=True)]
    )
    return shaded


def _reduce(picture: Image.Image) -> Image.Image:
    return picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def rgb(colour: str) -> tuple[int, ...]:
    """Return the red, green and blue of ``#rrggbb``."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))
