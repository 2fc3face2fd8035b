"""A Word file of an article from right to left: page, paragraphs and runs say so."""

import io
import zipfile

from lxml import etree
from msgspec import structs

from convert.model import Article, Head
from convert.prove import prove
from convert.render import render
from convert.settings import Settings
from convert.write.docx import write
from tests.made import brief, line, paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEBREW = "המועצה נפגשה באולם הארוך של Harbor Board (2019), ואיש לא בא."
ENGLISH = "Nobody had come to argue about the chart."


def made(*texts: str, language: str = "he") -> Article:
    head = Head(title=line("מדוע נמלים נכשלים" if language == "he" else "Why Ports Fail"))
    bare = Article(head=head, language=language, source=brief().source, dates=brief().dates)
    return structs.replace(bare, body=tuple(map(paragraph, texts)))


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def runs(root: etree._Element, words: str) -> list[tuple[str, bool]]:
    """Return the runs of the paragraph that holds *words*, each with whether it runs from right to left."""
    (holder,) = (p for p in root.iter(f"{W}p") if words in "".join(t.text or "" for t in p.iter(f"{W}t")))
    return [
        ("".join(t.text or "" for t in run.iter(f"{W}t")), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in holder.iter(f"{W}r")
    ]


def test_page_and_paragraphs_run_from_right_to_left() -> None:
    article = made(*[HEBREW] * 3)
    rendering = render(article, "docx", Settings())
    content = write(rendering).content
    assert part(content, "styles").find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    section = part(content, "document").find(f"{W}body/{W}sectPr")
    assert section is not None
    assert section.find(f"{W}bidi") is not None
    margins = section.find(f"{W}pgMar")
    assert margins is not None
    assert int(margins.get(f"{W}right", "")) > int(margins.get(f"{W}left", ""))
    assert prove(article, rendering, content) == ()


def test_runs_are_parted_where_the_direction_changes() -> None:
    root = part(write(render(made(*[HEBREW] * 2, ENGLISH), "docx", Settings())).content, "document")
    words = [run for p in root.iter(f"{W}p") for run in p.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is None]
    assert "Harbor Board (2019" in {"".join(t.text or "" for t in run.iter(f"{W}t")) for run in words}


def test_a_paragraph_of_the_other_direction_says_so() -> None:
    root = part(write(render(made(*[HEBREW] * 3, ENGLISH), "docx", Settings())).content, "document")
    assert runs(root, ENGLISH) == [(ENGLISH, False)]
    (english,) = (p for p in root.iter(f"{W}p") if ENGLISH in "".join(t.text or "" for t in p.iter(f"{W}t")))
    direction = english.find(f"{W}pPr/{W}bidi")
    assert direction is not None and direction.get(f"{W}val") == "0"


def test_an_article_from_left_to_right_stays() -> None:
    content = write(render(made(*[ENGLISH] * 9, HEBREW, language="en"), "docx", Settings())).content
    assert part(content, "styles").find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is None
    root = part(content, "document")
    assert [one.get(f"{W}val") for one in root.iter(f"{W}bidi")] == [None]
    assert (HEBREW.split(" Harbor")[0] + " ", True) in runs(root, HEBREW)
