"""The depth of the pages: which hold a line more, or fewer, than the theme says, and by how many.

Where left and right pages mirror each other, the two that face each other go together: their last lines
stand on one level. Page 1 faces none. Where a page is printed on one side alone, each goes by itself, since
no reader sees two side by side. The pages nearest to the spot that is mended change, and no more of them than
are needed.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from convert.render.rendering import Rendering
from convert.write.pdf_engine import Engine

Depths = Mapping[int, int]
"""For each page, from 1, whose depth is not the theme's, by how many lines it is deeper."""
NO_DEPTHS: Depths = MappingProxyType({})
FOOT = ("left", "center", "right")
"""Where a theme sets what stands below the text."""


def spreads(last: int, mirrored: bool) -> Iterator[tuple[int, ...]]:
    """Yield the pages up to *last* that change together, the last ones first; pages count from 1."""
    page = last
    while page > 0:
        pair = (page - 1, page) if mirrored and page % 2 and page > 1 else (page,)
        yield pair
        page = pair[0] - 1


def spread_of(page: int, mirrored: bool) -> tuple[int, ...]:
    """Return the pages that change together with *page*, from 1; the first faces none."""
    if not mirrored or page == 1:
        return (page,)
    return (page - 1, page) if page % 2 else (page, page + 1)


def spread_lines(lines: int, last: int, most: int, mirrored: bool) -> Depths:
    """Return the pages up to *last* that hold so many *lines* more together (or fewer), none by more than
    *most*; nothing where they cannot."""
    sign, wanted = (1, lines) if lines > 0 else (-1, -lines)
    if not wanted:
        return NO_DEPTHS
    for depth in range(1, most + 1):
        depths: dict[int, int] = {}
        for pages in spreads(last, mirrored):
            depths |= dict.fromkeys(pages, sign * depth)
            if depth * len(depths) >= wanted:
                return depths
    return NO_DEPTHS


def depth_style(engine: Engine, rendering: Rendering, depths: Depths) -> Any:
    """Return the style sheet that gives each page the depth that *depths* say, its number in its place."""
    foot, line = float(rendering.tokens["page"]["foot"]), float(rendering.tokens["line"]["body"])
    return _feet(engine, foot, tuple((page, lines * line) for page, lines in sorted(depths.items())))


@lru_cache(maxsize=32)
def _feet(engine: Engine, foot: float, depths: tuple[tuple[int, float], ...]) -> Any:
    rules = "".join(
        f"@page :nth({page}) {{ margin-bottom: {foot - points:.3f}pt; {_raised(points)} }}"
        for page, points in depths
    )
    return engine.weasyprint.CSS(string=rules, font_config=engine.fonts, url_fetcher=engine.fetcher)


def _raised(points: float) -> str:
    """Return the rules that raise what stands in the foot of a page by *points*."""
    return " ".join(f"@bottom-{place} {{ margin-top: {-points:.3f}pt }}" for place in FOOT)
