"""The pages of print in other editions: at the word with which each begins, and nowhere else."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from convert.model import (
    Article,
    Author,
    CodeSpan,
    Emphasis,
    Head,
    Heading,
    Paragraph,
    SourceFacts,
    Span,
    Text,
)
from convert.render.print_pages import mark_pages, page_starts
from convert.render.rendering import Document

SOURCE = "Harbour Days\n\nThe quay is “old”, and the unbelievable quay stays.\n\nLater\n\nNobody came."


def span(words: str, start: int = 0) -> Span:
    """Return where *words* stand in the source."""
    at = SOURCE.index(words, start)
    return Span(at, at + len(words))


def said(words: str) -> Text:
    """Return *words* as a run of text at its place."""
    return Text(words, span(words))


ARTICLE = Article(
    head=Head(title=(said("Harbour Days"),)),
    language="en",
    source=SourceFacts("quay.txt", "text", "utf-8", "0" * 64, len(SOURCE)),
    authors=(Author(name="Ada Thorn"),),
    body=(
        Paragraph(
            (
                said("The quay is “old”, and the un"),
                Emphasis((said("believable"),), span("believable")),
                said(" quay stays."),
            ),
            span("The quay"),
        ),
        Heading(1, (said("Later"),), span("Later"), number="2."),
        Paragraph((said("Nobody came."),), span("Nobody came.")),
    ),
)
MARKUP = (
    "<html><head><title>Harbour Days</title></head><body>"
    '<div class="running" data-running="other">Harbour</div>'
    '<article><h1>Harbour Days</h1><p class="byline"><span class="own">By </span>Ada Thorn</p>'
    '<p>The quay is “old”, and the un<em>believable</em> quay<a data-mark="n1">1</a> stays.</p>'
    '<h2><span class="number">2.</span> Later</h2><p>Nobody came.</p>'
    '<div data-note="n1">Old &amp; grey.</div></article></body></html>'
)


def marked(*words: str, markup: str = MARKUP) -> str:
    """Return the markup with pages that begin at *words*; the first begins where the text does."""
    pages = (0, *(SOURCE.index(each) for each in words))
    (document,) = mark_pages(
        (Document("a.xhtml", "A", markup),), ARTICLE, pages, lambda number: f"[{number}]"
    )
    return document.markup


def test_each_page_is_marked_at_its_word() -> None:
    assert marked("is “old”", "Nobody") == MARKUP.replace("<h1>Harb", "<h1>[1]Harb").replace(
        "quay is", "quay [2]is"
    ).replace("<p>Nobody", "<p>[3]Nobody")


def test_a_page_that_begins_inside_a_word_is_marked_before_all_of_it() -> None:
    assert "and the [2]un<em>believable</em>" in marked("lievable")
    assert "quay is [2]“old”, and" in marked("ld”, and")


def test_running_matter_notes_and_the_editions_own_words_are_passed_over() -> None:
    shown = marked("Harbour Days")
    assert "<h1>[1][2]Harbour" in shown  # two pages may begin at one word: a cover, then the article
    assert "<title>Harbour" in shown and '"other">Harbour' in shown


def test_pages_without_words_stand_at_the_end_of_the_article() -> None:
    pages = (0, len(SOURCE))
    (document,) = mark_pages(
        (Document("a.xhtml", "A", MARKUP),), ARTICLE, pages, lambda number: f"[{number}]"
    )
    assert "</div>[2]</article>" in document.markup


def test_documents_count_as_one_text() -> None:
    head, body = "<h1>Harbour Days</h1><p>Ada Thorn</p>", "<p>The quay is “old”</p>"
    documents = tuple(
        Document(name, name, markup) for name, markup in (("a", "<p/>"), ("b", head), ("c", body))
    )
    shown = mark_pages(documents, ARTICLE, (0, SOURCE.index("quay")), lambda number: f"[{number}]")
    assert [each.markup for each in shown] == [
        "<p/>",
        head.replace("Harb", "[1]Harb"),
        body.replace("quay", "[2]quay"),
    ]


def test_literal_text_inside_a_line_is_marked_where_it_begins() -> None:
    code = Paragraph(
        (Text("Call ", Span(0, 5)), CodeSpan("make tea", Span(5, 15)), Text(" twice", Span(15, 21))),
        Span(0, 21),
    )
    article = structs.replace(ARTICLE, head=Head(title=()), authors=(), body=(code,))
    markup = "<p>Call <code>make tea</code> twice</p>"
    (document,) = mark_pages((Document("a", "A", markup),), article, (0, 5), lambda number: f"[{number}]")
    assert document.markup == "<p>[1]Call <code>[2]make tea</code> twice</p>"


@given(st.lists(st.integers(0, len(SOURCE)), max_size=6))
def test_marks_change_no_word_and_stand_in_order(offsets: list[int]) -> None:
    pages = (0, *sorted(offsets))
    (document,) = mark_pages((Document("a", "A", MARKUP),), ARTICLE, pages, lambda number: f"[{number}]")
    assert re.sub(r"\[\d+\]", "", document.markup) == MARKUP
    assert re.findall(r"\[(\d+)\]", document.markup) == [str(n) for n in range(1, len(pages) + 1)]
    assert list(page_starts(ARTICLE, pages)) == sorted(page_starts(ARTICLE, pages))


def test_a_mark_before_a_listing_stands_behind_those_before_it() -> None:
    """The last line that takes a mark may end above a word that is marked itself: nothing is said twice."""
    words = Paragraph((Text("one two three four", Span(0, 18)),), Span(0, 18))
    article = structs.replace(ARTICLE, head=Head(title=()), authors=(), body=(words,))
    markup = "<p>one</p><div>two <pre>three four</pre></div>"
    (document,) = mark_pages(
        (Document("a", "A", markup),), article, (0, 4, 14), lambda number: f"[{number}]", inside=False
    )
    assert document.markup == "<p>[1]one</p><div>[2][3]two <pre>three four</pre></div>"
