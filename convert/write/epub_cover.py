"""The cover picture: type on the house's colour, from the theme's tokens and the words of the title page.

Drawn with Pillow and not by the print engine, whose import costs more than the e-books of a small batch.
"""

import io
from functools import cache, lru_cache, partial
from typing import Any, Literal

from fontTools.ttLib import TTFont
from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from convert.render.rendering import Face, Rendering
from convert.write.epub_lines import NO_BREAK, fit_lines
from convert.write.epub_pages import Page, texts, typed

COVER_IMAGE = "cover.png"
WIDTH, HEIGHT = 1600, 2560
"""Pixels: the 1 to 1.6 that shops ask for."""
MARGIN = 150
MEASURED = 100
"""Size at which lines are measured once for all sizes."""
LONGEST_HELD = 24
"""Characters of a name that is kept on one line."""
SHADES = 16
"""Steps from the ground to the type: four bits a pixel keep the file small and the edges smooth."""
TITLE_TOP, TITLE_HEIGHT = 760, 1200
"""Where the title begins, and what it and its subtitle may fill."""
LARGE = (190, 170, 152, 136, 120, 106, 94, 82, 72, 62)
"""Sizes of a title, of which the largest that fits is taken."""


class Style(Struct, frozen=True):
    """How one line of words is set."""

    family: Literal["text", "sans"]
    """Which face of the theme."""
    weight: int
    """100 to 900; the nearest face is taken."""
    sizes: tuple[int, ...]
    """Pixels, largest first."""
    height: int = 220
    """What it may fill, in pixels."""
    leading: float = 1.2
    """Distance of base lines, in sizes."""
    shade: int = SHADES - 1
    """How far from the ground, 0 to 15."""


PUBLISHER = Style("sans", 600, (72, 64, 56, 48))
PARENT = Style("sans", 400, (60, 52, 44), shade=12)
SERIES = Style("sans", 600, (64, 56, 48), 80, shade=12)
TITLE = Style("text", 700, LARGE, TITLE_HEIGHT, 1.12)
SUBTITLE = Style("text", 400, (84, 72, 62, 54, 46), 420)
AUTHORS = Style("text", 400, (84, 74, 64, 56, 48), 420, 1.25)


class Sheet(Struct, frozen=True):
    """What is drawn on, and with what."""

    draw: Any
    """Pillow's ``ImageDraw`` over the canvas."""
    faces: tuple[Face, ...]
    """The theme's faces."""
    families: dict[str, str]
    """Their families, by use: ``text``, ``sans``."""
    right: bool
    """Whether the words run from right to left."""


def draw_cover(rendering: Rendering, pages: tuple[Page, ...]) -> bytes:
    """Return the cover as a PNG of 1600 by 2560 pixels in 16 shades: same words and tokens, same bytes.

    Words that no face of the theme can draw are left out of the picture; its alternative text says them.
    """
    canvas = Image.new("L", (WIDTH, HEIGHT), 0)
    right = any(page.root.get("dir") == "rtl" for page in pages)
    sheet = Sheet(ImageDraw.Draw(canvas), rendering.faces, rendering.tokens["face"], right)
    page = next((page for page in pages if typed(page, "titlepage") is not None), None)
    if page is not None:
        _draw_words(sheet, page)
    return _encode(canvas, rendering.tokens["colour"])


def _draw_words(sheet: Sheet, page: Page) -> None:
    """Draw the publisher at the head, the title in the middle, the authors at the foot."""
    said = {name: " ".join(texts(page, name)) for name in ("publisher", "parent", "title", "subtitle")}
    authors = ", ".join(_hold(name) for name in texts(page, "author"))
    y = _set(sheet, said["publisher"], PUBLISHER, MARGIN)
    _set(sheet, said["parent"], PARENT, y + 8)
    _rule(sheet, TITLE_TOP - 190, 14)
    _set(sheet, " · ".join(texts(page, "series") + texts(page, "number")), SERIES, TITLE_TOP - 136)
    y = _set(sheet, said["title"], TITLE, TITLE_TOP)
    _set(sheet, said["subtitle"], SUBTITLE, y + 50)
    height = _lines(sheet, authors, AUTHORS)[1]
    _set(sheet, authors, AUTHORS, HEIGHT - MARGIN - height)


def _hold(name: str) -> str:
    """Return *name* so that no line ends in it, unless it is long, as that of a body may be."""
    return name.replace(" ", NO_BREAK) if len(name) <= LONGEST_HELD else name


def _rule(sheet: Sheet, y: int, thickness: int) -> None:
    left = WIDTH - MARGIN - 300 if sheet.right else MARGIN
    sheet.draw.rectangle((left, y, left + 300, y + thickness), fill=SHADES - 1)


def _set(sheet: Sheet, words: str, style: Style, y: int) -> int:
    """Draw *words* below *y* and return where they end."""
    lines, height, font = _lines(sheet, words, style)
    step = height / len(lines) if lines else 0
    for number, line in enumerate(lines):
        x = WIDTH - MARGIN - font.getlength(line) if sheet.right else MARGIN
        sheet.draw.text((x, y + number * step), line, font=font, fill=style.shade)
    return y + height


def _lines(sheet: Sheet, words: str, style: Style) -> tuple[tuple[str, ...], int, Any]:
    """Return the lines of *words*, the height that they fill, and their font; no lines where no face can."""
    face = _choose(sheet, words, style) if words else None
    if face is None:
        return (), 0, None
    setting = fit_lines(
        words, (WIDTH - 2 * MARGIN, style.height), style.sizes, partial(_width, face.path), style.leading
    )
    height = round(len(setting.lines) * setting.size * style.leading)
    return setting.lines, height, _font(face.path, setting.size)


def _choose(sheet: Sheet, words: str, style: Style) -> Face | None:
    """Return the upright face that can draw *words*: of the wanted family, then the nearest in weight."""
    wanted = sheet.families[style.family]
    letters = {ord(c) for c in words if not c.isspace()}
    able = [face for face in sheet.faces if face.style == "normal" and letters <= _characters(face.path)]
    return min(able, key=lambda face: (face.family != wanted, abs(face.weight - style.weight)), default=None)


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=4096)
def _width(path: str, line: str) -> float:
    """Return the width of *line* in sizes of the face."""
    return _font(path, MEASURED).getlength(line) / MEASURED


@cache
def _characters(path: str) -> frozenset[int]:
    with TTFont(path, lazy=True, fontNumber=0) as font:
        return frozenset(font.getBestCmap())


def _encode(canvas: Image.Image, colours: dict[str, str]) -> bytes:
    """Return the canvas of shades as a PNG from the accent (0) to the paper (15), without any metadata."""
    ground, paper = (_rgb(colours[name]) for name in ("accent", "paper"))
    picture = Image.frombytes("P", canvas.size, canvas.tobytes())
    steps = range(SHADES)
    picture.putpalette(
        [a + (b - a) * n // (SHADES - 1) for n in steps for a, b in zip(ground, paper, strict=True)]
    )
    out = io.BytesIO()
    picture.save(out, "PNG", bits=4, compress_type=Image.RLE)
    return out.getvalue()


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
