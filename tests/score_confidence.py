"""Score how sure the parser may be: of the values of each confidence, how many are right.

    python -m tests.score_confidence              the table, and each wrong value that was called certain

Texts and web pages count alike.  A wrong value that was called certain is a defect, unless
tests/gold_doubts.toml says why the gold itself is held to be wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from convert.model import Article
from convert.model.dump import to_builtins
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source, read_source
from tests import score, score_html
from tests.score import CORPUS, doubts, load_scorer

FIELDS = {
    "title": ("title", "title_exact"),
    "authors": ("authors[", "authors_exact"),
    "date": ("dates[0]", "date_exact"),
    "publisher": ("publisher.name", "publisher"),
}
"""Of each field: how the paths of its evidence begin, and the score that tells right from wrong."""

LEVELS = ("certain", "likely", "uncertain")

TEXTS = ("essays", "essays-unwrapped", "noisy", "noisy-tight", "other-languages")


class Judged(Struct, frozen=True):
    """One value that the parser gave, and whether the gold agrees."""

    kind: str
    """``text`` or ``page``."""
    identifier: str
    field: str
    level: str
    right: bool
    value: Any
    gold: Any


def judge_all() -> Iterator[Judged]:
    """Yield every judged value of the corpus."""
    scorer = load_scorer()
    for name in TEXTS:
        for identifier, record, path in score.documents(name):
            article = parse(read(read_source(path, limit=10**8)), Settings())
            yield from _judge(scorer, "text", identifier, record, article)
    for name in score_html.SETS:
        for identifier, record, data, file in score_html.documents(name):
            article = parse(read(decode_source(data, file)), Settings())
            yield from _judge(scorer, "page", f"{name}/{identifier}", record, article)


def _judge(
    scorer: Any, kind: str, identifier: str, record: dict[str, Any], article: Article
) -> Iterator[Judged]:
    model = to_builtins(article)
    scores = scorer.score_doc(record, model)
    gold = record.get("gold") or record.get("expected") or {}
    for field, (path, key) in FIELDS.items():
        level = _level(article, path)
        if key in scores and level:
            yield Judged(kind, identifier, field, level, bool(scores[key]), model.get(field), gold.get(field))


def _level(article: Article, path: str) -> str:
    """Return the least of the confidences of what begins with *path*; an empty string for no value."""
    found = [one.confidence for one in article.evidence if one.field.startswith(path)]
    return max(found, key=LEVELS.index, default="")


def table(judged: list[Judged]) -> str:
    """Return how many values of each field and confidence there are, and the share that is right."""
    count = Counter((one.kind, one.field, one.level) for one in judged)
    right = Counter((one.kind, one.field, one.level) for one in judged if one.right)
    lines = [f"{'':20}" + "".join(f"{level:>18}" for level in LEVELS)]
    for kind in ("text", "page"):
        for field in FIELDS:
            cells = [(right[kind, field, level], count[kind, field, level]) for level in LEVELS]
            shown = (f"{good / all_:.3f} of {all_:3}" if all_ else "" for good, all_ in cells)
            lines.append(f"{kind} {field:15}" + "".join(f"{cell:>18}" for cell in shown))
    return "\n".join(lines)


def wrong_and_certain(judged: list[Judged]) -> list[Judged]:
    """Return what is wrong, was called certain, and is no doubt of the gold's."""
    known = doubts()
    return [
        one
        for one in judged
        if one.level == "certain" and not one.right and f"{one.identifier} {one.field}" not in known
    ]


def _shown(value: Any) -> Any:
    return [author["name"] for author in value] if isinstance(value, list) else value


def main() -> int:
    """Print the table and what is wrong in it; 1 where a value was certain and is wrong."""
    if not CORPUS.exists():
        print("The corpus is not beside this checkout (../shared/corpus); nothing was scored.")
        return 0
    judged = list(judge_all())
    print(table(judged))
    wrong = wrong_and_certain(judged)
    for one in wrong:
        found = f"{_shown(one.value)} instead of {one.gold}"
        print(f"certain and wrong: {one.kind} {one.identifier} {one.field}: {found}")
    print(f"\n{len(wrong)} values are certain and wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
