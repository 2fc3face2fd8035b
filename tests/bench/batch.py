"""A batch of op-eds by Octavo and by its peers: processor, wall and memory, an article.

    python -m tests.bench.batch [COUNT] [--rounds 3] [--json FILE]

The runs of a round follow one another, so that a busy machine slows all of them; the median of the rounds
counts. Figures of the processor hold everything that a run starts, its own start too. Peers read Markdown,
in which title, author and date are marked; those that start once a file are run on a few and scaled. What is
missing on this machine is left out, and said.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from shutil import which

from convert.pandoc_process import find_pandoc
from tests.bench.opeds import write_opeds

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"
"""Where the script installs the peers that it needs; git does not keep it."""
FEW = 5
"""Articles for a peer that takes a second for each."""
SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux: who is left by its parent becomes ours, and its time is counted."""

PLAIN = '[tokens.text]\ncompose = "line"\n'
"""Settings for lines as the engine breaks them."""

Figures = dict[str, float]
"""Milliseconds of the processor and of the clock an article, and megabytes of the largest process."""


def octavo(folder: Path, editions: str, settings: str = "", jobs: int = 1) -> None:
    """Build *editions* of all articles anew."""
    (folder / "octavo.toml").write_text(settings, encoding="utf-8")
    words = ["build", "articles", "--to", editions, "--no-cache", "--force", "--quiet", "--jobs", str(jobs)]
    run([sys.executable, "-m", "convert", *words], folder, env={**os.environ, "PYTHONPATH": str(ROOT)})


def pandoc_batch(folder: Path, kind: str) -> None:
    """Let one pandoc make *kind* of all articles."""
    out = folder / "made" / kind
    out.mkdir(parents=True, exist_ok=True)
    request = "\n".join([kind, str(out), *map(str, sorted((folder / "markdown").glob("*.md")))]) + "\n"
    run([str(find_pandoc()), "lua", str(Path(__file__).parent / "peers.lua")], folder, request)


def typst_batch(folder: Path) -> None:
    """Let one pandoc write typst's mark-up and one process of typst's library set it."""
    pandoc_batch(folder, "typst")
    script = (
        "import pathlib, sys, typst\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.typ')):\n"
        "    typst.compile(str(path), output=str(path.with_suffix('.pdf')))\n"
    )
    run([str(PEERS / "bin/python"), "-c", script, str(folder / "made/typst")], folder)


def pandoc_weasyprint(folder: Path) -> None:
    """Start pandoc and WeasyPrint for each of a few articles, as one does by hand."""
    engine = Path(sys.executable).parent / "weasyprint"
    for path in sorted((folder / "markdown").glob("*.md"))[:FEW]:
        run([str(find_pandoc()), str(path), "-o", f"{path.stem}.pdf", f"--pdf-engine={engine}"], folder)


def libreoffice(folder: Path) -> None:
    """Let one LibreOffice set all articles, from what pandoc makes of them."""
    made = folder / "made/docx"
    words = [
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, sorted(made.glob("*.docx"))),
    ]
    run(["soffice", f"-env:UserInstallation=file://{folder}/profile", *words], folder)


def floor(folder: Path) -> None:
    """Shape the letters of all articles once and pack them: what nobody who sets them does without."""
    script = (
        "import pathlib, sys, zlib, uharfbuzz as hb\n"
        "font = hb.Font(hb.Face(hb.Blob.from_file_path(sys.argv[2])))\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.txt')):\n"
        "    for line in path.read_text().splitlines():\n"
        "        buffer = hb.Buffer(); buffer.add_str(line); buffer.guess_segment_properties()\n"
        "        hb.shape(font, buffer)\n"
        "    zlib.compress(path.read_bytes())\n"
    )
    face = ROOT / "fonts/stix-two-text/STIXTwoText-Regular.ttf"
    run([sys.executable, "-c", script, str(folder / "articles"), str(face)], folder)


RUNS: dict[str, tuple[Callable[[Path], None], int | None]] = {
    "octavo: PDF, EPUB, DOCX": (lambda folder: octavo(folder, "pdf,epub,docx"), None),
    "octavo: the same, lines of the engine": (lambda folder: octavo(folder, "pdf,epub,docx", PLAIN), None),
    "octavo: PDF": (lambda folder: octavo(folder, "pdf"), None),
    "octavo: EPUB, no pages": (lambda folder: octavo(folder, "epub", "print_pages = false\n"), None),
    "octavo: DOCX, no pages": (lambda folder: octavo(folder, "docx", "print_pages = false\n"), None),
    "octavo: PDF, two workers": (lambda folder: octavo(folder, "pdf", jobs=2), None),
    "pandoc in one process: EPUB": (lambda folder: pandoc_batch(folder, "epub"), None),
    "pandoc in one process: DOCX": (lambda folder: pandoc_batch(folder, "docx"), None),
    "pandoc and typst in one process each: PDF": (typst_batch, None),
    "pandoc and WeasyPrint for each file: PDF": (pandoc_weasyprint, FEW),
    "LibreOffice in one process: PDF of DOCX": (libreoffice, None),
    "floor: HarfBuzz shapes the text, zlib packs it": (floor, None),
}
"""By what the table calls it: the run, and the number of articles that it takes where not all."""


def run(words: list[str], folder: Path, said: str | None = None, env: dict[str, str] | None = None) -> None:
    """Run a program in *folder*; CalledProcessError where it fails."""
    done = subprocess.run(words, cwd=folder, input=said, text=True, capture_output=True, env=env)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, words, done.stdout, done.stderr)


def measure(name: str, folder: Path) -> tuple[float, float, float]:
    """Return seconds of the processor, seconds, and megabytes of the largest process of the run *name*."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    start = time.monotonic()
    RUNS[name][0](folder)
    seconds = time.monotonic() - start
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, seconds, used.ru_maxrss / 1024


def install_peers() -> None:
    """Install typst, which no edition of ours needs, into a folder of its own."""
    if not (PEERS / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(PEERS / "bin/pip"), "install", "--quiet", "typst"], check=True)


def missing() -> dict[str, str]:
    """Return by name of the run what this machine lacks for it."""
    lacking = {}
    if which("soffice") is None:
        lacking["LibreOffice in one process: PDF of DOCX"] = "LibreOffice is not installed"
    try:
        install_peers()
    except (subprocess.CalledProcessError, OSError) as error:
        lacking["pandoc and typst in one process each: PDF"] = f"typst cannot be installed: {error}"
    return lacking


def bench(count: int, rounds: int) -> dict[str, Figures]:
    """Return the figures of every run over *count* articles: medians of *rounds*, in turns."""
    lacking = missing()
    for name, why in lacking.items():
        print(f"left out: {name}: {why}", file=sys.stderr)
    told: dict[str, list[tuple[float, float, float]]] = {name: [] for name in RUNS if name not in lacking}
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        write_opeds(Path(folder), count)
        for _ in range(rounds):
            for name, figures in told.items():
                # A process for each run: the system counts only the largest of all that one has had.
                words = [sys.executable, "-m", "tests.bench.batch", "--one", name, folder]
                done = subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
                figures.append(tuple(json.loads(done.stdout)))
    return {name: an_article(figures, RUNS[name][1] or count) for name, figures in told.items()}


def an_article(figures: list[tuple[float, float, float]], count: int) -> Figures:
    """Return the medians of *figures*, for one of *count* articles."""
    cpu, wall, peak = (statistics.median(each) for each in zip(*figures, strict=True))
    return {"cpu_ms": cpu / count * 1000, "wall_ms": wall / count * 1000, "peak_mb": peak}


def table(figures: dict[str, Figures]) -> str:
    """Return *figures* as the table of a README, each as a ratio to the first too."""
    base = next(iter(figures.values()))["cpu_ms"]
    lines = ["| run | processor, ms | ratio | wall, ms | largest process, MB |", "|---|---|---|---|---|"]
    for name, each in figures.items():
        ratio = each["cpu_ms"] / base
        lines.append(
            f"| {name} | {each['cpu_ms']:.0f} | {ratio:.2f} | {each['wall_ms']:.0f} | {each['peak_mb']:.0f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", nargs="?", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one[0], Path(given.one[1]))))
        return
    figures = bench(given.count, given.rounds)
    print(table(figures))
    if given.json:
        document = {"articles": given.count, "rounds": given.rounds, "runs": figures}
        Path(given.json).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
