"""The e-book as a package: what lies in it, in which order, with which bytes."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from convert.errors import EditionError
from convert.model import Head
from convert.prove import prove
from convert.render import render
from convert.render.sanitise import sanitise
from convert.settings import Settings
from convert.write.epub import write
from tests.everything import everything
from tests.made import brief, line, paragraph
from tests.write.made_epub import RECORD, book, document

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
NASTY = 'A <b>bold</b> & "quoted" \u2068שלום\u2069 ]]> --> &amp; title’s \u202bend'
SAME = """
import hashlib
from convert.render import render
from convert.render.sanitise import sanitise
from convert.settings import Settings
from convert.write.epub import write
from tests.made import brief
print(hashlib.sha256(write(render(brief(), "epub", Settings())).content).hexdigest())
"""


def unpack(content: bytes) -> zipfile.ZipFile:
    """Return the archive."""
    return zipfile.ZipFile(io.BytesIO(content))


def tree(content: bytes, name: str) -> etree._Element:
    """Return the root of one of the package's XML files."""
    return etree.fromstring(unpack(content).read(name))


def opf(content: bytes, path: str) -> list[str]:
    """Return what *path* finds in the package document."""
    found = tree(content, "EPUB/content.opf").xpath(path, namespaces=NAMES)
    return [part if isinstance(part, str) else part.text for part in found]


def test_mimetype_is_first_stored_and_bare() -> None:
    content = write(book()).content
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    assert unpack(content).infolist()[0].compress_type == zipfile.ZIP_STORED


def test_members_have_one_time_one_system_and_one_right() -> None:
    members = unpack(write(book()).content).infolist()
    assert {m.date_time for m in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(m.create_system, m.external_attr) for m in members} == {(3, 0o100644 << 16)}
    assert unpack(write(book()).content).testzip() is None


def test_manifest_lists_every_member_and_no_other() -> None:
    content = write(book()).content
    listed = {f"EPUB/{href}" for href in opf(content, "//opf:item/@href")}
    packed = {name for name in unpack(content).namelist() if name.startswith("EPUB/")}
    assert listed == packed - {"EPUB/content.opf"}
    ids = opf(content, "//opf:item/@id")
    assert len(ids) == len(set(ids))


def test_spine_is_the_documents_in_order_all_linear_and_without_the_navigation() -> None:
    content = write(book()).content
    by_id = dict(zip(opf(content, "//opf:item/@id"), opf(content, "//opf:item/@href"), strict=True))
    spine = [by_id[ref] for ref in opf(content, "//opf:itemref/@idref")]
    assert spine == ["cover.xhtml", "title.xhtml", "article.xhtml"]
    assert opf(content, "//opf:itemref/@linear") == []


def test_documents_are_packed_as_they_were_rendered() -> None:
    rendering = book()
    archive = unpack(write(rendering).content)
    for made in rendering.documents:
        assert archive.read(f"EPUB/{made.name}").decode() == made.markup


def test_same_bytes_elsewhere(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    digests = {hashlib.sha256(write(render(brief(), "epub", Settings())).content).hexdigest()}
    for zone, tongue, seed in (("Pacific/Kiritimati", "tr_TR.UTF-8", "1"), ("America/Lima", "C", "77")):
        place = {
            "TZ": zone,
            "LANG": tongue,
            "LC_ALL": tongue,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(root),
        }
        run = subprocess.run(
            [sys.executable, "-c", SAME],
            cwd=tmp_path,
            env=os.environ | place,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout.strip())
    assert len(digests) == 1


def test_another_word_gives_other_bytes() -> None:
    assert write(book()).content != write(book("<p epub:type='bodymatter'>Other.</p>")).content


def test_package_names_its_language_and_moment() -> None:
    content = write(book()).content
    package = tree(content, "EPUB/content.opf")
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert opf(content, "//opf:meta[@property='dcterms:modified']") == ["2019-03-05T00:00:00Z"]


def test_right_to_left_turns_the_pages_too() -> None:
    made = document("article.xhtml", "<p>x</p>")
    turned = msgspec.structs.replace(made, markup=made.markup.replace('lang="en"', 'lang="ar" dir="rtl"', 1))
    content = write(book(documents=(turned,))).content
    assert opf(content, "//opf:spine/@page-progression-direction") == ["rtl"]
    assert tree(content, "EPUB/nav.xhtml").get("dir") == "rtl"


def test_a_document_that_is_not_well_formed_is_refused_with_its_line() -> None:
    with pytest.raises(EditionError) as caught:
        write(book("<p>one\n<b>two</p>"))
    assert caught.value.place == "article.xhtml:4"
    assert "two" in caught.value.excerpt


def test_metadata_that_xml_cannot_hold_is_refused() -> None:
    record = msgspec.structs.replace(RECORD, keywords=("ports", "bad\x01"))
    with pytest.raises(EditionError, match="subject"):
        write(book(record=record))


def test_cover_stands_alone_on_its_page() -> None:
    content = write(render(brief(), "epub", Settings())).content
    body = tree(content, "EPUB/cover.xhtml").find("x:body", NAMES)
    assert "".join(body.itertext()).strip() == ""
    (image,) = body.iter("{*}img")
    assert image.get("role") == "doc-cover"
    assert "Why Ports Fail" in image.get("alt")
    assert "Ana Ruiz, Tom de la Cruz" in image.get("alt")
    (cover,) = opf(content, "//opf:item[@properties='cover-image']/@href")
    assert image.get("src") == cover
    identity = opf(content, "//opf:item[@properties='cover-image']/@id")
    assert opf(content, "//opf:meta[@name='cover']/@content") == identity


def test_title_page_repeats_the_head_in_own_words() -> None:
    rendering = render(brief(), "epub", Settings())
    page = etree.fromstring(rendering.documents[1].markup.encode())
    (own,) = page.xpath("//x:body/*", namespaces=NAMES)
    assert "own" in own.get("class").split()
    words = " ".join("".join(own.itertext()).split())
    for part in ("Harbor Institute for Trade", "Policy Notes", "Why Ports Fail", "Ana Ruiz", "March 3, 2019"):
        assert part in words


@pytest.mark.parametrize("title", [NASTY, "x", "Ünïcødé " * 40, "日本語の題名は空白を持たない" * 4])
def test_nasty_titles_survive(title: str) -> None:
    article = msgspec.structs.replace(brief(), head=Head(title=line(title)))
    rendering = render(article, "epub", Settings())
    content = write(rendering).content
    said = " ".join(title.split())
    assert opf(content, "//dc:title") == [said]
    first = tree(content, "EPUB/nav.xhtml").xpath("string((//x:nav//x:a)[1])", namespaces=NAMES)
    assert first == said
    assert tree(content, "EPUB/toc.ncx").xpath("string(//ncx:docTitle)", namespaces=NAMES).strip() == said
    assert prove(article, rendering, content) == ()


def test_every_part_is_set_and_proven() -> None:
    article = everything()
    rendering = render(article, "epub", Settings())
    assert prove(article, rendering, write(rendering).content) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(min_size=1, max_size=200))
def test_any_text_is_packed_and_read_back(title: str, words: str) -> None:
    article = msgspec.structs.replace(brief(), head=Head(title=line(title)), body=(paragraph(words),))
    rendering = render(article, "epub", Settings())
    content = write(rendering).content
    for name in unpack(content).namelist():
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            tree(content, name)
    body = tree(content, "EPUB/article.xhtml").xpath("//*[@class='body']", namespaces=NAMES)[0]
    assert "".join("".join(body.itertext()).split()) == "".join(sanitise(words).split())


def test_notes_and_marks_lead_to_each_other() -> None:
    content = write(render(everything(), "epub", Settings())).content
    page = tree(content, "EPUB/article.xhtml")
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    marks = page.xpath("//x:a[@epub:type='noteref']", namespaces=NAMES)
    backs = page.xpath("//x:a[@role='doc-backlink']", namespaces=NAMES)
    notes = page.xpath("//*[@epub:type='footnote'][@role='doc-footnote']/@id", namespaces=NAMES)
    assert len(notes) == 4
    assert {m.get("href") for m in marks} == {f"#{note}" for note in notes}
    assert [page.xpath(f"//*[@id='{b.get('href')[1:]}']/@role")[0] for b in backs] == ["doc-noteref"] * 4


def test_style_forces_nothing_on_the_text() -> None:
    style = render(brief(), "epub", Settings()).style
    rules = [rule.partition("{") for rule in style.replace("\n", " ").split("}")]
    body = "".join(block for selector, _, block in rules if "body" in selector.replace(".body", "").split())
    assert "orphans" in body
    for word in ("color", "background", "font-family", "font-size", "line-height"):
        assert word not in body
    coloured = set(re.findall(r"([\w-]+):[^;{}]*#[0-9a-f]{3,6}", style))
    assert coloured and all(name.startswith("border") for name in coloured)
    assert "@font-face" not in style


def test_small_capitals_and_figures_are_asked_for_by_style_and_again_where_that_is_not_known() -> None:
    style = render(brief(), "epub", Settings()).style
    assert "font-variant: small-caps" in style and "font-variant-numeric: oldstyle-nums" in style
    _, fallback = style.split("@supports not (font-variant-numeric: oldstyle-nums)")
    assert '"onum"' in fallback and '"lnum", "tnum"' in fallback


def test_lengths_are_shares_of_the_readers_own_size() -> None:
    style = re.sub(r"/\*.*?\*/", "", render(everything(), "epub", Settings()).style, flags=re.DOTALL)
    assert set(re.findall(r"[\d.]+(pt|px|mm|cm|in|rem)\b", style)) == set()
    sizes = re.findall(r"font-size: ([^;]+);", style)
    assert sizes and all(size.endswith("em") for size in sizes)
