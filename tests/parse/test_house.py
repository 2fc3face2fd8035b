"""House patterns: which lines they match, what they make of them, and that they lose nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.errors import UsageError
from convert.model import Article
from convert.parse import parse
from convert.parse.house import match_line
from convert.read import read
from convert.settings import Settings, parse_settings
from convert.source import decode_source
from tests.outline import outline

BODY = (
    "The ferry to Anselm leaves when its captain says so. The timetable on the quay is nine years old, and "
    "nobody has asked for another; the school, the shop and the doctor have all learned to wait for it.\n"
)


@pytest.mark.parametrize(
    ("line", "words", "fields"),
    [
        ("Quay Letters", "Quay Letters", {}),
        ("Quay Letters", "Quay Letters, spring", None),
        ("Quay Letters", "The Quay Letters", None),
        ("Quay's End", "Quay’s End", {}),
        ("Quay {any}", "Quay Letters, spring", {}),
        ("Quay{any}", "Quay", {}),
        ("{any}Quay", "The Quay", {}),
        ("Letter {number}", "Letter 24-03", {"number": "24-03"}),
        ("Letter {number}", "Letter home", None),
        ("{author}: Quay, {date}.", "Ruiz: Quay, May 3, 2019.", {"author": "Ruiz", "date": "May 3, 2019"}),
        ("{author}: From the Quay, {date}.", "Ruiz: From the Quay, some day.", None),
        ("{author}, {series}", "Ana Ruiz, One, Two", {"author": "Ana Ruiz", "series": "One, Two"}),
        ("{series} - Quay", "Letters - Home - Quay", {"series": "Letters - Home"}),
        ("{series}. End.", "One. End. Two. End.", {"series": "One. End. Two"}),
        ("A {any} B {any} C", "A x B y C", {}),
        ("A {any} B {any} C", "A x C y B", None),
        ("", "", {}),
    ],
)  # fmt: skip
def test_lines(line: str, words: str, fields: dict[str, str] | None) -> None:
    found = match_line(line, words, "en-US")
    told = None if found is None else {name: words[start:end] for name, (start, end) in found.items()}
    assert told == fields


def test_matching_takes_linear_time() -> None:
    start = time.process_time()
    for _ in range(100):
        match_line("{any} a {any} a {any} b {any} c {any} d", "a " * 500_000, "en-US")
    assert time.process_time() - start < 2


@given(st.text(alphabet="ab {}-any1"), st.text(alphabet="ab {}-any1"))
def test_matching_never_raises(line: str, words: str) -> None:
    found = match_line(line, words, "en-US")
    assert found is None or all(0 <= start <= end <= len(words) for start, end in found.values())


def read_with(text: str, patterns: str) -> tuple[Article, list[str]]:
    settings = parse_settings(patterns, "octavo.toml")
    article = parse(read(decode_source(text.encode(), "case.txt")), settings)
    assert "".join(claim.span.cut(text) for claim in article.spans) == text
    return article, list(outline(article, text))


MASTHEAD = """
[[patterns.mastheads]]
line = "Quayside / {series} / {date}"
publisher = "Quayside"
parent = "Lakeside University"
"""


def test_a_masthead_gives_series_house_and_date() -> None:
    text = f"Quayside / Night Letters / March 3, 2019\n\nWhy Ports Fail\n\nBy Ana Ruiz\n\n{BODY}\n{BODY}"
    article, told = read_with(text, MASTHEAD)
    wanted = {
        "series: Night Letters",
        "publisher: Quayside",
        "parent: Lakeside University",
        "title: Why Ports Fail",
    }
    assert wanted <= set(told)
    assert "date published: 2019-03-03" in told
    proofs = {proof.field: proof for proof in article.evidence if proof.rule == "house"}
    assert set(proofs) == {"series", "publisher.name", "publisher.parent", "dates[0]"}
    assert {proof.confidence for proof in proofs.values()} == {"certain"}
    _, bare = read_with(text, "")
    assert "publisher: Quayside" not in bare


def test_a_label_announces_what_follows_it() -> None:
    cited = 'Ruiz, Ana. "Why Ports Fail." Quayside, March 3, 2019.'
    label = '[[patterns.labels]]\nline = "Quote this piece"\nrole = "citation"\n'
    for parting in (": ", "\n\n", "\n"):
        text = f"Why Ports Fail\n\n{BODY}\n{BODY}\nQuote this piece{parting}{cited}\n"
        article, _ = read_with(text, label)
        assert article.citation is not None
        assert article.citation.span.cut(text) == cited
        assert [author.name for author in article.authors] == ["Ana Ruiz"]
    text = f"Why Ports Fail\n\n{BODY}\n{BODY}\nQuote this pieceworker: {cited}\n"
    assert read_with(text, label)[0].citation is None


def test_a_label_above_notes_takes_them_all() -> None:
    head = "Why Ports Fail\n\nBy Ana Ruiz\n\n"
    text = f"{head}One[1] and two[2]. {BODY}\n{BODY}\nSmall print\n1. A chart.\n2. A log.\n"
    article, _ = read_with(text, '[[patterns.labels]]\nline = "Small print"\nrole = "note"\n')
    assert [note.label for note in article.notes] == ["1", "2"]


def test_sections_are_headings_and_end_matter_ends() -> None:
    head = "Why Ports Fail\n\nBy Ana Ruiz\n\n"
    text = f"{head}{BODY}\nthe numbers.\n\n{BODY}\nMore like this\n\nA Port\n\nA Ship\n"
    patterns = (
        '[[patterns.sections]]\nline = "the numbers."\nrole = "heading"\n'
        '[[patterns.end_matter]]\nline = "More like this"\nrole = "furniture"\nto_end = true\n'
    )
    article, told = read_with(text, patterns)
    assert "heading 1: the numbers." in told
    assert [drop.span.cut(text) for drop in article.furniture] == ["More like this", "A Port", "A Ship"]
    assert {drop.reason for drop in article.furniture} == {"octavo.toml knows this line of the house"}


def test_stated_values_outrank_the_house() -> None:
    front = "---\ntitle: Why Ports Fail\npublisher: Other House\n---\n\n"
    text = f"{front}Quayside / Letters / March 3, 2019\n\n{BODY}"
    settings = parse_settings(MASTHEAD, "octavo.toml")
    article = parse(read(decode_source(text.encode(), "case.md")), settings)
    assert article.publisher is not None
    assert article.publisher.name == "Other House"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('[[patterns.masthead]]\nline = "x"', "patterns.mastheads"),
        ('[[patterns.mastheads]]\nlin = "x"', "patterns.mastheads.line"),
    ],
)
def test_unknown_keys_name_the_nearest(text: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_settings(text, "octavo.toml")
    assert near in caught.value.remedy


LINES = st.lists(
    st.sampled_from(
        ["Quayside / A / March 3, 2019", "Ana Ruiz", "Quote:", "1. x", "- y", "the numbers.", "", BODY]
    ),
    max_size=14,
)
ROLES = (
    "abstract author biography citation contact date deck furniture heading keywords kicker note paragraph "
    "publisher reference remark rights series"
).split()


@given(LINES, st.lists(st.sampled_from(ROLES), min_size=5, max_size=5), st.booleans())
def test_nothing_is_lost_whatever_a_house_teaches(lines: list[str], roles: list[str], to_end: bool) -> None:
    taught = ["Ana Ruiz", "Quote", "1. x", "- y", "the numbers."]
    tables = ["labels", "labels", "sections", "end_matter", "labels"]
    patterns = "".join(
        f'[[patterns.{table}]]\nline = "{line}"\nrole = "{role}"\nto_end = {str(to_end).lower()}\n'
        for table, line, role in zip(tables, taught, roles, strict=True)
    )
    read_with("\n".join(lines), MASTHEAD + patterns)


def test_without_patterns_the_rule_does_nothing() -> None:
    text = f"Why Ports Fail\n\nBy Ana Ruiz\n\n{BODY}"
    article = parse(read(decode_source(text.encode(), "case.txt")), Settings())
    assert "house" not in {proof.rule for proof in article.evidence} | {claim.rule for claim in article.spans}
