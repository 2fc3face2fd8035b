"""EPUB -> Draft: the documents of an e-book in reading order; those of Octavo's own give the article back."""

from __future__ import annotations

from typing import Any

from convert.read.container import Container
from convert.read.draft import Draft
from convert.read.epub_names import MARK_TYPES, NOTE_TYPES
from convert.read.epub_package import Item, Package, declare, read_document, read_package
from convert.read.epub_tree import SPACE, Book, kinds, name_of, read_blocks
from convert.read.pandoc_blocks import write_blocks
from convert.read.pandoc_inlines import Tree
from convert.read.scribe import PLAIN, Facts, Scribe
from convert.source import Source

AROUND = {
    "cover": "the cover of the e-book",
    "titlepage": "the title page of the e-book, which repeats the head of the article",
    "halftitlepage": "the title page of the e-book, which repeats the head of the article",
    "toc": "the contents of the e-book",
    "landmarks": "the contents of the e-book",
    "copyright-page": "the imprint of the e-book",
}
"""Documents that stand around the text, by their structural type."""

DATES = {
    "published": "published",
    "undetermined": "published",
    "updated": "updated",
    "original": "original",
}
"""What a date is that an edition of ours shows, by the class of its paragraph."""

NAVIGATION = "nav"


def read(source: Source) -> Draft:
    """Return the draft of the e-book *source*.

    Raises SourceError for a container that is damaged, protected or not safe to unpack.
    """
    container = Container(source)
    try:
        return _read(source, container, read_package(container))
    except RecursionError as error:
        raise container.refuse("its elements lie too deep inside each other") from error


def _read(source: Source, container: Container, package: Package) -> Draft:
    documents = {item.path: _body(read_document(container, item.path)) for item in package.items}
    own = any(is_ours(body) for body in documents.values())
    book = Book(find_notes(documents), own)
    tree = Tree(Scribe(), own=own)
    declare(tree.scribe, package.root, own=own)
    stated = (value.value for value in tree.scribe.declared if value.field == "language")
    book.main = book.language = next(stated, "")
    for item in package.items:
        _write(tree, book, item, documents[item.path])
    for number, blocks in enumerate(tree.notes, start=1):
        write_blocks(tree, blocks, Facts(known="note", label=str(number), gap=0))
    return tree.scribe.draft(source, own=own)


def _body(root: Any) -> Any:
    return next((each for each in root.iter() if name_of(each) == "body"), root)


def is_ours(body: Any) -> bool:
    """Tell whether Octavo set the element *body*: its article has the class that the layouts give it."""
    article = next((each for each in body if name_of(each) == "article"), None)
    return article is not None and article.get("class") == "article" and len(article) > 0


def _write(tree: Tree, book: Book, item: Item, body: Any) -> None:
    """Write the document *item*, or keep its words with the reason why no edition sets them."""
    reason = next((AROUND[kind] for kind in kinds(body) if kind in AROUND), "")
    if NAVIGATION in item.properties.split():
        reason = AROUND["toc"]
    if reason:
        tree.scribe.skip(SPACE.sub(" ", " ".join(body.itertext())).strip(), reason)
        return
    book.path = item.path
    if book.own:
        declare_dates(tree, body)
    write_blocks(tree, read_blocks(book, body), PLAIN)


def declare_dates(tree: Tree, body: Any) -> None:
    """State the dates that our by-line shows, each in the role that its paragraph has as a class."""
    for paragraph in (each for each in body.iter() if name_of(each) == "p"):
        role = next((role for role in DATES if role in (paragraph.get("class") or "").split()), "")
        for time in (each for each in paragraph.iter() if role and name_of(each) == "time"):
            tree.scribe.declare(DATES[role], time.get("datetime") or "", "time")


def find_notes(documents: dict[str, Any]) -> dict[str, Any]:
    """Return the elements that marks lead to, by path and id; a note may lie in another document."""
    book = Book({}, own=False)
    wanted = set()
    for path, body in documents.items():
        book.path = path
        links = [each for each in body.iter() if name_of(each) == "a" and each.get("href")]
        marks = [link for link in links if not kinds(link).isdisjoint(MARK_TYPES)]
        wanted |= {book.target(mark) for mark in marks}
    found = {}
    for path, body in documents.items():
        for element in body.iter():
            key = f"{path}#{element.get('id')}" if name_of(element) and element.get("id") else ""
            if key in wanted and not kinds(element).isdisjoint(NOTE_TYPES | {"note"}):
                found[key] = element
    return found
