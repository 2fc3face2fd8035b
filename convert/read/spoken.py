"""What elements of HTML and XHTML say of the language of their words."""

from typing import Any

from convert.read.pandoc_inlines import Node

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCUMENT = frozenset(("html", "body"))
"""Elements that speak of the whole document."""


def said_language(element: Any) -> str:
    """Return the language that *element* says its words are in, as a tag; empty where it says none."""
    if element.tag in DOCUMENT:
        return ""
    return str(element.get(XML_LANG) or element.get("lang") or element.get("xml:lang") or "").strip()


def spoken(language: str, around: str, inlines: list[Node]) -> list[Node]:
    """Return *inlines* as words in *language*, where that is another one than what stands *around* is in."""
    if not language or language.partition("-")[0] == around.partition("-")[0]:
        return inlines
    return [{"t": "Span", "c": [["", [], [["lang", language]]], inlines]}]
