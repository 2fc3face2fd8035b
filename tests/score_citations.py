"""Score the reading of citations against real ones with gold, and compare with the pinned scores.

    python -m tests.score_citations              the table of both sets
    python -m tests.score_citations --worst 20   the citations that are read wrongly
    python -m tests.score_citations --accept     pin scores that have risen

The citations lie beside the checkout in ../shared/corpus; without them there is nothing to do.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import convert
from convert.model import Author
from tests.score import CORPUS, PINNED, load_scorer

KEY = "citations"
SETS = ("chicago", "anystyle")
FIELDS = ("authors_family", "authors_full", "title", "year", "date", "container", "publisher")


def read(text: str) -> dict[str, Any]:
    """Return what the citation *text* says, in the scorer's shape."""
    cited = convert.parse_citation(text)
    if cited is None:
        return {"title": "", "authors": []}
    return {
        "title": cited.title,
        "authors": [_author(author) for author in cited.authors],
        "date": cited.date.iso if cited.date else "",
        "container": cited.container,
        "publisher": cited.publisher,
    }


def _author(author: Author) -> dict[str, str]:
    if author.family is None:
        return {"literal": author.name}
    return {"family": author.family, "given": author.given or ""}


def records(name: str) -> Iterator[dict[str, Any]]:
    """Yield the citations of the set *name* with their gold."""
    for line in (CORPUS / "citations" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def score_set(name: str) -> dict[str, dict[str, float]]:
    """Return the figures of the set *name*: style, then field."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for record in records(name):
            file.write(json.dumps({"id": record["id"], **read(record["text"])}) + "\n")
        file.flush()
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            load_scorer().score_citations(CORPUS / "citations" / f"{name}.jsonl", file.name)
    scores: dict[str, dict[str, float]] = {}
    for row in printed.getvalue().splitlines()[1:-1]:
        style, field, right, _ = row.split()
        scores.setdefault(style if name == "chicago" else f"{name} {style}", {})[field] = float(right)
    return scores


def table(scores: dict[str, dict[str, float]]) -> str:
    """Return *scores* as a table, a row a style."""
    rows = [f"{'':42}" + "".join(f"{field:>16}" for field in FIELDS)]
    for style, figures in scores.items():
        cells = (f"{figures[field]:.3f}" if field in figures else "" for field in FIELDS)
        rows.append(f"{style:42}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(rows)


def fallen(scores: dict[str, dict[str, float]], pinned: dict[str, dict[str, float]]) -> list[str]:
    """Return a line for each figure that is lower than its pin."""
    return [
        f"{style} {field}: {scores.get(style, {}).get(field)} against {pin}"
        for style, pins in pinned.items()
        for field, pin in pins.items()
        if scores.get(style, {}).get(field, 0.0) < pin
    ]


def wrong(name: str) -> Iterator[str]:
    """Yield the citations of the set *name* of which a field is read wrongly."""
    squeeze = load_scorer().sq
    for record in records(name):
        gold, found = record["gold"], read(record["text"])
        for field in ("title", "container", "publisher"):
            if gold.get(field) and squeeze(gold[field]) != squeeze(found.get(field, "")):
                yield f"{field}: {found.get(field)!r} for {gold[field]!r} in: {record['text']}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--accept", action="store_true")
    options = parser.parse_args()
    if not CORPUS.exists():
        print("The corpus is not beside this checkout (../shared/corpus); nothing was scored.")
        return 0
    scores = {style: figures for name in SETS for style, figures in score_set(name).items()}
    print(table(scores))
    for name in SETS:
        print(*list(wrong(name))[: options.worst], sep="\n")
    pins = json.loads(PINNED.read_text()) if PINNED.exists() else {}
    worse = fallen(scores, pins.get(KEY, {}))
    print("\n".join(["", "Worse than pinned:", *worse]) if worse else "\nNothing is worse than pinned.")
    if options.accept and not worse:
        PINNED.write_text(json.dumps({**pins, KEY: scores}, indent=1, sort_keys=True) + "\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
