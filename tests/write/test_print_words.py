"""The word behind each mark of a page is the first word of the article on that page; each bears a number.

Running matter, notes and repeated heads of tables bear none, so that they cannot be taken for it.
"""

import io
import re
import zipfile
from functools import cache

import pypdfium2
import pytest
from lxml import etree

from convert.model import Article
from convert.parse import parse
from convert.prove import prove, prove_print
from convert.read import read
from convert.render import render
from convert.render.print_pages import number_pages
from convert.render.rendering import Edition
from convert.settings import Settings
from convert.source import decode_source
from convert.write import load_writer
from tests.papers import THEMES

NUMBER = re.compile(r"1\d{4}7")
TURNED = re.compile(r"7\d{4}1")
"""A number as PDFium tells it that stands in a line from right to left."""
WORDS = (
    "responsibilities unquestionably internationalisation administration of the quay",
    "λιμάνι η προβλήτα και το θαλασσινό νερό",
    "гавань ответственность набережная и вода",
    "نافذة الميناء والرصيف",
    "נמל הרציף ומים",
)
"""Words of a paragraph in turn, in scripts of both directions; the long ones of the first are divided."""
NOTED = 7
"""Every so many paragraphs one has a note."""


class _Counter:
    """Gives each word that it sets a number of its own."""

    def __init__(self) -> None:
        self.number = 0

    def word(self, text: str) -> str:
        self.number += 1
        return f"{text}1{self.number:04}7"


@cache
def source() -> str:
    """Return a Markdown text of several pages: scripts in turn, notes, and a table longer than a page."""
    counter = _Counter()
    parts = ["---\ntitle: A Slow Harbour\nauthor: Ana Ruiz\ndate: 2019-03-03\n---"]
    notes = []
    for at in range(36):
        words = " ".join(counter.word(word) for word in WORDS[at % len(WORDS)].split() * 7)
        mark = f"[^{at}]" if at % NOTED == 0 else ""
        notes += [f"[^{at}]: A note that is long enough to be set on a line of its own."] if mark else []
        parts.append(f"{words}{mark}.")
    rows = (f"| {counter.word('berth')} | {counter.word('ship')} |" for _ in range(70))
    parts.append("\n".join(["| Berth | Ship |", "|---|---|", *rows]))
    parts.append(" ".join(counter.word(word) for word in WORDS[0].split() * 40) + ".")
    return "\n\n".join([*parts, *notes]) + "\n"


@cache
def article() -> Article:
    return parse(read(decode_source(source().encode(), "a.md")), Settings())


@cache
def printed(theme: str) -> tuple[bytes, tuple[int, ...]]:
    """Return the PDF and its page map."""
    rendering = render(article(), "pdf", Settings(theme=theme))
    written = load_writer("pdf")(rendering)
    return written.content, prove_print(article(), rendering, written.content, written.divisions)


def marked(theme: str, edition: Edition) -> bytes:
    """Return the edition that marks those pages, proven."""
    settings = Settings(theme=theme)
    rendering = number_pages(render(article(), edition, settings), article(), printed(theme)[1], settings)
    content = load_writer(edition)(rendering).content
    assert prove(article(), rendering, content) == ()
    return content


def first_numbers(theme: str) -> list[str]:
    """Return the lowest number on each page of the PDF, where it has any: words are counted in order."""
    with pypdfium2.PdfDocument(printed(theme)[0]) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    # A word that is divided at the end of a page has its number on the next one, where it ends.
    return [
        min(NUMBER.findall(text) + [turned[::-1] for turned in TURNED.findall(text)], default="")
        for text in texts
    ]


def after_marks_of_epub(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        markup = package.read("EPUB/article.xhtml").decode()
    _, *parts = re.split(r'<span id="page-\d+"[^>]*></span>', markup)
    return [re.sub("<[^>]*>", "", re.sub(r"</(?:p|td|li|h\d)>", " ", part)) for part in parts]


def after_marks_of_docx(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    parts: list[str] = []
    for node in body.iter("{*}bookmarkStart", "{*}t", "{*}p"):
        kind = etree.QName(node).localname
        if kind == "bookmarkStart" and node.get(f"{{{node.nsmap['w']}}}name", "").startswith("print-p"):
            parts.append("")
        elif parts:
            parts[-1] += " " if kind == "p" else node.text or ""
    return parts


READ = {"epub": after_marks_of_epub, "docx": after_marks_of_docx}


@pytest.mark.parametrize("edition", READ)
@pytest.mark.parametrize("theme", THEMES)
def test_the_word_behind_each_mark_is_the_first_of_its_page(theme: str, edition: Edition) -> None:
    texts, firsts = READ[edition](marked(theme, edition)), first_numbers(theme)
    assert len(texts) == len(firsts) > 4
    pages = [(text, first) for text, first in zip(texts, firsts, strict=True) if first]
    assert len(pages) > 4
    for text, first in pages[1:]:
        assert NUMBER.findall(text.split()[0]) == [first], (text[:60], first)


def test_pages_end_inside_words_tables_and_notes() -> None:
    divided = headed = noted = 0
    for theme in THEMES:
        with pypdfium2.PdfDocument(printed(theme)[0]) as document:
            texts = [page.get_textpage().get_text_bounded() for page in document]
        headed += sum("Berth" in text for text in texts) > 1
        noted += sum("A note that is long" in text for text in texts) > 1
        ends = [
            re.split(r"\s*A note that is long|\s*\d+ of \d+\s*$", text)[0].rstrip()[-1:] for text in texts
        ]
        divided += any(not end.isdigit() and end not in "." for end in ends[1:-1])
    assert headed == noted == len(THEMES) and divided
