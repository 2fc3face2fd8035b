"""The paragraphs of a document that may be composed, found in its parsed markup."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from convert.write.pdf_context import Around, Chain, Path

OUTSIDE = "data-note"
"""What the markup says of an element that stands elsewhere on the page: it is no part of a line."""
NOWRAP = "tail"
"""Class of the words that the engine is to keep on one line: with lines of ours there is no need."""
INLINE = frozenset("a abbr b cite code dfn em i q s small span strong sub sup time u wbr".split())
"""Elements that a composed paragraph may hold."""


class Candidate(NamedTuple):
    """A paragraph as found in the tree."""

    element: Any
    """The element."""
    path: Path
    """The elements around it."""
    chains: frozenset[Chain]
    """The chains of elements inside it that hold text."""


def find_candidates(root: Any) -> list[Candidate]:
    """Return the paragraphs below *root*, the element ``html``."""
    body = next((child for child in root if child.tag == "body"), root)
    return list(_walk(body, ()))


def _walk(parent: Any, path: Path) -> Iterator[Candidate]:
    before = None
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        classes = child.get("class") or ""
        inner = (*path, Around(child.tag, classes, child.get("lang") or "", before))
        if child.tag == "p":
            chains = _chains(child, ())
            if chains is not None:
                yield Candidate(child, inner, frozenset(chains))
        elif child.tag not in INLINE:
            yield from _walk(child, inner)
        before = (child.tag, classes)


def _chains(element: Any, chain: Chain) -> set[Chain] | None:
    """Return the chains of elements inside *element*; None where it holds what no line of ours can hold."""
    found = {chain}
    for child in element:
        if child.get(OUTSIDE):
            continue
        if child.tag not in INLINE:
            return None
        inner = _chains(child, inside(chain, child))
        if inner is None:
            return None
        found |= inner
    return found


def inside(chain: Chain, child: Any) -> Chain:
    """Return *chain* with *child* inside of it, if style sheets can tell."""
    classes = child.get("class") or ""
    if classes == NOWRAP or child.tag == "wbr":
        return chain
    return (*chain, (child.tag, classes, child.get("lang") or ""))
