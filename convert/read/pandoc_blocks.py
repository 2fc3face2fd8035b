"""Pandoc's blocks -> pieces: what the tree says of each is known, the rest is for the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from convert.read.draft import Known
from convert.read.own_lists import LISTS
from convert.read.own_parts import OWN, read_label, without_label, write_byline, write_contributor
from convert.read.pandoc_inlines import Node, Tree, plain, write_inlines
from convert.read.pandoc_styles import NAME, NUMBER, TYPED, meaning, style_of
from convert.read.pandoc_tables import (
    boxed,
    is_credit,
    put_pictures,
    write_figure,
    write_inside,
    write_lost_figure,
    write_table,
)
from convert.read.scribe import Facts

BREAK = "* * *"
"""What stands in the text for a break between two scenes, which has no words."""


FLOWING = frozenset(("Para", "Plain", "Div", "BlockQuote", "BulletList", "OrderedList"))
"""Blocks that a note can have as they are; of all others it has the words."""


def write_blocks(tree: Tree, nodes: list[Node], facts: Facts) -> None:
    """Write a piece for each block of *nodes* that holds words; *facts* is what stands around them."""
    for node in nodes:
        write_block(tree, node, facts)


def write_block(tree: Tree, node: Node, facts: Facts) -> None:
    """Write the pieces of *node*; a type that is not known has none."""
    writer = WRITERS.get(node["t"])
    if facts.known == "note" and node["t"] not in FLOWING:
        with tree.scribe.piece(facts):
            tree.scribe.put(plain(node).strip())
    elif writer:
        writer(tree, node.get("c"), facts)


def _paragraph(tree: Tree, content: list[Node], facts: Facts) -> None:
    named = any(style_of(node) == NAME for node in content)
    if facts.styled == "author" and named:
        write_byline(tree, content, facts)
        return
    if facts.styled == "contributor" and named and tree.own:
        write_contributor(tree, content, facts)
        return
    if facts.known == "note" or facts.styled in ("question", "answer"):
        facts, content = without_label(tree, content, facts)
    if facts.styled == "date" and tree.own:
        said = plain(content)
        facts = replace(facts, label=read_label(said, "updated") or read_label(said, "original"))
    if facts.known == "figure" and tree.own and is_credit({"t": "Para", "c": content}):
        facts = replace(facts, styled="credit")
    tree.one_line = facts.known in ("title", "subtitle", "heading")
    with tree.scribe.piece(facts):
        write_inlines(tree, content)
    tree.one_line = False
    put_pictures(tree)


def _lines(tree: Tree, content: list[list[Node]], facts: Facts) -> None:
    with tree.scribe.piece(replace(facts, known="verse")):
        for number, line in enumerate(content):
            if number:
                tree.scribe.put("\n")
            write_inlines(tree, line)


def _code(tree: Tree, content: list[Any], facts: Facts) -> None:
    known: Known = "preformatted" if tree.own and "preformatted" in content[0][1] else "code"
    with tree.scribe.piece(replace(facts, known=known)):
        tree.scribe.put(content[1].strip("\n"))


def _raw(tree: Tree, content: list[Any], facts: Facts) -> None:
    tree.scribe.skip(content[1], f"mark-up in {content[0]} that pandoc does not read")


def _quote(tree: Tree, content: list[Node], facts: Facts) -> None:
    # A quotation that has its kind by a style goes on in the next paragraph of that style.
    if facts.known not in ("note", "item", "quote"):
        facts = replace(facts, known="quote", level=1, group=tree.scribe.new_group())
    write_blocks(tree, content, facts)


def _bullets(tree: Tree, content: list[list[Node]], facts: Facts) -> None:
    _items(tree, content, facts, ordered=False, first=1)


def _numbers(tree: Tree, content: list[Any], facts: Facts) -> None:
    _items(tree, content[1], facts, ordered=True, first=content[0][0])


def _items(tree: Tree, items: list[list[Node]], facts: Facts, *, ordered: bool, first: int) -> None:
    """Write a piece an item; lists inside are deeper items of its group, paragraphs lines of it."""
    if facts.known == "note":
        write_blocks(tree, [block for item in items for block in item], facts)
        return
    deep = facts.known == "item"
    group, level = (facts.group, facts.level + 1) if deep else (tree.scribe.new_group(), 1)
    for number, item in enumerate(items, start=first):
        label = f"{number}." if ordered else "•"
        inside = Facts(known="item", group=group, level=level, ordered=ordered, label=label, gap=0)
        _item(tree, item, replace(inside, styled=_item_style(item) or facts.styled))


def _item_style(item: list[Node]) -> Any:
    """Return what the style of the first paragraph in *item* says."""
    if not item or item[0]["t"] != "Div":
        return None
    found = meaning(dict(item[0]["c"][0][2]).get("custom-style", ""))
    return found.styled if found else None


def _item(tree: Tree, blocks: list[Node], facts: Facts) -> None:
    """Write a piece for each block of an item: the first words are the item, what follows is inside of it."""
    fresh = True
    for block in _unwrapped(blocks):
        inside = facts if fresh else replace(facts, known="paragraph", label="", styled=None)
        if block["t"] in LISTS:
            write_block(tree, block, facts)
        elif block["t"] == "CodeBlock":
            _code(tree, block["c"], replace(inside, label="", opens=fresh))
        elif block["t"] == "BlockQuote":
            for quoted in block["c"]:
                _words(tree, [quoted], replace(inside, known="quote", label="", opens=fresh))
        else:
            _words(tree, [block], inside)
        fresh = False
    put_pictures(tree)


def _words(tree: Tree, blocks: list[Node], facts: Facts) -> None:
    with tree.scribe.piece(facts):
        write_inside(tree, blocks)


def _unwrapped(blocks: list[Node]) -> Iterator[Node]:
    """Yield *blocks*, those of each division on their own."""
    for block in blocks:
        if block["t"] == "Div":
            yield from _unwrapped(block["c"][1])
        else:
            yield block


def _definitions(tree: Tree, content: list[Any], facts: Facts) -> None:
    """Write a term and what it means as an item, a line each."""
    group = tree.scribe.new_group()
    for term, meanings in content:
        with tree.scribe.piece(Facts(known="item", group=group, level=1, label="•", gap=0)):
            with tree.scribe.mark("strong"):
                write_inlines(tree, term)
            for blocks in meanings:
                tree.scribe.put_break()
                write_inside(tree, blocks)


def _heading(tree: Tree, content: list[Any], facts: Facts) -> None:
    level, _, inlines = content
    number = next((plain(node["c"][1]).strip() for node in inlines if style_of(node) == NUMBER), "")
    tree.one_line = True
    with tree.scribe.piece(Facts(known="heading", level=min(max(level, 1), 6), label=number)):
        write_inlines(tree, inlines)
    tree.one_line = False
    put_pictures(tree)


def _rule(tree: Tree, _: Any, facts: Facts) -> None:
    with tree.scribe.piece(Facts(known="rule")):
        tree.scribe.put(BREAK)


def _figure(tree: Tree, content: list[Any], facts: Facts) -> None:
    """Write a picture with its caption; whatever else the figure holds is text like any other."""
    _, caption, blocks = content
    if not blocks and tree.own:
        write_lost_figure(tree, caption[1])
        return
    if len(blocks) == 1 and blocks[0]["t"] in ("Para", "Plain"):
        images = [node for node in blocks[0]["c"] if node["t"] == "Image"]
        if len(images) == 1 == len(blocks[0]["c"]):
            write_figure(tree, images[0]["c"][2][0], plain(images[0]["c"][1]), caption[1])
            return
    write_blocks(tree, blocks, facts)
    write_blocks(tree, caption[1], facts)


def _div(tree: Tree, content: list[Any], facts: Facts) -> None:
    (_, _, pairs), blocks = content
    style = dict(pairs).get("custom-style", "")
    found = meaning(style)
    if style == TYPED and tree.own and facts.known is None:
        _typed(tree, blocks, facts)
    elif found is None or facts.known in ("note", "item"):
        write_blocks(tree, blocks, facts)
    elif found.own:
        tree.scribe.skip(plain(blocks).strip(), OWN)
    elif found.known == "rule":
        _rule(tree, None, facts)
    else:
        styled = found.styled
        if styled == "publisher" and not tree.house:
            styled = "number" if plain(blocks).strip()[-1:].isdigit() else "series"
        write_blocks(tree, blocks, replace(facts, known=found.known, styled=styled, level=found.level))


def _typed(tree: Tree, blocks: list[Node], facts: Facts) -> None:
    """Write what is set as it was typed: a line of the text for each line."""
    for block in blocks:
        lines = ("\n" if node["t"] == "LineBreak" else plain([node]) for node in block["c"])
        _code(tree, [["", ["preformatted"], []], "".join(lines)], facts)


def _table(tree: Tree, content: list[Any], facts: Facts) -> None:
    """Write a table; of a box the text inside, unless Octavo made it, which frames nothing so."""
    for blocks in [] if tree.own else boxed(content):
        write_blocks(tree, blocks, facts)
    if tree.own or not boxed(content):
        write_table(tree, content, facts)


WRITERS: dict[str, Callable[[Tree, Any, Facts], None]] = {
    "Plain": _paragraph,
    "Para": _paragraph,
    "LineBlock": _lines,
    "CodeBlock": _code,
    "RawBlock": _raw,
    "BlockQuote": _quote,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "DefinitionList": _definitions,
    "Header": _heading,
    "HorizontalRule": _rule,
    "Table": _table,
    "Figure": _figure,
    "Div": _div,
}
"""What writes each type of block."""
