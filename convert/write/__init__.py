"""Rendering -> bytes: one module an edition, one library each; loaded only when its edition is written."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from convert.render.rendering import Edition, Rendering, Written

Write = Callable[[Rendering], Written]

WRITERS: dict[Edition, str] = {
    "pdf": "convert.write.pdf",  # WeasyPrint
    "epub": "convert.write.epub",  # ebooklib
    "docx": "convert.write.docx",  # pandoc
}
"""The module of each edition; names, since WeasyPrint alone takes a second to load."""


def load_writer(edition: Edition) -> Write:
    """Return the writer of *edition*, its library loaded; it writes in memory and touches no file.

    Raises EngineError, here or when it is called, where the library or what it stands on is missing.
    """
    write: Write = importlib.import_module(WRITERS[edition]).write
    return write
