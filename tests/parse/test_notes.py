"""Notes whose numbers begin again: each mark leads to the note of its own chapter."""

from collections.abc import Iterator

import pytest

from convert.model import Article, NoteMark
from convert.model.walk import reading_order
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source

HEAD = "Two Chapters on Queues\n\nBy Ana Ruiz\n\nMarch 3, 2019\n\n"
FIRST = "The harbour board met in the long room above the customs hall.[1] Nobody had come to argue.[2]\n\n"
SECOND = "Since then the board has met eleven times, with the same chart on the wall.[1] It is long.[2]\n\n"
OF_FIRST = "1. Ruiz, Ports, 12.\n2. Ruiz, Ports, 14.\n\n"
OF_SECOND = "1. Okafor, Quays, 3.\n2. Okafor, Quays, 9.\n\n"

TEXTS = {
    "a block behind each": f"{HEAD}{FIRST}Notes\n\n{OF_FIRST}The Quay\n\n{SECOND}Notes\n\n{OF_SECOND}",
    "one block, a label for each chapter": (
        f"{HEAD}{FIRST}The Quay\n\n{SECOND}Notes\n\nThe List\n\n{OF_FIRST}The Quay\n\n{OF_SECOND}"
    ),
    "one block, the numbers begin again": f"{HEAD}{FIRST}The Quay\n\n{SECOND}Notes\n\n{OF_FIRST}{OF_SECOND}",
}


def parsed(text: str) -> Article:
    return parse(read(decode_source(text.encode(), "made.txt")), Settings())


def marks(article: Article) -> Iterator[NoteMark]:
    for line in (found.line for found in reading_order(article)):
        yield from (inline for inline in line if isinstance(inline, NoteMark))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_marks_lead_to_the_notes_of_their_chapter(text: str) -> None:
    article = parsed(text)
    assert [note.label for note in article.notes] == ["1", "2", "1", "2"]
    assert [mark.note for mark in marks(article)] == [note.id for note in article.notes]


def test_blocks_right_below_each_other_share_no_note() -> None:
    article = parsed(f"{HEAD}{FIRST}{SECOND}Notes\n\n{OF_FIRST}Notes\n\n{OF_SECOND}")
    assert len(article.notes) == 4
    assert len({note.id for note in article.notes}) == 4
    assert len({note.span for note in article.notes}) == 4
