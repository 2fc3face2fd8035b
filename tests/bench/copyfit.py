"""Copyfitting on real articles: how many bad spots it mends, on each paper, and what it costs.

    python -m tests.bench.copyfit [COUNT] [--paper brief,a4]

Three ways, in turns: the engine alone, which breaks line after line and keeps no last words together; lines
of ours without copyfitting; with it. Spots are read back from the finished pages. Times are of the processor,
of the layout alone, as a ratio to the first way.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, structs

from convert.job import Job
from convert.model import Article
from convert.pipeline import parse_article
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import PageSize, Settings
from convert.write.pdf_candidates import NOWRAP
from convert.write.pdf_copyfit import Laid, lay_out
from convert.write.pdf_engine import load_engine
from convert.write.pdf_grid import on_grid
from convert.write.pdf_lines import read_blocks
from convert.write.pdf_notes import keep_notes
from convert.write.pdf_spots import Spot, find_spots, late_notes
from tests.score import CORPUS
from tests.typography.pins import real

PAPERS: dict[str, tuple[str, PageSize]] = {
    "brief,a4": ("brief", "a4"),
    "brief,letter": ("brief", "letter"),
    "journal,a5": ("journal", "a5"),
}
"""Theme and paper."""
NOTHING: dict[str, dict[str, object]] = {
    "fit": {"lines": 0, "tracking": 0, "word_space": 0},
    "page": {"spare": 0},
}
"""Tokens that allow no copyfitting."""
ALONE = "engine"
WAYS: dict[str, dict[str, dict[str, object]]] = {
    ALONE: {**NOTHING, "text": {"compose": "line"}},
    "plain": NOTHING,
    "fitted": {},
}
"""The tokens of each way."""


class Found(Struct):
    """What one way gave on one article."""

    spots: Counter[str]
    """Its bad spots by kind."""
    seconds: float
    """The processor time of its layout."""
    changes: int
    """What was told to be mended."""


def main() -> None:
    """Print a table a paper."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=60)
    parser.add_argument("--paper", choices=PAPERS, action="append")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"skipped: no real articles at {CORPUS}", file=sys.stderr)
        return
    articles = [parse_article(Job(path=path, name="x"), Settings()).article for path in real(given.count)]
    for paper in given.paper or PAPERS:
        show(paper, [try_ways(article, *PAPERS[paper]) for article in articles])


def try_ways(article: Article, theme: str, page: PageSize) -> dict[str, Found]:
    """Return what each way gives on *article*."""
    found = {}
    for way, tokens in WAYS.items():
        rendering = render(article, "pdf", Settings(theme=theme, page=page, tokens=tokens))
        laid, seconds = lay_out_timed(unprotected(rendering) if way == ALONE else rendering)
        changes = sum(bool(fitting.remedy) for fitting in laid.fittings)
        found[way] = Found(Counter(spot.kind for spot in read_back(laid)), seconds, changes)
    return found


def unprotected(rendering: Rendering) -> Rendering:
    """Return *rendering* without what keeps the last words of a paragraph on one line."""
    plain = (
        structs.replace(each, markup=each.markup.replace(f' class="{NOWRAP}"', ""))
        for each in rendering.documents
    )
    return structs.replace(rendering, documents=tuple(plain))


def lay_out_timed(rendering: Rendering) -> tuple[Laid, float]:
    """Return *rendering* laid out and the processor time of that, in seconds; the quicker of two."""
    engine = load_engine(rendering.style, rendering.faces)
    keep_notes()
    times = []
    for _ in range(2):
        start = time.process_time()
        with on_grid(rendering.tokens):
            laid = lay_out(engine, rendering)
        times.append(time.process_time() - start)
    return laid, min(times)


def read_back(laid: Laid) -> list[Spot]:
    """Return the bad spots of the finished pages."""
    blocks = read_blocks(laid.document)
    return [*find_spots(blocks), *late_notes(laid.document, blocks)]


def show(paper: str, articles: list[dict[str, Found]]) -> None:
    """Print what is bad on the pages of *articles* each way, what is gone, and the time of each."""
    changes = sum(each["fitted"].changes for each in articles)
    print(f"\n{paper}: {len(articles)} articles, {changes} changes")
    sums = {way: sum((each[way].spots for each in articles), Counter[str]()) for way in WAYS}
    for kind in sorted(set().union(*sums.values())):
        print(f"  {kind:24}" + "".join(f"{way} {sums[way][kind]:<8}" for way in WAYS))
    print(f"  {'runts gone':24}{share(sums[ALONE]['runt'] - sums['fitted']['runt'], sums[ALONE]['runt'])}")
    for way in (ALONE, "plain"):
        short = [each for each in articles if each[way].spots["short-page"]]
        gone = sum(not each["fitted"].spots["short-page"] for each in short)
        print(f"  {f'short pages of {way} gone':24}{share(gone, len(short))}")
    times = {way: sum(each[way].seconds for each in articles) for way in WAYS}
    print(f"  {'layout time':24}" + ratios(times.values(), times), flush=True)


def share(part: int, whole: int) -> str:
    """Return ``9 of 10``."""
    return f"{part} of {whole}"


def ratios(seconds: Iterable[float], ways: Iterable[str]) -> str:
    """Return each of *seconds* behind the name of its way, as a ratio to the first."""
    values = list(seconds)
    return "".join(f"{way} {each / values[0]:<8.3f}" for way, each in zip(ways, values, strict=True))


if __name__ == "__main__":
    main()
