"""Lines of ours against the engine's own, on real articles: what the eye sees, and what it costs.

    python -m tests.bench.compose [COUNT] [--page a5] [--theme brief]

Each article is set both ways, one after the other, in turns; times are of the processor and told as a ratio.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from convert.job import Job
from convert.pipeline import parse_article
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write.pdf_copyfit import lay_out
from convert.write.pdf_engine import load_engine
from tests.score import CORPUS
from tests.typography.lines import Figures
from tests.typography.pins import real

WAYS = {"line by line": "line", "whole paragraphs": "paragraph"}
"""The two ways, and the value of the token that asks for them."""
ROUNDS = 2
"""How often each article is set each way; the quicker one counts."""


def main() -> None:
    """Print both ways side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=60)
    parser.add_argument("--page", default="a4")
    parser.add_argument("--theme", default="brief")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"skipped: no real articles at {CORPUS}", file=sys.stderr)
        return
    figures = {name: Figures() for name in WAYS}
    spent = dict.fromkeys(WAYS, 0.0)
    for path in real(given.count):
        article = parse_article(Job(path=path, name="x"), Settings()).article
        for name, value in WAYS.items():
            terms = Settings(theme=given.theme, page=given.page, tokens={"text": {"compose": value}})
            rendering = render(article, "pdf", terms)
            spent[name] += min(timed(lambda r=rendering: write(r)) for _ in range(ROUNDS))
            engine = load_engine(rendering.style, rendering.faces)
            figures[name].count(lay_out(engine, rendering).document, rendering.faces)
    show(figures, spent)


def write(rendering: Rendering) -> bytes:
    """Return the PDF of *rendering* without what both ways have alike: metadata, repairs."""
    laid = lay_out(load_engine(rendering.style, rendering.faces), rendering)
    content: bytes = laid.document.write_pdf()
    return content


def timed(work: Callable[[], object]) -> float:
    """Return the processor time that *work* takes, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def show(figures: dict[str, Figures], spent: dict[str, float]) -> None:
    """Print a line a figure, a column a way."""
    tables = [each.table() for each in figures.values()]
    print(f"{'':36}" + "".join(f"{name:>20}" for name in figures))
    for row in tables[0]:
        print(f"{row:36}" + "".join(f"{table[row]:>20}" for table in tables))
    base = next(iter(spent.values()))
    print(f"{'processor time, as a ratio':36}" + "".join(f"{each / base:>20.3f}" for each in spent.values()))


if __name__ == "__main__":
    main()
