"""Score the reader of web pages beside trafilatura and readability-lxml, on the same pages in the same run.

    python -m tests.score_html                    the table of all sets
    python -m tests.score_html --worst 10 SET     the worst documents of one set
    python -m tests.score_html --accept           pin scores that have risen

The pages and the scorer lie beside the checkout in ../shared/corpus; without them there is nothing to do.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from convert.model.dump import to_builtins
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.score import (
    CORPUS,
    KEYS,
    LOWER_IS_BETTER,
    PINNED,
    SOUND,
    doubts,
    load_scorer,
    raised,
    table,
    truly_fallen,
    undoubted,
)
from tests.score import figures as score_figures

SETS = ("cleaneval", "dragnet", "federalist", "readability", "scrapinghub", "trafilatura")

FIELDS = tuple(key for key in KEYS if not key.startswith(("false_alarm", "back_matter")))

BLOCKS = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
}

Model = dict[str, Any]


def octavo(data: bytes, name: str) -> Model:
    """Return our model of the page *data*, with marks, notes and references where the page has them.

    The gold holds the words of the page in their order: a mark is a number in its paragraph, a note or
    reference a paragraph.  Our model holds them apart.
    """
    draft = read(decode_source(data, name))
    model = to_builtins(parse(draft, Settings()))
    apart = [{**one, "type": "footnote"} for one in (*model["notes"], *model["references"])]
    blocks = sorted([*model["blocks"], *apart], key=lambda block: int(block["span"][0]))
    return {**model, "blocks": [_as_printed(block, draft.text) for block in blocks]}


def _as_printed(block: Model, text: str) -> Model:
    """Return *block* with the words that it has in the *text* of the page, where it is or has a note."""
    if block.get("type") == "list":
        return {**block, "items": [_as_printed(item, text) for item in block["items"]]}
    if block.get("type") != "footnote" and not _has_mark(block):
        return block
    return {"type": block.get("type", "list_item"), "text": text[slice(*block["span"])]}


def _has_mark(part: Model) -> bool:
    """Tell whether a mark of a note stands in *part* of a model."""
    inner = (*part.get("content", ()), *part.get("blocks", ()))
    return part.get("type") == "note_mark" or any(map(_has_mark, inner))


def trafilatura(data: bytes, name: str) -> Model:
    """Return what trafilatura finds, in the scorer's shape."""
    import trafilatura as engine

    found = engine.bare_extraction(
        data, with_metadata=True, include_comments=False, include_formatting=True, include_tables=True
    )
    if found is None:
        return {}
    blocks = [block for element in found.body for block in _tei(element)] if found.body is not None else []
    authors = [author.strip() for author in (found.author or "").split(";") if author.strip()]
    return {
        "title": found.title,
        "authors": authors,
        "date": found.date,
        "publisher": found.sitename,
        "blocks": blocks,
    }


def _tei(element: etree._Element) -> Iterator[Model]:
    kinds = {"head": "heading", "p": "paragraph", "quote": "quote", "code": "code", "item": "list_item"}
    if element.tag in ("list", "table"):
        for inner in element.iter("item", "row"):
            yield {
                "type": "list_item" if inner.tag == "item" else "table",
                "text": " ".join(inner.itertext()),
            }
        return
    text = "".join(element.itertext())
    if text.strip():
        yield {"type": kinds.get(str(element.tag), "paragraph"), "text": text}


def readability(data: bytes, name: str) -> Model:
    """Return what readability-lxml finds, in the scorer's shape."""
    from readability import Document

    try:
        document = Document(data)
        title = document.short_title()
        root = lxml_html.fromstring(document.summary())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return {}  # it raises on control characters
    author = document.author() or ""
    return {
        "title": title,
        "authors": []
        if author == "[no-author]"
        else [part.strip() for part in author.split(",") if part.strip()],
        "blocks": list(_summary_blocks(root)),
    }


def _summary_blocks(root: lxml_html.HtmlElement) -> Iterator[Model]:
    inner = ("p", "li", "blockquote", "pre", "td", "h1", "h2", "h3", "h4", "h5", "h6")
    for element in root.iter(*inner):
        if next(element.iterdescendants(*inner), None) is not None:
            continue
        text = element.text_content()
        if text.strip():
            yield {"type": BLOCKS.get(element.tag, "paragraph"), "text": text}


READERS: dict[str, Callable[[bytes, str], Model]] = {
    "octavo": octavo,
    "trafilatura": trafilatura,
    "readability": readability,
}


def _installed() -> list[str]:
    """Return the readers that are here; what another reader cannot be compared with is said."""
    missing = [name for name in READERS if name != "octavo" and importlib.util.find_spec(name) is None]
    for name in missing:
        print(f"{name} is not installed (dependency group score): it is not compared with.")
    return [name for name in READERS if name not in missing]


def documents(name: str) -> Iterator[tuple[str, dict[str, Any], bytes, str]]:
    """Yield identifier, gold, page and file name of each document of the set *name*."""
    for gold in sorted((CORPUS / "html" / name).glob("*.json")):
        record = json.loads(gold.read_text(encoding="utf-8"))
        packed, plain = gold.with_suffix(".html.gz"), gold.with_suffix(".xhtml")
        data = gzip.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
        yield gold.stem, record, data, f"{gold.stem}{'.html' if packed.exists() else '.xhtml'}"


def run(names: list[str], readers: list[str], worst: int) -> dict[str, dict[str, float]]:
    """Return the figures of each set and of all together, by reader: of all gold, of what nobody doubts."""
    scorer, known = load_scorer(), doubts()
    rows: dict[str, dict[str, list[tuple[str, dict[str, Any], Model, dict[str, Any]]]]] = {}
    for name in names:
        for identifier, record, data, file_name in documents(name):
            for reader in readers:
                model = READERS[reader](data, file_name)
                scores = scorer.score_doc(record, model)
                row = (f"{name}/{identifier}", scores, model, record)
                rows.setdefault(reader, {}).setdefault(name, []).append(row)
    out: dict[str, dict[str, float]] = {}
    for reader, sets in rows.items():
        every = [row for documents_ in sets.values() for row in documents_]
        for name, scored in (*sets.items(), ("all", every)):
            summary = scorer.summarise([scores for _, scores, _, _ in scored])
            figures = {
                key: round(summary[key]["mean"], 3)
                for key in FIELDS
                if summary.get(key, {}).get("mean") is not None
            }
            out[f"{name} {reader}"] = {**figures, "documents": len(scored)}
            sound = [undoubted(identifier, scores, known) for identifier, scores, _, _ in scored]
            figures = {key: value for key, value in score_figures(scorer, sound).items() if key in FIELDS}
            out[f"{name} {reader}{SOUND}"] = {**figures, "documents": len(scored)}
    if worst:
        show_worst(
            [row for sets in (rows["octavo"],) for scored in sets.values() for row in scored], worst, scorer
        )
    return out


def show_worst(rows: list[Any], worst: int, scorer: Any) -> None:
    """Print the documents with the most misses."""

    def misses(scores: dict[str, Any]) -> float:
        hit, said, gold = scores.get("_body", (1, 1, 1))
        f1 = 2 * hit / (said + gold) if said + gold else 1
        return sum(
            1 - scores[key] for key in ("title_exact", "authors_exact", "date_exact") if key in scores
        ) + 2 * (1 - f1)

    for identifier, scores, model, record in sorted(rows, key=lambda row: -misses(row[1]))[:worst]:
        print(f"{misses(scores):.2f} {identifier}")
        seen, gold = scorer.adapt(model), record.get("expected", {})
        for key, flag in (
            ("title", "title_exact"),
            ("authors", "authors_exact"),
            ("date", "date_exact"),
            ("publisher", "publisher"),
        ):
            if scores.get(flag) == 0.0:
                print(f"     {key}: {seen[key]!r} against {gold.get(key)!r}")
        if "_body" in scores:
            hit, said, want = scores["_body"]
            print(
                f"     body precision {hit / max(said, 1):.2f} recall {hit / max(want, 1):.2f}; "
                f"headings {scores['_headings']}"
            )


def table_of(scores: dict[str, dict[str, float]], names: list[str], readers: list[str]) -> str:
    """Return the figures of each set, the readers side by side; all sets without doubted gold too."""
    parts = []
    for name, gold in [*((name, "") for name in names), (names[-1], SOUND)]:
        part = {reader: scores[f"{name} {reader}{gold}"] for reader in readers}
        parts.append(f"\n{name}{gold}: {int(part[readers[0]]['documents'])} pages\n" + table(part))
    return "\n".join(parts)


def behind(scores: dict[str, dict[str, float]], name: str, readers: list[str], gold: str = "") -> list[str]:
    """Return a line for each figure of the set *name* in which another reader is ahead of us.

    *gold* is SOUND where only the gold counts that nobody doubts.
    """
    ours = scores[f"{name} octavo{gold}"]
    lines = []
    for reader in readers[1:]:
        for key, figure in scores[f"{name} {reader}{gold}"].items():
            if key in ours and (figure < ours[key] if key in LOWER_IS_BETTER else figure > ours[key]):
                lines.append(f"{name}{gold} {key}: {ours[key]} against {figure} of {reader}")
    return lines


def of_ours(
    scores: dict[str, dict[str, float]], names: list[str]
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """Return our figures of the sets *names* as they are pinned, with doubted gold and without."""
    whole = {f"html {name}": scores[f"{name} octavo"] for name in names}
    return whole, {f"html {name}": scores[f"{name} octavo{SOUND}"] for name in names}


def main() -> int:
    parser = argparse.ArgumentParser(description=re.sub(r"\n.*", "", __doc__ or ""))
    parser.add_argument("sets", nargs="*", help=", ".join(SETS))
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--ours", action="store_true", help="do not run the other readers")
    options = parser.parse_args()
    if not (CORPUS / "html").exists():
        print("The corpus is not beside this checkout (../shared/corpus); nothing was scored.")
        return 0
    names, readers = options.sets or list(SETS), ["octavo"] if options.ours else _installed()
    scores = run(names, readers, options.worst)
    print(table_of(scores, [*names, "all"], readers))
    ahead = [line for gold in ("", SOUND) for line in behind(scores, "all", readers, gold)]
    print("\n".join(["", "Behind another reader:", *ahead]))
    pinned = json.loads(PINNED.read_text()) if PINNED.exists() else {}
    ours, sound = of_ours(scores, [*names, "all"] if not options.sets else names)
    worse = truly_fallen(ours, sound, pinned)
    print("\n".join(["", "Worse than pinned:", *worse]) if worse else "\nNothing is worse than pinned.")
    if options.accept:
        both = {**ours, **{name + SOUND: each for name, each in sound.items()}}
        PINNED.write_text(json.dumps(raised(both, pinned), indent=1, sort_keys=True) + "\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
