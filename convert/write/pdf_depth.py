"""The depth of the pages: a last page with a line or two on it is taken back by a line more on the others."""

from functools import lru_cache
from typing import Any

from convert.render.rendering import Rendering
from convert.write.pdf_compose import compose_paragraphs, composed_style
from convert.write.pdf_engine import Engine

COMPOSED = "paragraph"
"""Value of the token ``text.compose`` that asks for lines of ours."""
SHORTEST = 6
"""Lines that a last page should hold at least; with fewer it looks like a mistake."""


def lay_out(engine: Engine, rendering: Rendering) -> Any:
    """Return WeasyPrint's document; pages are deeper, as far as the theme allows, where a page is spared."""
    document = _render(engine, rendering, 0)
    if len(document.pages) < 2 or count_lines(document.pages[-1]) >= SHORTEST:
        return document
    for lines in range(1, int(rendering.tokens["page"]["spare"]) + 1):
        deeper = _render(engine, rendering, lines)
        if len(deeper.pages) < len(document.pages):
            return deeper
    return document


def _render(engine: Engine, rendering: Rendering, lines: int) -> Any:
    (document,) = rendering.documents
    html = engine.weasyprint.HTML(string=document.markup, url_fetcher=engine.fetcher)
    styles = [engine.style]
    if rendering.tokens["text"].get("compose", COMPOSED) == COMPOSED:
        compose_paragraphs(engine, rendering, html.etree_element)
        styles.append(composed_style(engine))
    if lines:
        page = rendering.tokens["page"]
        styles.append(_foot(engine, float(page["foot"]) - lines * float(rendering.tokens["line"]["body"])))
    return html.render(font_config=engine.fonts, stylesheets=styles)


@lru_cache(maxsize=32)
def _foot(engine: Engine, points: float) -> Any:
    """Return the style sheet that sets the foot margin to *points*."""
    rule = f"@page {{ margin-bottom: {points:.3f}pt }}"
    return engine.weasyprint.CSS(string=rule, font_config=engine.fonts, url_fetcher=engine.fetcher)


def count_lines(page: Any) -> int:
    """Return the lines of text on *page*, running matter left out; lines at one height count once."""
    from weasyprint.formatting_structure import boxes

    heights: set[int] = set()
    stack = [child for child in page._page_box.children if not isinstance(child, boxes.MarginBox)]
    while stack:
        box = stack.pop()
        if isinstance(box, boxes.LineBox):
            heights.add(round(box.position_y))
        elif isinstance(box, boxes.ParentBox):
            stack.extend(box.children)
    return len(heights)
