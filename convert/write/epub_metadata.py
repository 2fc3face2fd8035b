"""The package's metadata: Dublin Core with its refinements, and what a reader is told about access."""

import re
from collections.abc import Iterator
from itertools import chain

from ebooklib import epub

from convert.render.rendering import Record
from convert.write.epub_access import Access

Meta = tuple[str | None, str, str, dict[str, str]]
"""Namespace key of ebooklib, name, value, attributes."""

STANDARD = "EPUB Accessibility 1.1"
"""What a claim names first."""


def add_metadata(book: epub.EpubBook, record: Record, access: Access, cover_id: str) -> None:
    """Give *book* all metadata of *record* and *access*; *cover_id* names the manifest's cover image.

    ``dcterms:modified`` is not among it: ebooklib writes it from the time it is given.
    """
    book.metadata.clear()  # drops a random identifier and ebooklib's own name
    book.set_identifier(record.identifier)
    book.set_title(record.title)
    book.set_language(record.language)
    metas = (_creators, _facts, _collection, _printed, _claim)
    for namespace, name, value, attributes in chain(*(of(record) for of in metas), _access(access)):
        book.add_metadata(namespace, name, value, attributes)
    book.add_metadata(None, "meta", "", {"name": "cover", "content": cover_id})


def _refine(target: str, name: str, value: str, scheme: str | None = None) -> Meta:
    attributes = {"refines": f"#{target}", "property": name}
    return None, "meta", value, attributes | ({"scheme": scheme} if scheme else {})


def _creators(record: Record) -> Iterator[Meta]:
    """Yield people in their order: authors are creators, all others contributors."""
    for number, person in enumerate(record.creators, 1):
        name, target = "creator" if person.relator == "aut" else "contributor", f"person-{number}"
        yield "DC", name, person.name, {"id": target}
        yield _refine(target, "role", person.relator, "marc:relators")
        yield _refine(target, "file-as", person.file_as)
        yield _refine(target, "display-seq", str(number))


def _facts(record: Record) -> Iterator[Meta]:
    facts = (
        ("publisher", record.publisher),
        ("date", record.published),
        ("description", record.description),
        *(("subject", keyword) for keyword in record.keywords),
        ("rights", record.rights),
        *(("identifier", known) for known in record.other_identifiers),
        *(("source", source) for source in record.sources),
    )
    for name, value in facts:
        if value:
            yield "DC", name, value, {}


def _collection(record: Record) -> Iterator[Meta]:
    """Yield the series; its number only where digits can be told from the words around them (``No. 14``)."""
    if not record.series:
        return
    yield None, "meta", record.series, {"property": "belongs-to-collection", "id": "series"}
    yield _refine("series", "collection-type", "series")
    position = re.search(r"\d+(?:\.\d+)*", record.number or "")
    if position:
        yield _refine("series", "group-position", position.group())


def _printed(record: Record) -> Iterator[Meta]:
    """Yield the print edition whose pages are marked (EPUB Accessibility 1.1, 4.1.3)."""
    if record.print_source:
        yield None, "meta", record.print_source, {"property": "pageBreakSource"}


def _claim(record: Record) -> Iterator[Meta]:
    """Yield what the house claims of access, and who says so (EPUB Accessibility 1.1, 4.2)."""
    if record.conforms_to:
        yield None, "meta", f"{STANDARD} - {record.conforms_to}", {"property": "dcterms:conformsTo"}
    if record.conforms_to and record.certified_by:
        yield None, "meta", record.certified_by, {"property": "a11y:certifiedBy"}


def _access(access: Access) -> Iterator[Meta]:
    values = (
        ("accessMode", access.modes),
        ("accessModeSufficient", access.sufficient),
        ("accessibilityFeature", access.features),
        ("accessibilityHazard", access.hazards),
        ("accessibilitySummary", (access.summary,)),
    )
    for name, terms in values:
        for term in terms:
            yield None, "meta", term, {"property": f"schema:{name}"}
