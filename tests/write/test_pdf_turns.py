"""No page ends in the middle of a word where its paragraph can be broken otherwise; that page alone is made
again."""

from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
from msgspec import structs

from convert.model import Article
from convert.prove import prove
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write import pdf, pdf_copyfit, pdf_turns
from convert.write.pdf_compose import prepare
from convert.write.pdf_copyfit import Laid, State, lay_out, make_plans
from convert.write.pdf_depth import NO_DEPTHS
from convert.write.pdf_engine import load_engine
from convert.write.pdf_fit import Reach
from convert.write.pdf_grid import on_grid
from convert.write.pdf_lines import read_blocks
from convert.write.pdf_spots import Spot, find_spots
from tests.made import FILLER, brief, mark, note, paragraph

STARTS = tuple(range(0, 120, 15))
"""Where the first paragraphs begin in their text: so the pages end in other words."""

LEFT = {"brief": 1 / 3, "journal": 1 / 3, "report": 1.0}
"""What may be left of them: in two narrow columns few paragraphs have another way to break."""

LANGUAGES = {"report": "en-GB"}
"""Whose words are divided otherwise, so that some page of those that are set ends in a hyphen."""
SET = {"brief": STARTS, "journal": STARTS, "report": STARTS[:2]}
"""What is set in each theme: the contents of a report are laid out again and again."""


def article_of(start: int) -> Article:
    """Return an article of several pages with notes, whose lines depend on *start*."""
    body = tuple(
        paragraph(FILLER[start + at :].strip(), mark(at), " ", FILLER, " ", FILLER[: 40 * at])
        for at in range(1, 13)
    )
    return structs.replace(brief(), body=body, notes=tuple(note(at, FILLER[:60]) for at in range(1, 13)))


def laid(rendering: Rendering) -> Laid:
    with on_grid(rendering.tokens):
        return lay_out(load_engine(rendering.style, rendering.faces), rendering)


def turns(found: Laid) -> int:
    """Return how many pages end in hyphens of ours."""
    return sum(spot.kind == "turn" for spot in find_spots(read_blocks(found.document)))


@cache
def both(theme: str) -> tuple[int, int]:
    """Return the pages that end in hyphens with lines as they are, and mended."""
    plain = mended = 0
    for start in SET[theme]:
        article = structs.replace(article_of(start), language=LANGUAGES.get(theme, "en"))
        with patch.object(pdf_copyfit, "MOST_TURNS", 0):
            still = Settings(theme=theme, tokens={"fit": {"lines": 0}})
            plain += turns(laid(render(article, "pdf", still)))
        mended += turns(laid(render(article, "pdf", Settings(theme=theme))))
    return plain, mended


@pytest.mark.parametrize("theme", ["brief", "journal", "report"])
def test_most_pages_no_longer_end_in_hyphens(theme: str) -> None:
    plain, mended = both(theme)
    assert plain, "no page of these ends in a hyphen: choose others"
    assert mended <= plain * LEFT[theme]


def test_pages_that_end_in_hyphens_all_the_same_are_tried_a_line_shorter_and_deeper() -> None:
    spots = [Spot("turn", page, "har\u2010", None) for page in (0, 2, 4)]
    state = State(None, [], spots, NO_DEPTHS)
    sheet: Any = None
    plans = make_plans(sheet, state, Reach(1, 0.1, 0.3, 1, True))
    assert [dict(plan.depths) for plan in plans] == [{1: -1}, {2: -1, 3: -1}, {1: 1}, {2: 1, 3: 1}]
    plans = make_plans(sheet, state, Reach(1, 0.1, 0.3, 1, False))
    assert [dict(plan.depths) for plan in plans] == [{1: -1}, {3: -1}, {1: 1}, {3: 1}]
    assert not list(make_plans(sheet, state, Reach(1, 0.1, 0.3, 0, True)))


def test_what_was_mended_is_told_and_what_is_left_too() -> None:
    told = 0
    for start in STARTS:
        found = laid(render(article_of(start), "pdf", Settings()))
        fittings = [each for each in found.fittings if each.kind == "turn"]
        told += sum(bool(each.remedy) for each in fittings)
        assert sum(not each.remedy for each in fittings) == turns(found)
    assert told


def test_pages_made_again_are_as_if_they_were_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mended = 0
    for start in STARTS:
        rendering = render(article_of(start), "pdf", Settings())
        sheet = prepare(load_engine(rendering.style, rendering.faces), rendering)
        with on_grid(rendering.tokens):
            first = read_blocks(sheet.lay_out())
            mended += any(paragraph.fit.barred for paragraph in sheet.paragraphs)
            monkeypatch.setattr(pdf_turns, "mend_turn", lambda *_: False)
            second = read_blocks(sheet.lay_out())
            monkeypatch.undo()
        assert [block.lines for block in first] == [block.lines for block in second]
    assert mended


def test_such_an_edition_is_proven_and_the_same_each_time() -> None:
    for start in STARTS:
        article = article_of(start)
        rendering = render(article, "pdf", Settings())
        written = pdf.write(rendering)
        if any(each.kind == "turn" and each.remedy for each in written.fittings):
            assert prove(article, rendering, written.content) == ()
            assert pdf.write(rendering).content == written.content
            return
    raise AssertionError("none of these is mended: choose others")
