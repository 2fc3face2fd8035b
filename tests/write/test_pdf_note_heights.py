"""Notes are laid out once for a page, and the pages are those that the engine would make by itself."""

from typing import Any

import pytest
from msgspec import structs

from convert import paths
from convert.model import Article
from convert.render import render
from convert.settings import Settings
from convert.write import pdf_note_heights
from convert.write.pdf import write
from convert.write.pdf_engine import import_weasyprint
from tests.made import FILLER, brief, mark, note, paragraph

NOTES = 16


@pytest.fixture
def context_class() -> Any:
    import_weasyprint(paths.fonts())
    assert pdf_note_heights.add_note_heights()
    from weasyprint.layout import LayoutContext

    return LayoutContext


def annotated() -> Article:
    """Return an article of a few pages with notes of one line and of several."""
    body = tuple(paragraph(FILLER[at % 7 * 9 :].strip(), mark(at), " ", FILLER) for at in range(1, NOTES + 1))
    notes = tuple(note(at, FILLER[: 40 + at % 5 * 70]) for at in range(1, NOTES + 1))
    return structs.replace(brief(), body=body, notes=notes)


@pytest.mark.parametrize("theme", ["brief", "report"])
def test_the_pages_are_the_engines_own(
    theme: str, context_class: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendering = render(annotated(), "pdf", Settings(theme=theme))
    changed = write(rendering).content
    own = context_class._update_footnote_area.__wrapped__
    monkeypatch.setattr(context_class, "_update_footnote_area", own)
    assert write(rendering).content == changed


def test_no_note_is_laid_out_twice_for_the_area_of_a_page(
    context_class: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, laid = [], []
    real = pdf_note_heights._height

    def height(context: Any, area: Any, note: Any) -> float:
        known = note in area.__dict__.get(pdf_note_heights.HEIGHTS, {})
        asked.append(note)
        if not known:
            laid.append((id(area), id(note)))
        return real(context, area, note)

    monkeypatch.setattr(pdf_note_heights, "_height", height)
    write(render(annotated(), "pdf", Settings(theme="report")))
    assert len(asked) > 2 * len(laid) > 0, "no page was tried with more than one set of notes"
    assert len(laid) == len(set(laid))
