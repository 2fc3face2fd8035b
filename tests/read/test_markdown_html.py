"""Blocks of raw HTML in Markdown: read as their elements say, every character in its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parse import parse
from convert.read import read
from convert.read.draft import Draft
from convert.settings import Settings
from convert.source import decode_source
from tests.outline import outline

TEXT = (
    "The harbour board met in the long room above the customs hall, where the windows look over the inner "
    "basin. Nobody had come to argue about the chart, and nobody did.\n\n"
)


def draft_of(text: str) -> Draft:
    return read(decode_source(text.encode(), "made.md"))


def body_of(block: str) -> list[str]:
    """Return the outline of an article that holds *block* between two paragraphs."""
    draft = draft_of(f"# Why Ports Fail\n\nBy Ana Ruiz\n\n{TEXT}{block}\n\n{TEXT}")
    article = parse(draft, Settings())
    kinds = ("heading", "item", "quote", "figure", "table", "code")
    shown = [line for line in outline(article, draft.text) if line.startswith((*kinds, "paragraph"))]
    return [line for line in shown if "harbour board" not in line]


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ("<p>One.</p>\n<p>Two.</p>", ["paragraph: One.", "paragraph: Two."]),
        ("<div>\nloose words\n</div>", ["paragraph: loose words"]),
        ("<h2>The queue</h2>", ["heading 1: The queue"]),
        ("<ul><li>pay</li><li>wait</li></ul>", ["item: pay", "item: wait"]),
        (
            "<blockquote><p>The queue is the policy.</p></blockquote>",
            ["quote paragraph: The queue is the policy."],
        ),
        ("<blockquote>\n\nIn *Markdown*.\n\n</blockquote>", ["quote paragraph: In Markdown."]),
        (
            "<details>\n<summary>How it was counted.</summary>\n\nThe pilots counted.\n\n</details>",
            ["paragraph: How it was counted.", "paragraph: The pilots counted."],
        ),
        ("<pre><code>a = 1\nb = 2</code></pre>", ["code: a = 1 b = 2"]),
        (
            '<figure><img src="a.png" alt="Ships"><figcaption>The quay.</figcaption></figure>',
            ["figure: a.png | The quay. |"],
        ),
        ("<table><tr><th>Year</th></tr><tr><td>2014</td></tr></table>", ["table: 2 rows"]),
        ("<script>var a = '<p>no</p>';</script>", []),
        ("<!-- a\n\nb -->", []),
    ],
)
def test_elements_are_read_as_what_they_are(block: str, wanted: list[str]) -> None:
    assert body_of(block) == wanted


def test_tags_in_a_line_keep_their_meaning() -> None:
    draft = draft_of('<p>a <em>b</em><br>c &amp; <a href="https://x.example">d</a> <span>e</span></p>\n')
    found = [(mark.kind, mark.span.cut(draft.text), mark.target) for mark in draft.pieces[0].marks]
    assert found == [
        ("emphasis", "b", ""),
        ("break", "", ""),
        ("literal", "", "&"),
        ("link", "d", "https://x.example"),
        ("literal", "", ""),
    ]


def test_what_holds_no_words_is_told() -> None:
    draft = draft_of("<div><p>One.</p><iframe src='https://video.example'></iframe></div>\n")
    assert [finding.code for finding in draft.findings] == ["raw-markup"]
    assert not draft_of("<div><p>One.</p></div>\n").findings


def test_in_a_list_the_block_is_left_out() -> None:
    draft = draft_of("- one\n  <div>two</div>\n\n> three\n> <div>four</div>\n")
    assert [piece.span.cut(draft.text) for piece in draft.pieces] == ["one", "three"]
    assert [finding.code for finding in draft.findings] == ["raw-markup", "raw-markup"]


PARTS = st.sampled_from(
    [
        *(
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<ul>",
            "</ul>",
            "<ol>",
            "<li>",
            "</li>",
            "<table>",
            "<tr>",
            "<td>",
        ),
        *("</tr>", "</table>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<h2>", "</h2>", "<em>"),
        *(
            "</em>",
            "<a href='/x'>",
            "</a>",
            "<img src='a.png' alt='b'>",
            "<figure>",
            "<figcaption>",
            "</figure>",
        ),
        *(
            "<br>",
            "&amp;",
            "<script>",
            "</script>",
            "<!-- c -->",
            "<",
            ">",
            "words",
            "a b",
            " ",
            "\n",
            "\n\n",
            "- ",
        ),
        *("> ", "# ", "|", "*", "ä", "\u2028"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=30))
def test_nothing_is_lost(parts: list[str]) -> None:
    text = "<div>" + "".join(parts)
    draft = draft_of(text)
    ends = 0
    for span in sorted([*(piece.span for piece in draft.pieces), *(each.span for each in draft.skipped)]):
        assert not text[ends : span.start].strip(), text
        assert span.start >= ends, text
        ends = span.end
    assert not text[ends:].strip(), text
    for piece in draft.pieces:
        for mark in piece.marks:
            assert piece.span.start <= mark.outer.start <= mark.span.start, text
            assert mark.span.end <= mark.outer.end <= piece.span.end, text
    article = parse(draft, Settings())
    assert "".join(claim.span.cut(draft.text) for claim in article.spans) == draft.text
