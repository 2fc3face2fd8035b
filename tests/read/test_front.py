"""Front matter and mail headers: every shape that blogs use, with places; what is no front matter is text."""

import pytest

from convert.model import Span
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.read.front import read_front
from convert.read.front_stated import Front
from convert.read.mail_head import read_headers
from convert.settings import Settings
from convert.source import decode_source


def said(front: Front) -> list[tuple[str, str]]:
    return [(each.field, each.value) for each in front.declared]


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ("author: Ana Ruiz", [("author", "Ana Ruiz")]),
        ("authors:\n- Ana Ruiz\n- Tom Okafor", [("author", "Ana Ruiz"), ("author", "Tom Okafor")]),
        ("authors: [Ana Ruiz, Tom Okafor]", [("author", "Ana Ruiz"), ("author", "Tom Okafor")]),
        ("author:\n  name: Ana Ruiz\n  url: https://example.org", [("author", "Ana Ruiz")]),
        (
            "author:\n  - name: Ana Ruiz\n  - name: Tom Okafor",
            [("author", "Ana Ruiz"), ("author", "Tom Okafor")],
        ),
        ("author: Ana Ruiz <ana@example.org>", [("author", "Ana Ruiz")]),
        ("number: 7", [("number", "7")]),
        ("date: 2019-03-03", [("published", "2019-03-03")]),
        ("date: 2019-3-3 10:00:00 +0200", [("published", "2019-03-03")]),
        ("date: '2019-03-03T10:14:29-04:00'", [("published", "2019-03-03")]),
        ("date: March 3, 2019", [("published", "March 3, 2019")]),
        ('title: "Ports: a \\"tale\\""', [("title", 'Ports: a "tale"')]),
        ("title: >\n  Why Ports\n  Fail", [("title", "Why Ports Fail")]),
        ("tags: ports, ships", [("keyword", "ports"), ("keyword", "ships")]),
        ("layout: post\nhero: false", []),
        ("title:", []),
        ("title: ~", []),
    ],
)
def test_yaml(block: str, wanted: list[tuple[str, str]]) -> None:
    text = f"---\n{block}\n---\nText."
    front = read_front(text)
    assert said(front) == wanted
    assert text[front.end :] == "\nText."


def test_toml() -> None:
    keys = 'title = "Why Ports Fail"\ndate = 2019-03-03\nauthors = ["Ana Ruiz"]'
    text = f'+++\n{keys}\n\n[extra]\nteam = "x"\n+++\n'
    assert said(read_front(text)) == [
        ("title", "Why Ports Fail"),
        ("published", "2019-03-03"),
        ("author", "Ana Ruiz"),
    ]


def test_the_number_of_a_series_is_that_of_the_front_matter() -> None:
    text = "---\ntitle: Why Ports Fail\nseries: Policy Notes\nnumber: No. 7\n---\n\nThe harbour waits.\n"
    source = decode_source(text.encode(), "quay.md")
    head = parse(read(source), Settings()).head
    assert (plain(head.series), plain(head.number)) == ("Policy Notes", "No.\u00a07")


def test_values_and_the_rest_join_to_the_whole() -> None:
    text = '---\nlayout: post\ntitle: "Why Ports Fail"\nauthors:\n- Ana Ruiz\n---\nText.'
    front = read_front(text)
    values = [each.span for each in front.declared if each.span]
    assert [span.cut(text) for span in values] == ["Why Ports Fail", "Ana Ruiz"]
    spans = sorted([*values, *(each.span for each in front.skipped)])
    assert "".join(span.cut(text) for span in spans) == text[: front.end]
    assert ("layout: post", "front matter that no edition uses") in {
        (each.span.cut(text), each.reason) for each in front.skipped
    }


def test_a_tab_is_read_and_told() -> None:
    front = read_front("---\ntitle: Why Ports Fail\ntags:\n\t- ports\n---\n")
    assert said(front) == [("title", "Why Ports Fail"), ("keyword", "ports")]
    assert [finding.code for finding in front.findings] == ["front-matter"]


@pytest.mark.parametrize(
    "block", ["title: [a", "title: 'a", "title: a: b", "- a\ntitle: b", "title: " + "[" * 5000]
)
def test_what_is_no_yaml_is_told_and_kept(block: str) -> None:
    text = f"---\n{block}\n---\nText."
    front = read_front(text)
    assert [finding.code for finding in front.findings] == ["front-matter"]
    assert [each.span for each in front.skipped] == [Span(0, front.end)]


def test_aliases_are_no_bomb() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 30)]
    front = read_front("---\n" + "\n".join([*lines, "authors: *a29"]) + "\n---\n")
    assert len(front.declared) <= 200


@pytest.mark.parametrize(
    "text", ["---\nWords.\n---\nText.", "---\ntitle: open", "--- \n\n---\n", "Text.\n---\na: b\n---\n"]
)
def test_a_rule_is_no_fence(text: str) -> None:
    assert read_front(text) == Front()


def test_mail_headers() -> None:
    text = "Subject: Why Ports Fail\nFrom: Ana Ruiz <ana@example.org>\nDate: 2019-03-03\n\nText."
    front = read_headers(text)
    assert said(front) == [("title", "Why Ports Fail"), ("author", "Ana Ruiz"), ("published", "2019-03-03")]
    assert text[front.end :] == "\nText."


@pytest.mark.parametrize(
    "text",
    [
        "Subject: Why Ports Fail\n\nText.",
        "Note: a word\nTitle: Why Ports Fail\n\nText.",
        "Date: 2019-03-03\nFrom: Ana Ruiz\n\nText.",
        "Subject: Why Ports Fail\nFrom: Ana Ruiz\nAnd text right below.",
    ],
)
def test_what_only_looks_like_headers(text: str) -> None:
    assert read_headers(text) == Front()


def test_a_stated_value_has_the_role_of_its_field() -> None:
    """What stands in the file as its title is its title; keys, marks and what is unused have a reason."""
    head = "---\ntitle: The Slow Ferry\nauthor: Ana Ruiz\ndate: 2019-03-03\nlang: en\nlayout: post\n---\n\n"
    text = head + "The quay was full. " * 30
    article = parse(read(decode_source(text.encode(), "a.md")), Settings())
    roles = {claim.span.cut(text): claim.role for claim in article.spans if claim.rule == "front-matter"}
    assert roles == {
        "The Slow Ferry": "title",
        "Ana Ruiz": "author",
        "2019-03-03": "date",
        "en": "markup",
    }
    reasons = {dropped.span.cut(text): dropped.reason for dropped in article.dropped}
    assert reasons["en"] == "editions carry it, and do not print it"
    assert reasons["layout: post"] == "front matter that no edition uses"


def test_a_stated_date_that_says_nothing_leaves_the_text_its_own() -> None:
    text = "---\ntitle: The Slow Ferry\ndate: soon\n---\n\nMarch 3, 2019\n\n" + "The quay was full. " * 30
    article = parse(read(decode_source(text.encode(), "a.md")), Settings())
    assert [date.iso for date in article.dates] == ["2019-03-03"]
    assert "no date that can be read" in [dropped.reason for dropped in article.dropped]


@pytest.mark.parametrize(
    "block",
    [
        "authors:\n- name: Ana Ruiz\n  affiliation: Harbor Institute\n  role: Pilot\n  orcid: 0000-0002",
        "author: {name: Ana Ruiz, institution: Harbor Institute, position: Pilot, orcid: 0000-0002}",
    ],
)
def test_what_is_stated_beside_a_name_goes_to_its_author(block: str) -> None:
    source = decode_source(f"---\ntitle: Ports\n{block}\n---\n\nThe port.\n".encode(), "made.md")
    article = parse(read(source), Settings())
    author = article.authors[0]
    assert (author.name, author.role, author.affiliation) == ("Ana Ruiz", "Pilot", "Harbor Institute")
    assert author.orcid == "https://orcid.org/0000-0002"
    places = [claim.span.cut(source.text) for claim in article.spans if claim.role == "author"]
    assert {"Ana Ruiz", "Pilot", "Harbor Institute"} <= set(places)


def test_a_table_of_an_author_in_toml_tells_as_much() -> None:
    author = '[[authors]]\nname = "Ana Ruiz"\naffiliation = "Harbor Institute"'
    text = f'+++\ntitle = "Ports"\n{author}\n+++\n\nThe port.\n'
    article = parse(read(decode_source(text.encode(), "made.md")), Settings())
    assert article.authors[0].affiliation == "Harbor Institute"


def test_what_an_author_is_stands_in_every_edition() -> None:
    """What the front matter says behind a name is printed as a by-line's is."""
    source = (
        b"---\ntitle: Why Ports Fail\nauthor: Ana Ruiz, Senior Fellow, Harbor Institute\n---\n\nThe port.\n"
    )
    (author,) = parse(read(decode_source(source, "made.md")), Settings()).authors
    assert (author.name, author.role, author.affiliation) == ("Ana Ruiz", "Senior Fellow", "Harbor Institute")
    assert plain(author.credit) == "Senior Fellow, Harbor Institute"
