"""Navigation: the table of contents, the landmarks, and the same contents for readers of EPUB 2 (NCX)."""

from collections.abc import Mapping
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker
from msgspec import Struct

from convert.render.rendering import Record
from convert.write.epub_pages import OPS, TYPE, XHTML, XML_LANG, Page, tagged, text, typed

NCX = "http://www.daisy.org/z3986/2005/ncx/"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LANDMARKS = (
    ("cover", "cover"),
    ("titlepage", "title_page"),
    ("bodymatter", "start"),
    ("endnotes", "notes"),
)
"""``epub:type`` of a place worth jumping to, and the key of its label."""


class Entry(Struct, frozen=True):
    """One line of the contents."""

    text: str
    """What it says."""
    href: str
    """Where it leads: a document of the package, with the id of an element."""
    children: tuple["Entry", ...] = ()
    """The lines below it."""


class _Head(Struct, frozen=True):
    level: int
    text: str
    href: str


def find_contents(pages: tuple[Page, ...]) -> tuple[Entry, ...]:
    """Return the contents of *pages*: a line a heading, nested by level; a page without headings gives none."""
    heads = [
        _Head(int(e.tag[-1]), text(e), f"{page.name}#{e.get('id')}" if e.get("id") else page.name)
        for page in pages
        for e in tagged(page, *HEADINGS)
    ]
    return _nest(heads)


def _nest(heads: list[_Head]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    rest = heads
    while rest:
        first = rest[0]
        below = next((n for n, head in enumerate(rest[1:], 1) if head.level <= first.level), len(rest))
        entries.append(Entry(first.text, first.href, _nest(rest[1:below])))
        rest = rest[below:]
    return tuple(entries)


def find_landmarks(pages: tuple[Page, ...], labels: Mapping[str, str]) -> tuple[tuple[str, Entry], ...]:
    """Return the places worth jumping to: ``epub:type`` and entry, in the order of ``LANDMARKS``."""
    found = []
    for kind, key in LANDMARKS:
        for page in pages:
            place = typed(page, kind)
            if place is not None:
                anchor = f"#{place.get('id')}" if place.get("id") else ""
                found.append((kind, Entry(labels[key], page.name + anchor)))
                break
    return tuple(found)


def draw_nav(
    contents: tuple[Entry, ...],
    landmarks: tuple[tuple[str, Entry], ...],
    record: Record,
    labels: Mapping[str, str],
    direction: str,
) -> bytes:
    """Return nav.xhtml. It stands outside the spine: reading systems show it in their own way, and its words
    are no words of the edition."""
    make = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
    toc = make.nav(
        {TYPE: "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "toc-label"},
        make.h1({"id": "toc-label"}, labels["contents"]),
        _list(make, contents),
    )
    marks = make.ol(*(make.li(make.a({TYPE: kind, "href": e.href}, e.text)) for kind, e in landmarks))
    guide = make.nav(
        {TYPE: "landmarks", "id": "landmarks", "aria-labelledby": "landmarks-label", "hidden": "hidden"},
        make.h2({"id": "landmarks-label"}, labels["landmarks"]),
        marks,
    )
    head = make.head(
        make.title(labels["contents"]), make.link({"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    )
    attributes = {"lang": record.language, XML_LANG: record.language, "dir": direction}
    return _serialise(make.html(attributes, head, make.body(toc, guide)), "<!DOCTYPE html>")


def _list(make: Any, entries: tuple[Entry, ...]) -> Any:
    items = []
    for entry in entries:
        item = make.li(make.a({"href": entry.href}, entry.text))
        if entry.children:
            item.append(_list(make, entry.children))
        items.append(item)
    return make.ol(*items)


def draw_ncx(contents: tuple[Entry, ...], record: Record) -> bytes:
    """Return toc.ncx, the contents as EPUB 2 knew them; old readers and Kindle still look there first."""
    make = ElementMaker(namespace=NCX, nsmap={None: NCX})
    numbers = iter(range(1, 1_000_000))
    facts = {"uid": record.identifier, "depth": str(_depth(contents)), "totalPageCount": "0", "maxPageNumber": "0"}
    head = make.head(*(make.meta({"name": f"dtb:{name}", "content": value}) for name, value in facts.items()))
    authors = [make.docAuthor(make.text(c.name)) for c in record.creators if c.relator == "aut"]
    points = make.navMap(*(_point(make, entry, numbers) for entry in contents))
    attributes = {"version": "2005-1", XML_LANG: record.language}
    return _serialise(make.ncx(attributes, head, make.docTitle(make.text(record.title)), *authors, points))


def _point(make: Any, entry: Entry, numbers: Any) -> Any:
    number = str(next(numbers))
    children = [_point(make, child, numbers) for child in entry.children]
    return make.navPoint(
        {"id": f"point-{number}", "playOrder": number},
        make.navLabel(make.text(entry.text)),
        make.content({"src": entry.href}),
        *children,
    )


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries), default=-1) if entries else 0


def _serialise(root: Any, doctype: str | None = None) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True, doctype=doctype)
    return data
