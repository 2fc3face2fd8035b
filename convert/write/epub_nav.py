"""Navigation: contents, landmarks and pages of print, and the same for readers of EPUB 2 (NCX)."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from lxml import etree
from msgspec import Struct

from convert.render.rendering import Record
from convert.write.epub_pages import OPS, TYPE, XHTML, XML_LANG, Page, tagged, text, typed

NCX = "http://www.daisy.org/z3986/2005/ncx/"
XHTML_NAMES: dict[Any, str] = {None: XHTML, "epub": OPS}
NCX_NAMES: dict[Any, str] = {None: NCX}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LANDMARKS = (
    ("cover", "cover"),
    ("titlepage", "title_page"),
    ("bodymatter", "start"),
    ("endnotes", "notes"),
)
"""``epub:type`` of a place worth jumping to, and the key of its label."""


class Entry(Struct, frozen=True):
    """One line of the contents, one page of print."""

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
    """Return the contents of *pages*: a line a heading, nested by level; never empty, as EPUB asks."""
    heads = [
        _Head(int(e.tag[-1]), text(e), f"{page.name}#{e.get('id')}" if e.get("id") else page.name)
        for page in pages
        for e in tagged(page, *HEADINGS)
        if text(e)
    ]
    return _nest(heads) or tuple(Entry(page.title, page.name) for page in pages[-1:])


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


def find_print_pages(pages: tuple[Page, ...]) -> tuple[Entry, ...]:
    """Return the places at which the pages of the print edition begin, by their numbers."""
    return tuple(
        Entry(str(mark.get("aria-label")), f"{page.name}#{mark.get('id')}")
        for page in pages
        for mark in page.root.iter(f"{{{XHTML}}}span")
        if mark.get(TYPE) == "pagebreak"
    )


def draw_nav(
    contents: tuple[Entry, ...],
    landmarks: tuple[tuple[str, Entry], ...],
    printed: tuple[Entry, ...],
    record: Record,
    labels: Mapping[str, str],
    direction: str,
) -> bytes:
    """Return nav.xhtml. It stands outside the spine: reading systems show it in their own way, and its words
    are no words of the edition."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap=XHTML_NAMES)
    root.attrib.update({"lang": record.language, XML_LANG: record.language, "dir": direction})
    head = _add(root, "head")
    _add(head, "title", labels["contents"])
    _add(head, "link", rel="stylesheet", type="text/css", href="style.css")
    body = _add(root, "body")
    toc = _add(body, "nav", id="toc", role="doc-toc", **{TYPE: "toc", "aria-labelledby": "toc-label"})
    _add(toc, "h1", labels["contents"], id="toc-label")
    _add_list(toc, contents)
    guide = {TYPE: "landmarks", "aria-labelledby": "guide", "hidden": "hidden"}
    marks = _add(body, "nav", id="landmarks", **guide)
    _add(marks, "h2", labels["landmarks"], id="guide")
    listed = _add(marks, "ol")
    for kind, entry in landmarks:
        _add(_add(listed, "li"), "a", entry.text, href=entry.href, **{TYPE: kind})
    if printed:
        _add_print_pages(body, printed, labels)
    return _serialise(root, "<!DOCTYPE html>")


def _add_print_pages(body: etree._Element, printed: tuple[Entry, ...], labels: Mapping[str, str]) -> None:
    role = {TYPE: "page-list", "role": "doc-pagelist", "aria-labelledby": "pages-label", "hidden": "hidden"}
    pages = _add(body, "nav", id="page-list", **role)
    _add(pages, "h2", labels["print_pages"], id="pages-label")
    _add_list(pages, printed)


def _add_list(parent: etree._Element, entries: tuple[Entry, ...]) -> None:
    of = _add(parent, "ol")
    for entry in entries:
        item = _add(of, "li")
        _add(item, "a", entry.text, href=entry.href)
        if entry.children:
            _add_list(item, entry.children)


def draw_ncx(contents: tuple[Entry, ...], printed: tuple[Entry, ...], record: Record) -> bytes:
    """Return toc.ncx, contents and pages as EPUB 2 knew them; old readers and Kindle look there first."""
    root = etree.Element(f"{{{NCX}}}ncx", nsmap=NCX_NAMES)
    root.attrib.update({"version": "2005-1", XML_LANG: record.language})
    head = _add(root, "head")
    facts = {
        "uid": record.identifier,
        "depth": str(_depth(contents)),
        "totalPageCount": str(len(printed)),
        "maxPageNumber": printed[-1].text if printed else "0",
    }
    for name, value in facts.items():
        _add(head, "meta", name=f"dtb:{name}", content=value)
    _add(_add(root, "docTitle"), "text", record.title)
    for person in record.creators:
        if person.relator == "aut":
            _add(_add(root, "docAuthor"), "text", person.name)
    numbers = count(1)
    _add_points(_add(root, "navMap"), contents, numbers)
    if printed:
        _add_targets(_add(root, "pageList"), printed, numbers)
    return _serialise(root)


def _add_targets(parent: etree._Element, printed: tuple[Entry, ...], numbers: Iterator[int]) -> None:
    for entry in printed:
        order = {"id": f"print-{entry.text}", "type": "normal", "value": entry.text}
        target = _add(parent, "pageTarget", playOrder=str(next(numbers)), **order)
        _add(_add(target, "navLabel"), "text", entry.text)
        _add(target, "content", src=entry.href)


def _add_points(parent: etree._Element, entries: tuple[Entry, ...], numbers: Iterator[int]) -> None:
    for entry in entries:
        number = str(next(numbers))
        point = _add(parent, "navPoint", id=f"point-{number}", playOrder=number)
        _add(_add(point, "navLabel"), "text", entry.text)
        _add(point, "content", src=entry.href)
        _add_points(point, entry.children, numbers)


def _depth(entries: tuple[Entry, ...]) -> int:
    return max((1 + _depth(entry.children) for entry in entries), default=0)


def _add(parent: etree._Element, tag: str, words: str | None = None, **attributes: str) -> etree._Element:
    """Append an element of the parent's own namespace and return it."""
    child = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, tag), attributes)
    child.text = words
    return child


def _serialise(root: etree._Element, doctype: str = "") -> bytes:
    tree = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}\n{tree}'.replace("\n\n", "\n", 1).encode()
