"""Lines of a cover's title: few, alike, at the largest size that holds them."""

import pytest

from convert.render.even_lines import Setting, break_lines, fit_lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three four", 9, ("one two", "three", "four")),
        ("aaaa bbbb cccc dddd", 14, ("aaaa bbbb", "cccc dddd")),
        ("why it fails: the queue", 16, ("why it fails:", "the queue")),
        ("one, two three four five", 20, ("one, two three", "four five")),
        ("unbreakable", 5, ("unbreakable",)),
        (
            "Ana\u00a0Ruiz, Tom\u00a0de\u00a0la\u00a0Cruz",
            20,
            ("Ana\u00a0Ruiz,", "Tom\u00a0de\u00a0la\u00a0Cruz"),
        ),
        ("", 5, ()),
    ],
)
def test_lines_are_few_and_even(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert break_lines(text, width, len) == lines


def test_the_largest_size_that_fits_without_a_lone_word() -> None:
    sizes = (4.0, 2.0, 1.0)
    assert fit_lines("aaaa bbbb cc dd", (20.0, 9.0), sizes, len, 1.0) == Setting(1, ("aaaa bbbb", "cc dd"))
    assert fit_lines("aa bb", (10.0, 2.0), (2.0, 1.0), len, 1.0) == Setting(0, ("aa bb",))
    assert fit_lines("aaa bbb", (6.0, 9.0), (2.0, 1.0), len, 1.0) == Setting(0, ("aaa", "bbb"))


def test_one_word_alone_is_as_large_as_it_fits() -> None:
    assert fit_lines("aaaa", (16.0, 9.0), (4.0, 2.0), len, 1.0) == Setting(0, ("aaaa",))


def test_ends_count_words() -> None:
    assert Setting(0, ("one two", "three", "four five")).ends == (2, 3)
