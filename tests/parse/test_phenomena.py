"""What real texts do, row by row: each has a case where it is and a look-alike where it is not."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from convert.check import check
from convert.codes import CODES
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.cases import Case, read_cases
from tests.outline import outline, wording
from tests.parse.test_cases import READERS

FOLDER = Path(__file__).parent.parent / "cases"
PHENOMENA = FOLDER.parent.parent.parent / "shared" / "PHENOMENA.md"
ROWS = range(1, 85)
NUMBERS = re.compile(r"\[(?P<rows>\d+(?:, ?\d+)*)(?P<not>-?)\]")


def cases() -> list[Case]:
    files = sorted(path for path in FOLDER.glob("*.md") if path.stem not in READERS)
    return [case for path in files for case in read_cases(path)]


def facts(text: str) -> list[str]:
    """Return the outline of the article *text*, its wording in full, and findings as ``finding: code``."""
    source = decode_source(text.encode(), "case.txt")
    article = parse(read(source), Settings())
    assert "".join(claim.span.cut(source.text) for claim in article.spans) == source.text
    findings = (f"finding: {one.code}" for one in check(article, Settings()))
    return [*outline(article, source.text), *wording(article), *findings]


told = cache(facts)


def wrong(expected: str, found: list[str]) -> Iterator[str]:
    for line in expected.splitlines():
        if line.startswith("!"):
            if any(fact.startswith(line[1:]) for fact in found):
                yield f"there is {line[1:]}"
        elif line and line not in found:
            yield f"there is no {line}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title[:60])
def test_case(case: Case) -> None:
    found = told(case.given)
    assert not list(wrong(case.expected, found)), case.place + "\n" + "\n".join(found)


def kind_of(fact: str) -> str:
    """Return the opening of a *fact* that says what it is of; of findings the code is a part of it."""
    kind, colon, _ = fact.partition(": ")
    return fact if kind == "finding" else kind + colon


def test_what_must_not_be_there_can_be_elsewhere() -> None:
    lines = {
        (line[1:], case.place) for case in cases() for line in case.expected.splitlines() if line[:1] == "!"
    }
    known = {fact for case in cases() for fact in told(case.given)} | {f"finding: {code}" for code in CODES}
    vain = [place for line, place in lines if not any(fact.startswith(kind_of(line)) for fact in known)]
    assert not sorted(vain), "a line that no article's outline ever has"


def test_every_case_says_what_is_there() -> None:
    """A case of nothing but exclusions would hold of an article that was lost altogether."""
    empty = [
        case.place for case in cases() if all(line[:1] in ("!", "") for line in case.expected.splitlines())
    ]
    assert not empty, "cases that only say what is not there"


def covered(negative: bool) -> set[int]:
    paths = sorted(FOLDER.glob("*.md"))
    found: set[int] = set()
    for title in (case.title for path in paths for case in read_cases(path)):
        for match in NUMBERS.finditer(title):
            if bool(match["not"]) == negative:
                found |= {int(row) for row in match["rows"].split(",")}
    return found


@pytest.mark.parametrize("negative", [False, True], ids=["where it is", "where it is not"])
def test_every_row_has_its_case(negative: bool) -> None:
    missing = sorted(set(ROWS) - covered(negative))
    assert not missing, f"rows without a case: {missing}"
