"""The cover: size, colours, lines, and what happens to words that no face has."""

import io

import msgspec
import pytest
from PIL import Image

from convert.write.epub_cover import draw_cover
from convert.write.epub_lines import Setting, break_lines, fit_lines
from convert.write.epub_pages import Page, read_page
from tests.write.made_epub import TITLE_PAGE, TOKENS, book, document


def title_page(words: str = TITLE_PAGE) -> tuple[Page, ...]:
    return (read_page(document("title.xhtml", words)),)


def drawn(words: str = TITLE_PAGE, **changes: object) -> Image.Image:
    return Image.open(io.BytesIO(draw_cover(book(**changes), title_page(words))))


def test_size_and_colours_are_the_theme_s() -> None:
    picture = drawn()
    assert picture.size == (1600, 2560)
    assert picture.info == {}
    colours = [colour for _, colour in picture.convert("RGB").getcolors()]
    assert len(colours) <= 16
    assert (0x7A, 0x1F, 0x2B) in colours
    assert (255, 255, 255) in colours
    other = {**TOKENS, "colour": {"accent": "#003355", "paper": "#fffff0"}}
    again = [colour for _, colour in drawn(tokens=other).convert("RGB").getcolors()]
    assert (0x00, 0x33, 0x55) in again
    assert (0x7A, 0x1F, 0x2B) not in again


def test_same_words_same_picture_other_words_another() -> None:
    assert draw_cover(book(), title_page()) == draw_cover(book(), title_page())
    assert draw_cover(book(), title_page()) != draw_cover(
        book(), title_page(TITLE_PAGE.replace("Ruiz", "Roca"))
    )


def test_words_keep_inside_the_margins_however_long_they_are() -> None:
    long = TITLE_PAGE.replace("Why Ports", "Constitutionality " * 30).replace("Ana Ruiz", "Ana Ruiz " * 30)
    long = long.replace("Harbor", "H" * 90)
    ground = drawn().convert("RGB").getpixel((0, 0))
    picture = drawn(long).convert("RGB")
    for box in ((0, 0, 140, 2560), (1460, 0, 1600, 2560), (0, 0, 1600, 100), (0, 2460, 1600, 2560)):
        assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ground)]


def test_words_without_a_face_are_left_out_of_the_picture() -> None:
    japanese = TITLE_PAGE.replace("Why Ports Fail: The Queue", "港")
    empty = TITLE_PAGE.replace("Why Ports Fail: The Queue", "")
    assert draw_cover(book(), title_page(japanese)) == draw_cover(book(), title_page(empty))


def test_right_to_left_is_set_at_the_right() -> None:
    page = document("title.xhtml", TITLE_PAGE)
    turned = read_page(
        msgspec.structs.replace(page, markup=page.markup.replace("<html ", '<html dir="rtl" ', 1))
    )
    picture = Image.open(io.BytesIO(draw_cover(book(), (turned,)))).convert("RGB")
    ground = picture.getpixel((0, 0))
    assert picture.crop((1300, 560, 1460, 600)).getcolors() != [(160 * 40, ground)]
    assert picture.crop((140, 560, 300, 600)).getcolors() == [(160 * 40, ground)]


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
    assert fit_lines("aaaa bbbb cc dd", (20.0, 9.0), (4, 2, 1), len, 1.0) == Setting(
        2, ("aaaa bbbb", "cc dd")
    )
    assert fit_lines("aa bb", (10.0, 2.0), (2, 1), len, 1.0) == Setting(2, ("aa bb",))
    assert fit_lines("aaa bbb", (6.0, 9.0), (2, 1), len, 1.0) == Setting(2, ("aaa", "bbb"))
    assert fit_lines("aaaaaaaaaaaaaaaa", (4.0, 1.0), (2, 1), len, 1.0) == Setting(1, ("aaaa",) * 4)
