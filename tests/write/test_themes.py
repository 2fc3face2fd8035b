"""What the themes do to a page: opening, contents, running heads, columns, notes and tables, read back."""

import io
import re
from collections.abc import Iterator
from functools import cache

import pikepdf
import pypdfium2
import pytest
from msgspec import structs

from convert.model import Article, Author, Heading, Quote, Row, Summary, Table
from convert.prove import prove
from convert.render import render
from convert.render.rendering import Rendering
from convert.settings import Settings
from convert.write.pdf import write
from tests.made import FILLER, NOWHERE, brief, bullets, line, mark, note, paragraph
from tests.papers import THEMES

PLAIN = ("pages", "of")


@cache
def paper() -> Article:
    """The brief with four sections over several pages, a note in each and a table longer than a page."""
    sections = tuple(
        block
        for at in range(4)
        for block in (
            Heading(1, line(f"Section {'ABCD'[at]}"), NOWHERE),
            paragraph(FILLER, " ", FILLER, mark(4 + at), " ", FILLER),
            paragraph(FILLER, " ", FILLER),
        )
    )
    notes = tuple(note(4 + at, f"Ledger of the harbour, volume {at + 1}.") for at in range(4))
    rows = [Row((line("Port"), line("Days")), NOWHERE, head=True)]
    rows += [Row((line(f"Harbour {at}"), line(str(at))), NOWHERE) for at in range(90)]
    table = Table(tuple(rows), NOWHERE)
    body = (*brief().body, *sections, table, paragraph(FILLER))
    return structs.replace(brief(), body=body, notes=brief().notes + notes)


@cache
def rendered(theme: str) -> Rendering:
    return render(paper(), "pdf", Settings(theme=theme, colophon=True))


@cache
def content(theme: str) -> bytes:
    return write(rendered(theme)).content


@cache
def pages(theme: str) -> list[str]:
    with pypdfium2.PdfDocument(content(theme)) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


def numbers(theme: str, words: str) -> list[int]:
    """Return the pages on which *words* stand as a line of their own, or as part of one."""
    return [number for number, page in enumerate(pages(theme), 1) if words in page]


def places(theme: str, words: str) -> Iterator[tuple[int, float, float]]:
    """Yield page, left and right edge of each place of *words*, in points."""
    with pypdfium2.PdfDocument(content(theme)) as pdf:
        for number, page in enumerate(pdf, 1):
            text = page.get_textpage()
            search = text.search(words)
            while found := search.get_next():
                boxes = [text.get_charbox(found[0] + at) for at in range(found[1])]
                yield number, min(box[0] for box in boxes), max(box[2] for box in boxes)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_proves_clean(theme: str) -> None:
    assert prove(paper(), rendered(theme), content(theme)) == ()


@pytest.mark.parametrize("theme", THEMES)
def test_a_note_stands_on_the_page_of_its_mark(theme: str) -> None:
    with pikepdf.open(io.BytesIO(content(theme))) as pdf:
        assert len(pdf.pages) == len(pages(theme))
    for at in range(4):
        (page,) = numbers(theme, f"volume {at + 1}.")
        assert re.search(rf"\.{at + 4}\b|\.{at + 4}\s", pages(theme)[page - 1]), (theme, at)


@pytest.mark.parametrize("theme", THEMES)
def test_a_table_says_its_head_on_every_page(theme: str) -> None:
    body = [page for page in pages(theme) if re.search(r"^Harbour \d+ \d+$", page, re.MULTILINE)]
    assert len(body) > 1
    assert all("Port Days" in page for page in body)


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_leaves_the_page(theme: str) -> None:
    page = rendered(theme).tokens["page"]
    with pypdfium2.PdfDocument(content(theme)) as pdf:
        for sheet in pdf:
            text = sheet.get_textpage()
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            boxes = [box for box in boxes if box[2] > box[0]]  # what PDFium adds between words has no width
            assert min(box[0] for box in boxes) >= min(page["inner"], page["outer"]) - 1
            assert max(box[2] for box in boxes) <= page["width"] - min(page["inner"], page["outer"]) + 1


def test_the_contents_of_a_report_lead_to_its_sections() -> None:
    (contents,) = (page for page in pages("report") if page.startswith("Contents"))
    for at in range(4):
        (told,) = re.findall(rf"^Section {'ABCD'[at]} +(\d+)$", contents, re.MULTILINE)
        assert re.search(rf"^Section {'ABCD'[at]}$", pages("report")[int(told) - 1], re.MULTILINE)


def test_no_number_of_the_contents_stands_alone_on_a_line() -> None:
    headings = [
        f"The pilots wait for a tide and for a paper that the office has {'i' * at}" for at in range(1, 24)
    ]
    body = tuple(
        block for words in headings for block in (Heading(1, line(words), NOWHERE), paragraph(FILLER))
    )
    shown = render(structs.replace(brief(), body=body, notes=()), "pdf", Settings(theme="report"))
    made = write(shown).content
    with pypdfium2.PdfDocument(made) as pdf:
        rows = pdf[1].get_textpage().get_text_range().split("\r\n")
    rows = rows[rows.index("Contents") + 1 :]
    assert sum(bool(re.search(r"[i ]\d+$", row)) for row in rows) >= len(headings)
    assert not [row for row in rows if re.fullmatch(r"\s*\d+\s*", row)]
    assert len(rows) > len(headings)  # some are longer than a line


def test_a_wrong_number_in_the_contents_is_a_fault() -> None:
    right = rendered("report")
    last = max(re.findall(r'href="#(section-\d+)"', right.documents[0].markup))
    documents = tuple(
        structs.replace(each, markup=each.markup.replace('href="#section-1"', f'href="#{last}"'))
        for each in right.documents
    )
    wrong = write(structs.replace(right, documents=documents)).content
    assert prove(paper(), right, wrong)


def test_a_short_report_has_no_contents() -> None:
    short = structs.replace(brief(), body=(paragraph(FILLER),), notes=())
    assert 'id="contents"' not in render(short, "pdf", Settings(theme="report")).documents[0].markup


def test_the_cover_of_a_report_is_a_page_of_its_own() -> None:
    first = pages("report")[0]
    assert "Why Ports Fail" in first
    assert FILLER.split(".")[0] not in first
    assert "1 of" not in first


@pytest.mark.parametrize("authors", [1, 2, 4, 6])
def test_a_cover_is_one_page_however_much_its_authors_are(authors: int) -> None:
    post = line("Senior Fellow for Harbors, Rivers and the Sea at the Institute for All That Waits " * 2)
    people = tuple(Author(name=f"Ana Ruiz {number}", credit=post) for number in range(authors))
    article = structs.replace(brief(), authors=people)
    rendering = render(article, "pdf", Settings(theme="report"))
    with pypdfium2.PdfDocument(write(rendering).content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert f"Ana Ruiz {authors - 1}" in texts[0]
    assert "Key points" in texts[1]


def test_columns_stand_side_by_side() -> None:
    page = rendered("report").tokens["page"]
    half = page["width"] / 2
    starts = [left for _, left, _ in places("report", "Ledgers")] or [
        left for _, left, _ in places("report", "the")
    ]
    assert any(left < half for left in starts)
    assert any(left > half for left in starts)


def test_columns_begin_on_one_line_whatever_stands_first() -> None:
    quoted = Quote((paragraph("Sums up the tide."),), NOWHERE)
    body = (quoted, *(paragraph(FILLER, " ", FILLER) for _ in range(30)))
    shown = render(structs.replace(brief(), body=body, notes=()), "pdf", Settings(theme="report"))
    with pypdfium2.PdfDocument(write(shown).content) as pdf:
        text = pdf[1].get_textpage()
        words = text.get_text_range()
        above, first = (text.get_charbox(words.index(word))[1] for word in ("Night shifts", "Sums"))
        feet = [text.get_charbox(at)[1] for at in range(text.count_chars())]
    assert above > first
    assert not [foot for foot in feet if first + 6 < foot < above - 6]


def test_folios_and_heads_of_a_journal_stand_outside() -> None:
    page = rendered("journal").tokens["page"]
    count = len(pages("journal"))
    for number in range(2, count + 1):
        ((_, left, right),) = (
            place for place in places("journal", f"{number} of {count}") if place[0] == number
        )
        if number % 2:
            assert right == pytest.approx(page["width"] - page["outer"], abs=2)
        else:
            assert left == pytest.approx(page["outer"], abs=2)
    script = rendered("journal").script.running
    assert script.even is not None
    assert script.even[0] != script.other[0]


def test_no_key_point_goes_over_to_a_page_alone() -> None:
    """Three that take two lines each are one too many for the first page."""
    words = "of the harbour board, which is said at such length that it takes two lines of the box around it."
    points = bullets(*(f"Point {at} {words}" for at in range(3)))
    article = structs.replace(brief(), summary=Summary("key_points", (points,), NOWHERE))
    with pypdfium2.PdfDocument(write(render(article, "pdf", Settings(theme="journal"))).content) as pdf:
        on = [page.get_textpage().get_text_range().count("of the harbour board, which") for page in pdf]
    assert on[:2] == [1, 2]


def test_few_contents_are_followed_by_the_text_and_columns_below_them_begin_on_one_line() -> None:
    (there,) = numbers("report", "Contents")
    assert "Ports fail in their offices" in pages("report")[there - 1]
    with pypdfium2.PdfDocument(content("report")) as pdf:
        text = pdf[there - 1].get_textpage()
        tops = [
            text.get_charbox(text.search(words).get_next()[0])[1]
            for words in ("Ports fail in their offices", "No ship was ever")
        ]
    assert tops[0] == pytest.approx(tops[1], abs=0.5)


def test_many_contents_have_a_page_to_themselves() -> None:
    headings = (Heading(1, line(f"Berth {at}"), NOWHERE) for at in range(20))
    body = tuple(block for heading in headings for block in (heading, paragraph(FILLER)))
    made = render(structs.replace(brief(), body=body), "pdf", Settings(theme="report"))
    with pypdfium2.PdfDocument(write(made).content) as pdf:
        shown = pdf[1].get_textpage().get_text_range()
    assert "Contents" in shown
    assert FILLER[:30] not in shown


def test_the_head_of_a_page_names_the_first_section_that_begins_on_it_or_the_one_that_goes_on() -> None:
    """A left page of the journal holds the head of a section, which stands last in what is drawn."""
    sections, expected = [f"Section {letter}" for letter in "ABCD"], ""
    for number, page in enumerate(pages("journal"), 1):
        *text, head, _ = page.strip().split("\n")
        begun = [line for line in text if line in sections]
        if number % 2 == 0 and (begun or expected):
            assert head == (begun[0] if begun else expected)
        expected = begun[-1] if begun else expected
    assert expected == sections[-1]


def test_a_section_stands_above_a_page_from_the_right_in_its_own_words() -> None:
    words = "\u05e0\u05de\u05dc OECD 2014 \u05d5\u05e2\u05d5\u05d3"
    body = (Heading(1, line(words), NOWHERE), *(paragraph(f"{words} " * 60),) * 12)
    hebrew = structs.replace(brief(), language="he", notes=(), body=body)
    for theme in THEMES:
        shown = render(hebrew, "pdf", Settings(theme=theme))
        assert "\u2068OECD 2014\u2069" in shown.documents[0].markup.partition("data-left")[2]
        assert prove(hebrew, shown, write(shown).content) == ()


@pytest.mark.parametrize("theme", THEMES)
def test_the_colophon_says_which_source_it_was(theme: str) -> None:
    record = rendered(theme).record
    last = "".join(pages(theme)[-1].split())
    assert record.source_sha256 in last
    assert record.identifier in last


@pytest.mark.parametrize("theme", THEMES)
def test_notes_without_marks_begin_below_the_text_and_go_on_over_pages(theme: str) -> None:
    notes = tuple(
        note(at, f"Ledger of the harbour, volume {at}, and what was added to it.") for at in range(90)
    )
    article = structs.replace(brief(), body=(paragraph(FILLER),), notes=notes)
    made = render(article, "pdf", Settings(theme=theme))
    content = write(made).content
    assert prove(article, made, content) == ()
    with pypdfium2.PdfDocument(content) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    (end,) = (at for at, text in enumerate(texts) if FILLER.split(".")[-2].strip().split()[-1] in text)
    assert "volume 0," in texts[end]
    assert "volume 89," not in texts[end]


@pytest.mark.parametrize("theme", THEMES)
def test_latin_names_stand_at_the_edge_of_a_page_from_the_right(theme: str) -> None:
    title = line("\u05e0\u05de\u05dc \u05e9\u05dc \u05e0\u05d9\u05d9\u05e8")
    hebrew = structs.replace(brief(), language="he", notes=(), body=(paragraph(*title * 150),))
    hebrew = structs.replace(hebrew, head=structs.replace(hebrew.head, title=title))
    shown = render(hebrew, "pdf", Settings(theme=theme))
    assert 'dir="rtl">' in shown.documents[0].markup.partition("<head>")[0]
    with pypdfium2.PdfDocument(write(shown).content) as pdf:
        text = pdf[0].get_textpage()
        found = text.search("Policy Notes").get_next()
        right = text.get_charbox(found[0] + found[1] - 1)[2]
        most = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
    assert right == pytest.approx(most, abs=2)
