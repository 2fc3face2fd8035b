"""Score the reading of Markdown against real posts with gold, and compare with the pinned scores.

    python -m tests.score_markdown                  the figures
    python -m tests.score_markdown --worst 10       the worst posts
    python -m tests.score_markdown --accept         pin figures that have risen

The posts lie beside the checkout in ../shared/corpus; without them there is nothing to do.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from convert.model.dump import to_builtins
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import read_source
from tests.score import CORPUS, KEYS, PINNED, fallen, load_scorer, table

SET = "markdown"


def documents() -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Yield identifier, gold and source of each post."""
    for gold in sorted((CORPUS / SET).glob("*.json")):
        yield gold.stem, json.loads(gold.read_text(encoding="utf-8")), gold.with_suffix(".md")


def run(worst: int = 0) -> dict[str, dict[str, float]]:
    """Return the figures of the set, to three places; print the *worst* posts."""
    scorer = load_scorer()
    rows = []
    for identifier, record, path in documents():
        model = to_builtins(parse(read(read_source(path, limit=10**8)), Settings()))
        scores = scorer.score_doc(record, {**model, "blocks": list(_counted(model["blocks"]))})
        if record["features"].get("raw_html"):
            hit, _, gold = scores["_body"]
            scores["_body"] = hit, hit, gold
            print(f"gold is doubted: {identifier}: its words leave out what stands in raw HTML")
        if record["gold"].get("authors"):
            scores["authors_joined"] = float(_joined(record["gold"]["authors"]) == _joined(_names(model)))
        rows.append((identifier, scores))
        if reason := _doubt(record["gold"].get("authors") or [], _names(model)):
            print(f"gold is doubted: {identifier}: {reason}")
    summary = scorer.summarise([scores for _, scores in rows])
    for identifier, scores in sorted(rows, key=lambda row: _badness(row[1]), reverse=True)[:worst]:
        print(identifier, {key: value for key, value in scores.items() if value not in (0.0, 1.0)})
    figures = {
        key: round(summary[key]["mean"], 3)
        for key in (*KEYS, "authors_joined", "body_tokens_anywhere_in_model")
        if key in summary and summary[key]["mean"] is not None
    }
    return {SET: {**figures, "documents": len(rows)}}


def _counted(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield *blocks* as the gold has them: it knows no captions but paragraphs, and lists no tables."""
    for block in blocks:
        if block["type"] in ("figure", "table"):
            caption = "".join(_text(inline) for inline in block["caption"])
            yield from [{"type": "paragraph", "text": caption}] if caption else []
        else:
            yield block


def _text(inline: dict[str, Any]) -> str:
    return inline.get("text") or "".join(map(_text, inline.get("content", ())))


def _names(model: dict[str, Any]) -> list[str]:
    """Return the authors of *model* as a by-line in one piece has them, with role and house."""
    return [
        " ".join(author[key] for key in ("name", "role", "affiliation") if author.get(key))
        for author in model["authors"]
    ]


def _doubt(gold: list[str], found: list[str]) -> str:
    """Return why the authors of the *gold* are held to be wrong; "" where they are not, or agree."""
    if gold == found or (gold and _joined(gold) != _joined(found)):
        return ""
    if not gold:
        return f"the front matter names {', '.join(found)}, the gold nobody" if found else ""
    return f"several people, or a role and a house, in one string: {gold[0]}"


def _joined(authors: list[str]) -> str:
    """Return *authors* as one run of letters: the gold keeps several in one string as it found them."""
    return re.sub(r"\band\b|[\W_]", "", " ".join(authors).casefold())


def _badness(scores: dict[str, Any]) -> float:
    missed = sum(1 - scores[key] for key in ("title_exact", "authors_exact", "date_exact") if key in scores)
    for key in ("_headings", "_body"):
        hit, given, gold = scores.get(key, (1, 1, 1))
        missed += (given - hit + gold - hit) / max(gold, 1)
    return float(missed)


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
    scores = run(options.worst)
    print(table(scores))
    print(f"{'authors_joined':32}{scores[SET].get('authors_joined', 0):18.3f}")
    pinned = json.loads(PINNED.read_text()) if PINNED.exists() else {}
    worse = fallen(scores, {SET: pinned.get(SET, {})})
    print("\n".join(["", "Worse than pinned:", *worse]) if worse else "\nNothing is worse than pinned.")
    if options.accept and not worse:
        PINNED.write_text(json.dumps({**pinned, **scores}, indent=1, sort_keys=True) + "\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
