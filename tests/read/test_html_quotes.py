"""Blockquotes of web pages: quotations, and the indent of a whole article."""

from convert.read import read
from convert.source import decode_source
from tests.read.test_html import PROSE

TITLE = "<h1>Why Ports Fail</h1>"
TEXT = f"<p>{PROSE}</p>"


def kinds(page: str) -> list[str | None]:
    found = read(decode_source(page.encode(), "page.html"))
    return [piece.known for piece in found.pieces]


def test_a_blockquote_around_the_whole_article_indents_it():
    page = f"{TITLE}<blockquote>{TEXT * 3}<blockquote><p>{PROSE}</p></blockquote>{TEXT * 3}</blockquote>"
    assert kinds(page) == ["title", *["paragraph"] * 3, "quote", *["paragraph"] * 3]


def test_long_quotations_are_quotations():
    page = f"{TITLE}<p>They said this:</p>" + f"<blockquote>{TEXT * 2}</blockquote><p>And then this:</p>" * 4
    assert kinds(page).count("quote") == 8


def test_a_quotation_inside_one_is_deeper():
    inner = f"<blockquote><p>{PROSE}</p></blockquote>"
    found = read(
        decode_source(f"{TITLE}{TEXT * 9}<blockquote>{TEXT}{inner}</blockquote>".encode(), "page.html")
    )
    quotes = [(piece.level, piece.group) for piece in found.pieces if piece.known == "quote"]
    assert [level for level, _ in quotes] == [1, 2] and len({group for _, group in quotes}) == 1


def test_a_paragraph_above_the_text_is_cut_where_it_names_people_and_houses():
    head = "<p>Ana Ruiz<br>Harbor Institute<br>March 3, 2019</p>"
    assert kinds(f"{TITLE}{head}{TEXT * 4}") == ["title", *["paragraph"] * 7]


def test_a_paragraph_of_sentences_above_the_text_is_one():
    verse = "<p>The harbour closed at noon.<br>Nobody could say why.</p>"
    assert kinds(f"{TITLE}{verse}{TEXT * 4}") == ["title", *["paragraph"] * 5]
