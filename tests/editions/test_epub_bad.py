"""The gate for e-books before books that are broken, one way each, and books that are not."""

import shutil
from pathlib import Path

import msgspec
import pytest

from tests.editions.validators import epub_complaints
from tests.score import CORPUS

BOOKS = CORPUS / "epub_bad"
pytestmark = [
    pytest.mark.editions,
    pytest.mark.skipif(not BOOKS.exists(), reason="the broken e-books are not beside this checkout"),
]
LEAST = 50
"""Books that there must be, so that an empty folder proves nothing."""


class Expected(msgspec.Struct, frozen=True):
    """What is expected of one book."""

    valid: bool
    """Whether it is accepted."""
    error_codes: tuple[str, ...]
    """The codes of its errors."""


class Table(msgspec.Struct, frozen=True):
    """The list that lies beside the books."""

    files: dict[str, Expected]
    """What is expected, by file name."""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what the gate holds against each book, by file name; the reports stay out of the corpus."""
    folder = Path(shutil.copytree(BOOKS, tmp_path_factory.mktemp("books") / "books"))
    found = epub_complaints(sorted(folder.glob("*.epub")), notes=False)
    assert len(found) >= LEAST
    return {path.name: complaints for path, complaints in found.items()}


@pytest.fixture(scope="module")
def expected() -> dict[str, Expected]:
    """Return what EPUBCheck's own tests expect of each book, by file name."""
    return msgspec.json.decode((BOOKS / "expected.json").read_bytes(), type=Table).files


def test_a_broken_book_is_refused_with_its_code(
    judged: dict[str, list[str]], expected: dict[str, Expected]
) -> None:
    broken = {name: set(book.error_codes) for name, book in expected.items() if not book.valid}
    said = {name: {complaint.split()[1] for complaint in judged[name]} for name in broken}
    missed = {name: (codes, said[name]) for name, codes in broken.items() if not codes <= said[name]}
    print(f"{len(broken)} broken e-books, {len(broken) - len(missed)} refused with their codes")
    assert len(broken) > len(expected) / 2 and all(broken.values()) and not missed


def test_a_valid_book_is_accepted(judged: dict[str, list[str]], expected: dict[str, Expected]) -> None:
    valid = [name for name, book in expected.items() if book.valid]
    refused = {name: judged[name] for name in valid if judged[name]}
    print(f"{len(valid)} valid e-books, {len(valid) - len(refused)} accepted")
    assert len(valid) > 5 and not refused
