"""The package of an e-book: which documents, in which order, and what it states about itself."""

from __future__ import annotations

import html.entities
import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from convert.read.container import Container, xml_parser
from convert.read.html_tree import parse_tree
from convert.read.scribe import Scribe

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"

ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
XML_ENTITIES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))

ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

AUTHORS = frozenset(("", "aut"))
"""Roles in which a creator wrote the text."""


class Item(Struct, frozen=True):
    """One document of the reading order."""

    path: str
    """Its member of the container."""
    properties: str
    """What the package says of it: ``nav`` and so on."""


class Package(Struct, frozen=True):
    """What the package document says."""

    root: Any
    """Its root."""
    items: tuple[Item, ...]
    """The documents in reading order."""


def read_package(container: Container) -> Package:
    """Return the package of *container*; SourceError where there is none, or its text is encrypted."""
    roots = container.read_xml(CONTAINER).iter("{*}rootfile")
    path = next((root.get("full-path") or "" for root in roots), "")
    if path not in container:
        raise container.refuse("the e-book has no package document")
    root = container.read_xml(path)
    items = tuple(_items(root, posixpath.dirname(path), container))
    if not items:
        raise container.refuse("the e-book has no documents")
    locked = _encrypted(container)
    if any(item.path in locked for item in items):
        raise container.refuse("the e-book is protected", "Get it from its publisher without protection.")
    return Package(root, items)


def _items(root: Any, folder: str, container: Container) -> Iterator[Item]:
    manifest = {item.get("id"): item for item in root.iter(f"{OPF}item")}
    for reference in root.iter(f"{OPF}itemref"):
        item = manifest.get(reference.get("idref"))
        kind = item.get("media-type") or "" if item is not None else ""
        if item is None or "html" not in kind:
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if path in container:
            yield Item(path, item.get("properties") or "")


def _encrypted(container: Container) -> set[str]:
    """Return the members that are encrypted; fonts often are."""
    if ENCRYPTION not in container:
        return set()
    uris = (each.get("URI") or "" for each in container.read_xml(ENCRYPTION).iter("{*}CipherReference"))
    return {unquote(uri) for uri in uris}


def read_document(container: Container, path: str) -> Any:
    """Return the root of the document *path*; what is no XML is read as HTML is."""
    data = ENTITY.sub(_number, container.read(path))
    if b"<!ENTITY" in data:
        raise container.refuse(f"the document {path} defines entities, which no document needs")
    try:
        return etree.fromstring(data, xml_parser())
    except (etree.XMLSyntaxError, ValueError):
        return parse_tree(data.decode("utf-8", "replace"))[0]


def _number(match: re.Match[bytes]) -> bytes:
    """Return the entity *match* by its number: its name is HTML's, which XML does not know."""
    characters = html.entities.html5.get(f"{match[1].decode()};", "")
    if match[1] in XML_ENTITIES or not characters:
        return match[0]
    return "".join(f"&#{ord(character)};" for character in characters).encode()


def declare(scribe: Scribe, root: Any, *, own: bool) -> None:
    """State what the package says; of an e-book of *own* making the text says all but the last four."""
    if not own:
        _declare_head(scribe, root)
    for language in _texts(root, "language")[:1]:
        scribe.declare("language", language, "opf")
    for word in _texts(root, "subject"):
        scribe.declare("keyword", word, "opf")
    for identifier in _texts(root, "identifier"):
        if not re.match(r"(?:urn:uuid:|[0-9a-fA-F-]{32,36}$)", identifier):
            scribe.declare("identifier", identifier, "opf")


def _declare_head(scribe: Scribe, root: Any) -> None:
    for title in _texts(root, "title")[:1]:
        scribe.declare("title", title, "opf")
    for creator in _creators(root):
        scribe.declare("author", creator, "opf")
    for publisher in _texts(root, "publisher")[:1]:
        scribe.declare("publisher", publisher, "opf")
    for date in [iso.group() for text in _texts(root, "date") if (iso := ISO.match(text))][:1]:
        scribe.declare("published", date, "opf")
    for rights in _texts(root, "rights")[:1]:
        scribe.declare("rights", rights, "opf")


def _texts(root: Any, name: str) -> list[str]:
    found = (" ".join("".join(each.itertext()).split()) for each in root.iter(f"{DC}{name}"))
    return [text for text in found if text]


def _creators(root: Any) -> list[str]:
    """Return those who wrote the text; an e-book of version 3 gives their roles beside them."""
    roles = {
        (meta.get("refines") or "")[1:]: (meta.text or "").strip()
        for meta in root.iter(f"{OPF}meta")
        if meta.get("property") == "role"
    }
    found = []
    for creator in root.iter(f"{DC}creator"):
        role = creator.get(f"{OPF}role") or roles.get(creator.get("id") or "", "")
        name = " ".join("".join(creator.itertext()).split())
        if role in AUTHORS and name:
            found.append(name)
    return found
