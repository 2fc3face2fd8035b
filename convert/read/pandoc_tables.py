"""Pandoc's tables and pictures -> pieces; and the words of blocks that lie inside one piece."""

from __future__ import annotations

from typing import Any

from convert.read.pandoc_inlines import Node, Tree, plain, write_inlines
from convert.read.pandoc_styles import CREDIT, style_of
from convert.read.scribe import Facts

CELL = "\t"
"""Between the cells of a row."""
LONGEST_NAME = 80
"""Characters of the name of a picture that a finding shows."""


def put_pictures(tree: Tree) -> None:
    """Write a piece for each picture that stood inside the last paragraph."""
    pictures, tree.pictures = tree.pictures, []
    for path, words in pictures:
        write_figure(tree, path, words, [])


def write_figure(tree: Tree, path: str, words: str, caption: list[Node]) -> None:
    """Write a picture, its caption if it has one; *words* is its alternative text.

    A picture without a caption stands in the text by what it shows, or by its name, so that it has a place.
    """
    target = tree.place_picture(path)
    if not target:
        tree.scribe.find("picture-left-out", name=path[:LONGEST_NAME] or "without a name")
    facts = Facts(known="figure", label=words.strip(), target=target)
    if plain(caption).strip():
        _write_caption(tree, caption, facts)
    elif target:
        with tree.scribe.piece(facts):
            tree.scribe.put(words.strip() or target.rpartition("/")[2])
    else:
        tree.scribe.skip(words, "the alternative text of a picture that was left out")


def write_lost_figure(tree: Tree, caption: list[Node]) -> None:
    """Write what is left of a figure in an edition of ours that could not set its picture."""
    _write_caption(tree, caption, Facts(known="figure"))


def _write_caption(tree: Tree, caption: list[Node], facts: Facts) -> None:
    """Write a figure whose first cell is its caption; its second the credit, where that has a style."""
    credit = [node for node in caption if is_credit(node)]
    parts = [[node for node in caption if node not in credit], *([credit] if credit else [])]
    with tree.scribe.piece(facts):
        for number, blocks in enumerate(parts):
            if number:
                tree.scribe.put_break()
            with tree.scribe.cell():
                write_inside(tree, blocks)


def is_credit(node: Node) -> bool:
    """Tell whether the paragraph *node* says in an edition of ours who made a picture."""
    if node["t"] not in ("Para", "Plain"):
        return False
    shown = [each for each in node["c"] if plain(each).strip()]
    styles = [style_of(each) for each in shown if each["t"] != "Link"]
    return bool(styles) and set(styles) == {CREDIT}


def write_inside(tree: Tree, blocks: list[Node]) -> None:
    """Write the words of *blocks* inside one piece, a line each."""
    for number, block in enumerate(blocks):
        if number:
            tree.scribe.put_break()
        if block["t"] in ("Para", "Plain"):
            write_inlines(tree, block["c"])
        elif block["t"] == "Div":
            write_inside(tree, block["c"][1])
        else:
            tree.scribe.put(plain(block).strip())


def boxed(content: list[Any]) -> list[list[Node]]:
    """Return the blocks of each cell of a table that only frames or places text; nothing where it has data.

    Desks frame their key points so, and set a portrait beside a life: one column, or one row.
    """
    _, _, _, head, bodies, foot = content
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    alone = len(rows) == 1 or all(len(row[1]) == 1 for row in rows)
    return [cell[4] for row in rows for cell in row[1]] if alone else []


def write_table(tree: Tree, content: list[Any], _: Facts) -> None:
    """Write the caption of a table, then a piece for each row."""
    _, caption, _, head, bodies, foot = content
    with tree.scribe.piece(Facts(known="caption")):
        write_inside(tree, caption[1])
    group = tree.scribe.new_group()
    for row in head[1]:
        _row(tree, row, Facts(known="table", group=group, head=True, gap=0))
    for row in (*(row for body in bodies for row in (*body[2], *body[3])), *foot[1]):
        _row(tree, row, Facts(known="table", group=group, gap=0))
    put_pictures(tree)


def _row(tree: Tree, row: list[Any], facts: Facts) -> None:
    with tree.scribe.piece(facts):
        for number, cell in enumerate(row[1]):
            tree.scribe.put(CELL if number else "")
            with tree.scribe.cell():
                write_inside(tree, cell[4])
