"""Pictures of a Word document: given to pandoc inside their addresses, then made as large as in print."""

import base64
import re

from lxml import etree

from convert.assets.picture import SCHEME, Picture
from convert.render.rendering import Rendering
from convert.write.docx_names import qname
from convert.write.docx_theme import Theme

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

EMU = 12_700
"""What DrawingML counts lengths in, to the point."""
POINTS = 0.75
"""Points of a pixel, as in print: 96 pixels are an inch."""
TALLEST = 0.65
"""Share of the text's height that a picture takes at most, as in print."""
ADDRESS = re.compile(rf'src="{SCHEME}([^"]+)"')


def embed_pictures(markup: str, rendering: Rendering) -> str:
    """Return *markup* with each picture inside its address: pandoc's sandbox lets it open no file."""
    if not rendering.pictures:
        return markup
    known = {picture.name: picture for picture in rendering.pictures}
    return ADDRESS.sub(lambda match: f'src="{_address(known[match[1]], rendering)}"', markup)


def _address(picture: Picture, rendering: Rendering) -> str:
    content, media_type = picture.content, picture.media_type
    if picture.kind == "svg":
        # Loaded here: the print engine takes a second, and only drawings need it.
        from convert.write.pdf_raster import rasterise

        content, media_type = rasterise(picture, rendering), "image/png"
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def fit_pictures(document: etree._Element, rendering: Rendering, theme: Theme) -> None:
    """Make the pictures of *document* as large as in print, and number them: pandoc numbers some alike."""
    inlines = list(document.iter(qname(WP, "inline")))
    for number, (inline, size) in enumerate(zip(inlines, _sizes(rendering, theme), strict=True), 1):
        # Left out, LibreOffice takes them for an eighth of an inch.
        inline.attrib.update(dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
        for extent in inline.iter(qname(WP, "extent"), qname(A, "ext")):
            if extent.get("cx") is not None:
                extent.attrib.update({"cx": str(round(size[0] * EMU)), "cy": str(round(size[1] * EMU))})
        for named in inline.iter(qname(WP, "docPr"), qname(PIC, "cNvPr")):
            # Inside, pandoc describes a picture by its whole address; what it shows is said outside.
            told = named.get("descr", "") if named.tag == qname(WP, "docPr") else ""
            named.attrib.clear()
            named.attrib.update({"id": str(number), "name": f"Picture {number}", "descr": told})


def _sizes(rendering: Rendering, theme: Theme) -> list[tuple[float, float]]:
    """Return width and height in points of each picture, in the order of the text."""
    known = {picture.name: picture for picture in rendering.pictures}
    names = [name for document in rendering.documents for name in ADDRESS.findall(document.markup)]
    tallest = (theme.height - theme.top - theme.foot) * TALLEST
    return [fit(known[name], theme.measure, tallest) for name in names]


def fit(picture: Picture, widest: float, tallest: float) -> tuple[float, float]:
    """Return width and height in points of *picture*, in its own shape, within both bounds."""
    width, height = picture.width * POINTS, picture.height * POINTS
    scale = min(1.0, widest / width, tallest / height)
    return width * scale, height * scale
