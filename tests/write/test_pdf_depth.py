"""The depth of pages: facing pages together, the last ones first, no more of them than are needed."""

from typing import Any

import pytest
from msgspec import structs

from convert.render import render
from convert.settings import Settings
from convert.write.pdf_compose import prepare
from convert.write.pdf_depth import spread_lines, spreads
from convert.write.pdf_engine import load_engine
from convert.write.pdf_grid import on_grid
from convert.write.pdf_lines import read_blocks
from convert.write.pdf_spots import count_lines
from tests.made import FILLER, brief, paragraph


@pytest.mark.parametrize(
    ("last", "mirrored", "expected"),
    [
        (1, True, [(1,)]),
        (2, True, [(2,), (1,)]),
        (5, True, [(4, 5), (2, 3), (1,)]),
        (4, True, [(4,), (2, 3), (1,)]),
        (3, False, [(3,), (2,), (1,)]),
    ],
)
def test_pages_that_face_each_other_change_together(
    last: int, mirrored: bool, expected: list[tuple[int, ...]]
) -> None:
    assert list(spreads(last, mirrored)) == expected


@pytest.mark.parametrize(
    ("lines", "last", "most", "mirrored", "expected"),
    [
        (1, 5, 1, True, {4: 1, 5: 1}),
        (2, 5, 1, True, {4: 1, 5: 1}),
        (3, 5, 1, True, {2: 1, 3: 1, 4: 1, 5: 1}),
        (2, 5, 1, False, {4: 1, 5: 1}),
        (-2, 3, 1, True, {2: -1, 3: -1}),
        (4, 3, 1, True, {}),
        (4, 3, 2, True, {2: 2, 3: 2}),
        (1, 3, 0, True, {}),
    ],
)
def test_no_more_pages_change_than_are_needed(
    lines: int, last: int, most: int, mirrored: bool, expected: dict[int, int]
) -> None:
    assert spread_lines(lines, last, most, mirrored) == expected


@pytest.mark.parametrize("theme", ["brief", "journal", "report"])
def test_only_the_pages_that_are_named_are_deeper(theme: str) -> None:
    article = structs.replace(brief(), body=tuple(paragraph(FILLER) for _ in range(40)), notes=())
    rendering = render(article, "pdf", Settings(theme=theme))
    sheet = prepare(load_engine(rendering.style, rendering.faces), rendering)
    with on_grid(rendering.tokens):
        plain, deep = (sheet.lay_out(depths) for depths in ({}, {2: 1, 3: 1}))
    line = rendering.tokens["line"]["body"] * 4 / 3
    for number, (before, after) in enumerate(zip(plain.pages[:5], deep.pages[:5], strict=True), start=1):
        more = after._page_box.height - before._page_box.height
        assert more == pytest.approx(line if number in (2, 3) else 0.0, abs=0.01), number
    assert count_lines(read_blocks(deep), 1) >= count_lines(read_blocks(plain), 1)


@pytest.mark.parametrize("theme", ["brief", "journal", "report"])
@pytest.mark.parametrize("lines", [1, -1])
def test_the_number_of_a_page_stays_where_it_is(theme: str, lines: int) -> None:
    article = structs.replace(brief(), body=tuple(paragraph(FILLER) for _ in range(40)), notes=())
    rendering = render(article, "pdf", Settings(theme=theme))
    sheet = prepare(load_engine(rendering.style, rendering.faces), rendering)
    with on_grid(rendering.tokens):
        plain, deep = (sheet.lay_out(depths) for depths in ({}, {2: lines, 3: lines}))
    places = [list(map(folio, document.pages[1:4])) for document in (plain, deep)]
    assert places[0] == pytest.approx(places[1], abs=0.01)


def folio(page: Any) -> float:
    """Return where the number of *page* stands, in pixels from the top."""
    (place,) = (
        box.position_y
        for margin in page._page_box.children[1:]
        for box in margin.descendants()
        if getattr(box, "text", "").startswith(" of ")
    )
    return float(place)
