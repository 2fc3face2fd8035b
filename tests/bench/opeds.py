"""Two hundred op-eds out of the samples' paragraphs: always the same, no two alike."""

from __future__ import annotations

import random
from pathlib import Path

ARTICLES = Path(__file__).parents[2] / "articles"
WORDS = 950
"""Words of an article, as of an op-ed in print."""
SHORTEST = 25
"""Words of a paragraph that is taken: what is shorter is a heading, a by-line, a note."""
APPARATUS = frozenset('[]:;@|"“”')
"""Characters of notes, citations and biographies, which belong to the article that they stand in."""
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "November")


def paragraphs() -> list[str]:
    """Return the paragraphs of the samples, in order."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    lines = (line.strip() for text in texts for line in text.splitlines())
    return [line for line in lines if len(line.split()) >= SHORTEST and not APPARATUS & set(line)]


def oped(number: int, known: list[str]) -> tuple[str, str, str, list[str]]:
    """Return title, author, date and paragraphs of article *number*, out of the paragraphs *known*."""
    dice = random.Random(number)
    chosen: list[str] = []
    while sum(len(text.split()) for text in chosen) < WORDS:
        # Sentences change places, so that no paragraph stands twice as it is.
        sentences = dice.choice(known).rstrip(".").split(". ")
        chosen.append(". ".join(dice.sample(sentences, len(sentences))) + ".")
    word = dice.choice([word for word in " ".join(chosen).split() if word.isalpha() and len(word) > 6])
    date = f"{dice.choice(MONTHS)} {dice.randint(1, 28)}, {dice.randint(1999, 2024)}"
    return f"What the Harbor Owes the {word.title()} {number}", "Ana Ruiz", date, chosen


def write_opeds(folder: Path, count: int) -> None:
    """Write *count* articles below *folder*: as plain text for us, as Markdown for those who need marks."""
    known = paragraphs()
    for name in ("articles", "markdown"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        title, author, date, texts = oped(number, known)
        body = "\n\n".join(texts)
        head = f"---\ntitle: {title}\nauthor: {author}\ndate: {date}\nlang: en\n---"
        plain = f"Commentary\n\n{title}\n\nBy {author}\n\n{date}\n\n{body}\n"
        (folder / f"articles/{number:04}.txt").write_text(plain, encoding="utf-8")
        (folder / f"markdown/{number:04}.md").write_text(f"{head}\n\n{body}\n", encoding="utf-8")
