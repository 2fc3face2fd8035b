"""Tables on the page: short ones whole, no row alone, and no further from the text below than need be."""

import pytest
from msgspec import structs

from convert.model import Article, Block, Row, Strong, Table
from convert.prove.pages import read_pages
from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write
from tests.made import NOWHERE, brief, line, paragraph
from tests.write.test_pdf_baselines import baselines

LABEL = "Figure 3: How long a ship waits"


def table(rows: int) -> Table:
    cells = [Row((line("Port"), line("Days")), NOWHERE, head=True)]
    cells += [Row((line(f"Harbour {at}"), line(str(at))), NOWHERE) for at in range(rows)]
    return Table(tuple(cells), NOWHERE)


def article(*body: Block) -> Article:
    return structs.replace(brief(), body=body, notes=())


def parted(rows: int, before: int) -> list[int]:
    """Return how many rows of a table stand on each page of a journal, below so many lines of text."""
    text = article(*(paragraph(f"Line {at}.") for at in range(before)), table(rows), paragraph("Below it."))
    pages = read_pages(write(render(text, "pdf", Settings(theme="journal"))).content)
    counts = [sum(row[:1] == ("Harbour",) and row[-1].isdigit() for row in page.lines) for page in pages]
    return [count for count in counts if count]


def test_a_short_table_stands_whole() -> None:
    assert {tuple(parted(5, before)) for before in range(8, 40)} == {(5,)}


def test_no_row_of_a_long_table_stands_alone() -> None:
    rows = [parted(14, before) for before in range(4, 26)]
    assert any(len(each) > 1 for each in rows)
    assert min(min(each) for each in rows) > 1


@pytest.mark.parametrize("theme", ["brief", "journal"])
def test_text_below_a_table_is_near_to_it(theme: str) -> None:
    distances = []
    for rows in range(3, 11):
        text = article(paragraph("Above it."), table(rows), paragraph("Below it."))
        rendering = render(text, "pdf", Settings(theme=theme))
        last, below = baselines(write(rendering).content, f"Harbour {rows - 1}", "Below it.")
        distances.append((last - below) / rendering.tokens["line"]["body"])
    assert max(distances) < 2.5


def test_a_line_in_bold_letters_stays_with_what_it_names() -> None:
    label = structs.replace(paragraph("x"), content=(Strong(line(LABEL), NOWHERE),))
    for before in range(14, 40):
        above = [paragraph(f"Line {at}.") for at in range(before)]
        text = article(*above, label, paragraph("What it says about the harbour, and about the town."))
        pages = read_pages(write(render(text, "pdf", Settings(theme="journal"))).content)
        said = [[" ".join(row) for row in page.lines] for page in pages]
        (page,) = [page for page in said if LABEL in page]
        assert any(row.startswith("What it says") for row in page)
