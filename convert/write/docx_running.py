"""Headers and footers: the rendering's running matter, with fields for the numbers of pages."""

import re
from collections.abc import Iterator

from lxml import etree

from convert.render.rendering import Running
from convert.write.docx_finish import SPACE
from convert.write.docx_names import R, W, style_id, w
from convert.write.docx_package import Parts, serialize
from convert.write.docx_properties import element

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""What Word counts itself."""
PLACE = re.compile(r"(\{pages?\})")

PARTS = {
    "word/header1.xml": ("Header", "other", False),
    "word/footer1.xml": ("Footer", "other", True),
    "word/header2.xml": ("Header First", "first", False),
    "word/footer2.xml": ("Footer", "first", True),
}
"""The parts that python-docx makes for a section: style, pages, and whether page numbers stand there."""


def running_parts(running: Running) -> Parts:
    """Return headers and footers: matter with a page number goes to the foot, all other to the head."""
    parts: Parts = {}
    for name, (style, pages, numbered) in PARTS.items():
        matter = [text for text in getattr(running, pages) if bool(PLACE.search(text)) is numbered]
        parts[name] = serialize(_part(style, matter))
    return parts


def _part(style: str, matter: list[str]) -> etree._Element:
    root = etree.Element(w("ftr" if style == "Footer" else "hdr"), nsmap={"w": W, "r": R})
    paragraph = etree.SubElement(root, w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    properties.append(element("pStyle", val=style_id(style)))
    for number, text in enumerate(matter):
        if number or (style == "Header" and len(matter) == 1):  # a title without a section keeps to the right
            etree.SubElement(etree.SubElement(paragraph, w("r")), w("tab"))
        paragraph.extend(_pieces(text))
    return root


def _pieces(text: str) -> Iterator[etree._Element]:
    for piece in PLACE.split(text):
        if piece in FIELDS:
            field = element("fldSimple", instr=f" {FIELDS[piece]} ")
            field.append(_run("1"))
            yield field
        elif piece:
            yield _run(piece)


def _run(text: str) -> etree._Element:
    run = element("r")
    words = etree.SubElement(run, w("t"))
    words.text = text
    words.set(SPACE, "preserve")
    return run
