"""Any article, written as an e-book or a Word file and read again, is the same article."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from convert.compare import compare_articles
from convert.model import (
    Article,
    Block,
    Emphasis,
    Head,
    Heading,
    Inline,
    Line,
    Link,
    Note,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)
from convert.model.walk import blocks_lines, plain
from convert.render.rendering import Edition
from tests.made import NOWHERE, brief, bullets, mark
from tests.read.test_own import back

WORDS = (
    "harbour quay the of clerks counted slowly paper Ansgar water night never Tuesday who ships and".split()
)
"""Words of no meaning to any rule: what is tested is the way there and back, not the reading of text."""

sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=14).map(
    lambda words: f"{' '.join(words).capitalize()}."
)
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Return a sentence, or one with words in it that look otherwise or lead somewhere."""
    before, inside, after = draw(sentences), draw(phrases), draw(sentences)
    text = (Text(inside, NOWHERE),)
    made: dict[str, Inline] = {
        "emphasis": Emphasis(text, NOWHERE),
        "strong": Strong(text, NOWHERE),
        "both": Emphasis((Strong(text, NOWHERE),), NOWHERE),
        "link": Link("https://example.org/a", text, NOWHERE),
        "stressed link": Link("https://example.org/b", (Emphasis(text, NOWHERE),), NOWHERE),
    }
    kind = draw(st.sampled_from(("plain", *made)))
    if kind == "plain":
        return (Text(before, NOWHERE),)
    return (Text(f"{before} ", NOWHERE), made[kind], Text(f" {after}", NOWHERE))


paragraphs = lines().map(lambda line: Paragraph(line, NOWHERE))
quotes = st.lists(paragraphs, min_size=1, max_size=2).map(lambda inner: Quote(tuple(inner), NOWHERE))
listings = st.tuples(st.lists(sentences, min_size=2, max_size=4), st.booleans()).map(
    lambda made: bullets(*made[0], ordered=made[1])
)
tables = st.lists(st.tuples(phrases, phrases), min_size=2, max_size=3).map(
    lambda rows: Table(
        tuple(
            Row(tuple((Text(cell, NOWHERE),) for cell in row), NOWHERE, not at) for at, row in enumerate(rows)
        ),
        NOWHERE,
    )
)
parts = st.one_of(paragraphs, paragraphs, paragraphs, quotes, listings, tables)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article of sections, each of a heading, a paragraph with a note, and other blocks."""
    body: list[Block] = []
    notes: list[Note] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        noted = Paragraph((Text(draw(sentences), NOWHERE), mark(number)), NOWHERE)
        body += [Heading(1, (Text(f"Part {number} of the Quay", NOWHERE),), NOWHERE), noted]
        # Word knows no end of a quotation or a list: two that follow each other are one there.
        for part in draw(st.lists(parts, max_size=3)):
            body += [part, Paragraph((Text(draw(sentences), NOWHERE),), NOWHERE)]
        notes.append(Note(f"note-{number}", str(number), (draw(paragraphs),), NOWHERE))
    title = (Text("What the Clerks of the Harbour Counted", NOWHERE),)
    return replace(brief(), head=Head(title=title), body=tuple(body), notes=tuple(notes), summary=None)


def shape(article: Article) -> list[tuple[str, str]]:
    """Return the kind of each block and the words of its lines."""
    return [
        (type(block).__name__, " / ".join(plain(words.line) for words in blocks_lines((block,))))
        for block in article.body
    ]


@pytest.mark.parametrize("edition", ["docx", "epub"])
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # each example takes a run of pandoc: too long to look for a smaller one
    suppress_health_check=list(HealthCheck),
)
@given(article=articles())
def test_an_article_comes_back_as_it_was(edition: Edition, article: Article) -> None:
    again = back(article, edition)
    assert compare_articles(article, again) == ()
    assert shape(again) == shape(article)
    assert [
        plain(note.blocks[0].content) for note in again.notes if isinstance(note.blocks[0], Paragraph)
    ] == [plain(note.blocks[0].content) for note in article.notes if isinstance(note.blocks[0], Paragraph)]
    assert [author.name for author in again.authors] == [author.name for author in article.authors]
    assert [(date.role, date.iso) for date in again.dates] == [(d.role, d.iso) for d in article.dates]
