"""What house patterns lift: each article read with patterns that were learnt from the others of its house.

    python -m tests.score_learn

A house is a family of five articles or more whose identifiers begin alike, as text, as web pages or in
Markdown. The articles lie beside the
checkout in ../shared/corpus; without them there is nothing to do.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from convert.learn import FEWEST_SOURCES, gather_patterns, observe, propose
from convert.model.dump import to_builtins
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import Source, decode_source, read_source
from tests.score import CORPUS, KEYS, load_scorer

FAMILY = re.compile(r"(?:-[0-9a-f]{8}|\d+)$")
"""What tells the articles of one house apart in an identifier."""

BLOG = re.compile(r"-.*")
"""The same for posts: behind the name of the blog stand day and title."""

SOURCES = (".txt", ".xhtml", ".html.gz", ".md")
"""What stands beside the gold of an article."""

FIELDS = ("title", "authors", "dates", "publisher.name", "series")
CERTAIN = "metadata values that are certain"
SIGNED = "signature left in body"


def families() -> dict[str, list[tuple[dict[str, Any], Path]]]:
    """Return gold and source of each article, by house; houses of fewer than five are left out."""
    found: dict[str, list[tuple[dict[str, Any], Path]]] = defaultdict(list)
    for path in sorted(
        [*CORPUS.glob("plain/*/*.json"), *CORPUS.glob("html/*/*.json"), *CORPUS.glob("markdown/*.json")]
    ):
        family = (BLOG if path.parent.name == "markdown" else FAMILY).sub("", path.stem)
        source = next(filter(Path.exists, map(path.with_suffix, SOURCES)), None)
        if family != path.stem and source:
            folder = path.parent.relative_to(CORPUS)
            found[f"{folder}/{family}"].append((json.loads(path.read_text("utf-8")), source))
    return {house: members for house, members in found.items() if len(members) >= FEWEST_SOURCES}


def source_of(path: Path) -> Source:
    """Return the source at *path*, unpacked."""
    if path.suffix == ".gz":
        return decode_source(gzip.decompress(path.read_bytes()), path.stem)
    return read_source(path, limit=10**8)


class Scorer:
    """The scorer of the corpus, and two figures that only patterns move."""

    def __init__(self) -> None:
        self._corpus = load_scorer()

    def score(self, gold: dict[str, Any], model: dict[str, Any]) -> dict[str, Any]:
        scores: dict[str, Any] = self._corpus.score_doc(gold, model)
        told = [proof for proof in model["evidence"] if proof["field"].partition("[")[0] in FIELDS]
        sure = sum(proof["confidence"] == "certain" for proof in told)
        signature = (gold.get("gold") or gold.get("expected") or {}).get("signature")
        texts = [block.get("text") for block in model["blocks"]]
        extra = {CERTAIN: sure / len(told) if told else None}
        if signature:
            extra[SIGNED] = float(any(text and text.rstrip(".") == signature.rstrip(".") for text in texts))
        return {"scores": scores, **extra}

    def summarise(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        summary: dict[str, Any] = self._corpus.summarise([row["scores"] for row in rows])
        for key in (CERTAIN, SIGNED):
            values = [row[key] for row in rows if row.get(key) is not None]
            summary[key] = {"mean": sum(values) / len(values) if values else None}
        return summary


def score_family(members: list[tuple[dict[str, Any], Path]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the scores of a house without patterns, and with those of the other articles."""
    scorer, settings = Scorer(), Settings()
    articles = [(gold, source_of(path)) for gold, path in members]
    observed = [observe(source, settings) for _, source in articles]
    bare, taught = [], []
    for number, (gold, source) in enumerate(articles):
        others = observed[:number] + observed[number + 1 :]
        learnt = msgspec.structs.replace(settings, patterns=gather_patterns(propose(others)))
        bare.append(scorer.score(gold, to_builtins(parse(read(source), settings))))
        taught.append(scorer.score(gold, to_builtins(parse(read(source), learnt))))
    return scorer.summarise(bare), scorer.summarise(taught)


def table(bare: dict[str, Any], taught: dict[str, Any]) -> list[str]:
    """Return the figures that patterns can move, without and with them."""
    lines = []
    for key in (*KEYS, CERTAIN, SIGNED):
        if key in bare and bare[key]["mean"] is not None:
            before, after = bare[key]["mean"], taught[key]["mean"]
            moved = "" if abs(after - before) < 0.0005 else f"{after - before:+.3f}"
            lines.append(f"  {key:34}{before:8.3f}{after:8.3f}  {moved}")
    return lines


def main() -> int:
    if not CORPUS.exists():
        print("The corpus is not beside this checkout (../shared/corpus); nothing was scored.")
        return 0
    for house, members in families().items():
        print(f"{house}: {len(members)} articles, each read with what the others teach")
        print(f"  {'':34}{'bare':>8}{'taught':>8}")
        print("\n".join(table(*score_family(members))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
