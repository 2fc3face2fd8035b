"""Word documents of others: styles, notes, tables, tracked changes, comments."""

import pytest

from convert.job import Job
from convert.model import Heading, Paragraph, Quote, Table
from convert.model.walk import plain
from convert.parse import parse
from convert.pipeline import parse_article
from convert.read import read
from convert.read.draft import Draft
from convert.settings import Settings
from convert.source import decode_source
from tests.read.packed import WORD, docx, paragraph, related, run

TEXT = (
    "The harbour board met in the long room above the customs hall, where the windows look over the inner "
    "basin. Nobody had come to argue about the chart, and nobody did so."
)
BY = 'w:author="Ed" w:date="2020-01-01T00:00:00Z"'
TRACKED = (
    run("The ferry leaves ")
    + f'<w:del w:id="1" {BY}><w:r><w:delText>late</w:delText></w:r></w:del>'
    + f'<w:ins w:id="2" {BY}>{run("early")}</w:ins>'
    + run(" on Mondays.")
)


def draft(body: str, changes: str = "accept") -> Draft:
    made = read(decode_source(docx(body), "case.docx"), changes=changes)
    assert all(piece.span.cut(made.text).strip() == piece.span.cut(made.text) for piece in made.pieces)
    return made


def words(made: Draft) -> list[str]:
    return [piece.span.cut(made.text) for piece in made.pieces]


@pytest.mark.parametrize(
    ("changes", "kept", "gone"),
    [
        ("accept", "The ferry leaves early on Mondays.", "late"),
        ("reject", "The ferry leaves late on Mondays.", "early"),
    ],
)
def test_tracked_changes_are_settled_and_told(changes: str, kept: str, gone: str) -> None:
    made = draft(paragraph(run(TEXT)) + paragraph(TRACKED), changes)
    assert words(made)[1] == kept
    assert [finding.code for finding in made.findings] == ["tracked-changes"]
    assert f"they are {changes}ed" in made.findings[0].sentence
    assert [dropped.span.cut(made.text) for dropped in made.skipped] == [gone]


def test_a_document_without_changes_has_no_finding() -> None:
    made = draft(paragraph(run("They changed the timetable, tracked the ferry and commented on it.")))
    assert made.findings == ()
    assert made.skipped == ()


def test_comments_are_told_and_kept_with_their_author() -> None:
    comments = (
        f'<?xml version="1.0"?><w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="Ed Ling">'
        f"{paragraph(run('Is this so?'))}</w:comment></w:comments>"
    )
    body = paragraph(
        f'<w:commentRangeStart w:id="0"/>{run("A claim.")}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    made = read(decode_source(related(body, "comments", comments), "case.docx"))
    assert words(made) == ["A claim."]
    assert [finding.code for finding in made.findings] == ["comments"]
    assert [(d.span.cut(made.text), d.reason) for d in made.skipped] == [
        ("Is this so?", "a comment by Ed Ling")
    ]


def test_findings_name_the_paragraph() -> None:
    data = docx(paragraph(run("The Ferry"), "Title") + paragraph(run(TEXT)) + paragraph(TRACKED))
    job = Job(path="case.docx", name="case", data=data, file_name="case.docx")
    found = parse_article(job, Settings()).findings
    (placed,) = [finding for finding in found if finding.code == "tracked-changes"]
    assert (placed.unit, placed.line, placed.excerpt) == (
        "paragraph",
        3,
        "The ferry leaves early on Mondays.",
    )


def test_the_setting_rejects_changes() -> None:
    data = docx(paragraph(run("The Ferry"), "Title") + paragraph(run(TEXT)) + paragraph(TRACKED))
    job = Job(path="case.docx", name="case", data=data, file_name="case.docx")
    article = parse_article(job, Settings(changes="reject")).article
    assert plain(article.body[-1].content) == "The ferry leaves late on Mondays."  # type: ignore[union-attr]


def test_a_document_without_styles_is_read_by_the_rules() -> None:
    lines = ("Why Ports Fail Before Ships Do", "By Ana Ruiz", "March 3, 2019", TEXT, TEXT)
    article = parse(draft("".join(paragraph(run(line)) for line in lines)), Settings())
    assert plain(article.head.title) == lines[0]
    assert [author.name for author in article.authors] == ["Ana Ruiz"]
    assert [date.iso for date in article.dates] == ["2019-03-03"]
    assert [type(block) for block in article.body] == [Paragraph, Paragraph]


def test_a_table_has_its_cells() -> None:
    cells = "".join(f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("Port of call", "3 days"))
    rows = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    made = draft(paragraph(run("The Ferry That Waits"), "Title") + paragraph(run(TEXT)) * 4 + rows)
    table = parse(made, Settings()).body[-1]
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [["Port of call", "3 days"]] * 2


def test_a_frame_around_text_is_no_table() -> None:
    points = (
        "Ships wait because berths are booked by paper.",
        "A shared calendar costs less than one crane.",
    )
    inside = "".join(paragraph(run(words)) for words in ("Key points", *points))
    box = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    beside = "".join(f"<w:tc>{paragraph(run(words))}</w:tc>" for words in points)
    placed = f"<w:tbl><w:tr>{beside}</w:tr></w:tbl>"
    article = parse(
        draft(paragraph(run("The Ferry"), "Title") + paragraph(run(TEXT)) * 2 + box + placed), Settings()
    )
    assert not any(isinstance(block, Table) for block in article.body)
    assert [plain(block.content) for block in article.body if isinstance(block, Paragraph)][-2:] == list(
        points
    )


def sized(words: str, size: int) -> str:
    """Return a paragraph set in *size* half points."""
    return f'<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'


HEAD = (
    "Working group on coastal trade and ports",
    "Waiting Ships",
    "What the chart on the wall does not show",
)


@pytest.mark.parametrize("larger", HEAD)
def test_the_line_set_largest_is_the_title(larger: str) -> None:
    lines = "".join(sized(line, 48 if line == larger else 22) for line in (*HEAD, "Ana Ruiz and Tom Okafor"))
    article = parse(draft(lines + paragraph(run("March 2019")) + sized(TEXT, 22) * 4), Settings())
    assert plain(article.head.title) == larger


def test_a_house_that_its_paper_sets_larger_is_no_title() -> None:
    lines = sized("Harbor Institute", 60) + sized("Why Ferries Wait", 28) + sized("By Ana Ruiz", 22)
    article = parse(draft(lines + paragraph(run("March 2019")) + sized(TEXT, 22) * 4), Settings())
    assert plain(article.head.title) == "Why Ferries Wait"


def test_named_styles_of_word_are_known() -> None:
    styles = f'<?xml version="1.0"?><w:styles xmlns:w="{WORD}">' + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("T", "Title"), ("Q", "Quote"), ("H", "heading 1"))
    )
    body = paragraph(run("The Ferry"), "T") + paragraph(run("On Mondays"), "H") + paragraph(run(TEXT), "Q")
    article = parse(
        read(decode_source(related(body, "styles", styles + "</w:styles>"), "case.docx")), Settings()
    )
    assert plain(article.head.title) == "The Ferry"
    assert [type(block) for block in article.body] == [Heading, Quote]


@pytest.mark.parametrize(("between", "gaps"), [(0, [0, 1, 1, 2]), (1, [0, 1, 1, 2])])
def test_empty_paragraphs_are_gaps(between: int, gaps: list[int]) -> None:
    body = (paragraph(run(TEXT)) + paragraph("") * between) * 3 + paragraph("") + paragraph(run(TEXT))
    assert [piece.gap for piece in draft(body).pieces] == gaps
