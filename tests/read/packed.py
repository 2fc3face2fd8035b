"""Containers made by hand, for tests of the readers that unpack them."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPF = "http://www.idpf.org/2007/opf"

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
)


def pack(members: dict[str, str | bytes]) -> bytes:
    """Return a ZIP container of *members*."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return stream.getvalue()


def run(words: str) -> str:
    """Return a run of *words*."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inside: str, style: str = "") -> str:
    """Return a paragraph of the runs *inside*."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{inside}</w:p>"


def docx(body: str, head: str = '<?xml version="1.0"?>') -> bytes:
    """Return a Word document of the paragraphs *body*; *head* stands before it."""
    return pack(_parts(body, head))


def related(body: str, part: str, content: str) -> bytes:
    """Return a Word document of *body* with another *part* of it, such as ``comments``."""
    relations = RELATIONS.replace('officeDocument"', f'{part}"').replace("word/document", part)
    members = {f"word/{part}.xml": content, "word/_rels/document.xml.rels": relations}
    return pack({**_parts(body, '<?xml version="1.0"?>'), **members})


def _parts(body: str, head: str) -> dict[str, str | bytes]:
    document = f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}


def epub(documents: dict[str, str], metadata: str = "", **members: str) -> bytes:
    """Return an e-book whose reading order is *documents*, XHTML by path."""
    container = '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
    items = "".join(
        f'<item id="i{n}" href="{path}" media-type="application/xhtml+xml"/>'
        for n, path in enumerate(documents)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(documents)))
    package = (
        f'<package xmlns="{OPF}" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    return pack({"META-INF/container.xml": container, "c.opf": package, **documents, **members})
