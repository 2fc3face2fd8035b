"""DOCX -> words: paragraphs in order, each note where its mark leads, headers and footers apart."""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from convert.prove.archive import has_member, open_archive, read_xml
from convert.prove.expected import Leading
from convert.prove.figures import LOST
from convert.prove.reading import Chapter, Reading
from convert.prove.wordprocessing import OFF, Desk, Mark, W, walk
from convert.prove.words import split_words
from convert.render.rendering import Running

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def read_docx(content: bytes) -> Reading:
    """Return the words of a Word document; raises ProofError where it cannot be read."""
    archive = open_archive(content)
    document = read_xml(archive, DOCUMENT)
    desk = Desk()
    words = split_words("".join(walk(document, desk)))
    notes = dict(_notes(archive)) if desk.marks else {}
    return Reading(
        (Chapter(DOCUMENT, tuple(words)),),
        tuple(_lead(mark, notes.get(mark.note)) for mark in desk.marks),
        _running(archive, document),
        tuple(_pictures(archive, document)),
    )


def _pictures(archive: zipfile.ZipFile, document: etree._Element) -> Iterator[str]:
    """Yield what each picture says; of one that the package does not hold, that."""
    for drawing in document.iter(f"{W}drawing"):
        named = next(drawing.iter(f"{WP}docPr"), None)
        parts = [_targets(archive).get(blip.get(f"{R}embed", ""), "") for blip in drawing.iter(f"{A}blip")]
        held = parts and all(has_member(archive, part) for part in parts)
        yield LOST if not held or named is None else named.get("descr", "")


def _notes(archive: zipfile.ZipFile) -> Iterator[tuple[str, etree._Element]]:
    """Yield footnotes and endnotes by kind and id."""
    for kind in ("footnote", "endnote"):
        if has_member(archive, f"word/{kind}s.xml"):
            for note in read_xml(archive, f"word/{kind}s.xml").iter(f"{W}{kind}"):
                yield f"{kind} {note.get(f'{W}id')}", note


def _lead(mark: Mark, note: etree._Element | None) -> Leading:
    """Return *mark* with the words of its note; the number before them is drawn by Word."""
    words = split_words("".join(walk(note, Desk()))) if note is not None else []
    return Leading(mark.label, tuple(words))


def _running(archive: zipfile.ZipFile, document: etree._Element) -> Running:
    """Return headers and footers of the last section, first page and all others."""
    section = next(iter(document.findall(f".//{W}sectPr")[-1:]), None)
    if section is None:
        return Running()
    titled = section.find(f"{W}titlePg")
    apart = titled is not None and titled.get(f"{W}val", "true") not in OFF
    other = tuple(_matter(archive, section, "default"))
    return Running(tuple(_matter(archive, section, "first")) if apart else other, other)


def _matter(archive: zipfile.ZipFile, section: etree._Element, kind: str) -> Iterator[str]:
    """Yield the text of the header and the footer of pages of *kind*."""
    for tag in (f"{W}headerReference", f"{W}footerReference"):
        for reference in section.iter(tag):
            if reference.get(f"{W}type") == kind:
                name = _targets(archive)[reference.get(f"{R}id", "")]
                yield "".join(walk(read_xml(archive, name), Desk()))


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the parts that the document refers to, by id."""
    parts = read_xml(archive, RELATIONS)
    return {p.get("Id", ""): posixpath.normpath(posixpath.join("word", p.get("Target", ""))) for p in parts}
