"""What real texts do, row by row: each has a case where it is and a look-alike where it is not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from convert.check import check
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source
from tests.cases import Case, read_cases
from tests.outline import outline
from tests.parse.test_cases import READERS

FOLDER = Path(__file__).parent.parent / "cases"
PHENOMENA = FOLDER.parent.parent.parent / "shared" / "PHENOMENA.md"
ROWS = range(1, 85)
NUMBERS = re.compile(r"\[(?P<rows>\d+(?:, ?\d+)*)(?P<not>-?)\]")


def cases() -> list[Case]:
    files = sorted(path for path in FOLDER.glob("*.md") if path.stem not in READERS)
    return [case for path in files for case in read_cases(path)]


def facts(text: str) -> list[str]:
    """Return the outline of the article *text*, and its findings as ``finding: code``."""
    source = decode_source(text.encode(), "case.txt")
    article = parse(read(source), Settings())
    assert "".join(claim.span.cut(source.text) for claim in article.spans) == source.text
    return [*outline(article, source.text), *(f"finding: {one.code}" for one in check(article, Settings()))]


def wrong(expected: str, found: list[str]) -> Iterator[str]:
    for line in expected.splitlines():
        if line.startswith("!"):
            if any(fact.startswith(line[1:]) for fact in found):
                yield f"there is {line[1:]}"
        elif line and line not in found:
            yield f"there is no {line}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title[:60])
def test_case(case: Case) -> None:
    found = facts(case.given)
    assert not list(wrong(case.expected, found)), case.place + "\n" + "\n".join(found)


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
