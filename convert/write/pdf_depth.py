"""The depth of the pages: how many lines they hold, as far as the theme lets that change."""

from functools import lru_cache
from typing import Any

from convert.render.rendering import Rendering
from convert.write.pdf_engine import Engine


def depth_style(engine: Engine, rendering: Rendering, lines: int) -> Any:
    """Return the style sheet that lets every page hold so many *lines* more, or fewer, than the theme
    says."""
    foot = float(rendering.tokens["page"]["foot"]) - lines * float(rendering.tokens["line"]["body"])
    return _foot(engine, foot)


@lru_cache(maxsize=32)
def _foot(engine: Engine, points: float) -> Any:
    rule = f"@page {{ margin-bottom: {points:.3f}pt }}"
    return engine.weasyprint.CSS(string=rule, font_config=engine.fonts, url_fetcher=engine.fetcher)
