"""Score the parser against real articles with gold, and compare with the pinned scores.

    python -m tests.score                    the table of all sets
    python -m tests.score --worst 10 SET     the worst documents of one set
    python -m tests.score --accept           pin scores that have risen

The articles and the scorer lie beside the checkout in ../shared/corpus; without them there is nothing to do.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from convert.model.dump import to_builtins
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import read_source

TESTS = Path(__file__).parent
CORPUS = TESTS.parent.parent / "shared" / "corpus"
PINNED = TESTS / "scores.json"
DOUBTS = TESTS / "gold_doubts.toml"

SETS: dict[str, tuple[tuple[str, ...], str, str, bool]] = {
    "seedlike": (
        ("plain/cleaneval", "plain/dragnet", "plain/scrapinghub", "plain/readability", "plain/trafilatura"),
        "",
        "",
        True,
    ),
    "essays": (("plain/cleaneval", "plain/dragnet", "plain/federalist"), "", "", False),
    "essays-unwrapped": (("plain/cleaneval", "plain/dragnet", "plain/federalist"), "unwrapped", "", False),
    "noisy": (("plain/scrapinghub", "plain/readability", "plain/trafilatura"), "", "en", False),
    "noisy-tight": (("plain/scrapinghub", "plain/readability", "plain/trafilatura"), "tight", "en", False),
    "other-languages": (("plain/trafilatura",), "", "!en", False),
    "scripts": (("scripts/udhr",), "", "", False),
}
"""Name: folders, variant, language (``!`` for all others), whether only the ids of seedlike.txt count."""


def load_scorer() -> ModuleType:
    """Return ../shared/corpus/score.py as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(name: str) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Yield identifier, gold and source of each document of the set *name*."""
    folders, variant, language, only_seedlike = SETS[name]
    ids = set((CORPUS / "seedlike.txt").read_text(encoding="utf-8").split())
    for folder in folders:
        for gold in sorted((CORPUS / folder).glob("*.json")):
            record = json.loads(gold.read_text(encoding="utf-8"))
            if only_seedlike and f"{folder}/{gold.stem}" not in ids:
                continue
            if language and (record.get("lang") == language.lstrip("!")) == language.startswith("!"):
                continue
            if variant == "tight":
                if not record.get("gold_tight"):
                    continue
                record["gold"] = record["gold_tight"]
            text = gold.with_suffix(f".{variant}.txt" if variant else ".txt")
            if not text.exists():
                continue
            yield f"{folder}/{gold.stem}", record, text


def score_set(
    scorer: ModuleType, name: str
) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any], dict[str, Any]]]]:
    """Return the summary of the set *name* and each document with its scores and its model."""
    rows = []
    for identifier, record, path in documents(name):
        model = to_builtins(parse(read(read_source(path, limit=10**8)), Settings()))
        rows.append((identifier, scorer.score_doc(record, model), model))
    return scorer.summarise([scores for _, scores, _ in rows]), rows


KEYS = (
    "title_exact",
    "authors_exact",
    "authors_wrong",
    "date_exact",
    "date_wrong",
    "publisher",
    "false_alarm_authors",
    "false_alarm_date",
    "false_alarm_title",
    "headings_precision(micro)",
    "headings_recall(micro)",
    "body_tokens_recall(micro)",
    "body_tokens_precision(micro)",
    "paragraph_boundaries_right",
    "first_sentence_kept",
    "last_sentence_kept",
    "back_matter_left_in_body",
    "must_include_found",
    "must_exclude_leaked",
)
LOWER_IS_BETTER = {
    key
    for key in KEYS
    if key.startswith(("false_alarm", "back_matter", "must_exclude")) or key.endswith("_wrong")
}


def table(scores: dict[str, dict[str, float]]) -> str:
    """Return *scores* (set, figure) as a table, a row a figure."""
    names = list(scores)
    lines = [f"{'':32}" + "".join(f"{name:>18}" for name in names)]
    for key in KEYS:
        cells = [scores[name].get(key) for name in names]
        if any(cell is not None for cell in cells):
            lines.append(
                f"{key:32}" + "".join(f"{'' if cell is None else f'{cell:.3f}':>18}" for cell in cells)
            )
    return "\n".join(lines)


DOUBTED = {
    "title": ("title_",),
    "authors": ("authors_", "_authors"),
    "date": ("date_",),
    "publisher": ("publisher",),
    "first": ("first_sentence_kept",),
    "last": ("last_sentence_kept",),
    "headings": ("_headings",),
    "body": ("_body", "_boundaries"),
}
"""What of the scores of a document rests on each field of its gold: how the names begin."""


def doubts() -> dict[str, str]:
    """Return why the gold is held to be wrong, by ``set/identifier field``."""
    return dict(tomllib.loads(DOUBTS.read_text(encoding="utf-8"))["doubts"])


def undoubted(identifier: str, scores: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """Return *scores* of the document *identifier* without those that rest on doubted gold."""
    fields = [field for field in DOUBTED if f"{identifier} {field}" in known]
    heads = tuple(head for field in fields for head in DOUBTED[field])
    return {key: value for key, value in scores.items() if not (heads and key.startswith(heads))}


def figures(scorer: ModuleType, rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return the figures of the documents with the scores *rows*, to three places."""
    summary = scorer.summarise(rows)
    found = {
        key: round(summary[key]["mean"], 3)
        for key in KEYS
        if key in summary and summary[key]["mean"] is not None
    }
    return {**found, "documents": len(rows)}


def run(names: list[str]) -> dict[str, dict[str, float]]:
    """Return the figures of each set in *names*."""
    return run_both(names)[0]


def run_both(names: list[str]) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """Return the figures of each set in *names*, of all its gold and of the gold that nobody doubts."""
    scorer, known = load_scorer(), doubts()
    whole: dict[str, dict[str, float]] = {}
    sound: dict[str, dict[str, float]] = {}
    for name in names:
        _, rows = score_set(scorer, name)
        whole[name] = figures(scorer, [scores for _, scores, _ in rows])
        sound[name] = figures(scorer, [undoubted(who, scores, known) for who, scores, _ in rows])
    return whole, sound


def fallen(scores: dict[str, dict[str, float]], pinned: dict[str, dict[str, float]]) -> list[str]:
    """Return a line for each figure that is worse than its pin."""
    return [
        f"{name} {key}: {scores[name].get(key)} against {pin}"
        for name, pins in pinned.items()
        if name in scores
        for key, pin in pins.items()
        if key in scores[name]
        and (scores[name][key] > pin if key in LOWER_IS_BETTER else scores[name][key] < pin)
    ]


SOUND = " without doubted gold"
"""What the pins of a set are called that leave out doubted gold."""


def truly_fallen(
    scores: dict[str, dict[str, float]],
    sound: dict[str, dict[str, float]],
    pinned: dict[str, dict[str, float]],
) -> list[str]:
    """Return a line for each figure that has fallen, on more than gold that is held to be wrong."""
    marked = {name + SOUND: figures for name, figures in sound.items()}
    below = {line.split(": ")[0].replace(SOUND, "") for line in fallen(marked, pinned)}
    known = tuple(f"{name} " for name in scores if name + SOUND in pinned)
    excused = [
        line for line in fallen(scores, pinned) if line.startswith(known) and line.split(": ")[0] not in below
    ]
    return [line for line in [*fallen(scores, pinned), *fallen(marked, pinned)] if line not in excused]


def raised(
    scores: dict[str, dict[str, float]], pinned: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """Return *pinned* with each figure that has risen; what has fallen keeps its pin, and goes on failing."""
    out = dict(pinned)
    for name, figures in scores.items():
        out[name] = dict(pinned.get(name, {}))
        for key, figure in figures.items():
            pick = min if key in LOWER_IS_BETTER else max
            out[name][key] = pick(figure, out[name].get(key, figure))
    return out


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", help=", ".join(SETS))
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--accept", action="store_true")
    options = parser.parse_args()
    if not CORPUS.exists():
        print("The corpus is not beside this checkout (../shared/corpus); nothing was scored.")
        return 0
    scores, sound = run_both(options.sets or list(SETS))
    print(table(scores))
    print(f"\nWithout the gold that {DOUBTS.name} holds to be wrong, for the reasons that it gives:")
    print(table(sound))
    pinned = json.loads(PINNED.read_text()) if PINNED.exists() else {}
    worse = truly_fallen(scores, sound, pinned)
    print("\n".join(["", "Worse than pinned:", *worse]) if worse else "\nNothing is worse than pinned.")
    if options.accept:
        both = {**scores, **{name + SOUND: each for name, each in sound.items()}}
        PINNED.write_text(json.dumps(raised(both, pinned), indent=1, sort_keys=True) + "\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
