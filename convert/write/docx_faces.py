"""The faces that a Word document names: what stands in for them, and the theme behind Office's menus."""

from lxml import etree

from convert.write.docx_names import W, qname, w
from convert.write.docx_package import serialize
from convert.write.docx_properties import element
from convert.write.docx_theme import Theme

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

STAND_INS = {"text": ("Times New Roman", "roman", "variable"), "sans": ("Arial", "swiss", "variable")}
"""By use: the face that every machine with Word has and that runs about as wide, its family and pitch."""
TYPEWRITER = ("Courier New", "modern", "fixed")


def font_table(theme: Theme) -> bytes:
    """Return the part that tells Word what to set where it lacks a face."""
    root = etree.Element(w("fonts"), nsmap={"w": W})
    for use, face in theme.face.items():
        stand_in, family, pitch = STAND_INS.get(use, TYPEWRITER)
        font = element("font", name=face)
        if face != stand_in:
            font.append(element("altName", val=stand_in))
        font.extend([element("family", val=family), element("pitch", val=pitch)])
        root.append(font)
    return serialize(root)


def office_theme(content: bytes, theme: Theme) -> bytes:
    """Return Office's theme with our faces and accent, which its menus of faces and colours offer first."""
    root = etree.fromstring(content)
    root.set("name", "Octavo")
    for use, name in (("sans", "majorFont"), ("text", "minorFont")):
        for face in root.iter(qname(DRAWING, name)):
            for latin in face.findall(qname(DRAWING, "latin")):
                latin.set("typeface", theme.face[use])
    for name, colour in (("accent1", "accent"), ("hlink", "accent"), ("folHlink", "quiet")):
        for slot in root.iter(qname(DRAWING, name)):
            for child in list(slot):
                slot.remove(child)
            etree.SubElement(slot, qname(DRAWING, "srgbClr"), val=theme.colour[colour])
    return serialize(root)
