"""Small EPUB and DOCX packages made by hand, and changes inside real ones."""

import io
import zipfile
from collections.abc import Callable, Mapping

XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def pack(members: Mapping[str, str]) -> bytes:
    """Return a zip file of *members*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def make_epub(bodies: Mapping[str, str], style: str = "") -> bytes:
    """Return an EPUB with a document for each of *bodies*, in order; its navigation is not in the spine."""
    documents = {f"EPUB/{name}": f"<html {XHTML}><body>{body}</body></html>" for name, body in bodies.items()}
    items = "".join(f'<item id="d{n}" href="{name}"/>' for n, name in enumerate(bodies))
    refs = "".join(f'<itemref idref="d{n}"/>' for n in range(len(bodies)))
    package = f"""<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}
    <item id="nav" href="nav.xhtml" properties="nav"/>
    <item id="css" href="s.css" media-type="text/css"/></manifest>
    <spine>{refs}</spine></package>"""
    fixed = {"META-INF/container.xml": CONTAINER, "EPUB/package.opf": package, "EPUB/s.css": style}
    return pack({**fixed, **documents, "EPUB/nav.xhtml": f"<html {XHTML}><body>Contents</body></html>"})


def make_docx(body: str, notes: str = "", **parts: str) -> bytes:
    """Return a DOCX with *body*; *parts* are headers and footers by relationship id, their file name."""
    relations = "".join(f'<Relationship Id="{name}" Target="{name}.xml"/>' for name in parts)
    members = {
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="x">{relations}</Relationships>',
        **{f"word/{name}.xml": f"<w:hdr {W}>{text}</w:hdr>" for name, text in parts.items()},
    }
    if notes:
        members["word/footnotes.xml"] = f"<w:footnotes {W}>{notes}</w:footnotes>"
    return pack(members)


def change_member(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return the zip file *content* with *change* made to the text of member *name*."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry, data in members.items():
            archive.writestr(entry, change(data.decode()).encode() if entry == name else data)
    return out.getvalue()
