"""What a person read in the samples and in the real source, before a parser did."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from convert.model import Article, Heading, Paragraph
from convert.model.dump import to_builtins
from convert.model.walk import block_lines, plain
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import Source, read_source

TESTS = Path(__file__).parent
SAMPLES = sorted((TESTS.parent / "articles").glob("*.txt"))
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


def typed(text: str | None) -> str | None:
    """Return *text* as it was typed: straight quotation marks, plain spaces."""
    return text.translate(PLAIN).replace("…", "...") if text else None


def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(
        (TESTS / "articles" / name / "expected.json").read_text(encoding="utf-8")
    )
    return data


def read_article(path: Path) -> tuple[Source, Article]:
    source = read_source(path, limit=10**7)
    return source, parse(read(source), Settings())


@pytest.fixture(params=[*SAMPLES, "seed"], ids=lambda each: getattr(each, "stem", each))
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Source, Article]:
    if request.param == "seed":
        return expected("seed"), *read_article(request.getfixturevalue("seed"))
    return expected(request.param.stem), *read_article(request.param)


Case = tuple[dict[str, Any], Source, Article]


def test_head(case: Case) -> None:
    want, _, article = case
    data = to_builtins(article)
    for name in ("title", "subtitle", "deck", "series", "kicker"):
        assert typed(data[name]) == want[name], name
    assert (typed(data["number"]) or "").removeprefix("No. ") == (want["number"] or "")
    publisher = article.publisher
    assert (publisher.name if publisher else None) == want["publisher"]["name"]
    assert (publisher.parent if publisher else None) == want["publisher"]["parent"]


def test_authors_in_order(case: Case) -> None:
    want, _, article = case
    keys = ("name", "given", "family", "role", "affiliation", "handle")
    found = [{key: typed(getattr(author, key)) for key in keys} for author in article.authors]
    assert found == want["authors"]


def test_dates(case: Case) -> None:
    want, _, article = case
    assert {date.role: date.iso for date in article.dates} == want["date_roles"]
    assert to_builtins(article)["date"] == want["date"]
    assert article.dateline == want["dateline"]
    assert article.language == want["language"]


def test_body_and_nothing_else(case: Case) -> None:
    want, _, article = case
    assert [block.__struct_config__.tag for block in article.body] == want["body_blocks"]
    paragraphs = [block for block in article.body if isinstance(block, Paragraph)]
    first, last = (typed(plain(paragraphs[index].content)) for index in (0, -1))
    assert first and first.startswith(want["body_first"])
    assert last and last.endswith(want["body_last"])
    headings = [
        [block.level, typed(plain(block.content)), block.number.rstrip(".") if block.number else None]
        for block in article.body
        if isinstance(block, Heading)
    ]
    assert headings == want["headings"]


def test_what_surrounds_the_body(case: Case) -> None:
    want, source, article = case
    notes = [[note.label, text_of(note.blocks)] for note in article.notes]
    assert [[label, " ".join(text.split()[:5])] for label, text in notes] == want["notes"]
    points = article.summary.blocks if article.summary else ()
    assert [typed(plain(words.line)) for block in points for words in block_lines(block)] == want[
        "key_points"
    ]
    lives = [typed(plain(life.content)) or "" for life in article.biographies]
    assert all(life.startswith(start) for life, start in zip(lives, want["biographies"], strict=True))
    assert [typed(plain(each.content)) for each in article.contacts] == (
        [want["contact"]] if want["contact"] else []
    )
    assert (typed(plain(article.rights[0].content)) if article.rights else None) == want["rights"]
    remarks = [typed(plain(each.content)) or "" for each in article.remarks]
    assert all(text.startswith(start) for text, start in zip(remarks, want["editors_notes"], strict=True))
    citation = article.citation
    label, _, words = (want["citation"] or "").partition(": ")
    assert (typed(plain(citation.content)) if citation else "") == words
    assert not label or label in source.text


def text_of(blocks: tuple[Any, ...]) -> str:
    return " ".join(typed(plain(words.line)) or "" for block in blocks for words in block_lines(block))


def test_citation_bears_witness(case: Case) -> None:
    want, _, article = case
    if want["citation"] is None:
        assert article.citation is None
        return
    assert article.citation is not None
    agreed = {check.field: check.agrees for check in article.citation.checks}
    assert agreed == {"title": True, "authors": True, "date": True, "publisher": True}
    witnessed = {
        proof.field
        for proof in article.evidence
        if proof.rule == "citation" and proof.confidence == "certain"
    }
    assert {"title", "authors", "date", "publisher"} <= witnessed


def test_every_value_has_evidence(case: Case) -> None:
    _, _, article = case
    fields = {proof.field for proof in article.evidence}
    assert "title" in fields
    for number in range(len(article.authors)):
        assert f"authors[{number}]" in fields
    for number in range(len(article.dates)):
        assert f"dates[{number}]" in fields
    if article.publisher:
        assert "publisher.name" in fields


def test_what_is_dropped_has_a_reason(case: Case) -> None:
    _, source, article = case
    roles = {claim.span: claim.role for claim in article.spans}
    reasons = {dropped.span: dropped.reason for dropped in (*article.dropped, *article.furniture)}
    for span, role in roles.items():
        if role in ("markup", "dropped", "furniture", "rule"):
            assert reasons[span], span.cut(source.text)
        if role in ("blank", "separator"):
            assert set(re.findall(r"\w+", span.cut(source.text))) <= {"and"}
