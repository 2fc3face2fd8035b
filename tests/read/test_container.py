"""Containers that mean harm: refused with a message, at once, and nothing of the machine gets into a text."""

import struct
import time

import pytest

from convert.errors import SourceError
from convert.read import read
from convert.source import decode_source
from tests.read.packed import docx, epub, pack, paragraph, run

PATIENCE = 2.0
"""Seconds until a message."""

SECRET = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {c} "{f"&{p};" * 10}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
WORDS = paragraph(run("&e;"))
DEEP = "<w:tbl><w:tr><w:tc>" * 3000 + paragraph(run("x")) + "</w:tc></w:tr></w:tbl>" * 3000


def lying() -> bytes:
    """Return a document whose directory gives a member another size than it has."""
    data = bytearray(docx(paragraph(run("y" * 50)) + " " * 40_000_000))
    place = bytes(data).rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 100)
    return bytes(data)


def locked() -> bytes:
    """Return a document whose members are encrypted, by their flags."""
    data = bytearray(docx(paragraph(run("x"))))
    place = 0
    while (place := bytes(data).find(b"PK\x01\x02", place)) >= 0:
        data[place + 8] |= 1
        place += 4
    return bytes(data)


HOSTILE = {
    "entity.docx": (docx(WORDS, SECRET), "defines entities"),
    "laughs.docx": (docx(WORDS, LAUGHS), "defines entities"),
    "bomb.docx": (pack({"word/document.xml": b" " * 200_000_000}), "times its size"),
    "deep.docx": (docx(DEEP), "is no XML"),
    "lying.docx": (lying(), "is damaged"),
    "locked.docx": (locked(), "encrypted"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + bytes(4000), "encrypted, or of Word before 2007"),
    "words.docx": (b"These are words.", "this is no DOCX"),
    "empty.odt": (b"", "this is no ODT"),
    "cut.docx": (docx(paragraph(run("x")))[:300], "this is no DOCX"),
    "other.docx": (pack({"a": "b"}), "cannot be read"),
    "deep.rtf": (rb"{\rtf1 " + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}", "deep inside each other"),
    "open.rtf": (rb"{\rtf1 " + b"{" * 1_000_000, "deep inside each other"),
    "slip.epub": (pack({"META-INF/container.xml": "<x/>", "../../evil": "x"}), "leads out"),
    "many.epub": (pack({f"a{number}": "" for number in range(1500)}), "more than 1,000"),
    "bomb.epub": (pack({"META-INF/container.xml": b" " * 150_000_000}), "times its size"),
    "entity.epub": (pack({"META-INF/container.xml": SECRET + "<container/>"}), "defines entities"),
    "text-entity.epub": (epub({"a.xhtml": SECRET + "<html><body>&e;</body></html>"}), "defines entities"),
    "nothing.epub": (pack({"a": "b"}), "has no META-INF/container.xml"),
    "outside.epub": (epub({"../../etc/passwd": "x"}), "leads out"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_container_is_refused_at_once(name: str) -> None:
    data, message = HOSTILE[name]
    start = time.monotonic()
    with pytest.raises(SourceError, match=message):
        read(decode_source(data, name))
    assert time.monotonic() - start < PATIENCE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tex", r"\input{/etc/passwd} \include{/etc/passwd} Only these words."),
        ("a.org", '#+INCLUDE: "/etc/passwd"\nOnly these words.'),
    ],
)
def test_no_file_beside_the_source_is_read(name: str, text: str) -> None:
    draft = read(decode_source(text.encode(), name))
    assert draft.text.strip() == "Only these words."


def test_a_file_that_must_be_included_is_refused() -> None:
    with pytest.raises(SourceError, match="not found"):
        read(decode_source(b".. csv-table::\n   :file: /etc/passwd\n\nWords.", "a.rst"))


def test_a_large_document_that_packs_well_is_read() -> None:
    words = "".join(paragraph(run(f"Sentence {number} is as long as any other.")) for number in range(6000))
    data = docx(words)
    assert len(read(decode_source(data, "a.docx")).pieces) == 6000
