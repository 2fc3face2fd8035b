"""The style inventory of a Word file: what python-docx finds that an editor's style pane would not show."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph
from lxml import etree

from convert.write.docx_styles import load_styles

TABLE_STYLES = frozenset({"Normal Table", "Figure Table", "Table"})
NEEDED = TABLE_STYLES | {"Header", "Footer", "footnote text", "footnote reference", "Hyperlink"}
"""Styles that must be there though no text of an article may wear them."""
IN_PARAGRAPH = frozenset({"pStyle", "numPr", "bidi"})
"""What a paragraph may say of itself: its style, the list it belongs to, the way it runs."""
IN_RUN = frozenset({"rStyle", "lang", "rtl"})
"""What a run may say of itself: its style, its language, the way it runs."""
MODE = "15"
"""Word 2013 and later; another, or none, is opened in compatibility mode."""
PRINT_PAGE = "print-p"


def style_complaints(path: Path) -> list[str]:
    """Return what the Word file at *path* holds beside named styles, and what it lacks of Word's own."""
    document = Document(str(path))
    return list(
        chain(
            _unnamed(document), _direct(document), _lacking(document), _furniture(document), _facts(document)
        )
    )


def text_parts(document: DocumentType) -> Iterator[etree._Element]:
    """Yield the root of each part that holds paragraphs: text, notes, headers and footers."""
    yield document.element
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            yield parse_xml(relation.target_part.blob)
    for section in document.sections:
        for running in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            yield running._element


def written_names() -> set[str]:
    """Return the written list of paragraph styles in small letters: Word files some of its own so."""
    rows = load_styles().paragraph
    closing = (row.closing for row in rows if row.last is not None)
    return {row.name.lower() for row in (*rows, *closing)}


def _unnamed(document: DocumentType) -> Iterator[str]:
    names = {style.style_id: str(style.name) for style in document.styles}
    written = written_names()
    for paragraph in (p for root in text_parts(document) for p in root.iter(qn("w:p"))):
        given = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if given is None else names.get(given.get(qn("w:val"), ""), "")
        if name.lower() not in written:
            yield f"a paragraph in the style {name or 'of none'}: {_words(paragraph)}"
    for table in document.tables:
        if table.style is None or table.style.name not in TABLE_STYLES:
            yield f"a table in the style {table.style and table.style.name}"


def _direct(document: DocumentType) -> Iterator[str]:
    for root in text_parts(document):
        for kind, allowed in (("w:pPr", IN_PARAGRAPH), ("w:rPr", IN_RUN)):
            for properties in root.iter(qn(kind)):
                said = set(_said(properties)) - allowed
                if said:
                    parent = properties.getparent()
                    yield f"formatted directly ({', '.join(sorted(said))}): {_words(parent)}"
        for element in root.iter(qn("w:p")):
            for run in Paragraph(element, document).runs:
                if run.font.name or run.font.size:
                    yield f"a run with a face or a size of its own: {run.text}"


def _said(properties: etree._Element) -> Iterator[str]:
    """Yield what *properties* say, but not that the signs of a run are meant as Chinese or Japanese ones."""
    for child in properties:
        if child.keys() != [qn("w:hint")]:
            yield etree.QName(child).localname


def _lacking(document: DocumentType) -> Iterator[str]:
    for name in sorted(NEEDED - {str(style.name) for style in document.styles}):
        yield f"no style {name}"
    modes = {one.get(qn("w:name")): one.get(qn("w:val")) for one in document.settings.element.iter()}
    if modes.get("compatibilityMode") != MODE:
        yield f"compatibility mode {modes.get('compatibilityMode')}"


def _furniture(document: DocumentType) -> Iterator[str]:
    roots = list(text_parts(document))
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer):
            fields = [one.get(qn("w:instr"), "").strip() for one in footer._element.iter(qn("w:fldSimple"))]
            if fields != ["PAGE", "NUMPAGES"]:
                yield f"page numbers are no fields: {fields}"
    notes = {
        one.get(qn("w:id")): one
        for root in roots
        for one in root.iter(qn("w:footnote"))
        if one.get(qn("w:type")) is None
    }
    marks = [one.get(qn("w:id")) for one in document.element.iter(qn("w:footnoteReference"))]
    if sorted(marks, key=str) != sorted(notes, key=str):
        yield f"notes {sorted(notes, key=str)} have the marks {marks}"
    pages = [
        name
        for one in document.element.iter(qn("w:bookmarkStart"))
        if (name := one.get(qn("w:name"), "")).startswith(PRINT_PAGE)
    ]
    if pages != [f"{PRINT_PAGE}{number}" for number in range(1, len(pages) + 1)]:
        yield f"print pages are marked as {pages}"


def _facts(document: DocumentType) -> Iterator[str]:
    core = document.core_properties
    for name in ("title", "language", "identifier", "created", "modified"):
        if not getattr(core, name):
            yield f"the core properties say no {name}"
    for style in document.styles:
        outlined = style.element.find(f".//{qn('w:outlineLvl')}") is not None
        if str(style.name).startswith("Heading ") and str(style.name)[-1].isdigit() and not outlined:
            yield f"{style.name} is not in the navigation pane"


def _words(element: etree._Element | None) -> str:
    return "" if element is None else "".join(text.text or "" for text in element.iter(qn("w:t")))[:60]
