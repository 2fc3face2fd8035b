"""SVG -> PNG, for an edition that cannot hold a drawing: the print engine draws it, as it does in print."""

import io

import pypdfium2
from PIL import Image

from convert.assets.picture import SCHEME, Picture
from convert.errors import EditionError
from convert.render.rendering import Rendering
from convert.write.pdf_engine import complaints, load_engine
from convert.write.pdf_pictures import with_pictures

WIDEST = 1600
"""Pixels of the longer side: 300 to the inch over the measure of a page."""


def rasterise(picture: Picture, rendering: Rendering) -> bytes:
    """Return the drawing *picture* of *rendering* as PNG; EditionError where it cannot be drawn."""
    engine = load_engine("", rendering.faces)
    scale = WIDEST / max(picture.width, picture.height)
    style = (
        f"@page {{ size: {picture.width}px {picture.height}px; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: {picture.width}px; height: {picture.height}px }}"
    )
    markup = (
        f'<html><head><style>{style}</style></head><body><img src="{SCHEME}{picture.name}"/></body></html>'
    )
    with complaints():
        fetcher = with_pictures(engine.fetcher, (picture,))
        html = engine.weasyprint.HTML(string=markup, url_fetcher=fetcher)
        content = html.write_pdf(font_config=engine.fonts)
    try:
        with pypdfium2.PdfDocument(content) as document:
            # A page is in points, of which a pixel has three quarters.
            image = document[0].render(scale=scale * 4 / 3).to_pil()
    except pypdfium2.PdfiumError as error:
        raise EditionError(f"the drawing {picture.name} cannot be made a picture: {error}") from error
    return _as_png(image)


def _as_png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", compress_level=9)
    return out.getvalue()
