"""EPUB -> words: the bodies of the spine's documents, each note where its mark leads."""

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from convert.errors import ProofError
from convert.prove.archive import has_member, open_archive, read_member, read_xml
from convert.prove.figures import LOST
from convert.prove.hypertext import XHTML, Roots, read_roots, refuse_added_words, resolve
from convert.prove.reading import Reading

OPF = "{http://www.idpf.org/2007/opf}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


def read_epub(content: bytes) -> Reading:
    """Return the words of an EPUB; raises ProofError where it cannot be read or its style adds words."""
    archive = open_archive(content)
    package = _package_name(read_xml(archive, "META-INF/container.xml"))
    opf = read_xml(archive, package)
    items = {item.get("id", ""): item for item in opf.iter(f"{OPF}item")}
    names = {key: resolve(package, item.get("href", "")) for key, item in items.items()}
    for key, item in items.items():
        if item.get("media-type") == "text/css":
            refuse_added_words(read_member(archive, names[key]).decode(), names[key])
    spine = [names.get(ref.get("idref", ""), "") for ref in opf.iter(f"{OPF}itemref")]
    roots = {name: _body(read_xml(archive, name), name) for name in spine}
    return read_roots(roots, _pictures(roots, archive))


def _package_name(container: etree._Element) -> str:
    rootfile = container.find(f".//{CONTAINER}rootfile")
    if rootfile is None:
        raise ProofError("the container of the EPUB names no package")
    return rootfile.get("full-path", "")


def _body(root: etree._Element, name: str) -> etree._Element:
    body = root.find(f"{XHTML}body")
    if body is None:
        raise ProofError(f"{name} in the edition has no body")
    return body


def _pictures(roots: Roots, archive: ZipFile) -> Iterator[str]:
    """Yield what each picture in the text says; of one that the package does not hold, that."""
    for name, root in roots.items():
        for image in root.iter(f"{XHTML}img"):
            held = has_member(archive, resolve(name, image.get("src", "")))
            if image.get("role") != "doc-cover":
                yield image.get("alt", "") if held else LOST
