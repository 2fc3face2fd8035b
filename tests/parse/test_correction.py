"""Corrections: every role that lines can be given, and that they lose nothing whatever they say."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.corrections import NONE, ROLES, parse_corrections
from convert.model import Article
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.outline import outline

TEXT = """Why Ports Fail

By Ana Ruiz
March 3, 2019

The ferry to Anselm leaves when its captain says so. The timetable on the quay is nine years old, so
that nobody asks for it; the school, the shop and the doctor have learned to wait, and so has all the island.

- a chart
- a log

1. The log of the harbour master.

Ana Ruiz is a fellow at the Harbor Institute.

Ports; ships; quays
"""


def correct(text: str, corrections: str) -> tuple[Article, list[str]]:
    given = parse_corrections(corrections.encode(), "case.octavo.toml")
    article = parse(read(decode_source(text.encode(), "case.txt")), Settings(), given)
    assert "".join(claim.span.cut(text) for claim in article.spans) == text
    return article, list(outline(article, text))


def lines(first: int, last: int, role: str, more: str = "") -> str:
    return f'[[lines]]\nfrom = {first}\nto = {last}\nrole = "{role}"\n{more}\n'


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (lines(3, 4, "title"), "title: By Ana Ruiz March 3, 2019"),
        (lines(3, 3, "deck"), "deck: By Ana Ruiz"),
        (lines(1, 1, "kicker"), "kicker: Why Ports Fail"),
        (lines(1, 1, "series"), "series: Why Ports Fail"),
        (lines(1, 1, "publisher"), "publisher: Why Ports Fail"),
        (lines(1, 1, "author"), "author: Why Ports Fail"),
        (lines(16, 16, "keywords"), "keyword: ships"),
        (lines(12, 12, "note"), "note 1: The log of the harbour master."),
        (lines(12, 12, "heading", "level = 3"), "heading 3: 1. The log of the harbour master."),
        (lines(9, 10, "list"), "item: a log"),
        (lines(14, 14, "paragraph"), "paragraph: Ana Ruiz is a fellow at the Harbor…"),
        (lines(14, 14, "reference"), "reference: Ana Ruiz is a fellow at the Harbor…"),
        (lines(12, 12, "biography"), "biography of : 1. The log of the harbour master."),
    ],
)
def test_lines_become_what_they_are_said_to_be(given: str, wanted: str) -> None:
    _, told = correct(TEXT, given)
    assert wanted in told, "\n".join(told)


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("answer", "Answer"),
        ("code", "Code"),
        ("heading", "Heading"),
        ("paragraph", "Paragraph"),
        ("preformatted", "Preformatted"),
        ("pullquote", "PullQuote"),
        ("question", "Question"),
        ("quote", "Quote"),
        ("rule", "Rule"),
        ("verse", "Verse"),
    ],
)
def test_blocks_stand_where_their_lines_do(role: str, kind: str) -> None:
    article, _ = correct(TEXT, lines(9, 10, role))
    places = [block.span.start for block in article.body]
    assert places == sorted(places)
    at = TEXT.index("- a chart")
    assert kind in [type(block).__name__ for block in article.body if block.span.start >= at]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_can_be_given_to_some_line(role: str) -> None:
    line = {"date": 4, "note": 12}.get(role, 12)
    article, _ = correct(TEXT, lines(line, line, role))
    assert not [proof for proof in article.evidence if proof.field == "lines"]
    at = TEXT.index("March") if line == 4 else TEXT.index("log of the")
    (claim,) = (claim for claim in article.spans if claim.span.start <= at < claim.span.end)
    assert claim.role == role
    assert claim.rule in ("correction", "markup") or role == "citation"


def test_a_paragraph_in_the_middle_of_wrapped_lines_can_be_cut() -> None:
    article, _ = correct(TEXT, lines(7, 7, "quote"))
    assert [type(block).__name__ for block in article.body][:2] == ["Paragraph", "Quote"]


HEADED = """Commentary

Why Ports Fail

What the queue says about the board, and why nobody reads it

Ana Ruiz and Tom Okafor

3 March 2019

The ferry to Anselm leaves when its captain says so. The timetable on the quay is nine years old, so that
nobody asks for it; the school, the shop and the doctor have learned to wait, and so has all the island.

The second paragraph is as long as the first one, for what it says needs some words as well. Nobody on
the island minds, least of all the pilots, and nobody has asked them.
"""


@pytest.mark.parametrize(
    "given",
    [
        'title = "Why Ports Fail, Again"',
        'title = "Slow Water"',
        'kicker = "Comment"',
        'deck = "What a queue says about the board"',
        'deck = "What the queue says about the board, and why nobody reads it"',
        'subtitle = "What the queue says about the board, and why nobody reads it"',
        'authors = ["Ana Ruíz", "Tom Okafor"]',
        'authors = ["Tom Okafor"]',
        'series = "Commentary"',
        'date = "2019-03-04"',
    ],
)
def test_the_line_that_is_corrected_is_no_text(given: str) -> None:
    """Who words a headline otherwise does not want the old one above the text, nor anybody twice."""
    _, plain = correct(HEADED, "")
    _, told = correct(HEADED, given)
    assert text(told) == text(plain) != []
    assert title(told) == (given.split('"')[1] if given.startswith("title") else "Why Ports Fail")


def test_a_by_line_of_others_is_kept() -> None:
    """Whose name no correction gives may be no author: the line stays in the text, and nothing is lost."""
    _, told = correct(HEADED, 'authors = ["Bo Berg"]')
    assert "Ana Ruiz and Tom Okafor" in text(told)


def text(told: list[str]) -> list[str]:
    return [line.removeprefix("paragraph: ") for line in told if line.startswith("paragraph: ")]


def title(told: list[str]) -> str:
    return next(line.removeprefix("title: ") for line in told if line.startswith("title: "))


def test_what_is_given_as_empty_is_none() -> None:
    article, _ = correct(TEXT, 'title = ""\nauthors = []\ndate = ""\npublisher = ""\n')
    assert (article.head.title, article.authors, article.publisher, article.date()) == ((), (), None, None)


def test_no_corrections_change_nothing() -> None:
    draft = read(decode_source(TEXT.encode(), "case.txt"))
    assert parse(draft, Settings(), NONE) == parse(draft, Settings())


RANGES = st.tuples(st.integers(-1, 20), st.integers(-1, 20), st.sampled_from(ROLES))
VALUES = st.dictionaries(
    st.sampled_from(["title", "deck", "kicker", "series", "number", "publisher", "parent", "dateline"]),
    st.text(alphabet="aA \n\"'{-", max_size=12),
)


@given(st.lists(RANGES, max_size=5), VALUES, st.lists(st.text(max_size=9), max_size=3))
def test_nothing_is_lost_whatever_corrections_say(
    ranges: list[tuple[int, int, str]], values: dict[str, str], authors: list[str]
) -> None:
    fields = "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
    names = json.dumps([name for name in authors if name.isascii() and "\x7f" not in name])
    correct(TEXT, f"{fields}authors = {names}\n" + "".join(lines(*each) for each in ranges))
