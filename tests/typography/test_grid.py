"""Lines of facing pages and of both columns stand on one grid, whatever stands between them."""

import pytest
from msgspec import structs

from convert.model import Article
from convert.render import render
from convert.settings import Settings
from convert.write import pdf_grid
from convert.write.pdf import write
from tests.everything import BLOCKS
from tests.made import FILLER, brief, paragraph
from tests.papers import THEMES
from tests.typography.grid import count_on_grid, figures

LEAST = 0.99
"""Share of the lines of the body that stand on the grid."""


def mixed() -> Article:
    """The brief with tables, listings, pull quotes and figures between paragraphs over several pages."""
    text = (paragraph(FILLER), paragraph(FILLER, " ", FILLER))
    latin = (block for block in BLOCKS if "Arabic" not in str(block))
    between = tuple(part for block in latin for part in (block, *text))
    return structs.replace(brief(), body=brief().body + between)


@pytest.mark.parametrize("theme", THEMES)
def test_lines_of_the_body_stand_on_one_grid(theme: str) -> None:
    rendering = render(mixed(), "pdf", Settings(theme=theme))
    found = figures(write(rendering).content, rendering.tokens)
    assert found["lines"] > 100
    assert found["on_grid"] >= LEAST * found["lines"]


def test_without_the_grid_they_would_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_grid.Grid, "missing", lambda self, place: 0.0)
    rendering = render(mixed(), "pdf", Settings())
    found = figures(write(rendering).content, rendering.tokens)
    assert found["on_grid"] < LEAST * found["lines"]


def test_a_line_off_the_grid_is_counted() -> None:
    assert list(count_on_grid([14.0, 28.0, 42.3, 55.0, 70.0], 14.0)) == [True, True, True, False, True]
