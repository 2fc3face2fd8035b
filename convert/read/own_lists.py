"""Lists of our Word documents: what Word sets between two items, a paragraph or listing, is of the first."""

from __future__ import annotations

from convert.read.pandoc_inlines import Node

LISTS = frozenset(("BulletList", "OrderedList"))
CONTINUES = "List Continue"
"""The style of what goes on inside an item; behind it stands how deep the list lies, from the second on."""
CODE = "Source Code"
"""The style of listings, which Word has as items without a mark."""


def join_lists(nodes: list[Node]) -> list[Node]:
    """Return *nodes* with all that belongs to an item of a list inside of it."""
    joined: list[Node] = []
    within = False
    for node in map(_with_listings, nodes):
        open_list = joined[-1] if joined and joined[-1]["t"] in LISTS else None
        depth = _depth(node)
        if open_list and depth:
            _deepest(open_list, depth)[-1].append(node)
            within = True
        elif open_list and within and _goes_on(node, open_list):
            _extend(_items(open_list), _items(node))
        else:
            joined.append(node)
            within = False
    return joined


def _items(node: Node) -> list[list[Node]]:
    """Return the items of the list *node*."""
    content: list[list[Node]] = node["c"] if node["t"] == "BulletList" else node["c"][1]
    return content


def _depth(node: Node) -> int:
    """Return how deep the list lies that *node* goes on with; 0 where it is no such paragraph."""
    name = _style(node)
    if not name.startswith(CONTINUES):
        return 0
    level = name.removeprefix(CONTINUES).strip()
    return int(level) if level.isdecimal() else 1


def _style(node: Node) -> str:
    return str(dict(node["c"][0][2]).get("custom-style", "")) if node["t"] == "Div" else ""


def _deepest(node: Node, depth: int) -> list[list[Node]]:
    """Return the items of the last list inside the list *node* that lies *depth* deep, or as deep as any."""
    items = _items(node)
    inside = [block for block in items[-1] if block["t"] in LISTS] if items else []
    return _deepest(inside[-1], depth - 1) if depth > 1 and inside else items


def _goes_on(node: Node, before: Node) -> bool:
    """Tell whether the list *node* is the rest of the list *before* it."""
    return node["t"] in LISTS and (node["t"] == before["t"] or _is_listing(_items(node)[0]))


def _is_listing(item: list[Node]) -> bool:
    return [_style(block) for block in item] == [CODE]


def _with_listings(node: Node) -> Node:
    """Return the list *node* with each listing inside the item before it; of others themselves."""
    if node["t"] not in LISTS:
        return node
    joined: list[list[Node]] = []
    _extend(joined, [[_with_listings(block) for block in item] for item in _items(node)])
    content = joined if node["t"] == "BulletList" else [node["c"][0], joined]
    return {**node, "c": content}


def _extend(items: list[list[Node]], others: list[list[Node]]) -> None:
    """Add *others* to *items*; a listing to the last item that is there."""
    for item in others:
        if items and _is_listing(item):
            items[-1] += item
        else:
            items.append(item)
