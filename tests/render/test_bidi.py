"""Words of two directions: blocks say which way they run, words of the other direction stand in isolates."""

import pytest

from convert.render.bidi import direction_of, isolate, turn
from convert.render.rendering import Document


def shown(text: str | None) -> str:
    return (text or "").replace("\u2068", "<").replace("\u2069", ">")


@pytest.mark.parametrize(
    ("direction", "text", "isolated"),
    [
        ("rtl", "قال Harbor Board (2019) اليوم", "قال <Harbor Board (2019)> اليوم"),
        ("rtl", "قال (Ada Quill) اليوم", "قال (<Ada Quill>) اليوم"),
        ("rtl", "في 12 مايو 2019", "في 12 مايو 2019"),
        ("rtl", "شركة A. B. و C", "شركة <A. B>. و <C>"),
        ("ltr", "he said שלום וברכה, and left", "he said <שלום וברכה>, and left"),
        ("ltr", "no other words", "no other words"),
        ("ltr", "", ""),
    ],
)
def test_words_of_the_other_direction_are_isolated(direction: str, text: str, isolated: str) -> None:
    assert shown(isolate(text, direction)) == isolated  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "default", "runs"),
    [("שלום Ada", "ltr", "rtl"), ("Ada Quill שלום", "rtl", "ltr"), ("12", "rtl", "rtl")],
)
def test_a_block_runs_as_most_of_its_letters(text: str, default: str, runs: str) -> None:
    assert direction_of(text, default) == runs  # type: ignore[arg-type]


def test_only_blocks_that_run_the_other_way_say_so() -> None:
    markup = (
        "<!DOCTYPE html>\n<html lang='ar' dir='rtl'><body><p>سلام <em>Ada</em> سلام سلام</p>"
        "<ul><li>Harbor</li></ul><p><span data-counter='page'></span></p></body></html>"
    )
    turned = turn(Document("a", "a", markup), "rtl", "Arab")
    assert "<p>سلام <em>\u2068Ada\u2069</em> سلام سلام</p>" in turned
    assert '<li dir="ltr">Harbor</li>' in turned
    assert '<span data-counter="page"></span>' in turned


def test_a_text_of_one_direction_stays_as_it_is() -> None:
    document = Document("a", "a", "<p>not even parsed")
    assert turn(document, "ltr", "Latn") == document.markup
