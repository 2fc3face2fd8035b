"""What OpenType gives to a page, read back from the glyphs that were drawn; marks of lists, openings."""

import io
from collections.abc import Iterator
from functools import cache

import pikepdf
import pypdfium2
import pytest
import uharfbuzz
from msgspec import structs

from convert.model import Row, SmallCaps, Table
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write.pdf import write
from tests.made import FILLER, NOWHERE, brief, bullets, line, paragraph
from tests.papers import THEMES

YEAR, COUNT, HOUSE = "1847", "6350", "uno"
"""What is looked for: in the text, in a table, in small capitals."""


@cache
def rendered(theme: str) -> Rendering:
    rows = [Row((line("Port"), line("Days")), NOWHERE, head=True)]
    rows += [Row((line("Harbour"), line(COUNT)), NOWHERE) for _ in range(3)]
    small = SmallCaps(line(HOUSE), NOWHERE)
    body = (
        paragraph("The pier of ", YEAR, " is ", small, ". ", FILLER),
        bullets(*(f"Berth for a ship that {FILLER}" for _ in range(2))),
        Table(tuple(rows), NOWHERE),
    )
    return render(structs.replace(brief(), body=body, notes=()), "pdf", Settings(theme=theme))


@cache
def content(theme: str) -> bytes:
    return write(rendered(theme)).content


def drawn(theme: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the face and the glyphs of each piece of text that the pages draw."""
    with pikepdf.open(io.BytesIO(content(theme))) as pdf:
        for page in pdf.pages:
            face = ""
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    face = str(page.Resources.Font[str(operands[0])].BaseFont).rpartition("+")[2]
                elif str(operator) in ("TJ", "Tj"):
                    parts = operands[0] if str(operator) == "TJ" else operands
                    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                    yield (
                        face,
                        tuple(int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)),
                    )


def shaped(theme: str, family: str, words: str, *features: str) -> tuple[int, ...]:
    """Return the glyphs that the upright face of *family* has for *words* with *features*."""
    name = rendered(theme).tokens["face"][family]
    (path,) = (
        face.path
        for face in rendered(theme).faces
        if (face.family, face.weight, face.style) == (name, 400, "normal")
    )
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
    uharfbuzz.shape(font, buffer, dict.fromkeys(features, True))
    return tuple(info.codepoint for info in buffer.glyph_infos)


def is_drawn(theme: str, glyphs: tuple[int, ...]) -> bool:
    """Tell whether *glyphs* stand in a row anywhere on the pages."""
    size = len(glyphs)
    return any(
        piece[at : at + size] == glyphs for _, piece in drawn(theme) for at in range(len(piece) - size + 1)
    )


@pytest.mark.parametrize("theme", THEMES)
def test_figures_hang_in_text_and_line_up_in_tables(theme: str) -> None:
    old, lining = shaped(theme, "text", YEAR, "onum", "pnum"), shaped(theme, "text", YEAR, "lnum")
    assert old != lining
    assert is_drawn(theme, old) and not is_drawn(theme, lining)
    table = shaped(theme, "sans", COUNT, "lnum", "tnum")
    assert table != shaped(theme, "sans", COUNT, "onum", "pnum")
    assert is_drawn(theme, table)


@pytest.mark.parametrize("theme", THEMES)
def test_small_capitals_are_those_of_the_face(theme: str) -> None:
    small = shaped(theme, "text", HOUSE, "smcp")
    assert not set(small) & {*shaped(theme, "text", HOUSE), *shaped(theme, "text", HOUSE.upper())}
    assert is_drawn(theme, small)


@pytest.mark.parametrize("theme", THEMES)
def test_the_marks_of_a_list_hang(theme: str) -> None:
    tokens = rendered(theme).tokens
    line_height = tokens["line"]["body"]
    with pypdfium2.PdfDocument(content(theme)) as pdf:
        page = next(page for page in pdf if "Berth" in page.get_textpage().get_text_range())
        text = page.get_textpage()
        letters = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    berth = "".join(letter for letter, _ in letters).index("Berth")
    _, (first, foot, _, _) = letters[berth]
    (mark,) = {
        box[0] for letter, box in letters if letter == tokens["text"]["bullet"] and abs(box[1] - foot) < 5
    }
    below = [box[0] for _, box in letters[berth:] if 0.5 < (foot - box[1]) / line_height < 1.5]
    assert mark < first - line_height / 2
    assert min(below) == pytest.approx(first, abs=1)


def test_a_chapter_of_a_journal_opens_deep_on_its_page() -> None:
    page = rendered("journal").tokens["page"]
    with pypdfium2.PdfDocument(content("journal")) as pdf:
        text = pdf[0].get_textpage()
        words = text.get_text_range()
        title = text.get_charbox(words.index("Why Ports"))[3]
        body = text.get_charbox(words.index("The pier"))[3]
    assert page["height"] - title > page["height"] / 5
    assert page["height"] - body > page["height"] * 0.4
