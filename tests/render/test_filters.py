"""What layouts ask of a value."""

import pytest

from convert.model import Emphasis, Item, List, Row, Table
from convert.model.walk import plain
from convert.render import filters
from tests.made import NOWHERE, line, mark, paragraph


def ordered(*marks: str | None) -> List:
    return List(True, tuple(Item((paragraph("x"),), NOWHERE, mark) for mark in marks), NOWHERE)


@pytest.mark.parametrize(
    ("first", "number", "form"),
    [("1.", 1, "1"), ("3)", 3, "1"), ("(a)", 1, "a"), ("B.", 1, "A"), ("i.", 1, "i"), (None, 1, "1")],
)
def test_numbering_follows_the_first_mark(first: str | None, number: int, form: str) -> None:
    assert filters.first_number(ordered(first)) == number
    assert filters.number_form(ordered(first)) == form


def test_marks_are_those_of_the_source_else_numbers() -> None:
    marks = ordered("(a)", None, "•")
    assert [filters.printed_mark(item, marks, at, "–") for at, item in enumerate(marks.items, 1)] == [
        "(a)",
        "2.",
        "3.",
    ]
    bullets = List(False, marks.items, NOWHERE)
    assert filters.printed_mark(bullets.items[0], bullets, 1, "–") == "–"


def test_a_table_has_head_and_body() -> None:
    rows = tuple(Row((line("x"),), NOWHERE, head) for head in (True, False, False))
    assert [(part.tag, len(part.rows)) for part in filters.table_parts(Table(rows, NOWHERE))] == [
        ("thead", 1),
        ("tbody", 2),
    ]
    assert [part.tag for part in filters.table_parts(Table(rows[1:], NOWHERE))] == ["tbody"]


def test_the_last_cell_of_a_short_row_fills_it() -> None:
    rows = tuple(
        Row(tuple(map(line, cells)), NOWHERE) for cells in (("Waits",), ("2018", "19"), ("a", "b", "c"))
    )
    assert [filters.cell_span(Table(rows, NOWHERE), row) for row in rows] == [3, 2, 1]


def test_columns_of_numbers_are_found_and_the_first_column_is_none() -> None:
    texts = [("Year", "Ships", "Remark"), ("2018", "1,204", "12"), ("2019", "987", "none")]
    rows = tuple(Row(tuple(map(line, cells)), NOWHERE, cells[0] == "Year") for cells in texts)
    assert filters.figure_columns(Table(rows, NOWHERE)) == {1}
    assert filters.figure_columns(Table(rows[:1], NOWHERE)) == frozenset()
    short = (*rows, Row((line("Both"),), NOWHERE), Row((line("None"), (), ()), NOWHERE))
    assert filters.figure_columns(Table(short, NOWHERE)) == {1}


@pytest.mark.parametrize("text", ["12", "1,204.5", "–3%", "$14,000", "40 km", "≈ 3"])
def test_numbers_are_figures(text: str) -> None:
    assert filters.is_figure(line(text))


@pytest.mark.parametrize("text", ["", "twelve", "2014 was dry", "–"])
def test_words_are_no_figures(text: str) -> None:
    assert not filters.is_figure(line(text))


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("They were waiting for permission to use it.", "to use it."),
        ("It ended with perseverance.", "perseverance."),
        ("Short.", ""),
        ("See https://example.org/a/very/long/address/that/must/break", ""),
    ],
)
def test_the_last_words_of_a_paragraph_stay_together(text: str, tail: str) -> None:
    head, kept = filters.cut_tail(line(text))
    assert plain(kept) == tail
    assert plain(head) + plain(kept) == text


def test_a_note_mark_at_the_end_stays_with_the_last_word() -> None:
    whole = line("It was a long and quiet night.", mark(1))
    head, tail = filters.cut_tail(whole)
    assert tail[-1] == whole[-1]
    assert plain(head + tail) == plain(whole)


def test_a_paragraph_that_ends_in_emphasis_is_left_alone() -> None:
    whole = line("A report called ", Emphasis(line("Slow Water"), NOWHERE))
    assert filters.cut_tail(whole) == (whole, ())


def test_pieces_of_a_label() -> None:
    assert filters.pieces("{page} of {pages}") == ("{page}", " of ", "{pages}")


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("모든 사람은 어디에서나 법 앞에 인간으로서 인정받을 권리를 가진다.", "진다."),
        ("任何人不得加以酷刑，或施以殘忍的、不人道的或侮辱性的待遇或刑罰。", "刑罰。"),
        ("罰。", ""),
    ],
)
def test_of_a_script_without_spaces_two_signs_stay_together(text: str, tail: str) -> None:
    head, kept = filters.cut_tail(line(text))
    assert (plain(head) + plain(kept), plain(kept)) == (text, tail)


def test_a_name_is_held_on_one_line_where_any_line_holds_it() -> None:
    assert filters.held("Maria Alejandra de la Vega y Montenegro"[:36]) == " whole"
    assert filters.held("Joint Commission of the Harbours of the North") == ""
