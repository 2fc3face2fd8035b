"""Copyfitting on real articles: how many bad spots it mends, on each paper, and what it costs.

    python -m tests.bench.copyfit [COUNT]

Three ways, in turns: the engine's own lines; lines of ours without copyfitting; with it. Times are of the
processor, of the layout alone, as a ratio to the second way.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from typing import Any

from convert.job import Job
from convert.model import Article
from convert.pipeline import parse_article
from convert.render import render
from convert.settings import PageSize, Settings
from convert.write.pdf_copyfit import Laid, lay_out
from convert.write.pdf_engine import load_engine
from convert.write.pdf_grid import on_grid
from convert.write.pdf_lines import read_blocks
from convert.write.pdf_spots import find_spots
from tests.score import CORPUS
from tests.typography.pins import real

PAPERS: tuple[tuple[str, PageSize], ...] = (("brief", "a4"), ("brief", "letter"), ("journal", "a5"))
"""Theme and paper."""
NOTHING: dict[str, dict[str, object]] = {
    "fit": {"lines": 0, "tracking": 0, "word_space": 0},
    "page": {"spare": 0},
}
"""Tokens that allow no copyfitting."""
WAYS: dict[str, dict[str, dict[str, object]]] = {
    "engine": {**NOTHING, "text": {"compose": "line"}},
    "plain": NOTHING,
    "fitted": {},
}
"""The tokens of each way."""


def main() -> None:
    """Print a table a paper."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=60)
    given = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"skipped: no real articles at {CORPUS}", file=sys.stderr)
        return
    articles = [parse_article(Job(path=path, name="x"), Settings()).article for path in real(given.count)]
    for theme, page in PAPERS:
        show(theme, page, articles)


def show(theme: str, page: PageSize, articles: list[Article]) -> None:
    """Print what is bad on the pages of *articles* each way, and the time of each."""
    spots: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    spent = dict.fromkeys(WAYS, 0.0)
    touched = 0
    for article in articles:
        for way, tokens in WAYS.items():
            laid, seconds = lay_out_timed(article, Settings(theme=theme, page=page, tokens=tokens))
            spent[way] += seconds
            spots[way].update(spot.kind for spot in find_spots(read_blocks(laid.document)))
            touched += sum(bool(fitting.remedy) for fitting in laid.fittings)
    print(f"\n{theme}, {page}: {len(articles)} articles, {touched} changes")
    for kind in sorted(set().union(*spots.values())):
        print(f"  {kind:20}" + "".join(f"{way} {spots[way][kind]:<8}" for way in WAYS))
    ratios = "".join(f"{way} {seconds / spent['plain']:<8.3f}" for way, seconds in spent.items())
    print(f"  {'layout time':20}{ratios}", flush=True)


def lay_out_timed(article: Article, settings: Settings) -> tuple[Laid, float]:
    """Return *article* laid out and the processor time of that, in seconds; the quicker of two."""
    rendering: Any = render(article, "pdf", settings)
    engine = load_engine(rendering.style, rendering.faces)
    times = []
    for _ in range(2):
        start = time.process_time()
        with on_grid(rendering.tokens):
            laid = lay_out(engine, rendering)
        times.append(time.process_time() - start)
    return laid, min(times)


if __name__ == "__main__":
    main()
