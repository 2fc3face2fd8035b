"""The lines that a Word document sets larger than its text: pandoc tells nothing of sizes.

Who writes without styles makes a headline so, and it is the one sign of it that such a document has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from msgspec.structs import replace

from convert.read.container import Container
from convert.read.draft import Piece

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

DEFAULT = 20
"""Half points in which Word sets what nothing else is said of (ECMA-376, 17.3.2.38)."""
LARGER = 1.25
"""How much larger than the text such a line is."""
FIRST = 12
"""Paragraphs with words among which a headline stands."""
LONGEST = 300
"""Characters of a headline."""
DEEPEST = 20
"""Styles that are based on each other."""


@dataclass
class _Sizes:
    """What the styles of a document say of sizes, in half points."""

    usual: int = DEFAULT
    own: dict[str, int] = field(default_factory=dict)
    base: dict[str, str] = field(default_factory=dict)

    def of(self, style: str) -> int:
        """Return the size of the paragraph style *style*."""
        for _ in range(DEEPEST):
            if style in self.own or style not in self.base:
                break
            style = self.base[style]
        return self.own.get(style, self.usual)


def mark_large(container: Container, pieces: Sequence[Piece], text: str) -> tuple[Piece, ...]:
    """Return *pieces* of *text*; those set in the largest size of the document's head are ``large``."""
    large = _large(container) if DOCUMENT in container else frozenset[str]()
    if not large:
        return tuple(pieces)
    return tuple(
        replace(piece, large=True) if _key(piece.span.cut(text)) in large else piece for piece in pieces
    )


def _large(container: Container) -> frozenset[str]:
    """Return the first paragraphs in the largest size, if that is larger than the text's; as keys."""
    body = container.read_xml(DOCUMENT).find(f"{W}body")
    if body is None:
        return frozenset()
    sizes = _read_styles(container)
    lines = [each for each in _paragraphs(body, sizes) if each[0]]
    weights: Counter[int] = Counter()
    for key, size in lines:
        weights[size] += len(key)
    if not weights:
        return frozenset()
    text = weights.most_common(1)[0][0]
    largest = max(size for _, size in lines[:FIRST])
    if largest < LARGER * text:
        return frozenset()
    return frozenset(key for key, size in lines[:FIRST] if size == largest and len(key) <= LONGEST)


def _paragraphs(body: etree._Element, sizes: _Sizes) -> Iterator[tuple[str, int]]:
    """Yield each paragraph as a key, with the size of most of it."""
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        usual = sizes.of(style.get(f"{W}val", "") if style is not None else "")
        words, weights = [], Counter[int]()
        for run in paragraph.iter(f"{W}r"):
            shown = "".join(each.text or "" for each in run.iter(f"{W}t"))
            words.append(shown)
            weights[_size(run.find(f"{W}rPr/{W}sz"), usual)] += len(shown.strip())
        yield _key("".join(words)), weights.most_common(1)[0][0] if weights else usual


def _read_styles(container: Container) -> _Sizes:
    """Return the sizes of the document's styles."""
    sizes = _Sizes()
    if STYLES not in container:
        return sizes
    root = container.read_xml(STYLES)
    sizes.usual = _size(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"), DEFAULT)
    for style in root.iter(f"{W}style"):
        name, size, base = (
            style.get(f"{W}styleId", ""),
            style.find(f"{W}rPr/{W}sz"),
            style.find(f"{W}basedOn"),
        )
        if size is not None:
            sizes.own[name] = _size(size, sizes.usual)
        if base is not None:
            sizes.base[name] = base.get(f"{W}val", "")
        if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
            sizes.usual = sizes.own.get(name, sizes.usual)
    return sizes


def _size(element: etree._Element | None, usual: int) -> int:
    """Return the size that *element* gives, *usual* where it gives none."""
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isdecimal() else usual


def _key(words: str) -> str:
    return "".join(words.split())
