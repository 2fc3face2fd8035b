"""The metadata of the PDF: document information and XMP say the same, and name its standards."""

from collections.abc import Callable
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from convert.render.rendering import Record

GENERATOR = "Octavo"
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
}
UA_PART = "1"
"""PDF/UA-1: WeasyPrint's own variants name either PDF/A or PDF/UA, never both."""
EXTENSIONS = (
    ("PDF/UA identification schema", "pdfuaid", (("part", "Integer", "internal", "Part of ISO 14289"),)),
)
"""Schemas beyond those that PDF/A knows; each must be described in the file itself (ISO 19005-3, 6.6.2.3)."""


Packet = Callable[[ET.Element, Record], None]
"""Completes the XMP of a document, in place, by what its record says."""


def set_metadata(metadata: Any, record: Record, complete: Packet) -> None:
    """Give WeasyPrint's *metadata* of a document what *record* says; *complete* does the rest of its XMP."""
    metadata.title = record.title
    metadata.authors = [creator.name for creator in record.creators if creator.relator == "aut"]
    metadata.description = record.description
    metadata.keywords = list(record.keywords)
    metadata.generator = GENERATOR
    metadata.created = metadata.modified = record.modified
    metadata.lang = record.language
    _extend_xmp(metadata, record, complete)


def _extend_xmp(metadata: Any, record: Record, complete: Packet) -> None:
    generate, include = metadata.generate_rdf_metadata, metadata.include_in_pdf

    def generate_rdf_metadata(variant: str, version: int, conformance: str) -> bytes:
        root = ET.fromstring(generate(variant, version, conformance))
        complete(root, record)
        return bytes(ET.tostring(root, encoding="utf-8"))

    def include_in_pdf(pdf: Any, variant: str, version: int, conformance: str, compress: bool) -> None:
        # Never compressed: other programs look for the packet in the bytes of the file.
        include(pdf, variant, version, conformance, False)

    metadata.generate_rdf_metadata = generate_rdf_metadata
    metadata.include_in_pdf = include_in_pdf


def archive_packet(root: ET.Element, record: Record) -> None:
    """Add what WeasyPrint leaves out: the PDF/UA part, its schema, and more of Dublin Core."""
    root.extend(core_descriptions(record))
    part = _description()
    ET.SubElement(part, _name("pdfuaid", "part")).text = UA_PART
    root.extend([part, _extension_schemas()])


def press_packet(root: ET.Element, record: Record) -> None:
    """Add more of Dublin Core, and name the document by what it is: WeasyPrint would by chance."""
    root.extend(core_descriptions(record))
    said = f"{record.identifier} {record.modified} {record.source_sha256}"
    for element in root.iter(_name("xmpMM", "DocumentID")):
        element.text = uuid5(NAMESPACE_URL, said).urn.replace("urn:", "", 1)
    for description in root:
        for element in description.findall(_name("pdfx", "GTS_PDFXConformance")):
            description.remove(element)  # a key of PDF/X-1 and PDF/X-3 alone


def core_descriptions(record: Record) -> list[ET.Element]:
    """Return what WeasyPrint leaves out of Dublin Core."""
    for prefix, address in NAMESPACES.items():
        ET.register_namespace(prefix, address)
    listed = (
        ("publisher", "Bag", [record.publisher]),
        ("contributor", "Bag", [c.name for c in record.creators if c.relator != "aut"]),
        ("language", "Bag", [record.language]),
        ("date", "Seq", [record.published]),
        ("subject", "Bag", list(record.keywords)),
        ("rights", "Alt", [record.rights]),
    )
    core = [_core(name, kind, [v for v in values if v]) for name, kind, values in listed if any(values)]
    identifier = _description()
    ET.SubElement(identifier, _name("dc", "identifier")).text = record.identifier
    return [*core, identifier]


def _name(prefix: str, name: str) -> str:
    return f"{{{NAMESPACES[prefix]}}}{name}"


def _description() -> ET.Element:
    return ET.Element(_name("rdf", "Description"), {_name("rdf", "about"): ""})


def _core(name: str, kind: str, values: list[str]) -> ET.Element:
    description = _description()
    items = ET.SubElement(ET.SubElement(description, _name("dc", name)), _name("rdf", kind))
    for value in values:
        attributes = {"xml:lang": "x-default"} if kind == "Alt" else {}
        ET.SubElement(items, _name("rdf", "li"), attributes).text = value
    return description


def _extension_schemas() -> ET.Element:
    description = _description()
    bag = ET.SubElement(ET.SubElement(description, _name("pdfaExtension", "schemas")), _name("rdf", "Bag"))
    for title, prefix, properties in EXTENSIONS:
        schema = _resource(bag)
        for name, value in (("schema", title), ("namespaceURI", NAMESPACES[prefix]), ("prefix", prefix)):
            ET.SubElement(schema, _name("pdfaSchema", name)).text = value
        described = ET.SubElement(ET.SubElement(schema, _name("pdfaSchema", "property")), _name("rdf", "Seq"))
        for values in properties:
            entry = _resource(described)
            for name, value in zip(("name", "valueType", "category", "description"), values, strict=True):
                ET.SubElement(entry, _name("pdfaProperty", name)).text = value
    return description


def _resource(parent: ET.Element) -> ET.Element:
    return ET.SubElement(parent, _name("rdf", "li"), {_name("rdf", "parseType"): "Resource"})
