"""Contents and landmarks: a line a heading, each leading to a place that exists."""

import io
import zipfile
from urllib.parse import unquote

from lxml import etree

from convert.render import render
from convert.settings import Settings
from convert.write.epub import write
from convert.write.epub_nav import Entry, draw_ncx, find_contents, find_landmarks
from convert.write.epub_pages import read_page
from tests.everything import everything
from tests.write.made_epub import LABELS, RECORD, book, document

NAMES = {"x": "http://www.w3.org/1999/xhtml", "ncx": "http://www.daisy.org/z3986/2005/ncx/"}


def pages(body: str) -> tuple:
    return tuple(read_page(made) for made in book(body).documents)


def test_headings_nest_by_level_and_lose_their_note_marks() -> None:
    contents = find_contents(pages(book().documents[2].markup.partition("<body>")[2].partition("</body>")[0]))
    assert contents == (
        Entry(
            "Why Ports Fail",
            "article.xhtml#title",
            (
                Entry("The Bottleneck", "article.xhtml#one", (Entry("Clerks", "article.xhtml#two"),)),
                Entry("Notes", "article.xhtml#notes"),
            ),
        ),
    )


def test_a_heading_deeper_than_the_next_makes_no_hole() -> None:
    contents = find_contents(pages("<h3 id='a'>A</h3><h2 id='b'>B</h2><h6 id='c'>C</h6><h4 id='d'>D</h4>"))
    assert [entry.text for entry in contents] == ["A", "B"]
    assert [entry.text for entry in contents[1].children] == ["C", "D"]


def test_line_breaks_are_spaces_and_empty_headings_are_left_out() -> None:
    contents = find_contents(pages("<h1 id='t'>Over<br/>two lines</h1><h2 id='e'> </h2>"))
    assert contents == (Entry("Over two lines", "article.xhtml#t"),)


def test_an_article_without_headings_still_has_contents() -> None:
    assert find_contents(pages("<p>Words.</p>")) == (Entry("Ports", "article.xhtml"),)


def test_landmarks_are_those_that_are_there() -> None:
    kinds = [kind for kind, _ in find_landmarks(pages("<p epub:type='bodymatter' id='s'>Words.</p>"), LABELS)]
    assert kinds == ["cover", "titlepage", "bodymatter"]
    found = dict(find_landmarks((read_page(document("a.xhtml", "<p epub:type='x endnotes'>w</p>")),), LABELS))
    assert found == {"endnotes": Entry("Notes", "a.xhtml")}


def test_every_link_of_the_navigation_leads_somewhere() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write(render(everything(), "epub", Settings())).content))
    nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    ncx = etree.fromstring(archive.read("EPUB/toc.ncx"))
    links = nav.xpath("//x:a/@href", namespaces=NAMES) + ncx.xpath("//ncx:content/@src", namespaces=NAMES)
    assert len(links) > 20
    for link in links:
        name, _, anchor = unquote(link).partition("#")
        page = etree.fromstring(archive.read(f"EPUB/{name}"))
        assert not anchor or len(page.xpath(f"//*[@id='{anchor}']")) == 1, link
    toc = nav.xpath("//x:nav[@role='doc-toc']//x:a", namespaces=NAMES)
    labels = ncx.xpath("//ncx:navLabel/ncx:text/text()", namespaces=NAMES)
    assert [a.text for a in toc] == labels


def test_contents_hold_every_heading_of_the_article() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write(render(everything(), "epub", Settings())).content))
    page = etree.fromstring(archive.read("EPUB/article.xhtml"))
    heads = page.xpath("//*[self::x:h1 or self::x:h2 or self::x:h3 or self::x:h4]", namespaces=NAMES)
    toc = etree.fromstring(archive.read("EPUB/nav.xhtml")).xpath(
        "//x:nav[@role='doc-toc']//x:a", namespaces=NAMES
    )
    assert [f"article.xhtml#{head.get('id')}" for head in heads] == [a.get("href") for a in toc]


def test_ncx_says_its_depth_numbers_its_points_and_names_the_authors() -> None:
    deep = (Entry("A", "a", (Entry("B", "b", (Entry("C", "c"),)), Entry("D", "d"))), Entry("E", "e"))
    root = etree.fromstring(draw_ncx(deep, (), RECORD))
    assert root.xpath("//ncx:meta[@name='dtb:depth']/@content", namespaces=NAMES) == ["3"]
    assert root.xpath("//ncx:meta[@name='dtb:uid']/@content", namespaces=NAMES) == [RECORD.identifier]
    assert root.xpath("//ncx:navPoint/@playOrder", namespaces=NAMES) == ["1", "2", "3", "4", "5"]
    assert root.xpath("//ncx:docAuthor/ncx:text/text()", namespaces=NAMES) == ["Ana Ruiz", "Tom de la Cruz"]
