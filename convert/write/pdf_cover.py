"""The cover of an e-book on its way to a picture: one page, laid out as the print edition is."""

from functools import lru_cache
from typing import Any

from convert.render.rendering import Cover, Face
from convert.write.pdf_engine import Engine, complaints, load_engine

WIDER = 1.25
"""By how much the page grows where it does not hold its words; the picture stays, so they get smaller."""
MOST_PAGES = 8
"""How often it may grow."""


def lay_cover(cover: Cover, faces: tuple[Face, ...]) -> bytes:
    """Return *cover* as a PDF of one page, as large as its words need."""
    engine = load_engine(cover.style, faces)
    with complaints():
        html = engine.weasyprint.HTML(string=cover.document.markup, url_fetcher=engine.fetcher)
        document = html.render(font_config=engine.fonts, stylesheets=[engine.style])
        page = document.pages[0]
        for power in range(1, MOST_PAGES):
            if len(document.pages) == 1:
                break
            styles = [engine.style, _size(engine, page.width * WIDER**power, page.height * WIDER**power)]
            document = html.render(font_config=engine.fonts, stylesheets=styles)
        content: bytes = document.copy(document.pages[:1]).write_pdf(uncompressed_pdf=True)
    return content


@lru_cache(maxsize=MOST_PAGES)
def _size(engine: Engine, width: float, height: float) -> Any:
    rule = f"@page {{ size: {width:.2f}px {height:.2f}px }}"
    return engine.weasyprint.CSS(string=rule, font_config=engine.fonts, url_fetcher=engine.fetcher)
