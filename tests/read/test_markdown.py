"""Markdown: each block and mark has its kind and its exact place; nothing is lost, whatever the text."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.errors import SourceError
from convert.model import Article, Code, Figure, List, Quote
from convert.model.dump import from_json, to_json
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.read.draft import Draft
from convert.settings import Settings
from convert.source import decode_source

SPECIFICATION = Path(__file__).parents[3] / "shared" / "corpus" / "markdown_spec" / "commonmark.json"


def draft_of(text: str) -> Draft:
    return read(decode_source(text.encode(), "made.md"))


def article_of(text: str) -> Article:
    return parse(draft_of(text), Settings())


def marks(text: str) -> list[tuple[str, str, str]]:
    draft = draft_of(text)
    return [
        (mark.kind, mark.span.cut(draft.text), mark.outer.cut(draft.text))
        for piece in draft.pieces
        for mark in piece.marks
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a *b* c", [("emphasis", "b", "*b*")]),
        ("a **b *c* d**", [("strong", "b *c* d", "**b *c* d**"), ("emphasis", "c", "*c*")]),
        ("***a***", [("emphasis", "a", "a"), ("strong", "a", "a")]),
        ("**a*b*", [("emphasis", "b", "*b*")]),
        ("2 * 3 * 4 and snake_case_name", []),
        ("[a](/u 'it is')", [("link", "a", "[a](/u 'it is')")]),
        ("[a][b]\n\n[b]: /u", [("link", "a", "[a][b]")]),
        ("<https://example.org>", [("link", "https://example.org", "<https://example.org>")]),
        ("`` a`b ``", [("code", "a`b", "`` a`b ``")]),
        ("a\\*b &amp; c", [("literal", "", "\\*"), ("literal", "", "&amp;")]),
        ("a  \nb", [("break", "", "  \n")]),
        ("H<sub>2</sub>O", [("literal", "", "<sub>"), ("literal", "", "</sub>")]),
        ("<b>a</b><br>b", [("strong", "a", "<b>a</b>"), ("break", "", "<br>")]),
        (
            "> a\n> *b\n> c* d",
            [("literal", "", "> "), ("emphasis", "b\n> c", "*b\n> c*"), ("literal", "", "> ")],
        ),
        ("{{ a *b* }} *c*", [("code", "{{ a *b* }}", "{{ a *b* }}"), ("emphasis", "c", "*c*")]),
        ("# A *b* #", [("emphasis", "b", "*b*")]),
    ],
)
def test_marks_have_their_places(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert marks(text) == wanted


def test_words_without_their_marks() -> None:
    article = article_of("# Title\n\n> a *b*\nlazy \\[c\\]\n\nText & &copy; more.")
    (quote, paragraph) = article.body
    assert isinstance(quote, Quote)
    assert plain(article.head.title) == "Title"
    assert plain(quote.blocks[0].content) == "a b lazy [c]"  # type: ignore[union-attr]
    assert plain(paragraph.content) == "Text & © more."  # type: ignore[union-attr]


def test_items_hold_paragraphs_listings_and_lists() -> None:
    article = article_of("# T\n\n1. a\n\n   b\n   - c\n2. d\n\n       code\n")
    (found,) = article.body
    assert isinstance(found, List) and found.ordered
    assert [[type(block).__name__ for block in item.blocks] for item in found.items] == [
        ["Paragraph", "Paragraph", "List"],
        ["Paragraph", "Code"],
    ]
    assert [item.mark for item in found.items] == ["1.", "2."]


def test_listings_keep_their_lines() -> None:
    article = article_of("# T\n\n> ```py\n> def a():\n>     pass\n> ```\n")
    (found,) = article.body
    assert isinstance(found, Code)
    assert found.text == "def a():\n    pass"


def test_a_picture_alone_is_a_figure() -> None:
    article = article_of('# T\n\n[![A *map*](map.png "The map")](https://example.org)\n')
    (found,) = article.body
    assert isinstance(found, Figure)
    assert (found.target, plain(found.caption)) == ("map.png", "The map")


def test_notes_are_numbered_by_their_marks() -> None:
    article = article_of("# T\n\nText[^b] and[^a].\n\n[^a]: One.\n[^b]: Two.\n\n    More.\n")
    assert {note.label: len(note.blocks) for note in article.notes} == {"1": 2, "2": 1}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# One\n\nText.\n", "One"),
        ("---\ntitle: Two\n---\n\n# Two\n\nText.\n", "Two"),
        ("One\n===\n\nText.\n", "One"),
    ],
)
def test_the_title(text: str, title: str) -> None:
    article = article_of(text)
    assert plain(article.head.title) == title
    assert len(article.body) == 1


def test_a_heading_stays_one_whatever_it_says() -> None:
    article = article_of(
        "---\ntitle: T\n---\n\n" + "A sentence of some length.\n\n## Related articles\n\nText.\n\n" * 3
    )
    assert [type(block).__name__ for block in article.body] == ["Paragraph", "Heading", "Paragraph"] * 3


PARTS = st.sampled_from(
    (
        *("# ", "> ", "- ", "  - ", "1. ", "   ", "    ", "\t", "*", "**", "_", "`", "``", "[", "](", ")"),
        *("]", "![", "<b>", "</b>", "<br>", "<div>", "<!-- c -->", "<http://x.y>", "\\", "\\|", "&amp;"),
        *("&#0;", "'", " #", "[^1]", "[^1]: n\n", "[x]: /u 'ti'\n", "[x]", "{{ a }}", "{% b %}", "{.c}"),
        *("---\n", "===\n", "```py\n", "+++\n", "title: x\n", "- a\n- b\n", "| a | b |\n|---|---|\n"),
        *("|", "a", "b c", "http://a.b", "~~~", "\n", "\n\n", "\r\n", "\r", "  \n", "\0", "\ufeff"),
        *("\u2028", "\x0b", "\x1c", "\u00a0"),
    )
)


def assert_whole(text: str) -> None:
    """Nothing is lost, marks lie in each other, and the article comes back from its JSON."""
    draft = draft_of(text)
    place = 0
    for piece in draft.pieces:
        assert piece.span.start >= place
        place = piece.span.end
        for mark in piece.marks:
            edges = [
                piece.span.start,
                mark.outer.start,
                mark.span.start,
                mark.span.end,
                mark.outer.end,
                place,
            ]
            assert edges == sorted(edges)
    article = parse(draft, Settings())
    assert "".join(claim.span.cut(draft.text) for claim in article.spans) == draft.text
    assert all(dropped.reason != "no rule has read it" for dropped in article.dropped)
    assert from_json(to_json(article)) == article


@pytest.mark.parametrize("text", ["**  \n\x1c", "a\\\n\u2003", "\x1d  \nb"])
def test_a_break_beside_white_space_that_markdown_does_not_know(text: str) -> None:
    assert_whole(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join))
def test_nothing_is_lost_and_nothing_raises(text: str) -> None:
    try:
        decode_source(text.encode(), "made.md")
    except SourceError:
        return  # binary, which is refused before it is read
    assert_whole(text)


def test_every_example_of_the_specification() -> None:
    if not SPECIFICATION.exists():
        pytest.skip("the examples of CommonMark are no part of the repository")
    examples = json.loads(SPECIFICATION.read_text(encoding="utf-8"))["examples"]
    assert len(examples) > 600
    for example in examples:
        assert_whole(example["markdown"])


WORST = {
    "brackets": "[",
    "pictures": "![",
    "quotations": "> a\n",
    "emphasis": "a**b",
    "openers": "*a ",
    "links": "[a](b)",
    "open links": "[a](",
    "escapes": "\\*",
    "entities": "&amp;",
    "tags": "<b>",
    "pairs of tags": "<b>x</b>",
    "comments": "<!--",
    "templates": "{{a}}*b*",
    "open templates": "{% ",
    "attributes": "{.a ",
    "marks of notes": "[^1]",
    "hard breaks": "a  \n",
    "headings": "# a\n\n",
}


def cost(text: str) -> float:
    source = decode_source(text.encode(), "made.md")
    started = time.process_time()
    parse(read(source), Settings())
    return time.process_time() - started


@pytest.mark.parametrize("name", WORST)
def test_time_is_linear(name: str) -> None:
    """Ten times the text may take 25 times as long, noise included; the square would be a hundred."""
    unit = WORST[name]
    small = min(cost(unit * (3_000 // len(unit)) + "\n\n[^1]: x") for _ in range(2))
    large = min(cost(unit * (30_000 // len(unit)) + "\n\n[^1]: x") for _ in range(3))
    assert large < 0.1 or large < 25 * small, f"{small:.3f} s and {large:.3f} s"


@pytest.mark.parametrize("unit", [">", "- ", "*a _b ", "<b>", "[", "1. "])
def test_depth_is_capped(unit: str) -> None:
    assert_whole("# T\n\n" + unit * 2_000 + "x" + " a_ b*" * 2_000)
