"""The DOCX as a package: its parts read, those that say who and when rewritten, packed in fixed order."""

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from convert.errors import EditionError
from convert.render.rendering import Record
from convert.write.docx_names import CONTENT_TYPES, CORE, DC, RELATIONSHIPS, TERMS, XSI, qname

Parts = dict[str, bytes]
"""The parts of a package: name inside the zip, and content."""

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold; every member has it, so that no clock enters the bytes."""

FIRST_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/app.xml",
    "word/document.xml",
)
"""What a reader of the stream wants first; the rest follows by name."""

NEEDLESS_PARTS = (
    "customXml/",
    "docProps/custom.xml",
    "docProps/thumbnail.jpeg",
    "word/comments.xml",
    "word/stylesWithEffects.xml",
    "word/webSettings.xml",
)
"""What pandoc and python-docx add and nobody fills; a folder stands for all in it."""

APPLICATION = "Octavo"


def read_parts(content: bytes) -> Parts:
    """Return the parts of a DOCX. Raises EditionError where it is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    except zipfile.BadZipFile as error:
        raise EditionError(f"pandoc's Word file cannot be read back: {error}") from error


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return the package of *parts*: order, times and attributes depend on nothing but their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(parts, key=_place):
            member = zipfile.ZipInfo(name, ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            package.writestr(member, parts[name])
    return stream.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (FIRST_PARTS.index(name) if name in FIRST_PARTS else len(FIRST_PARTS), name)


def drop_needless(parts: Parts) -> Parts:
    """Return *parts* without the empty ones, nor any word of them in content types and relationships."""
    kept = {name: content for name, content in parts.items() if not name.startswith(NEEDLESS_PARTS)}
    for name in kept:
        if name == "[Content_Types].xml":
            kept[name] = _without(kept[name], qname(CONTENT_TYPES, "Override"), "PartName", "")
        elif name.endswith(".rels"):
            folder = name.split("_rels/")[0]
            kept[name] = _without(kept[name], qname(RELATIONSHIPS, "Relationship"), "Target", folder)
    return kept


def _without(content: bytes, tag: str, attribute: str, folder: str) -> bytes:
    root = etree.fromstring(content)
    for element in root.findall(tag):
        target = element.get(attribute, "")
        name = target[1:] if target.startswith("/") else posixpath.normpath(folder + target)
        if name.startswith(NEEDLESS_PARTS):
            root.remove(element)
    return serialize(root)


def serialize(root: etree._Element) -> bytes:
    """Return *root* as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def core_properties(record: Record) -> bytes:
    """Return docProps/core.xml: what Word shows under File, Info; dated by the article, not the clock."""
    root = etree.Element(
        qname(CORE, "coreProperties"), nsmap={"cp": CORE, "dc": DC, "dcterms": TERMS, "xsi": XSI}
    )
    for name, value in _core_values(record):
        if value:
            etree.SubElement(root, name).text = value
    for name, value in (("created", created(record)), ("modified", record.modified)):
        stamp = etree.SubElement(root, qname(TERMS, name))
        stamp.set(qname(XSI, "type"), "dcterms:W3CDTF")
        stamp.text = value
    return serialize(root)


def _core_values(record: Record) -> tuple[tuple[str, str | None], ...]:
    names = [creator.name for creator in record.creators if creator.relator == "aut"]
    return (
        (qname(DC, "title"), record.title),
        (qname(DC, "creator"), "; ".join(names)),
        (qname(DC, "subject"), ", ".join(part for part in (record.series, record.number) if part)),
        (qname(DC, "description"), record.description),
        (qname(DC, "identifier"), record.identifier),
        (qname(DC, "language"), record.language),
        (qname(CORE, "keywords"), _listed(record.keywords)),
        (qname(CORE, "lastModifiedBy"), record.publisher),
    )


def _listed(keywords: tuple[str, ...]) -> str:
    """Return *keywords* as Word lists them; a semicolon parts and ends those that have commas in them."""
    if any("," in keyword for keyword in keywords):
        return "; ".join(keywords) + ";"
    return ", ".join(keywords)


def created(record: Record) -> str:
    """Return when the article was published, in UTC: the first day of a bare year or month."""
    if not record.published:
        return record.modified
    year, month, day = ([*record.published.split("T")[0].split("-"), "01", "01"])[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def application_properties(record: Record) -> bytes:
    """Return docProps/app.xml: the program, and the publisher as the company."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    root = etree.Element(qname(space, "Properties"), nsmap={None: space})  # type: ignore[dict-item]
    etree.SubElement(root, qname(space, "Application")).text = APPLICATION
    if record.publisher:
        etree.SubElement(root, qname(space, "Company")).text = record.publisher
    return serialize(root)
