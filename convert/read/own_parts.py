"""Paragraphs of Octavo's own editions that are more than words: by-lines, loose notes, speakers, dates."""

from __future__ import annotations

import tomllib
from functools import cache

from msgspec.structs import replace

from convert.paths import layouts
from convert.read.pandoc_inlines import Node, Tree, plain, write_inlines
from convert.read.pandoc_styles import CREDIT, NAME, NOTE_LABEL, SPEAKER, style_of
from convert.read.scribe import Facts

OWN = "words that the edition adds to the article"

AROUND = " \t\xa0\u202f:："
"""What may stand around a label."""


def write_byline(tree: Tree, content: list[Node], facts: Facts) -> None:
    """Write a piece for each author that a by-line of ours names: a name, and what the name is."""
    own: list[Node] = []
    names: list[tuple[list[Node], list[Node]]] = []
    for node in content:
        if style_of(node) == NAME:
            names.append(([node], []))
        elif names and (names[-1][1] or style_of(node) == CREDIT or node["t"] == "Link"):
            names[-1][1].append(node)
        else:
            own.append(node)
    tree.scribe.skip(plain(own).strip(), OWN)
    for name, credit in names:
        _write_cells(tree, [name, credit] if credit else [name], replace(facts, gap=0))


def write_contributor(tree: Tree, content: list[Node], facts: Facts) -> None:
    """Write a piece for those whom a line of ours names as translators, editors and the like."""
    label = facts.label or read_label(plain(content), "relator_").removeprefix("relator_") or "ctb"
    tree.scribe.skip(plain([node for node in content if style_of(node) != NAME]).strip(), OWN)
    names = [[node] for node in content if style_of(node) == NAME]
    _write_cells(tree, names, replace(facts, label=label))


def _write_cells(tree: Tree, cells: list[list[Node]], facts: Facts) -> None:
    with tree.scribe.piece(facts):
        for number, cell in enumerate(cells):
            tree.scribe.put(", " if number else "")
            with tree.scribe.cell():
                write_inlines(tree, cell)


def without_label(tree: Tree, content: list[Node], facts: Facts) -> tuple[Facts, list[Node]]:
    """Return what is left when a loose note has given its label, a turn its speaker, to the facts of it."""
    label = next((node for node in content if style_of(node) in (NOTE_LABEL, SPEAKER)), None)
    if label is None:
        return facts, content
    words = plain(label["c"][1]).strip()
    tree.scribe.skip(words, OWN)
    said = words.rstrip(AROUND) if style_of(label) == SPEAKER else words
    return replace(facts, label=said), [node for node in content if node is not label]


def read_label(words: str, name: str) -> str:
    """Return which label of our layouts *words* begin with, of those whose names begin with *name*."""
    said = words.casefold().strip(AROUND)
    fit = [label for label, key in _labels().items() if key.startswith(name) and said.startswith(label)]
    return _labels()[max(fit, key=len)] if fit else ""


@cache
def _labels() -> dict[str, str]:
    """Return the names of the labels by what they say, in all languages."""
    found: dict[str, str] = {}
    for path in sorted((layouts() / "labels").glob("*.toml")):
        for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(words, str) and words:
                found.setdefault(words.casefold().strip(AROUND), key)
    return found
