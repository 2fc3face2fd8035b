"""No line of one word stands in the middle of a paragraph, wherever its emphasis begins."""

from typing import Any

import pytest

from convert import paths
from convert.write.pdf_engine import import_weasyprint
from convert.write.pdf_lines import line_boxes, texts_of
from convert.write.pdf_spaces import keep_together

NARROWEST, WIDTHS = 180, 320
PROSE = "The harbour office of the coast lists every berth that was let <em>last year.</em>"


def lines(weasyprint: Any) -> list[list[str]]:
    """Return the lines of PROSE at many widths."""
    body = "".join(f'<p style="width: {NARROWEST + at}px">{PROSE}</p>' for at in range(WIDTHS))
    page = "<style>@page { size: 600px 40000px } body { font: 16px 'STIX Two Text' }</style>"
    paragraphs: dict[Any, list[str]] = {}
    for each in weasyprint.HTML(string=page + body).render().pages:
        for box, line in line_boxes(each._page_box.children[0]):
            words = "".join(text.text for text in texts_of(line)).strip()
            paragraphs.setdefault(box.element, []).append(words)
    return list(paragraphs.values())


@pytest.fixture(scope="module")
def weasyprint() -> Any:
    return import_weasyprint(paths.fonts())


def test_a_line_that_fits_but_for_its_space_is_kept(weasyprint: Any) -> None:
    assert keep_together()
    found = lines(weasyprint)
    assert len(found) == WIDTHS
    assert all(" " in line for paragraph in found for line in paragraph[:-1])
    assert all(" ".join(paragraph) == PROSE.replace("<em>", "").replace("</em>", "") for paragraph in found)


def test_by_itself_the_engine_leaves_a_lone_word(weasyprint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.layout import inline

    keep_together()
    monkeypatch.setattr(inline, "split_first_line", inline.split_first_line.__wrapped__)
    assert any(" " not in line for paragraph in lines(weasyprint) for line in paragraph[:-1])
