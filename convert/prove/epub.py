"""EPUB -> words: the bodies of the spine's documents, each note where its mark leads."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

from lxml import etree
from msgspec import Struct

from convert.errors import ProofError
from convert.prove.archive import has_member, open_archive, read_member, read_xml
from convert.prove.expected import Leading
from convert.prove.figures import LOST
from convert.prove.reading import Chapter, Reading
from convert.prove.words import split_words

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
TYPE = "{http://www.idpf.org/2007/ops}type"

INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u "
    "var wbr".split()
)
"""Elements that do not end a word; all others begin and end a line."""
SILENT = frozenset(("script", "style", "template", "audio", "video", "object"))
"""Elements whose text nobody reads."""

Place = tuple[str, str]
"""Name of a document and the id of an element in it."""
Roots = dict[str, etree._Element]
"""Documents by name, in the order of the spine."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CONTENT = re.compile(r"(?<![\w-])content\s*:\s*((?:[^;}\"']|\"[^\"]*\"|'[^']*')+)")
"""A declaration that draws what stands in no document."""
STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
DRAWS_NOTHING = frozenset(("none", "normal", "initial", "unset"))


class Mark(Struct, frozen=True):
    """A mark as read: what it prints and where it leads."""

    label: str
    target: Place


def read_epub(content: bytes) -> Reading:
    """Return the words of an EPUB; raises ProofError where it cannot be read or its style adds words."""
    archive = open_archive(content)
    package = _package_name(read_xml(archive, "META-INF/container.xml"))
    opf = read_xml(archive, package)
    items = {item.get("id", ""): item for item in opf.iter(f"{OPF}item")}
    names = {key: _resolve(package, item.get("href", "")) for key, item in items.items()}
    for key, item in items.items():
        if item.get("media-type") == "text/css":
            _refuse_added_words(read_member(archive, names[key]).decode(), names[key])
    spine = [names.get(ref.get("idref", ""), "") for ref in opf.iter(f"{OPF}itemref")]
    return _read({name: _body(read_xml(archive, name), name) for name in spine}, archive)


def _package_name(container: etree._Element) -> str:
    rootfile = container.find(f".//{CONTAINER}rootfile")
    if rootfile is None:
        raise ProofError("the container of the EPUB names no package")
    return rootfile.get("full-path", "")


def _resolve(base: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href)))


def _body(root: etree._Element, name: str) -> etree._Element:
    body = root.find(f"{XHTML}body")
    if body is None:
        raise ProofError(f"{name} in the edition has no body")
    return body


def _refuse_added_words(style: str, name: str) -> None:
    for declared in CONTENT.findall(COMMENT.sub("", style)):
        if _adds_words(declared.replace("!important", "")):
            raise ProofError(f"{name} adds words that stand in no document: content: {declared.strip()}")


def _adds_words(declared: str) -> bool:
    """Tell whether a value of ``content`` draws letters or digits; a dot or a rule between words is none."""
    strings = "".join("".join(groups) for groups in STRING.findall(declared))
    drawn = ESCAPE.sub(lambda code: chr(int(code.group(1), 16)), strings)
    functions = set(STRING.sub(" ", declared).split()) - DRAWS_NOTHING
    return bool(functions) or any(character.isalnum() for character in drawn)


def _read(roots: Roots, archive: ZipFile) -> Reading:
    marks = [mark for name, root in roots.items() for mark in _marks(name, root)]
    targets = {mark.target for mark in marks}
    chapters = tuple(
        Chapter(name, tuple(split_words("".join(_text(name, root, targets))))) for name, root in roots.items()
    )
    notes = dict(_notes(roots, targets))
    leadings = tuple(Leading(mark.label, notes.get(mark.target, ())) for mark in marks)
    return Reading(chapters, leadings, pictures=tuple(_pictures(roots, archive)))


def _pictures(roots: Roots, archive: ZipFile) -> Iterator[str]:
    """Yield what each picture in the text says; of one that the package does not hold, that."""
    for name, root in roots.items():
        for image in root.iter(f"{XHTML}img"):
            held = has_member(archive, _resolve(name, image.get("src", "")))
            if image.get("role") != "doc-cover":
                yield image.get("alt", "") if held else LOST


def _marks(name: str, root: etree._Element) -> Iterator[Mark]:
    """Yield the marks of the document *name*, in order."""
    for link in root.iter(f"{XHTML}a"):
        if "doc-noteref" in link.get("role", "").split() or "noteref" in link.get(TYPE, "").split():
            address, fragment = urldefrag(link.get("href", ""))
            target = _resolve(name, address) if address else name
            yield Mark("".join(split_words("".join(_inside(name, link, set())))), (target, unquote(fragment)))


def _notes(roots: Roots, targets: set[Place]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield the words of each element that a mark leads to."""
    for name, root in roots.items():
        for element in root.iter(etree.Element):
            place = (name, element.get("id", ""))
            if place in targets:
                yield place, tuple(split_words("".join(_inside(name, element, targets))))


def _text(name: str, element: etree._Element, targets: set[Place]) -> Iterator[str]:
    """Yield the characters of *element* with the white space that its kind asks for; no notes."""
    tag = str(element.tag).removeprefix(XHTML)
    if tag in SILENT or element.get("hidden") is not None:
        return
    space = "" if tag in INLINE else "\n"
    yield space
    if (name, element.get("id", "")) not in targets:
        yield from _inside(name, element, targets)
    yield space


def _inside(name: str, element: etree._Element, targets: set[Place]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _text(name, child, targets)
        yield child.tail or ""
