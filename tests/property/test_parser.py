"""Properties of reading and parsing that hold for every text."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from convert.check import check
from convert.model import Article, CodeSpan, Inline, Line, Text
from convert.model.dump import from_json, to_json
from convert.model.ledger import apply_changes, source_offset
from convert.model.walk import marked_notes, note_words, reading_order
from convert.parse import RULES, parse
from convert.read import read
from convert.settings import Settings
from convert.source import Source, decode_source

LINES = st.sampled_from(
    [
        "Policy Notes No. 14 - Harbor Institute for Trade, Lakeside University",
        "COMMENTARY",
        "Why Ports Fail Before Ships Do",
        "By Ana Ruiz, Senior Fellow, Energy Program",
        "By Ana Ruiz and Tom de la Cruz",
        "| March 3, 2019",
        "Updated 4/5/2019 | 6 min read",
        "Key points",
        "• Queues are chosen.",
        "- Clerks are cheap.",
        "1. The Bottleneck",
        "2.1 What Clerks Know",
        "1) pay",
        "2) build",
        "    Nothing was ever delayed by the sea.",
        '"The queue," she said, "is the \'policy\'."[1]',
        "Notes",
        "1. See https://example.org/a.",
        "OSLO, March 3 (Newswire) — The minister resigned.",
        "Ana Ruiz (@aruiz) is a senior fellow at the Harbor Institute.",
        "For more information: contact the press office",
        'For Academic Citation: Ruiz, Ana and Tom Okafor. "Why Ports Fail." Harbor Institute, March 3, 2019.',
        "Editor's note: an earlier version was wrong.",
        "© 2019 Harbor Institute. CC BY-NC.",
        "* * *",
        "A paragraph of some length that goes on about ports. It has two sentences, and it isn't short.",
        "",
        "",
    ]
)
WILD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(string.punctuation + "\n\r\t\x0b\x0c\x00\x85\u2028\u2029\u00a0\u200b\ufeff“”‘’—–…"),
    ),
    max_size=200,
)
TEXTS = st.lists(st.one_of(LINES, WILD), max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


def read_text(text: str) -> tuple[Source, Article]:
    source = decode_source(text.encode(), "made.txt")
    return source, parse(read(source), Settings())


def inlines(line: Line) -> list[Inline]:
    return [
        each
        for inline in line
        for each in ([inline] if not hasattr(inline, "content") else [inline, *inlines(inline.content)])
    ]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_is_lost_and_nothing_raises(text: str) -> None:
    try:
        source, article = read_text(text)
    except Exception as error:
        assert type(error).__name__ == "SourceError", error  # a text that is mostly control characters
        return
    assert "".join(claim.span.cut(source.text) for claim in article.spans) == source.text
    assert all(
        article.spans[i].span.end == article.spans[i + 1].span.start for i in range(len(article.spans) - 1)
    )
    check(article, Settings())


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40).map("\n".join))
def test_json_round_trip_and_same_model_twice(text: str) -> None:
    _, article = read_text(text)
    document = to_json(article)
    assert from_json(document) == article
    assert to_json(from_json(document)) == document
    assert read_text(text)[1] == article


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, WILD.filter(lambda text: "\x00" not in text)), max_size=20).map("\n".join))
def test_set_text_is_source_text_with_the_ledger_applied(text: str) -> None:
    try:
        source, article = read_text(text)
    except Exception as error:
        assert type(error).__name__ == "SourceError", error
        return
    words = [*reading_order(article), *(each for note in marked_notes(article) for each in note_words(note))]
    for inline in (each for one in words for each in inlines(one.line)):
        if isinstance(inline, Text) and inline.span:
            assert apply_changes(source.text, inline.span, article.ledger) == inline.text
        assert not isinstance(inline, CodeSpan)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=5, max_size=40).map("\n\n".join))
def test_every_word_is_set_or_has_a_reason(text: str) -> None:
    source, article = read_text(text)
    reasons = {dropped.span for dropped in (*article.dropped, *article.furniture)}
    for claim in article.spans:
        if claim.role in ("markup", "furniture", "dropped", "rule"):
            assert claim.span in reasons, claim.span.cut(source.text)


@settings(max_examples=100, deadline=None)
@given(st.text("ab \"'-.\u00a0", max_size=60))
def test_offsets_lead_back_to_the_source(text: str) -> None:
    _, article = read_text("Title of It\n\n" + text + " and some more words")
    for words in reading_order(article):
        for inline in words.line:
            if isinstance(inline, Text) and inline.span:
                places = [source_offset(inline.span, at, article.ledger) for at in range(len(inline.text))]
                assert places == sorted(places)
                assert all(inline.span.start <= place < inline.span.end for place in places)


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({name for name, _ in RULES}) == len(RULES)
