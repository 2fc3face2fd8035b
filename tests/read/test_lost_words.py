"""Words that pandoc passes over are kept with a reason, and told; nothing else is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypandoc
import pytest

from convert.read import read
from convert.read.draft import Draft
from convert.read.rtf_words import rtf_paragraphs
from convert.source import decode_source
from tests.read.packed import docx, pack, paragraph, run

RTF = rb"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Quay Serif;}}{\info{\title Minutes}}
{\pard The port has cranes{\super\chftn}{\*\footnote\pard\chftn\~Council minutes of 1921.} and more.\par}
{\pard The clerk Bj\u248 ?rn said \'93no\'94 twice.\par}}"""


def draft(data: bytes, name: str) -> Draft:
    return read(decode_source(data, name))


def lost(found: Draft) -> list[str]:
    """Return the words that are kept for pandoc, as they stand in the draft."""
    return [each.span.cut(found.text) for each in found.skipped if each.reason == "pandoc passes over it"]


def odt(body: str, tmp_path: Path) -> bytes:
    """Return an OpenDocument file that pandoc writes, with *body* in the place of its text."""
    made = tmp_path / "made.odt"
    pypandoc.convert_text("Place.", "odt", "markdown", outputfile=str(made))
    with zipfile.ZipFile(made) as container:
        members: dict[str, str | bytes] = {name: container.read(name) for name in container.namelist()}
    content = container_text(members["content.xml"])
    start, end = content.index("<text:p"), content.index("</office:text>")
    return pack({**members, "content.xml": content[:start] + body + content[end:]})


def container_text(member: str | bytes) -> str:
    return member.decode() if isinstance(member, bytes) else member


def test_a_note_of_an_rtf_that_pandoc_does_not_see() -> None:
    found = draft(RTF, "a.rtf")
    assert lost(found) == ["Council minutes of 1921"]
    assert [finding.code for finding in found.findings] == ["lost-words"]
    assert "Council minutes of 1921" in str(found.findings[0])


def test_the_words_of_an_rtf() -> None:
    words = [" ".join(each.split()) for each in rtf_paragraphs(RTF)]
    assert [each for each in words if each] == [
        "The port has cranes",
        "Council minutes of 1921. and more.",
        "The clerk Bjørn said twice.",
    ]


CELL = "<table:table-cell>{}</table:table-cell>"
TABLES = "<table:table><table:table-row>{}</table:table-row></table:table>"


def test_a_table_in_a_table_of_an_odt(tmp_path: Path) -> None:
    inner = TABLES.format(CELL.format("<text:p>Nobody paid the pilots.</text:p>"))
    outer = TABLES.format(CELL.format(f"<text:p>Pilots</text:p>{inner}"))
    found = draft(odt(f"<text:p>The port has three cranes.</text:p>{outer}", tmp_path), "a.odt")
    assert lost(found) == ["Nobody paid the pilots"]
    assert [finding.code for finding in found.findings] == ["lost-words"]


INSERTED = f'<w:ins w:id="1" w:author="a">{run("four")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>three</w:delText></w:r></w:del>'
CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    f"<w:sdtContent>{paragraph(run('Contents of cranes'))}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize("changes", ["accept", "reject"])
def test_nothing_is_told_of_a_word_document_that_pandoc_reads_whole(changes: str) -> None:
    runs = (
        run("The port has ")
        + DELETED
        + INSERTED
        + run(" cra")
        + run("nes.")
        + "<w:r><w:tab/></w:r>"
        + run("So")
    )
    source = decode_source(docx(CONTENTS + paragraph(runs)), "a.docx")
    assert lost(read(source, changes=changes)) == []


@pytest.mark.parametrize(
    "body",
    [
        "<text:p>The port<text:s/>has<text:tab/>three <text:span>cra</text:span>nes.</text:p>",
        "<text:h>Cranes</text:h><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>",
        '<text:p>Cranes<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Minutes of 1921.</text:p></text:note-body></text:note>.</text:p>",
    ],
)
def test_nothing_is_told_of_an_odt_that_pandoc_reads_whole(body: str, tmp_path: Path) -> None:
    assert lost(draft(odt(body, tmp_path), "a.odt")) == []


def test_a_word_that_stands_once_more_than_it_is_read_is_lost() -> None:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{paragraph(run('Cranes for hire'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    found = draft(docx(paragraph(run("Cranes.") + box)), "a.docx")
    assert " ".join(found.text.split()).count("hire") == 1
