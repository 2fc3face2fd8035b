"""A short paragraph of long words is not stretched to the measure, with holes between them."""

import pytest
from msgspec import structs

from convert.prove import prove
from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write
from convert.write.pdf_copyfit import lay_out
from convert.write.pdf_engine import load_engine
from convert.write.pdf_grid import on_grid
from convert.write.pdf_lines import read_blocks
from tests.made import FILLER, brief, paragraph

STIFF = (
    "port => harbour queue_of_ships(..) { .. harbour.wait(..) .. }",
    "wait -O3 harbour.c -o harbour.js -s STANDALONE_HARBOUR",
)


@pytest.mark.parametrize("words", STIFF)
def test_lines_of_code_are_ragged(words: str) -> None:
    article = structs.replace(
        brief(), body=(paragraph(FILLER), paragraph(words), paragraph(FILLER)), notes=()
    )
    rendering = render(article, "pdf", Settings(theme="report"))
    with on_grid(rendering.tokens):
        blocks = read_blocks(lay_out(load_engine(rendering.style, rendering.faces), rendering).document)
    styles = {block.lines[0].text[:4]: block.style["text_align_all"] for block in blocks}
    assert styles[words[:4]] in ("left", "start")
    assert styles[FILLER[:4]] == "justify"
    assert prove(article, rendering, write(rendering).content) == ()
