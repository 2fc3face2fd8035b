"""Bad spots of pages: found, mended inside the tolerance, told; the text is never touched."""

from functools import cache
from typing import Any

import pytest
from msgspec import structs

from convert.model import Article
from convert.prove import prove
from convert.render import render
from convert.render.rendering import Fitting, Rendering
from convert.settings import Settings
from convert.write import pdf
from convert.write.pdf_copyfit import Laid, lay_out
from convert.write.pdf_engine import load_engine
from convert.write.pdf_grid import on_grid
from convert.write.pdf_lines import Block, Line, read_blocks, read_late_notes
from convert.write.pdf_spots import SHORTEST_PAGE, count_lines, find_spots
from tests.made import FILLER, brief, mark, note, paragraph

OFF: dict[str, dict[str, object]] = {
    "page": {"spare": 0},
    "fit": {"lines": 0, "tracking": 0, "word_space": 0},
}
"""Tokens that allow nothing."""
LENGTHS = [(4, 50), (4, 56), (4, 62), (4, 68), (4, 74), (4, 110), (5, 60)]
"""Articles that end near the foot of their first page, before and behind it."""


def of_length(paragraphs: int, words: int) -> Article:
    """Return an article of *paragraphs* and a last one of *words*, with nothing behind the body."""
    last = " ".join((FILLER + " " + FILLER).split()[:words]) + "."
    body = (*(paragraph(FILLER) for _ in range(paragraphs)), paragraph(last))
    return structs.replace(
        brief(),
        body=body,
        notes=(),
        remarks=(),
        biographies=(),
        contacts=(),
        citation=None,
        rights=(),
        summary=None,
    )


def rendered(article: Article, tokens: dict[str, Any]) -> Rendering:
    return render(article, "pdf", Settings(tokens=tokens))


def laid(article: Article, tokens: dict[str, Any] | None = None) -> Laid:
    rendering = rendered(article, tokens or {})
    with on_grid(rendering.tokens):
        return lay_out(load_engine(rendering.style, rendering.faces), rendering)


def pages(found: Laid) -> list[int]:
    """Return the lines of each page."""
    blocks = read_blocks(found.document)
    return [count_lines(blocks, number) for number in range(len(found.document.pages))]


@cache
def both(length: tuple[int, int]) -> tuple[Laid, Laid]:
    """Return an article without copyfitting and with it."""
    return laid(of_length(*length), OFF), laid(of_length(*length))


def test_short_last_pages_are_mended_and_others_stay() -> None:
    mended = 0
    for length in LENGTHS:
        plain, fitted = both(length)
        if len(pages(plain)) > 1 and pages(plain)[-1] < SHORTEST_PAGE:
            mended += pages(fitted) != pages(plain)
            assert len(pages(fitted)) < len(pages(plain)) or pages(fitted)[-1] >= pages(plain)[-1]
        elif not any(each.remedy for each in fitted.fittings):
            assert pages(fitted) == pages(plain)
    assert mended, "no length of the list gives a short last page: choose others"


def test_what_was_mended_is_told_and_what_was_not_too() -> None:
    for length in LENGTHS:
        plain, fitted = both(length)
        assert not any(each.remedy for each in plain.fittings)
        left = {each.kind for each in plain.fittings}
        told = {each.kind for each in fitted.fittings}
        assert told >= left - {"short-page", "heading", "widow", "orphan"} or not left
        if "short-page" in left:
            assert "short-page" in told


def test_a_fitted_edition_is_proven_and_the_same_each_time() -> None:
    length = next(each for each in LENGTHS if any(fit.remedy for fit in both(each)[1].fittings))
    article = of_length(*length)
    rendering = rendered(article, {})
    written = pdf.write(rendering)
    assert prove(article, rendering, written.content) == ()
    assert pdf.write(rendering).content == written.content
    assert written.fittings == both(length)[1].fittings


def test_a_runt_is_mended_without_another_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    from convert.write.pdf_compose import Sheet

    layouts = []
    lay_out_once = Sheet.lay_out
    monkeypatch.setattr(
        Sheet, "lay_out", lambda self, depths: layouts.append(depths) or lay_out_once(self, depths)
    )
    words = FILLER.split()
    for number in range(24, 60):
        found = laid(structs.replace(of_length(0, 1), body=(paragraph(" ".join(words[:number]) + "."),)))
        runts = [spot for spot in find_spots(read_blocks(found.document)) if spot.kind == "runt"]
        assert runts == []
    assert layouts == [{}] * 36


def test_lines_of_the_engine_by_token() -> None:
    found = laid(of_length(3, 30), {"text": {"compose": "line"}})
    classes = {block.element.get("class") or "" for block in read_blocks(found.document)}
    assert not any("composed" in name for name in classes)
    assert any(
        "composed" in (b.element.get("class") or "") for b in read_blocks(laid(of_length(3, 30)).document)
    )


def test_a_paragraph_on_an_odd_page_is_left_to_the_engine() -> None:
    rendering = rendered(of_length(3, 30), {})
    odd = structs.replace(rendering, style=rendering.style + "@page :first { margin-right: 160pt }")
    found = lay_out(load_engine(odd.style, odd.faces), odd)
    blocks = [each for each in read_blocks(found.document) if each.element.tag == "p"]
    assert all(line.width <= line.measure + 0.5 for each in blocks for line in each.lines)
    article = of_length(3, 30)
    assert prove(article, odd, pdf.write(odd).content) == ()


class Element(dict[str, str]):
    """Stands for an element of the tree."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag


def block(tag: str, *lines: tuple[int, str]) -> Block:
    made = [
        Line(page, 14.0 * at, text, 6.0 * len(text), 400.0, None) for at, (page, text) in enumerate(lines)
    ]
    return Block(Element(tag), {"font_size": 14.0}, made)


def small(block: Block) -> Block:
    """Return *block* in the size of end matter."""
    return block._replace(style={"font_size": 11.0})


LONG = "A line that is as long as lines of text mostly are."


@pytest.mark.parametrize(
    ("blocks", "kinds"),
    [
        ([block("p", (0, LONG), (0, "so."))], ["runt"]),
        ([block("p", (0, LONG), (0, "so it goes on."))], []),
        ([block("h2", (0, LONG), (0, "so."))], []),
        ([block("p", (0, LONG), (0, LONG), (1, LONG))], ["widow", "short-page"]),
        ([block("p", (0, LONG), *[(1, LONG)] * 5)], ["orphan"]),
        ([block("p", *[(0, LONG)] * 3, (0, "a‐"), *[(1, LONG)] * 5)], ["turn"]),
        ([block("p", (0, "a‐"), (0, "b‐"), (0, "c‐"), (0, "d‐"), (0, LONG))], ["ladder"]),
        ([block("p", (0, "a‐"), (0, "b‐"), (0, LONG))], []),
        ([block("h2", (0, "Head")), block("p", *[(1, LONG)] * 6)], ["heading"]),
        ([block("h2", (0, "Head")), block("p", (0, LONG), (0, LONG))], []),
        ([block("p", *[(0, LONG)] * 6), block("p", *[(1, LONG)] * 2)], ["short-page"]),
        ([block("p", *[(0, LONG)] * 9), small(block("p", *[(1, LONG)] * 5))], ["short-page"]),
        ([block("p", *[(0, LONG)] * 9), small(block("p", *[(1, LONG)] * 7))], []),
        ([], []),
    ],
)
def test_bad_spots(blocks: list[Block], kinds: list[str]) -> None:
    assert [spot.kind for spot in find_spots(blocks)] == kinds


def test_a_note_behind_the_page_of_its_mark_is_mended_or_told() -> None:
    for start in range(3):
        body = tuple(
            paragraph(FILLER[: 200 + 60 * ((at * 7 + start) % 5)], mark(at), " ", FILLER)
            for at in range(1, 14)
        )
        notes = tuple(note(at, " ".join([FILLER] * (1 + (at + start) % 3))) for at in range(1, 14))
        article = structs.replace(brief(), body=body, notes=notes)
        plain, fitted = laid(article, OFF), laid(article)
        left = sum(each.kind == "late-note" and not each.remedy for each in fitted.fittings)
        assert left == len(list(read_late_notes(fitted.document)))
        assert left <= len(list(read_late_notes(plain.document)))


def test_lines_of_two_columns_count_once() -> None:
    left, right = block("p", *[(0, LONG)] * 3), block("p", *[(0, LONG)] * 4)
    lower = [line._replace(top=line.top + 3) for line in right.lines]
    assert count_lines([left, right._replace(lines=lower)], 0) == 4


def test_fittings_are_told_in_words() -> None:
    for length in LENGTHS:
        for fitting in both(length)[1].fittings:
            assert isinstance(fitting, Fitting)
            assert bool(fitting.remedy) == (fitting.page is None)
