"""Set real articles in every edition, twice, hand all editions to the validators, and count.

    python -m tests.editions.corpus                          everything
    python -m tests.editions.corpus plain/dragnet 18f        only sources whose name holds one of these
    python -m tests.editions.corpus --theme brief --page letter --keep FOLDER

The articles lie beside the checkout in ../shared/corpus; without them there is nothing to do. The command
that a user has does the work: it reads, lays out, proves that the words agree, fails on what an engine logs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from tests.conftest import SEED
from tests.editions.nu import page_complaints
from tests.editions.validators import docx_complaints, epub_complaints, pdf_complaints
from tests.score import CORPUS

ROOT = Path(__file__).parents[2]
SUFFIXES = (".txt", ".html.gz", ".xhtml", ".xhtml.gz", ".md")
VARIANTS = (".tight.txt", ".unwrapped.txt")
"""Second shapes of a text that is there already."""
FEW = 60
"""E-books or pages that one run of their validator takes."""
ALONE = {"pdf": pdf_complaints, "docx": docx_complaints}
"""The validators of a file."""
TOGETHER = {"epub": epub_complaints, "html": page_complaints}
"""The validators of many files: each is slow to start."""
FIXED = (
    "html/cleaneval/ce071",
    "html/cleaneval/ce147",
    "html/cleaneval/ce637",
    "html/dragnet/drr647",
    "html/federalist/fed19.xhtml",
    "html/readability/lwn-1",
    "html/scrapinghub/phys-org-e1c7023e",
    "html/trafilatura/auto-motor-at-hyundaitest",
    "html/trafilatura/tageswoche-ch-weg",
    "markdown/18f-2014-03-19",
    "plain/cleaneval/ce610",
    "plain/dragnet/drr173",
    "plain/federalist/fed38.txt",
    "plain/readability/lazy-image-2",
    "plain/scrapinghub/foxnews-com",
    "plain/trafilatura/ledevoir-com-trottinettes",
    "plain/trafilatura/theplanetarypress-com-forestlands",
    "scripts/udhr/lit.txt",
    "scripts/udhr/ell_monotonic.txt",
    "scripts/udhr/vie.txt",
)
"""What their names begin with: tables, notes, links in links, captions, long texts, other alphabets."""
HERE = {"TZ": "Pacific/Auckland", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "America/Lima", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}
"""Two machines as far apart as one can be made to look."""

Outcome = dict[str, Any]


class Tally(Struct):
    """What came of a set of sources."""

    count: Counter[str] = field(default_factory=Counter)
    """How many sources, editions and faults of each kind."""
    faults: list[str] = field(default_factory=list)
    """Each fault in one line."""

    def blame(self, kind: str, line: str) -> None:
        """Count a fault of *kind* and keep its *line*."""
        self.count[kind] += 1
        self.faults.append(f"{kind}: {line}")


def sources() -> Iterator[tuple[str, Path]]:
    """Yield the name below ``articles/`` and the path of each source, in a fixed order."""
    found = [
        path for folder in ("plain", "html", "markdown", "scripts") for path in (CORPUS / folder).rglob("*")
    ]
    for path in sorted(found):
        if path.name.endswith(SUFFIXES) and not path.name.endswith(VARIANTS):
            name = path.relative_to(CORPUS).as_posix().removesuffix(".gz")
            # Two kinds of one source would be two sources of one stem, which are refused.
            stem, _, suffix = name.rpartition(".")
            yield (f"{stem}-md.md" if path.with_suffix(".txt").exists() and suffix == "md" else name), path
    if SEED.exists():
        yield f"seeds/{SEED.name}", SEED
    for path in sorted((ROOT / "articles").rglob("*.txt")):
        yield f"samples/{path.name}", path


def stage(folder: Path, chosen: list[tuple[str, Path]]) -> None:
    """Put the *chosen* sources into a publishing repository in *folder*."""
    folder.mkdir(parents=True)
    (folder / "octavo.toml").write_text('sources = "articles"\n', encoding="utf-8")
    for name, path in chosen:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        target = folder / "articles" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def build(folder: Path, options: list[str], surroundings: dict[str, str]) -> dict[str, Outcome]:
    """Build all that lies in *folder*, as a user does; return the outcome of each source."""
    command = [sys.executable, "-m", "convert", "build", "articles", "--json", *options]
    place = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=folder, env=place, stdout=subprocess.PIPE, check=False)
    told = json.loads(run.stdout)
    return {one["source"].removeprefix("articles/"): one for one in told["articles"]}


def judge(folder: Path, outcomes: dict[str, Outcome]) -> dict[str, Tally]:
    """Return what the validators say of the editions below *folder*, by set of sources."""
    tallies: dict[str, Tally] = {}
    many: dict[str, dict[Path, tuple[Tally, str]]] = {kind: {} for kind in TOGETHER}
    for name, outcome in outcomes.items():
        tally = tallies.setdefault(name.rpartition("/")[0], Tally())
        tally.count["sources"] += 1
        if outcome["error"]:
            tally.blame("failed", f"{name}: {outcome['error']}")
        elif not outcome["editions"]:
            codes = {one["code"] for one in outcome["findings"] if one["severity"] == "error"}
            tally.count["refused"] += 1
            tally.faults.append(f"refused: {name}: {', '.join(sorted(codes))}")
        for edition in outcome["editions"]:
            path = folder / edition["path"]
            tally.count[edition["edition"]] += 1
            if edition["edition"] in TOGETHER:
                many[edition["edition"]][path] = (tally, name)
            elif edition["edition"] in ALONE:
                for complaint in ALONE[edition["edition"]](path)[:1]:
                    tally.blame(f"invalid {edition['edition']}", f"{name}: {complaint}")
    for kind, files in many.items():
        _judge_together(kind, files)
    return tallies


def _judge_together(kind: str, files: dict[Path, tuple[Tally, str]]) -> None:
    paths = list(files)
    for start in range(0, len(paths), FEW):
        for path, complaints in TOGETHER[kind](paths[start : start + FEW]).items():
            for complaint in complaints[:1]:
                tally, name = files[path]
                tally.blame(f"invalid {kind}", f"{name}: {complaint}")


def compare(first: dict[str, Outcome], second: dict[str, Outcome], tallies: dict[str, Tally]) -> None:
    """Blame each source whose editions have other bytes the second time."""
    for name, outcome in first.items():
        one, other = ([e["sha256"] for e in said["editions"]] for said in (outcome, second[name]))
        if one != other:
            tallies[name.rpartition("/")[0]].blame("other bytes", name)


KINDS = (
    "sources",
    "refused",
    "failed",
    "pdf",
    "invalid pdf",
    "epub",
    "invalid epub",
    "docx",
    "invalid docx",
    "html",
    "invalid html",
    "other bytes",
)


def table(tallies: dict[str, Tally]) -> str:
    """Return the counts as a table, a row a set."""
    total = sum((tally.count for tally in tallies.values()), Counter[str]())
    rows = [*((name, tally.count) for name, tally in sorted(tallies.items())), ("all", total)]
    width = max(len(name) for name, _ in rows)
    lines = [" ".join(["set".ljust(width), *KINDS])]
    for name, count in rows:
        lines.append(" ".join([name.ljust(width), *(str(count[kind]).rjust(len(kind)) for kind in KINDS)]))
    return "\n".join(lines)


def run(words: list[str], options: list[str], folder: Path, *, twice: bool = True) -> dict[str, Tally]:
    """Set the sources whose names hold one of *words*, all without words, and judge what came of it."""
    chosen = [(name, path) for name, path in sources() if not words or any(word in name for word in words)]
    first, second = folder / "one", folder / "another place"
    stage(first, chosen)
    outcomes = build(first, options, HERE)
    tallies = judge(first, outcomes)
    if twice:
        stage(second, chosen)
        compare(outcomes, build(second, options, ELSEWHERE), tallies)
    return tallies


def main(arguments: list[str] | None = None) -> int:
    """Print the counts and every fault; return 1 where an edition failed, is invalid or differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="only the sources whose name holds one of these words")
    parser.add_argument("--theme", default="brief")
    parser.add_argument("--page", default="a4")
    parser.add_argument("--to", default="pdf,epub,docx,html")
    parser.add_argument("--once", action="store_true", help="do not build a second time to compare bytes")
    parser.add_argument("--keep", type=Path, help="keep the editions in this new folder")
    given = parser.parse_args(arguments)
    if not CORPUS.exists():
        print(f"nothing to set: {CORPUS} is not there", file=sys.stderr)
        return 0
    options = ["--theme", given.theme, "--page", given.page, "--to", given.to]
    with tempfile.TemporaryDirectory() as scratch:
        tallies = run(given.words, options, given.keep or Path(scratch) / "corpus", twice=not given.once)
    for tally in tallies.values():
        print("\n".join(tally.faults), end="\n" if tally.faults else "")
    print(table(tallies))
    faults = sum((tally.count for tally in tallies.values()), Counter[str]())
    return int(any(faults[kind] for kind in KINDS if kind.startswith(("failed", "invalid", "other"))))


if __name__ == "__main__":
    sys.exit(main())
