"""A page that Octavo made -> Draft: by its classes and roles, as its e-books are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from convert.lazy_regex import lazy_regex
from convert.read.draft import Draft
from convert.read.epub import declare_dates, find_notes, is_ours
from convert.read.epub_tree import Book, name_of, read_blocks
from convert.read.html_tree import parse_tree
from convert.read.pandoc_blocks import write_blocks
from convert.read.pandoc_inlines import Tree
from convert.read.scribe import PLAIN, Facts, Scribe
from convert.source import Source

SIGN = lazy_regex(r'<meta name="generator" content="Octavo"\s*/?>')
"""What its layout puts into the head of a page."""
HEAD = 5000
"""Characters within which that stands."""
STATED = {"dcterms.subject": "keyword", "dcterms.identifier": "identifier"}
"""What a page says in its head alone."""
MADE_UP = "urn:uuid:"
"""How the identifier of an article that has none begins."""


def is_own(text: str) -> bool:
    """Tell whether Octavo made the page *text*; the page may have been edited since."""
    if not SIGN.search(text, 0, HEAD):
        return False
    return _main(parse_tree(text)[0]) is not None


def read(source: Source) -> Draft:
    """Return the draft of the page *source*, of which ``is_own`` is true."""
    root = parse_tree(source.text)[0]
    main = _main(root)
    book = Book(find_notes({"": main}), own=True)
    book.main = book.language = root.get("lang") or ""
    tree = Tree(Scribe(), own=True)
    for field, value in _stated(root):
        tree.scribe.declare(field, value, "meta")
    declare_dates(tree, main)
    write_blocks(tree, read_blocks(book, main), PLAIN)
    for number, blocks in enumerate(tree.notes, start=1):
        write_blocks(tree, blocks, Facts(known="note", label=str(number), gap=0))
    return tree.scribe.draft(source, own=True)


def _main(root: Any) -> Any:
    """Return the element that holds the article; None where the page is none of Octavo's layouts."""
    return next((each for each in root.iter("main") if name_of(each) and is_ours(each)), None)


def _stated(root: Any) -> Iterator[tuple[str, str]]:
    if root.get("lang"):
        yield "language", root.get("lang")
    for meta in root.iter("meta"):
        field, value = STATED.get(meta.get("name") or ""), meta.get("content") or ""
        if field and not value.startswith(MADE_UP):
            yield field, value
