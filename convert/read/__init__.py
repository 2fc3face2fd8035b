"""Source -> Draft: pieces with their places, no meaning yet; one file a kind of input."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from convert.encoding import doubt_encoding
from convert.findings import Finding, make_finding
from convert.read import text
from convert.read.draft import Draft
from convert.source import Source


def _markdown(source: Source) -> Draft:
    # Loaded here: plain text has no need of a parser of Markdown.
    from convert.read import markdown

    return markdown.read(source)


def _html(source: Source) -> Draft:
    # Loaded here: lxml is for web pages alone.
    from convert.read import html, own_page

    return own_page.read(source) if own_page.is_own(source.text) else html.read(source)


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
    draft = _pandoc(source, changes) if source.kind == "docx" else READERS[source.kind](source)
    return replace(draft, findings=(*_encoding(source, draft), *draft.findings))


def _encoding(source: Source, draft: Draft) -> Iterator[Finding]:
    """Say where the bytes of *source* were hardly what they were read as."""
    doubt = doubt_encoding(source.text, source.encoding)
    if doubt:
        # A reader that makes a text of its own has other places.
        place = (doubt.start, doubt.end) if draft.text == source.text else (0, 0)
        yield make_finding("wrong-encoding", *place, reason=doubt.reason)
