"""The documents of an e-book, parsed once: what its navigation and its metadata are computed from."""

import re
from typing import Any

from lxml import etree
from msgspec import Struct

from convert.errors import EditionError
from convert.render.rendering import Document

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SPACE = re.compile(r"[ \t\n\r\f]+")
TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Page(Struct, frozen=True):
    """One document of the e-book and its tree."""

    name: str
    """File name inside the package."""
    title: str
    """Title for navigation."""
    content: bytes
    """The document as it is packed."""
    root: Any
    """Its ``html`` element."""


def read_page(document: Document) -> Page:
    """Parse *document*; raises EditionError where it is not well-formed, with the line and what is wrong.

    An e-reader refuses such a file whole, so it must never be packed.
    """
    content = document.markup.encode("utf-8")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = document.markup.splitlines()[max(error.lineno - 1, 0)] if error.lineno else ""
        raise EditionError(
            f"the layout gives no well-formed XHTML: {error.msg}",
            place=f"{document.name}:{error.lineno}",
            excerpt=line.strip()[:120],
            remedy="Mend the layout in layouts/: close every element, quote every attribute.",
        ) from error
    return Page(document.name, document.title, content, root)


def typed(page: Page, kind: str) -> Any:
    """Return the first element whose ``epub:type`` holds the word *kind*, or None."""
    return next((e for e in page.root.iter() if kind in e.get(TYPE, "").split()), None)


def tagged(page: Page, *names: str) -> list[Any]:
    """Return the elements of *page* that are called one of *names*, in document order."""
    return list(page.root.iter(*(f"{{{XHTML}}}{name}" for name in names)))


def texts(page: Page, name: str) -> tuple[str, ...]:
    """Return the text of each element of class *name*, in document order."""
    return tuple(text(e) for e in page.root.iter() if name in e.get("class", "").split())


def text(element: Any) -> str:
    """Return the words of *element*, spaces made single where they may break, without the marks of notes."""
    return SPACE.sub(" ", "".join(_strings(element))).strip(" ")


def _strings(element: Any) -> list[str]:
    parts = [" " if element.tag == f"{{{XHTML}}}br" else element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.get("data-mark") is None:
            parts += _strings(child)
        parts.append(child.tail or "")
    return parts
