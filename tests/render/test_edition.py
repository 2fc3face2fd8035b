"""render(): one article, three editions."""

from collections.abc import Iterable, Iterator

import pytest
from lxml import etree
from msgspec import structs

from convert.model import Article, Figure, Heading, Line, Link
from convert.model.walk import marked_notes, note_words, plain, reading_order
from convert.render import render
from convert.render.outline import make_outline
from convert.render.rendering import EDITIONS, Edition, Fragment, Rendering
from convert.render.script import BREAK, parse_markup
from convert.settings import Settings
from tests.made import NOWHERE, brief, line, mark, note, paragraph
from tests.render.nasty import NASTY, nasty

SETTINGS = Settings()


def words(line: Line) -> list[str]:
    return plain(line).split()


def article_words(rendering: Rendering) -> list[str]:
    return said(f if f.kind == "article" else Fragment(" ", "own") for f in rendering.script.main)


def said(fragments: Iterable[Fragment]) -> list[str]:
    text = "".join(fragment.text for fragment in fragments)
    return text.replace(BREAK, "").split()


def elements(rendering: Rendering, name: str) -> Iterator[etree._Element]:
    for document in rendering.documents:
        yield from parse_markup(document.markup, document.name).iter(f"{{*}}{name}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_script_holds_the_article_and_nothing_else_but_own_words(edition: Edition) -> None:
    article = brief()
    rendering = render(article, edition, SETTINGS)
    expected = [word for part in reading_order(article) for word in words(part.line)]
    found = article_words(rendering)
    start = len(found) - len(expected)
    assert found[start:] == expected
    assert edition == "epub" or start == 0  # an e-book's cover and title page say some of it before
    notes = {
        found.id: said(f for f in found.fragments if f.kind == "article") for found in rendering.script.notes
    }
    assert notes == {
        n.id: [word for part in note_words(n) for word in words(part.line)] for n in marked_notes(article)
    }
    marks = [f.note for f in rendering.script.main if f.kind == "mark"]
    assert marks == ["note-1", "note-2", "note-3"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_breaks_out_of_the_markup(edition: Edition) -> None:
    rendering = render(nasty(), edition, SETTINGS)
    assert not list(elements(rendering, "script"))
    assert all("<script" not in document.markup for document in rendering.documents)
    text = "".join(fragment.text for fragment in rendering.script.main)
    assert text.replace("\n", " ").replace(BREAK, "").count(NASTY) >= 14


@pytest.mark.parametrize("edition", EDITIONS)
def test_rendering_twice_gives_the_same(edition: Edition) -> None:
    assert render(brief(), edition, SETTINGS) == render(brief(), edition, SETTINGS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_safe_addresses_are_live_and_the_words_stay(edition: Edition) -> None:
    body = (
        paragraph("See ", Link("javascript:alert(1)", line("here"), NOWHERE), "."),
        paragraph("See ", Link("https://example.org/?a=1&b=2", line("there"), NOWHERE), "."),
    )
    rendering = render(structs.replace(brief(), body=body, notes=()), edition, SETTINGS)
    targets = [element.get("href") for element in elements(rendering, "a")]
    assert [target for target in targets if target and not target.startswith("#")] == [
        "https://example.org/?a=1&b=2"
    ]
    assert "here" in article_words(rendering) or "here." in article_words(rendering)


def test_names_in_a_document_are_there_once() -> None:
    body = (paragraph("One.", mark(1), " Two.", mark(1)), paragraph("Three.", mark(2)))
    article = structs.replace(brief(), body=body, notes=(note(1, "First."), note(2, "Second.")))
    for edition in EDITIONS:
        for document in render(article, edition, SETTINGS).documents:
            root = parse_markup(document.markup, document.name)
            names = [str(name) for name in root.xpath("//@id")]
            assert len(names) == len(set(names))
            links = {str(target) for target in root.xpath("//@href") if str(target).startswith("#")}
            assert edition == "docx" or {link[1:] for link in links} <= set(names)


def test_a_note_that_two_marks_share_is_printed_once() -> None:
    body = (paragraph("One.", mark(1), " Two.", mark(1)),)
    article = structs.replace(brief(), body=body, notes=(note(1, "First."),))
    script = render(article, "pdf", SETTINGS).script
    assert [note.id for note in script.notes] == ["note-1"]
    assert [f.note for f in script.main if f.kind == "mark"] == ["note-1", "note-1"]


def test_a_note_without_a_mark_stands_in_a_list_and_a_mark_without_a_note_leads_nowhere() -> None:
    article = structs.replace(brief(), body=(paragraph("One.", mark(9)),), notes=(note(1, "Alone."),))
    rendering = render(article, "pdf", SETTINGS)
    assert "Alone." in article_words(rendering)
    assert rendering.script.notes == ()


def test_a_level_that_the_source_skips_is_closed_up() -> None:
    body = tuple(Heading(level, line("x"), NOWHERE) for level in (2, 4, 1, 9, 1))
    assert [place.level for place in make_outline(body).values()] == [2, 3, 2, 3, 2]


def test_of_a_picture_its_words_are_left() -> None:
    body = (Figure("map.png", "", NOWHERE, line("The harbour.")), Figure("sea.png", "", NOWHERE))
    rendering = render(structs.replace(brief(), body=body), "pdf", SETTINGS)
    assert "harbour." in article_words(rendering)
    assert sum(document.markup.count("<figure") for document in rendering.documents) == 1


def test_running_heads_are_short_and_not_on_the_first_page() -> None:
    running = render(brief(), "pdf", SETTINGS).script.running
    assert running.first == ("{page} of {pages}",)
    assert running.other == ("{left}", "{right}", "{page} of {pages}")
    title = "Why Ports Fail Before Ships Do"
    assert [(each.left, each.right) for each in running.heads] == [
        ("Policy Notes", title),
        ("1. The Bottleneck", title),
        ("What Should Be Done", title),
    ]


def test_only_print_knows_on_which_page_a_section_begins() -> None:
    running = render(brief(), "docx", SETTINGS).script.running
    assert running.other[:2] == ("Policy Notes", "Why Ports Fail Before Ships Do")
    assert running.heads == ()


def test_the_language_governs_the_edition_s_own_words() -> None:
    german: Article = structs.replace(brief(), language="de")
    text = "".join(f.text for f in render(german, "pdf", SETTINGS).script.main if f.kind == "own")
    assert "Von" in text
    assert "3. März 2019" in text.replace("\u00a0", " ")
    assert "Zitierweise" in text
