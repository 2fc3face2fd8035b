"""Every finding has its case; the table, the cases and the README name the same codes."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from convert.assets import load_pictures
from convert.check import check
from convert.codes import CODES
from convert.corrections import parse_corrections
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.cases import Case, read_cases

TODAY = datetime.date(2020, 6, 15)
"""The day on which the cases are read."""

TESTS = Path(__file__).parent.parent
FOLDER = TESTS / "codes"

WORD = {"tracked-changes", "comments", "lost-words"}
"""Codes of what a word processor's document holds; their cases stand with its reader."""

BYTES = {"declared-encoding", "wrong-encoding", "endless-paragraph"}
"""Codes of bytes that are no UTF-8, or too many to be written down."""

ELSEWHERE = {"missing-glyph", "cover-glyph", "page-fitted", "page-left", "correction-misfit"} | WORD | BYTES
"""Codes whose cases are more than a text: an edition, bytes, a file of corrections beside the source."""


def cases() -> Iterator[tuple[str, Case]]:
    for path in sorted(FOLDER.glob("*.md")):
        if path.stem != "README":
            yield from ((path.stem, case) for case in read_cases(path))


PICTURES = {"picture-left-out", "missing-picture", "remote-picture", "bad-picture", "missing-alternative"}
"""Codes of pictures, which the cases find in ``codes/pictures``."""

MARKDOWN = {"raw-markup", "unread-markup"} | PICTURES
"""Codes whose cases are in Markdown."""


def found(code: str, data: bytes) -> list[str]:
    source = decode_source(data, "case.md" if code in MARKDOWN else "case.txt")
    draft = read(source)
    article = parse(draft, Settings())
    loaded = load_pictures(article, source, FOLDER / "pictures", Settings().limits)
    findings = draft.findings + loaded.findings + check(article, Settings(), TODAY)
    return [
        "{}:{}: {}".format(*source.place(finding.start), finding.severity)
        for finding in findings
        if finding.code == code
    ]


@pytest.mark.parametrize(("code", "case"), list(cases()), ids=lambda each: getattr(each, "title", each))
def test_case(code: str, case: Case) -> None:
    assert "\n".join(found(code, case.given.encode())) == case.expected, case.place


def test_old_encoding_is_named() -> None:
    text = "Why Ports Fail\n\nBy Ana Ruiz\n\n" + "The café on the quay was full all day. " * 4
    assert found("declared-encoding", text.encode("cp1252")) == ["1:1: notice"]
    assert found("declared-encoding", text.encode()) == []


def test_a_paragraph_without_an_end() -> None:
    head = "Why Ports Fail\n\nBy Ana Ruiz\n\n"
    assert found("endless-paragraph", (head + "The quay was full. " * 6_000).encode()) == ["5:1: error"]
    assert found("endless-paragraph", (head + "The quay was full. " * 5_000).encode()) == []
    assert found("endless-paragraph", (head + "The quay was full.\n\n" * 6_000).encode()) == []


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ('from = 3\nrole = "furniture"\nstarts = "By"', []),
        ('from = 1\nto = 3\nrole = "furniture"', []),
        ('from = 3\nrole = "furniture"\nstarts = "Share"', ["line 3 does not begin with 'Share'"]),
        ('from = 2\nrole = "furniture"', ["nothing stands there"]),
        ('from = 3\nto = 30\nrole = "furniture"', ["there are 5 lines"]),
        ('from = 3\nto = 2\nrole = "furniture"', ["from and to are no range"]),
        ('from = 3\nrole = "date"', ["this cannot be date"]),
    ],
)
def test_correction_that_does_not_fit(lines: str, wanted: list[str]) -> None:
    text = "Why Ports Fail\n\nBy Ana Ruiz\n\n" + "The quay was full all day. " * 9
    corrections = parse_corrections(f"[[lines]]\n{lines}".encode(), "case.octavo.toml")
    article = parse(read(decode_source(text.encode(), "case.txt")), Settings(), corrections)
    found = [each for each in check(article, Settings()) if each.code == "correction-misfit"]
    assert [each.sentence.partition("fit: ")[2] for each in found] == wanted
    assert [each.severity for each in found] == ["error"] * len(wanted)


def test_each_code_is_found_in_one_case_and_not_in_another() -> None:
    expectations: dict[str, set[bool]] = {}
    for code, case in cases():
        expectations.setdefault(code, set()).add(bool(case.expected))
    assert {code for code, both in expectations.items() if both == {True, False}} == set(CODES) - ELSEWHERE


def test_readme_lists_the_codes() -> None:
    readme = (TESTS.parent / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([a-z-]+)` \| (error|warning|notice) \|", readme, re.MULTILINE)
    assert table == [(code, kind.severity) for code, kind in CODES.items()]
