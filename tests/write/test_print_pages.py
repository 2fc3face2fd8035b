"""The pages of print in the e-book and the Word document: each mark stands at the word of its page."""

import io
import re
import zipfile
from functools import cache

import pytest
from lxml import etree

from convert.model import Article
from convert.parse import parse
from convert.prove import prove, prove_print
from convert.prove.pages import read_pages
from convert.prove.words import normalise
from convert.read import read
from convert.render import render
from convert.render.print_pages import number_pages
from convert.render.rendering import Edition
from convert.settings import Settings
from convert.source import decode_source
from convert.write import load_writer
from tests.papers import THEMES

LONG = (
    "responsibilities administration unquestionably internationalisation re-elected quay don’t twice of the"
)


def _paragraph(at: int) -> str:
    """Return a paragraph of which every place can be told from all others."""
    words = (f"{word} {at}x{number}" for number, word in enumerate(LONG.split() * 6))
    return f"Paragraph {at} “begins” here. We {' '.join(words)} end."


TEXT = "\n\n".join(["A Slow Harbour", "By Ana Ruiz", *map(_paragraph, range(12))])
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def letters(text: str) -> str:
    """Return the letters and figures of *text* alone."""
    return re.sub(r"\W", "", normalise(text))


@cache
def article() -> Article:
    """Return an article of several pages; no two of its places are alike."""
    return parse(read(decode_source(TEXT.encode(), "a.txt")), Settings())


@cache
def printed(theme: str) -> tuple[bytes, tuple[int, ...]]:
    """Return the PDF and its page map."""
    rendering = render(article(), "pdf", Settings(theme=theme))
    written = load_writer("pdf")(rendering)
    return written.content, prove_print(article(), rendering, written.content, written.divisions)


@cache
def other(theme: str, edition: Edition, *, paged: bool = True) -> bytes:
    """Return the e-book or the Word document that goes with it, proven."""
    settings = Settings(theme=theme)
    pages = printed(theme)[1] if paged else ()
    rendering = number_pages(render(article(), edition, settings), article(), pages, settings)
    content = load_writer(edition)(rendering).content
    assert prove(article(), rendering, content) == ()
    return content


def member(content: bytes, ending: str) -> etree._Element:
    """Return the root of the part of a package whose name ends so."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        (name,) = (name for name in package.namelist() if name.endswith(ending))
        return etree.fromstring(package.read(name))


def is_first(page: str, after: str) -> bool:
    """Tell whether *after* begins with the word of which *page* begins with the whole or the rest."""
    word = letters(after.split()[0])
    rest = letters(after[:200])
    return any(rest[at : at + 12] == page[:12] for at in range(max(len(word), 1)))


def first_letters(theme: str) -> list[str]:
    """Return the letters with which each page of the PDF begins."""
    pages = read_pages(printed(theme)[0])
    return [letters("".join("".join(line) for line in page.lines[:3])) for page in pages]


@pytest.mark.parametrize("theme", THEMES)
def test_each_page_of_print_begins_at_its_mark_in_the_e_book(theme: str) -> None:
    markup = etree.tostring(member(other(theme, "epub"), "article.xhtml"), encoding="unicode")
    _, *parts = re.split(r'<span id="page-\d+"[^>]*/>', markup)
    firsts = first_letters(theme)
    assert len(parts) == len(firsts) > 2
    for part, first in list(zip(parts, firsts, strict=True))[1:]:
        assert is_first(first, re.sub("<[^>]*>", "", part.replace("</p>", " ")))


@pytest.mark.parametrize("theme", THEMES)
def test_each_page_of_print_begins_at_its_bookmark_in_word(theme: str) -> None:
    body = member(other(theme, "docx"), "word/document.xml")
    texts: dict[str, str] = {}
    for node in body.iter("{*}bookmarkStart", "{*}t", "{*}p"):
        kind = etree.QName(node).localname
        if kind == "bookmarkStart" and node.get(f"{{{node.nsmap['w']}}}name", "").startswith("print-p"):
            texts[node.get(f"{{{node.nsmap['w']}}}name")] = ""
        elif texts:
            for name in texts:
                texts[name] += " " if kind == "p" else node.text or ""
    firsts = first_letters(theme)
    assert list(texts) == [f"print-p{number}" for number in range(1, len(firsts) + 1)]
    for text, first in list(zip(texts.values(), firsts, strict=True))[1:]:
        assert is_first(first, text)


@pytest.mark.parametrize("first", ["", "Before it stands a line.\n\n"])
def test_a_page_that_begins_in_a_listing_is_marked_before_it(first: str) -> None:
    """Pandoc keeps nothing of a listing but its characters."""
    code = "\n".join(f"    quay[{at}] = berth({at})" for at in range(200))
    text = f"# A Slow Harbour\n\nBy Ana Ruiz\n\n{first}{code}\n\nBehind it stands another line.\n"
    listed = parse(read(decode_source(text.encode(), "a.md")), Settings())
    sheets = render(listed, "pdf", Settings())
    laid = load_writer("pdf")(sheets)
    pages = prove_print(listed, sheets, laid.content, laid.divisions)
    assert len(pages) > 2
    word = number_pages(render(listed, "docx", Settings()), listed, pages, Settings())
    written = load_writer("docx")(word).content
    markup = etree.tostring(member(written, "word/document.xml"), encoding="unicode")
    names = re.findall(r'w:name="(print-p\d+)"', markup)
    assert names == [f"print-p{number}" for number in range(1, len(pages) + 1)]
    assert prove(listed, word, written) == ()


def test_the_list_of_pages_leads_to_the_marks() -> None:
    content = other("brief", "epub")
    nav, text = member(content, "nav.xhtml"), member(content, "article.xhtml")
    (listed,) = nav.findall(f".//{XHTML}nav[@role='doc-pagelist']")
    marks = text.findall(f".//{XHTML}span[@role='doc-pagebreak']")
    assert [link.get("href") for link in listed.iter(f"{XHTML}a")] == [
        f"article.xhtml#{mark.get('id')}" for mark in marks
    ]
    assert [link.text for link in listed.iter(f"{XHTML}a")] == [mark.get("aria-label") for mark in marks]
    targets = member(content, "toc.ncx").findall(".//{*}pageTarget/{*}content")
    assert [target.get("src") for target in targets] == [
        link.get("href") for link in listed.iter(f"{XHTML}a")
    ]


def test_the_e_book_names_the_print_edition_and_says_that_its_pages_are_marked() -> None:
    package = member(other("journal", "epub"), ".opf")
    metas = {(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")}
    identifier = next(package.iter("{http://purl.org/dc/elements/1.1/}identifier")).text
    assert ("pageBreakSource", f"PDF, A5, {identifier}") in metas
    assert {("schema:accessibilityFeature", f) for f in ("pageBreakMarkers", "pageNavigation")} <= metas


def test_without_print_nothing_is_said_of_pages() -> None:
    content = other("brief", "epub", paged=False)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        whole = b"".join(
            package.read(name) for name in package.namelist() if name.endswith(("ml", "ncx", "opf"))
        )
    assert b"pagebreak" not in whole and b"page-list" not in whole and b"pageBreak" not in whole
