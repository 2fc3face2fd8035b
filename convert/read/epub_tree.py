"""XHTML of an e-book -> the tree that pandoc's documents come in, so that both have one way to a draft."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from lxml import etree

from convert.lazy_regex import lazy_regex
from convert.read.epub_names import BACK, DIV_STYLES, INLINE, NOTE_TYPES, SKIPPED, SPAN_STYLES, WRAPPED
from convert.read.pandoc_inlines import Node
from convert.read.pandoc_styles import NOTE_MARK
from convert.read.spoken import said_language, spoken

OPS = "{http://www.idpf.org/2007/ops}type"
SPACE = lazy_regex(r"[ \t\n\r\f]+")


@dataclass
class Book:
    """What the documents of one e-book share."""

    notes: dict[str, Any]
    """The element of each note that a mark leads to, by path and id."""
    own: bool
    """Whether Octavo made it, so that its classes have a meaning."""
    path: str = ""
    """The document that is being read."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each note whose mark has been read."""
    main: str = ""
    """The language of the book."""
    language: str = ""
    """The language that what is being read is said to be in."""

    def target(self, element: Any) -> str:
        """Return the path and id that the link *element* leads to inside the book; empty for others."""
        href = element.get("href") or ""
        return self.path + href if href.startswith("#") else _beside(self.path, href)

    def member(self, address: str) -> str:
        """Return the member of the container that *address* names from the document; an address stays one."""
        if ":" in address:
            return address
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), unquote(address)))


def _beside(path: str, href: str) -> str:
    return "" if ":" in href else path.rpartition("/")[0] + "/" + href if "/" in path else href


def name_of(element: Any) -> str:
    """Return the local name of *element*; of a comment and the like none."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def kinds(element: Any) -> set[str]:
    """Return what *element* says that it is: its structural types and roles."""
    return set(f"{element.get(OPS) or ''} {element.get('role') or ''}".split())


def classes(book: Book, element: Any) -> list[str]:
    """Return the classes of *element*, in a book in which they have a meaning."""
    return (element.get("class") or "").split() if book.own else []


def styled(style: str, node: str, content: list[Node]) -> Node:
    """Return a Div or Span of *content* with a named *style*."""
    return {"t": node, "c": [["", [], [["custom-style", style]]], content]}


def read_blocks(book: Book, element: Any) -> list[Node]:
    """Return the blocks inside *element*; words that stand between them are paragraphs."""
    blocks: list[Node] = []
    run: list[Node] = _string(element.text)
    for child in element:
        name = name_of(child)
        if name in INLINE:
            run += read_inline(book, child)
        elif name:
            _end(book, run, blocks)
            run = []
            blocks += read_block(book, child)
        run += _string(child.tail)
    _end(book, run, blocks)
    return blocks


def _end(book: Book, run: list[Node], blocks: list[Node]) -> None:
    if any(node["t"] != "Str" or node["c"].strip() for node in run):
        blocks.append({"t": "Para", "c": spoken(book.language, book.main, run)})


def _string(text: str | None) -> list[Node]:
    return [{"t": "Str", "c": SPACE.sub(" ", text)}] if text else []


def read_block(book: Book, element: Any) -> list[Node]:
    """Return the blocks that *element* is."""
    name = name_of(element)
    if name in SKIPPED or element.get("hidden") is not None:
        words = SPACE.sub(" ", " ".join(element.itertext())).strip() if name != "head" else ""
        return [styled("Label", "Div", [{"t": "Para", "c": _string(words)}])]
    if not kinds(element).isdisjoint(NOTE_TYPES) and f"{book.path}#{element.get('id')}" in book.notes:
        return []
    style = next((DIV_STYLES[each] for each in classes(book, element) if each in DIV_STYLES), None)
    around, book.language = book.language, said_language(element) or book.language
    made = _read(book, element, name)
    book.language = around
    return [styled(style, "Div", made)] if style and made else made


def _read(book: Book, element: Any, name: str) -> list[Node]:
    match name:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            words = spoken(book.language, book.main, read_inlines(book, element))
            if {"title", "own"}.isdisjoint(classes(book, element)):
                return [{"t": "Header", "c": [int(name[1]), ["", [], []], words]}]
            return [{"t": "Para", "c": words}]
        case "blockquote":
            return [{"t": "BlockQuote", "c": read_blocks(book, element)}]
        case "ul" | "menu":
            return [{"t": "BulletList", "c": _items(book, element)}]
        case "ol":
            start = element.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < 9 else 1
            return [{"t": "OrderedList", "c": [[first, {}, {}], _items(book, element)]}]
        case "dl":
            return [{"t": "DefinitionList", "c": _definitions(book, element)}]
        case "pre":
            return [{"t": "CodeBlock", "c": [["", classes(book, element), []], "".join(element.itertext())]}]
        case "hr":
            return [{"t": "HorizontalRule"}]
        case "table":
            rows = _rows(element)
            return [_table(book, element, rows)] if rows else read_blocks(book, element)
        case "figure":
            return [_figure(book, element)]
        case _:
            return read_blocks(book, element)


def _items(book: Book, element: Any) -> list[list[Node]]:
    """Return the blocks of each item; what else stands in the list is an item too."""
    items = []
    for child in element:
        if name_of(child):
            made = read_blocks(book, child) if name_of(child) == "li" else read_block(book, child)
            items += [made] if made else []
    return items


def _definitions(book: Book, element: Any) -> list[Any]:
    """Return each term with what it means."""
    found: list[Any] = []
    for child in element.iter():
        if name_of(child) == "dt":
            found.append([read_inlines(book, child), []])
        elif name_of(child) == "dd":
            found = found or [[[], []]]
            found[-1][1].append(read_blocks(book, child))
    return found


def _rows(element: Any) -> list[Any]:
    """Return the rows of the table *element*, not those of tables in its cells."""
    parts = [each for each in element if name_of(each) in ("thead", "tbody", "tfoot")]
    return [row for part in (element, *parts) for row in part if name_of(row) == "tr"]


def _table(book: Book, element: Any, rows: list[Any]) -> Node:
    """Return the table *element*; a table inside one of its cells is words of the cell."""
    caption = [block for each in element if name_of(each) == "caption" for block in read_blocks(book, each)]
    head: list[Any] = []
    body: list[Any] = []
    for row in rows:
        cells = [each for each in row if name_of(each) in ("td", "th")]
        made = [["", [], []], [[0, 0, 0, 0, read_blocks(book, cell)] for cell in cells]]
        heads = bool(cells) and not body and all(name_of(cell) == "th" for cell in cells)
        (head if heads else body).append(made)
    bodies = [[0, 0, [], body]]
    return {"t": "Table", "c": [0, [None, caption], [], [0, head], bodies, [0, []]]}


def _figure(book: Book, element: Any) -> Node:
    caption = [each for each in element if name_of(each) == "figcaption"]
    inside = [block for each in caption for block in read_blocks(book, each)]
    rest = [read_inline(book, each) for each in element.iter() if name_of(each) == "img"]
    shown: list[Node] = [{"t": "Plain", "c": each} for each in rest]
    if not shown:  # a table, a listing
        others = [each for each in element if name_of(each) and each not in caption]
        shown = [block for each in others for block in read_block(book, each)]
    return {"t": "Figure", "c": [0, [None, inside], shown]}


def read_inlines(book: Book, element: Any) -> list[Node]:
    """Return the inlines inside *element*."""
    nodes = _string(element.text)
    for child in element:
        nodes += read_inline(book, child) + _string(child.tail)
    return nodes


def read_inline(book: Book, element: Any) -> list[Node]:
    """Return the inlines that *element* is; blocks inside a line are words of the line."""
    name = name_of(element)
    if not name or name in SKIPPED or not kinds(element).isdisjoint(BACK):
        return []
    if name == "br":
        return [{"t": "LineBreak"}]
    if name == "img":
        words = _string(element.get("alt"))
        return [{"t": "Image", "c": [0, words, [book.member(element.get("src") or ""), ""]]}]
    if name == "a":
        return _link(book, element)
    if name in ("code", "kbd", "samp", "tt"):
        return [{"t": "Code", "c": [0, "".join(element.itertext())]}]
    inside = spoken(said_language(element), book.language, read_inlines(book, element))
    if name in WRAPPED:
        return [{"t": WRAPPED[name], "c": inside}]
    style = next((SPAN_STYLES[each] for each in classes(book, element) if each in SPAN_STYLES), None)
    if "smallcaps" in classes(book, element):
        return [{"t": "SmallCaps", "c": inside}]
    return [styled(style, "Span", inside)] if style else inside


def _link(book: Book, element: Any) -> list[Node]:
    inside = read_inlines(book, element)
    target = book.target(element)
    if target in book.notes:
        if target in book.numbers:
            return [styled(NOTE_MARK, "Span", [{"t": "Str", "c": str(book.numbers[target])}])]
        book.numbers[target] = len(book.numbers) + 1
        return [{"t": "Note", "c": read_note(book, target)}]
    href = element.get("href") or ""
    live = href.startswith(("http://", "https://", "mailto:"))
    return [{"t": "Link", "c": [0, inside, [href, ""]]}] if live else inside


def read_note(book: Book, target: str) -> list[Node]:
    """Return the blocks of the note *target*, without its label and the way back."""
    here, book.path = book.path, target.partition("#")[0]
    blocks = read_blocks(book, book.notes[target])
    book.path = here
    return blocks
