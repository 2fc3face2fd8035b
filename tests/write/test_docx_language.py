"""Words of another language in a Word file: each where Word looks for its language."""

import io
import zipfile

import pytest
from lxml import etree
from msgspec import structs

from convert.model import Foreign, Paragraph
from convert.render import render
from convert.settings import Settings
from convert.write.docx import write
from convert.write.docx_language import word_language
from tests.made import NOWHERE, brief, line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = {
    "fr": "bon mot",
    "he": "שלום עולם",
    "ja": "港は静か",
    "und-Arab": "مرحبا",
    "und-Hani": "東京",
    "und-Cyrl": "Киев",
}


def opened(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def test_each_language_stands_where_word_looks_for_it() -> None:
    foreign = [Foreign(tag, line(words), NOWHERE) for tag, words in WORDS.items()]
    inlines = line("One ", foreign[0], " two ", *foreign[1:], " three.")
    article = structs.replace(brief(), body=(Paragraph(inlines, NOWHERE), *brief().body))
    root = opened(write(render(article, "docx", Settings())).content, "word/document.xml")
    said = {}
    for run in root.iter(f"{W}r"):
        language = run.find(f"{W}rPr/{W}lang")
        if language is not None:
            words = "".join(text.text or "" for text in run.iter(f"{W}t"))
            ((key, value),) = language.attrib.items()
            said[words] = (str(key).removeprefix(W), value, run.find(f"{W}rPr/{W}rtl") is not None)
    assert said == {
        "bon mot": ("val", "fr", False),
        "שלום עולם": ("bidi", "he", True),
        "港は静か": ("eastAsia", "ja", False),
        "مرحبا": ("bidi", "x-none", True),
        "東京": ("eastAsia", "x-none", False),
        "Киев": ("val", "x-none", False),
    }


def test_a_language_that_is_not_known_is_none_in_word() -> None:
    article = structs.replace(brief(), language="und")
    styles = opened(write(render(article, "docx", Settings())).content, "word/styles.xml")
    assert {value for language in styles.iter(f"{W}lang") for value in language.attrib.values()} == {"x-none"}


@pytest.mark.parametrize(("tag", "word"), [("fr-CA", "fr-CA"), ("und", "x-none"), ("und-Grek", "x-none")])
def test_tags(tag: str, word: str) -> None:
    assert word_language(tag) == word
