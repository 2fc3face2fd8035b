"""Which texts are wrapped at a column, and which of their lines flow into each other."""

import textwrap

import pytest

from convert.read import read
from convert.source import decode_source

PROSE = (
    "The harbour board met in the long room above the customs hall, where the windows look over the inner "
    "basin and its cranes. Nobody had come to argue about the chart, and nobody did, for the rain was near."
)
LIST = "\n".join(f"item {number}" for number in range(12))


def pieces(text: str) -> list[str]:
    draft = read(decode_source(text.encode(), "made.txt"))
    return [" ".join(piece.span.cut(draft.text).split()) for piece in draft.pieces]


def wrap(text: str, width: int = 72, indent: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_wrapped_paragraphs_are_one_piece(width: int) -> None:
    assert pieces(f"{wrap(PROSE, width)}\n\n{wrap(PROSE, width)}") == [PROSE, PROSE]


def test_short_lines_around_them_say_nothing() -> None:
    found = pieces(f"A Title\n\nBy Ana Ruiz\nMarch 3, 2019\n\n{wrap(PROSE)}\n\n{LIST}\n\n{wrap(PROSE)}")
    assert found.count(PROSE) == 2
    assert found[:3] == ["A Title", "By Ana Ruiz", "March 3, 2019"]
    assert "item 3" in found


def test_an_address_may_cross_the_column() -> None:
    address = "http://quay.example/2015/11/the-list-that-nobody-reads-and-nobody-has-ever-read-in-all-the-years.html"
    text = f"{wrap(PROSE)}\n{address}\nwhich was the last that anybody heard of it.\n\n{wrap(PROSE)}"
    assert pieces(text)[-1] == PROSE


def test_lines_that_are_paragraphs_stay_apart() -> None:
    lines = [f"{PROSE} {number}." for number in range(6)]
    assert pieces("\n".join(lines)) == lines


def test_an_indent_begins_a_paragraph() -> None:
    first = wrap("The end of it came in March. " + PROSE).replace("The end", "   The end", 1)
    text = "\n".join([first, "   " + wrap("What came next was rain. " + PROSE), wrap(PROSE)])
    assert [piece[:12] for piece in pieces(text)][:2] == ["The end of i", "What came ne"]


def test_a_line_that_stops_early_in_a_sentence_goes_on() -> None:
    early = wrap(PROSE).replace("windows look over the\n", "windows look\nover the ", 1)
    assert pieces(f"{early}\n\n{wrap(PROSE)}") == [PROSE, PROSE]


def test_items_stay_apart() -> None:
    items = "\n".join(wrap(f"- {PROSE}") for _ in range(3))
    assert pieces(f"{wrap(PROSE)}\n\n{items}") == [PROSE, *[f"- {PROSE}"] * 3]
