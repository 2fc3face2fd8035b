"""The figures of pages that are pinned: of which articles, in which theme, and when they are worse."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from convert.job import Job
from convert.pipeline import parse_article
from convert.render import render
from convert.settings import PageSize, Settings
from convert.write.pdf import write
from convert.write.pdf_copyfit import lay_out
from convert.write.pdf_engine import load_engine
from convert.write.pdf_grid import on_grid
from tests.score import CORPUS
from tests.typography import grid
from tests.typography.lines import Figures

ROOT = Path(__file__).parents[2]
PINS = Path(__file__).parent / "figures.json"
FEW = 24
"""Real articles of a set: enough to see a change, few enough to be set in a minute or two."""
SLACK: dict[str, float] = {
    "hyphens in 1000 lines": 0.1,
    "hyphen ladders": 0.0,
    "hyphens at page ends": 0.1,
    "spread of word spaces": 0.1,
    "lines outside 0.8 to 1.33, %": 0.1,
    "tight beside loose in 1000 lines": 0.15,
    "runts": 0.0,
    "rests of words alone": 0.0,
    "short last pages": 0.0,
    "lines off the grid, %": 0.1,
}
"""The figures that are pinned, with the share by which each may rise: another indent moves every line of a
text, which is no fault. The other figures only say how much was counted."""


def samples() -> list[str]:
    """Return the articles that come with the checkout."""
    return sorted(str(path) for path in (ROOT / "articles").glob("*.txt"))


def real(count: int = FEW) -> list[str]:
    """Return *count* real articles, spread over all sets, in a fixed order; none where they are absent."""
    found = sorted(
        str(path)
        for name in ("plain/cleaneval", "plain/dragnet", "plain/trafilatura", "plain/federalist")
        for path in (CORPUS / name).glob("*.txt")
        if path.name.count(".") == 1
    )
    return found[:: max(1, len(found) // count)][:count]


SETS: dict[str, Callable[[], list[str]]] = {
    "brief": samples,
    "journal": samples,
    "report": samples,
    "brief, real articles": partial(real, FEW),
    "journal, real articles": partial(real, FEW // 2),
    "report, real articles": partial(real, FEW // 2),
}
"""For each set of figures the sources; its first word is the theme."""


def figures_of(name: str, paths: list[str]) -> dict[str, float]:
    """Return the figures of the articles *paths* in the theme that *name* begins with."""
    return count_pages(paths, name.partition(",")[0])


def count_pages(paths: list[str], theme: str, page: PageSize | None = None) -> dict[str, float]:
    """Return the figures of the articles *paths* in *theme*, on its own paper or on *page*."""
    figures = Figures()
    lines = standing = 0.0
    for path in paths:
        settings = Settings(theme=theme, page=page)
        article = parse_article(Job(path=path, name="figures"), settings).article
        rendering = render(article, "pdf", settings)
        engine = load_engine(rendering.style, rendering.faces)
        with on_grid(rendering.tokens):
            figures.count(lay_out(engine, rendering).document, rendering.faces)
        found = grid.figures(write(rendering).content, rendering.tokens)
        lines, standing = lines + found["lines"], standing + found["on_grid"]
    return {**figures.table(), "lines off the grid, %": round(100 * (1 - standing / max(lines, 1)), 2)}


def worse(figure: str, value: float, pinned: dict[str, float]) -> str:
    """Return what to say of a figure that has got worse; empty for one that has not, or is not pinned."""
    bound, slack = pinned.get(figure), SLACK.get(figure)
    if bound is None or slack is None or value <= bound * (1 + slack):
        return ""
    return f"worse than {bound}"


def load_pins() -> dict[str, dict[str, float]]:
    """Return the pinned figures by set."""
    return dict(json.loads(PINS.read_text("utf-8"))) if PINS.is_file() else {}


def save_pins(pins: dict[str, dict[str, float]]) -> None:
    """Pin *pins*."""
    PINS.write_text(json.dumps(pins, indent=1) + "\n", "utf-8")
