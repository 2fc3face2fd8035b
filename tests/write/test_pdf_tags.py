"""What the tags of a PDF say beyond WeasyPrint's own, and what it carries with it."""

import io
from collections.abc import Iterator
from pathlib import Path

import page
import pikepdf
import pytest
from msgspec import structs

from convert.model import Author, Emphasis, Foreign, Link
from convert.model.dump import from_json
from convert.render import render
from convert.render.attach import attach
from convert.settings import Settings
from convert.write.pdf import write
from tests.everything import everything
from tests.made import NOWHERE, brief, line, paragraph
from tests.papers import THEMES


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
    ]


def below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield *element* and the structure elements below it."""
    yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from below(kid)


CELLS = ("/TD", "/TH")
"""Elements that stand for something even where they hold nothing."""


def test_notes_are_notes_with_names_of_their_own() -> None:
    pdf = opened(write(render(brief(), "pdf", Settings())).content)
    names = [str(element.ID) for element in elements(pdf) if element.S == "/Note"]
    assert len(names) == len(set(names)) >= len(brief().notes)
    listed = pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(listed[at]) for at in range(0, len(listed), 2)] == sorted(names)


def test_a_note_begins_with_its_label() -> None:
    pdf = opened(write(render(brief(), "pdf", Settings())).content)
    notes = [element for element in elements(pdf) if element.S == "/Note"]
    assert notes
    assert all(note.K[0].K[0].S == "/Lbl" for note in notes)


@pytest.mark.parametrize("theme", THEMES)
def test_no_tag_is_empty_and_no_link_lies_in_a_link(theme: str) -> None:
    pdf = opened(write(render(everything(), "pdf", Settings(theme=theme))).content)
    tagged = list(below(pdf.Root.StructTreeRoot.K[0]))
    assert [str(element.S) for element in tagged if not len(element.K) and element.S not in CELLS] == []
    links = [element for element in tagged if element.S == "/Link"]
    assert links
    assert not any(inner.S == "/Link" for link in links for inner in below(link) if inner != link)


def test_source_and_model_are_attached_and_dated_by_the_article() -> None:
    article = brief()
    rendering = attach(render(article, "pdf", Settings()), article, "The text, with its remarks: ß.\n")
    content = write(rendering).content
    assert write(rendering).content == content
    pdf = opened(content)
    files = dict(pdf.attachments.items())
    (source, model) = sorted(files, key=lambda name: name.endswith(".json"))
    assert files[source].get_file().read_bytes() == "The text, with its remarks: ß.\n".encode()
    assert from_json(files[model].get_file().read_bytes()) == article
    assert [str(files[name].obj.AFRelationship) for name in (source, model)] == ["/Source", "/Data"]
    days = {str(files[name].get_file().obj.Params.ModDate)[2:10] for name in files}
    assert days == {rendering.record.modified[:10].replace("-", "")}


def test_nothing_is_attached_unasked() -> None:
    assert not opened(write(render(brief(), "pdf", Settings())).content).attachments


def test_words_of_another_language_say_it(tmp_path: Path) -> None:
    article = brief()
    greek = Foreign("el", line("Καλημέρα ", Emphasis(line("σας"), NOWHERE)), NOWHERE)
    link = Link("https://example.org/", line(Foreign("fr", line("la mer"), NOWHERE)), NOWHERE)
    words = paragraph("She wrote ", greek, Emphasis(line(greek), NOWHERE), " and ", link, ".")
    content = write(render(structs.replace(article, body=(words, *article.body)), "pdf", Settings())).content
    pdf = opened(content)
    said = [element for element in elements(pdf) if "/Lang" in element]
    assert sorted(str(element.Lang) for element in said) == ["el", "el", "fr"]
    assert {str(element.S) for element in said} == {"/Span"}
    file = tmp_path / "words.pdf"
    file.write_bytes(content)
    for profile in ("ua1", "3a"):
        assert page.validate_pdf(str(file), profile=profile).is_compliant


def test_the_name_of_an_author_in_another_script_says_its_language() -> None:
    article = structs.replace(brief(), authors=(Author(name="Ελένη Ψαρά"),))
    pdf = opened(write(render(article, "pdf", Settings())).content)
    assert {str(element.Lang) for element in elements(pdf) if "/Lang" in element} == {"el"}
