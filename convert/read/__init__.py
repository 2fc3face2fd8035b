"""Source -> Draft: pieces with their places, no meaning yet; one file a kind of input."""

from collections.abc import Callable

from convert.read import text
from convert.read.draft import Draft
from convert.source import Source


def _markdown(source: Source) -> Draft:
    # Loaded here: plain text has no need of a parser of Markdown.
    from convert.read import markdown

    return markdown.read(source)


def _html(source: Source) -> Draft:
    # Loaded here: lxml is for web pages alone.
    from convert.read import html

    return html.read(source)


def _pandoc(source: Source, changes: str = "accept") -> Draft:
    # Loaded here: it takes as long as everything else that reading plain text needs.
    from convert.read import pandoc

    return pandoc.read(source, changes=changes)


def _epub(source: Source) -> Draft:
    from convert.read import epub

    return epub.read(source)


READERS: dict[str, Callable[[Source], Draft]] = {
    "text": text.read,
    "markdown": _markdown,
    "html": _html,
    "odt": _pandoc,
    "rtf": _pandoc,
    "rst": _pandoc,
    "org": _pandoc,
    "latex": _pandoc,
    "epub": _epub,
}
"""The reader of each kind of input."""


def read(source: Source, *, changes: str = "accept") -> Draft:
    """Return the draft of *source*, by the reader of its kind; *changes*, if tracked, to accept or reject."""
    if source.kind == "docx":
        return _pandoc(source, changes)
    return READERS[source.kind](source)
