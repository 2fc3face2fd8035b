"""Left and right pages mirror each other: one margin at the fold, another at the thumb; no page is blank."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import pytest
from msgspec import structs

from convert.model import Article
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import PageSize, Settings
from convert.write.pdf import write
from tests.made import brief, paragraph
from tests.papers import PAPERS
from tests.write.test_pdf import long_brief

MIRRORED = {"page": {"mirror": True, "outer": 80, "inner": 50, "measure": 240, "columns": 1}}
SIDE_BEARING = 1.0
"""Points by which the ink of a letter may stand off its place."""


def in_arabic() -> Article:
    words = (
        "اجتمع مجلس الميناء في الغرفة الطويلة فوق قاعة الجمارك حيث تطل النوافذ على الحوض الداخلي ورافعاته. "
    )
    return structs.replace(brief(), language="ar", body=(paragraph(words * 12),) * 6, notes=())


def edges(rendering: Rendering) -> Iterator[tuple[float, float]]:
    """Yield for each page how far its text, without head and foot, stands from its left and right edge."""
    tokens = rendering.tokens["page"]
    low, high = tokens["foot"], tokens["height"] - tokens["top"]
    with pypdfium2.PdfDocument(io.BytesIO(write(rendering).content)) as pdf:
        for page in pdf:
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            inside = [box for box in boxes if box[2] > box[0] and low - 1 < box[1] and box[3] < high + 1]
            assert inside, "no page is blank"
            yield min(box[0] for box in inside), tokens["width"] - max(box[2] for box in inside)


@pytest.mark.parametrize(("theme", "page"), PAPERS)
def test_the_fold_has_its_margin_on_either_side(theme: str, page: PageSize) -> None:
    changes = {} if theme == "journal" else MIRRORED
    rendering = render(long_brief(), "pdf", Settings(theme=theme, page=page, tokens=changes))
    inner = rendering.tokens["page"]["inner"]
    found = list(edges(rendering))
    assert len(found) > 3
    # A cover is set as it is, a last page may hold short lines alone, and labels stand left of the text.
    for number, (left, right) in list(enumerate(found, 1))[1:-1]:
        if theme != "brief":
            assert (left if number % 2 else right) == pytest.approx(inner, abs=SIDE_BEARING)


@pytest.mark.parametrize("page", ["a5", "6x9"])
def test_a_book_that_is_turned_from_the_right_has_its_fold_there(page: PageSize) -> None:
    rendering = render(in_arabic(), "pdf", Settings(theme="journal", page=page))
    assert rendering.tokens["scripts"]["direction"] == "rtl"
    tokens = rendering.tokens["page"]
    found = list(edges(rendering))
    assert len(found) > 3
    # The boxes of joined letters tell of the left edge alone.
    for number, (left, _) in list(enumerate(found, 1))[:-1]:
        margin = tokens["outer" if number % 2 else "inner"]
        assert left == pytest.approx(margin, abs=SIDE_BEARING)
