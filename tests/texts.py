"""Whole texts of our own with what is to be read in them, fact by fact.

A file of tests/texts/ holds texts one after another. Each begins with ``%%%``, its name and how it is laid
out (``wrap=72``, ``indent=3``, ``single`` for one line a paragraph, ``suffix=md``, and ``rows=`` for the
phenomena that it holds); ``{en1}`` stands for a paragraph of paragraphs.txt. Behind ``%=`` stand the facts:

    T S D K P SER NO DL LANG   title, subtitle, deck, kicker, publisher, series, number, dateline, language
    A BIO CON KW H             authors, who has a biography, contributors, keywords, headings; ``-`` for none
    DATE U                     days of publication and of the last change
    N R SUM                    how many notes and references, the kind of the summary
    F L                        how the body begins and ends
    X IN PARA                  words that are not in the body, that are, with which a paragraph begins
    + !                        a line of the outline that is there, that is not
"""

import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from convert.check import check
from convert.model import Article, Figure, Heading
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.outline import outline

FOLDER = Path(__file__).parent / "texts"

ESCAPES = {
    r"\f": "\f",
    r"\t": "\t",
    r"\u00a0": "\u00a0",
    r"\u00ad": "\u00ad",
    r"\u200b": "\u200b",
    r"\u2028": "\u2028",
    r"\uf0b7": "\uf0b7",
}
"""Characters that no editor shows."""

ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": "", "\u200b": ""}
)
"""What the typesetter changes is none of these facts."""


class Text(Struct, frozen=True):
    """One text and what is to be read in it."""

    name: str
    """Its name; the first letter is that of its file."""
    given: str
    """The text."""
    suffix: str
    """How a file of its kind is called."""
    facts: tuple[str, ...]
    """What is to be read in it."""


@cache
def texts() -> tuple[Text, ...]:
    """Return all texts."""
    files = (path for path in sorted(FOLDER.glob("*.txt")) if path.stem != "paragraphs")
    return tuple(
        _text(chunk)
        for path in files
        for chunk in re.split(r"^%%% ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    )


@cache
def _paragraphs() -> dict[str, str]:
    lines = (FOLDER / "paragraphs.txt").read_text(encoding="utf-8").split("\n")
    return dict(zip(lines[::2], lines[1::2], strict=False))


def _text(chunk: str) -> Text:
    head, _, rest = chunk.partition("\n")
    given, _, facts = rest.partition("\n%=\n")
    name, *options = head.split()
    told = dict(option.partition("=")[::2] for option in options)
    laid = _lay_out(given.strip("\n") + "\n", int(told.get("wrap", 0)), int(told.get("indent", 0)))
    single = re.sub(r"\n\n+", "\n", laid) if "single" in told else laid
    return Text(name, single, told.get("suffix", "txt"), tuple(filter(None, facts.strip().split("\n"))))


def _lay_out(text: str, wrap: int, indent: int) -> str:
    text = re.sub(r"\{(\w+)\}", lambda name: _paragraphs().get(name[1], name[0]), text)
    lines = text.split("\n")
    if wrap:
        lines = [part for line in lines for part in (textwrap.wrap(line, wrap) or [""])]
    text = "\n".join(" " * indent + line if line else line for line in lines)
    for written, meant in ESCAPES.items():
        text = text.replace(written, meant)
    return text


def missed(text: Text) -> list[str]:
    """Return the facts of *text* that are read otherwise, each with what is read instead."""
    source = decode_source(text.given.encode(), f"case.{text.suffix}")
    article = parse(read(source), Settings())
    found = [
        *outline(article, source.text),
        *(f"finding: {each.code}" for each in check(article, Settings())),
    ]
    values = _values(article)
    body = [_alike(words) for words in _words(article)]
    told = [_alike(fact) for fact in found]
    return [f"{fact} ({got})" for fact in text.facts if (got := _otherwise(fact, values, body, told))]


def _alike(words: str) -> str:
    return re.sub(r"\s+", " ", words.translate(ALIKE)).strip()


def _otherwise(fact: str, values: dict[str, str], body: list[str], told: list[str]) -> str:
    """Return what is read instead of *fact*; nothing where it holds."""
    kind, _, words = fact.partition(" " if fact[0] in "+!" else ": ")
    words = _alike(words)
    match kind:
        case "+":
            return "" if any(each.startswith(words.rstrip("…")) for each in told) else "absent"
        case "!":
            return next((each for each in told if each.startswith(words)), "")
        case "F":
            return "" if body and body[0].startswith(words) else (body or ["nothing"])[0][:60]
        case "L":
            return "" if body and body[-1].endswith(words) else (body or ["nothing"])[-1][-60:]
        case "X":
            return next((each[:60] for each in body if words in each), "")
        case "IN":
            return "" if any(words in each for each in body) else "not in the body"
        case "PARA":
            return "" if any(each.startswith(words) for each in body) else "no such paragraph"
        case _:
            return "" if _alike(values[kind]) == words else values[kind]


def _values(article: Article) -> dict[str, str]:
    """Return what is read of *article* by the letters that stand for it."""
    head, date = article.head, article.date()
    lines = {"T": head.title, "S": head.subtitle, "D": head.deck, "K": head.kicker, "SER": head.series}
    lines["NO"] = head.number
    lives = (",".join(article.authors[at].name for at in life.authors) for life in article.biographies)
    several = {
        "A": "; ".join(author.name for author in article.authors),
        "BIO": "; ".join(lives),
        "CON": "; ".join(f"{person.relator} {person.name}" for person in article.contributors),
        "KW": "; ".join(article.keywords),
        "H": " | ".join(_heading(block) for block in article.body if isinstance(block, Heading)),
    }
    single = {
        "P": article.publisher.name if article.publisher else "",
        "DATE": date.iso if date else "",
        "U": next((each.iso for each in article.dates if each.role == "updated"), ""),
        "LANG": article.language,
        "N": str(len(article.notes)),
        "R": str(len(article.references)),
        "SUM": article.summary.kind if article.summary else "",
        "DL": article.dateline or "",
    }
    values = {key: plain(line) for key, line in lines.items()} | several | single
    return {key: value or "-" for key, value in values.items()}


def _heading(block: Heading) -> str:
    return f"{block.number} {plain(block.content)}" if block.number else plain(block.content)


def _words(article: Article) -> list[str]:
    """Return what the body says, piece by piece; captions and headings are told apart."""
    return [
        words for block in article.body if not isinstance(block, Figure | Heading) for words in _inside(block)
    ]


def _inside(block: Any) -> Iterator[str]:
    """Yield the words of *block* and of the blocks in it."""
    for inner in getattr(block, "blocks", ()):
        yield from _inside(inner)
    for item in getattr(block, "items", ()):
        for inner in item.blocks:
            yield from _inside(inner)
    if hasattr(block, "content"):
        yield plain(block.content)
    elif hasattr(block, "lines"):
        yield from (each if isinstance(each, str) else plain(each) for each in block.lines)
    elif hasattr(block, "text"):
        yield str(block.text)
    elif hasattr(block, "rows"):
        yield str(block.rows)
