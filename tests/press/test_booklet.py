"""A booklet, printed and folded, reads as the article does; each fault of the folding is found."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from convert.errors import ProofError
from convert.job import Job, Terms
from convert.pipeline import parse_article, prove_standing
from convert.prove import prove, prove_print
from convert.prove.booklet import unfold
from convert.prove.pages import read_pages
from convert.render import render
from convert.render.paper import Fold
from convert.render.rendering import Rendering
from convert.render.sheet import fold_pages
from convert.settings import Booklet, Settings
from convert.workplace import load_workplace
from convert.write.booklet import SLOTS, impose, write
from convert.write.pdf import write as write_print
from tests.cli.conftest import house, octavo  # noqa: F401  fixtures
from tests.made import brief
from tests.press.profile import press_profile
from tests.press.rules import check
from tests.write.test_pdf import long_brief, rich_article

A4 = (841.89, 595.28)
BOOKLET = Booklet()


def shown(article: object = None, booklet: Booklet = BOOKLET, **chosen: object) -> Rendering:
    return fold_pages(render(article or brief(), "pdf", Settings(**chosen)), booklet)  # type: ignore[arg-type]


def turned(
    sides: list[tuple[int | None, int | None]], signature: int, from_right: bool
) -> Iterator[int | None]:
    """Yield the pages as hands turn them: sheets in one another, printed on both sides, folded, opened."""
    for start in range(0, len(sides), signature // 2):
        leaves = sides[start : start + signature // 2]
        if from_right:
            leaves = [(right, left) for left, right in leaves]
        sheets = list(zip(leaves[::2], leaves[1::2], strict=True))
        for front, back in sheets:
            yield from (front[1], back[0])
        for front, back in reversed(sheets):
            yield from (back[1], front[0])


@given(count=st.integers(1, 100), signature=st.sampled_from([None, 4, 8]), from_right=st.booleans())
@settings(deadline=None)
def test_folded_sheets_turn_in_the_order_of_the_pages(
    count: int, signature: int | None, from_right: bool
) -> None:
    sides = Fold(*A4, signature, from_right).sides(count)
    whole = signature or 2 * len(sides)
    pages = list(turned(sides, whole, from_right))
    assert pages == [*range(count), *[None] * (len(pages) - count)]
    assert len(pages) % 4 == 0 and len(pages) - count < whole


def test_the_sides_of_small_booklets() -> None:
    assert Fold(*A4).sides(4) == [(3, 0), (1, 2)]
    assert Fold(*A4).sides(6) == [(None, 0), (1, None), (5, 2), (3, 4)]
    assert Fold(*A4, 8).sides(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert Fold(*A4, 4).sides(8) == [(3, 0), (1, 2), (7, 4), (5, 6)]


@pytest.mark.parametrize("signature", [None, 4, 8])
@pytest.mark.parametrize("theme", ["brief", "journal", "report"])
def test_its_words_are_those_of_the_article(theme: str, signature: int | None) -> None:
    article = long_brief()
    rendering = shown(article, Booklet(signature=signature), theme=theme)
    written = write(rendering)
    assert prove(article, rendering, written.content, written.divisions) == ()
    flat = structs.replace(rendering, fold=None)
    pages = prove_print(article, flat, write_print(flat).content)
    assert prove_print(article, rendering, written.content, written.divisions) == pages


def test_its_pages_are_those_of_the_print_edition() -> None:
    rendering = shown(rich_article(), theme="journal")
    folded, flat = write(rendering).content, write_print(rendering).content
    assert rendering.fold is not None
    assert read_pages(unfold(folded, rendering.fold)) == read_pages(flat)


def placed(content: bytes) -> list[list[list[float]]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            [
                [float(value) for value in values]
                for values, sign in pikepdf.parse_content_stream(page)
                if str(sign) == "cm"
            ]
            for page in pdf.pages
        ]


@pytest.mark.parametrize(
    ("theme", "page", "booklet", "size", "scale"),
    [
        ("journal", "a5", Booklet(), A4, 1),
        ("brief", "a4", Booklet(), A4, 0.707),
        ("brief", "a4", Booklet(sheet="a3"), (1190.55, 841.89), 1),
        ("brief", "letter", Booklet(), (792, 612), 0.647),
        ("journal", "6x9", Booklet(), (792, 612), 0.917),
    ],
)
def test_sheets(theme: str, page: str, booklet: Booklet, size: tuple[float, float], scale: float) -> None:
    content = write(shown(None, booklet, theme=theme, page=page)).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert [float(value) for value in pdf.pages[0].MediaBox[2:]] == pytest.approx(size, abs=0.01)
    assert {round(values[0], 3) for sheet in placed(content) for values in sheet} == {scale}


def test_the_same_bytes_and_nothing_of_the_machine() -> None:
    rendering = shown(theme="journal")
    first, again = write(rendering).content, write(rendering).content
    assert hashlib.sha256(first).digest() == hashlib.sha256(again).digest()
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20")
        assert str(pdf.docinfo.Title) == rendering.record.title


# --- planted faults ---------------------------------------------------------------------------------


def swap_halves(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        data = page.Contents.read_bytes().replace(SLOTS[0].encode(), b"/X")
        page.Contents.write(
            data.replace(SLOTS[1].encode(), SLOTS[0].encode()).replace(b"/X", SLOTS[1].encode())
        )


def turn_a_sheet(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


def lose_a_page(pdf: pikepdf.Pdf) -> None:
    data = pdf.pages[-1].Contents.read_bytes().splitlines(keepends=True)
    pdf.pages[-1].Contents.write(data[1])


def cross_the_fold(pdf: pikepdf.Pdf) -> None:
    data = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents.write(data.replace(b"q 1 0 0 1 ", b"q 1 0 0 1 3", 1))


def write_on_a_sheet(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"0 0 9 9 re f")


@pytest.mark.parametrize("plant", [swap_halves, turn_a_sheet, lose_a_page, cross_the_fold, write_on_a_sheet])
def test_a_fault_of_the_folding_is_found(plant: Callable[[pikepdf.Pdf], None]) -> None:
    article = long_brief()
    rendering = shown(article, theme="journal")
    content, out = write(rendering).content, io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        plant(pdf)
        pdf.save(out)
    try:
        faults = prove(article, rendering, out.getvalue())
    except ProofError:
        return
    assert faults


def test_bytes_that_are_no_booklet() -> None:
    with pytest.raises(ProofError, match="cannot be read back"):
        unfold(b"no PDF", Fold(*A4))


def test_a_page_without_marks_is_laid_on_its_sheet_too() -> None:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(419.53, 595.28))
    pdf.save(out)
    folded = impose(out.getvalue(), Fold(*A4), shown().record)
    assert [len(sheet) for sheet in placed(folded)] == [1, 0]


# --- from the setting to the file -------------------------------------------------------------------


def test_from_build_to_prune(house: Path, octavo: Callable[..., object]) -> None:  # noqa: F811
    words = ("articles/one.txt", "--to", "pdf,booklet")
    assert octavo("build", *words).code == 0
    folded = house / "build/booklet/one.pdf"
    assert folded.is_file() and octavo("verify").code == 0
    (house / "octavo.toml").write_text('publisher = "Harbor House"\n[booklet]\nsignature = 8\n')
    told = octavo("status", *words, "--why")
    assert told.code == 1
    assert "booklet: other settings: booklet" in told.out and "pdf: " not in told.out
    (house / "articles/one.txt").unlink()
    assert octavo("prune").code == 0 and not folded.exists()


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" width="90" height="30">'
    '<rect width="40" height="30" fill="#c03020"/><text x="45" y="20" font-size="9">Tons</text></svg>'
)


def test_pictures_and_the_words_in_them(house: Path, octavo: Callable[..., object]) -> None:  # noqa: F811
    (house / "press.icc").write_bytes(press_profile())
    (house / "octavo.toml").write_text('publisher = "Harbor House"\n[press]\nprofile = "press.icc"\n')
    (house / "articles/tons.svg").write_text(DRAWING)
    words = "The harbour board met in the long room above the customs hall and argued about tons. " * 4
    parts = ("# Why Ports Fail", "By Ana Ruiz", "March 3, 2019", words, "![Tons a year](tons.svg)", words)
    (house / "articles/tons.md").write_text("\n\n".join(parts))
    told = octavo("build", "articles/tons.md", "--to", "press,booklet")
    assert told.code == 0, told.err
    assert check((house / "build/press/tons.pdf").read_bytes()) == []
    assert octavo("verify").code == 0
    # A booklet that has lost its picture is found out.
    folded = house / "build/booklet/tons.pdf"
    with pikepdf.open(folded, allow_overwriting_input=True) as pdf:
        for form in (
            i for i in pdf.objects if isinstance(i, pikepdf.Stream) and i.get("/Subtype") == "/Form"
        ):
            form.write(form.read_bytes().replace(b"/Figure", b"/Span"))
        pdf.save(folded)
    with pytest.raises(ProofError, match=r"pictures|Tons"):
        prove_again(house)


def prove_again(house: Path) -> None:  # noqa: F811
    """Read the booklet back, as verify does where the record names its bytes."""
    job = Job(path=str(house / "articles/tons.md"), name="tons")
    chosen = load_workplace(house).settings
    content = {"booklet": (house / "build/booklet/tons.pdf").read_bytes()}
    prove_standing(parse_article(job, chosen), job, Terms(settings=chosen), content)
