"""The package: ebooklib packs, then the package document is completed and the archive laid out anew.

ebooklib stamps its members with the clock and says no ``xml:lang``; the bytes depend on the article only.
"""

import datetime
import io
import zipfile
from typing import Any

from ebooklib import epub
from lxml import etree

from convert.errors import EditionError
from convert.render.rendering import Record
from convert.write.epub_pages import XML_LANG

OPF = "{http://www.idpf.org/2007/opf}"
APPLE = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
"""The one vocabulary that is not known to every reading system."""
OPF_NAME = "EPUB/content.opf"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can hold."""
UNIX = 3
"""Zip's number of the system that wrote an archive: one for all, so that the attributes mean the same."""


def pack(book: epub.EpubBook, record: Record) -> bytes:
    """Return *book* as an EPUB: same book, same bytes."""
    modified = datetime.datetime.fromisoformat(record.modified)
    raw = io.BytesIO()
    # compresslevel 0: what is packed here is read back at once and compressed below
    epub.write_epub(raw, book, {"mtime": modified, "raise_exceptions": True, "compresslevel": 0})
    with zipfile.ZipFile(raw) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return _zip([(name, _complete(data, record) if name == OPF_NAME else data) for name, data in members])


def _zip(members: list[tuple[str, bytes]]) -> bytes:
    """Return an archive of *members* in their order, ``mimetype`` (the first) stored, the others deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compresslevel=6) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.create_system = UNIX
            info.external_attr = 0o100644 << 16
            stored = name == "mimetype" or name.endswith((".png", ".jpg"))
            archive.writestr(info, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _complete(opf: bytes, record: Record) -> bytes:
    """Return the package document with its language and with no prefix but one that is used."""
    root = etree.fromstring(opf, etree.XMLParser(remove_blank_text=True, no_network=True))
    root.set(XML_LANG, record.language)
    root.attrib.pop("prefix")
    if any(meta.get("property", "").startswith("ibooks:") for meta in root.iter(f"{OPF}meta")):
        root.set("prefix", APPLE)
    _refuse_holes(root)
    etree.cleanup_namespaces(root)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return data


def _refuse_holes(root: Any) -> None:
    """Raise EditionError where ebooklib left an element empty: it only logs what XML cannot hold."""
    for element in root.find(f"{OPF}metadata"):
        if not element.text and element.get("name") is None:
            name = element.get("property") or etree.QName(element).localname
            raise EditionError(
                f"the metadata {name} holds characters that no XML can hold",
                place=OPF_NAME,
                remedy="Remove the control characters from the source.",
            )
