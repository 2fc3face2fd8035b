"""Long texts, with notes and tables: time and memory of a print edition, which may grow as its pages do.

    python -m tests.bench.long [WORDS ...]        10000 30000 100000 unless told

Each size is set in a process of its own, for its peak of memory.
"""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pikepdf

SIZES = (10_000, 30_000, 100_000)
WORDS_A_NOTE = 333
WORDS_A_TABLE = 2_500
SENTENCE = 22
PARAGRAPH = 5
"""Words of a sentence and sentences of a paragraph, about as they are in the samples."""
ARTICLES = Path(__file__).parents[2] / "articles"


def long_text(words: int) -> str:
    """Return a Markdown article out of the samples' words: a note every 333 words, a table every 2,500."""
    known = " ".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))).split()
    plain = [word for word in known if word.isalpha() and word.islower()]
    dice = random.Random(1)
    parts = ["---\ntitle: The Book of Waits\nauthor: Ana Ruiz\ndate: 2019-03-03\n---\n"]
    notes: list[str] = []
    said = 0
    while said < words:
        sentences = [" ".join(dice.choices(plain, k=SENTENCE)).capitalize() + "." for _ in range(PARAGRAPH)]
        said += SENTENCE * PARAGRAPH
        if said // WORDS_A_NOTE > len(notes):
            notes.append(f"[^{len(notes) + 1}]: See {' '.join(dice.choices(plain, k=9))}.")
            sentences[2] += f"[^{len(notes)}]"
        parts.append(" ".join(sentences))
        if said // WORDS_A_TABLE > sum(part.startswith("| Port") for part in parts):
            rows = "\n".join(
                f"| {dice.choice(plain)} | {dice.randrange(90)} | {dice.random():.2f} |" for _ in range(8)
            )
            parts.append(f"| Port | Days | Share |\n|---|---|---|\n{rows}")
            parts.append(f"## The {dice.choice(plain)} and the {dice.choice(plain)}")
    return "\n\n".join(parts + notes) + "\n"


def measure(words: int) -> str:
    """Return one line of figures: what each stage took of the processor, the pages, the peak of memory."""
    from convert.parse import parse
    from convert.prove import prove
    from convert.read import read
    from convert.render import render
    from convert.settings import Settings
    from convert.source import decode_source
    from convert.write.pdf import write

    data = long_text(words).encode()
    marks = [time.process_time()]
    article = parse(read(decode_source(data, "long.md")), Settings())
    marks.append(time.process_time())
    rendering = render(article, "pdf", Settings())
    content = write(rendering).content
    marks.append(time.process_time())
    faults = prove(article, rendering, content)
    marks.append(time.process_time())
    read_in, written, proven = (f"{after - before:7.1f}" for before, after in pairwise(marks))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    verdict = "proven" if not faults else f"FAULT: {faults[0].sentence}"
    return (
        f"{words:7} words {len(article.notes):4} notes {pages:4} pages   parse {read_in}"
        f"  layout and file {written}  proof {proven} s   peak {peak:5} MB"
        f"   {len(content) // 1024} KiB   {verdict}"
    )


def main() -> None:
    """Print a line a size."""
    if sys.argv[1:2] == ["--one"]:
        print(measure(int(sys.argv[2])))
        return
    for words in [int(word) for word in sys.argv[1:]] or SIZES:
        subprocess.run([sys.executable, "-m", "tests.bench.long", "--one", str(words)], check=True)


if __name__ == "__main__":
    main()
