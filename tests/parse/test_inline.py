"""Links, note marks and addresses inside a paragraph: each leads to one place."""

from itertools import pairwise
from typing import Literal

import pytest

from convert.model import Article, Emphasis, Line, Link, NoteMark, Span, Text
from convert.model.walk import plain, reading_order
from convert.parse import parse
from convert.parse.inline import Typesetter
from convert.read import read
from convert.read.draft import Mark
from convert.settings import Settings
from convert.source import decode_source

OPENING = "# The Quay at Low Water\n\nThe pilots wait for the tide, and the tide waits for nobody at all.\n\n"


def article_of(markdown: str) -> Article:
    return parse(read(decode_source((OPENING + markdown).encode(), "made.md")), Settings())


def line_with(article: Article, words: str) -> Line:
    return next(found.line for found in reading_order(article) if words in plain(found.line))


def test_an_address_printed_in_a_link_leads_where_the_link_does() -> None:
    article = article_of("The chart hangs at [https://example.org/shown](https://example.org/meant) for all.")
    line = line_with(article, "chart")
    (link,) = (inline for inline in line if isinstance(inline, Link))
    assert link.target == "https://example.org/meant"
    assert [type(inline) for inline in link.content] == [Text]


def test_an_address_in_emphasis_in_a_link_is_no_link_of_its_own() -> None:
    line = line_with(
        article_of("See [the *https://example.org/a* page](https://example.org/b) today."), "page"
    )
    (link,) = (inline for inline in line if isinstance(inline, Link))
    emphasis = next(inline for inline in link.content if isinstance(inline, Emphasis))
    assert [type(inline) for inline in emphasis.content] == [Text]


@pytest.mark.parametrize("inner", ["note", "emphasis"])
def test_the_mark_of_a_note_parts_the_link_that_it_stands_in(inner: Literal["note", "emphasis"]) -> None:
    text = "Kept is [the book of waits¹ in the tower] for all."
    link = Mark("link", Span(9, 40), Span(8, 41), "https://example.org/book")
    raised = Mark(inner, Span(26, 27), Span(26, 27), "1")
    line = Typesetter(text, "en", ()).line(Span(0, len(text)), frozenset({"1"}), (link, raised))
    parts = [inline for inline in line if isinstance(inline, Link)]
    assert [plain(part.content) for part in parts] == ["the book of waits", " in the tower"]
    assert {part.target for part in parts} == {"https://example.org/book"}
    assert [type(inline) for inline in line[1:4]] == [Link, NoteMark if inner == "note" else Emphasis, Link]
    spans = [inline.span for inline in line]
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_an_address_alone_is_a_link() -> None:
    line = line_with(article_of("The chart hangs at https://example.org/shown for all."), "chart")
    assert [inline.target for inline in line if isinstance(inline, Link)] == ["https://example.org/shown"]


def test_words_in_very_many_marks_are_read() -> None:
    marks = tuple(Mark("emphasis", Span(0, 5), Span(0, 5)) for _ in range(3000))
    assert plain(Typesetter("words", "en", ()).line(Span(0, 5), frozenset(), marks)) == "words"
