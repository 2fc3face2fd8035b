"""Rendering -> bytes: one module a kind of product, one library each; loaded when it is written."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from convert.render.rendering import Rendering, Written

Write = Callable[[Rendering], Written]

WRITERS: dict[str, str] = {
    "pdf": "convert.write.pdf",  # WeasyPrint
    "press": "convert.write.press",
    "booklet": "convert.write.booklet",  # pypdf
    "epub": "convert.write.epub",  # ebooklib
    "docx": "convert.write.docx",  # pandoc
    "html": "convert.write.html",  # lxml
    "json": "convert.write.json",
}
"""The module of each kind of product; names, since WeasyPrint alone takes a second to load."""


def load_writer(kind: str) -> Write:
    """Return the writer of the *kind* of product, its library loaded; it touches no file.

    Raises EngineError, here or when it is called, where the library or what it stands on is missing.
    """
    write: Write = importlib.import_module(WRITERS[kind]).write
    return write
