"""Print editions before the validators of PDF/UA-1 and PDF/A-3a, qpdf and pdffonts."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import outloud
import pikepdf
import pytest
from msgspec import structs

from convert.model import Article, Head, Heading, Publisher, Quote
from convert.model.walk import block_lines, plain
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.settings import Limits, PageSize, Settings
from convert.source import read_source
from convert.write.pdf import write
from tests.editions.validators import outloud_complaints, overflow_complaints, pdf_complaints
from tests.everything import everything
from tests.made import FILLER, NOWHERE, brief, bullets, line, paragraph
from tests.papers import PAPERS

pytestmark = pytest.mark.editions

SAMPLES = sorted((Path(__file__).parents[2] / "articles").glob("*.txt"))
BRIEF: tuple[str, PageSize] = ("brief", "a4")


def parsed(path: Path) -> Article:
    return parse(read(read_source(path, limit=Limits().source_bytes)), Settings())


def latin() -> Article:
    """The article with every part, without the paragraph in scripts that the shipped faces lack."""
    article = everything()
    kept = (
        block for block in article.body if "Arabic" not in " ".join(plain(w.line) for w in block_lines(block))
    )
    return structs.replace(article, body=tuple(kept))


def save(article: Article, paper: tuple[str, PageSize], folder: Path) -> Path:
    path = folder / "edition.pdf"
    path.write_bytes(write(render(article, "pdf", Settings(theme=paper[0], page=paper[1]))).content)
    return path


@pytest.mark.parametrize("paper", PAPERS, ids="-".join)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_valid(sample: Path, paper: tuple[str, PageSize], tmp_path: Path) -> None:
    assert pdf_complaints(save(parsed(sample), paper, tmp_path)) == []


@pytest.mark.parametrize("paper", PAPERS, ids="-".join)
@pytest.mark.parametrize("make", [brief, latin])
def test_an_article_with_every_part_is_valid(
    make: Callable[[], Article], paper: tuple[str, PageSize], tmp_path: Path
) -> None:
    assert pdf_complaints(save(make(), paper, tmp_path)) == []


def test_the_real_source_is_valid(seed: Path, tmp_path: Path) -> None:
    assert pdf_complaints(save(parsed(seed), BRIEF, tmp_path)) == []


def test_every_face_is_embedded_as_a_subset(tmp_path: Path) -> None:
    path = save(brief(), BRIEF, tmp_path)
    lines = subprocess.run(
        ["pdffonts", path], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert lines
    for row in lines:
        assert re.match(r"[A-Z]{6}\+", row), row
        assert re.search(r"\byes yes yes\b", row), row


def test_a_wrong_length_is_still_seen(tmp_path: Path) -> None:
    path = save(brief(), BRIEF, tmp_path)
    content = path.read_bytes()
    length = re.search(rb"/Length (\d{3,})", content)
    assert length
    wrong = str(int(length[1]) - 7).encode().rjust(len(length[1]), b"0")
    path.write_bytes(content[: length.start(1)] + wrong + content[length.end(1) :])
    assert pdf_complaints(path)


@pytest.mark.parametrize("key", ["/StructTreeRoot", "/Lang", "/Metadata", "/MarkInfo"])
def test_what_the_catalogue_lacks_is_seen(key: str, tmp_path: Path) -> None:
    path = save(brief(), BRIEF, tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root[key]
        pdf.save(path)
    assert pdf_complaints(path)


def heading_skipped(pdf: pikepdf.Pdf) -> None:
    """Let the second level of headings be the fourth."""
    for element in elements(pdf):
        if element.S == "/H2":
            element.S = pikepdf.Name("/H4")


def link_silent(pdf: pikepdf.Pdf) -> None:
    """Take the words out of the links, their annotations left."""
    for element in elements(pdf):
        if element.S == "/Link":
            element.K = pikepdf.Array([kid for kid in element.K if isinstance(kid, pikepdf.Dictionary)])


def picture_silent(pdf: pikepdf.Pdf) -> None:
    """Tag the first paragraph as a picture without a description."""
    next(element for element in elements(pdf) if element.S == "/P").S = pikepdf.Name("/Figure")


def head_lost(pdf: pikepdf.Pdf) -> None:
    """Let the heads of tables be cells like any other, to which no cell leads."""
    for element in elements(pdf):
        if element.S in ("/TH", "/TD"):
            element.S = pikepdf.Name("/TD")
            if "/A" in element:
                del element.A


def prose_silent(pdf: pikepdf.Pdf) -> None:
    """Let all words of the first page be artefacts."""
    page = pdf.pages[0]
    instructions = [
        pikepdf.ContentStreamInstruction([pikepdf.Name("/Artifact")], pikepdf.Operator("BMC"))
        if str(one.operator) == "BDC" and "/MCID" in one.operands[1]
        else one
        for one in pikepdf.parse_content_stream(page)
    ]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
    ]


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (heading_skipped, "HDG"),
        (link_silent, "LNK-003"),
        (picture_silent, "FIG"),
        (head_lost, "TBL-001"),
        (prose_silent, "TAG-002"),
    ],
)
def test_what_is_not_said_aloud_is_still_found(
    spoil: Callable[[pikepdf.Pdf], None], rule: str, tmp_path: Path
) -> None:
    path = save(everything(), BRIEF, tmp_path)
    assert outloud_complaints(path) == []
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        spoil(pdf)
        pdf.save(path)
    assert any(complaint.startswith(rule) for complaint in outloud_complaints(path))


@pytest.mark.parametrize("paper", [BRIEF, ("journal", "a5"), ("report", "a4")], ids=lambda paper: paper[0])
def test_what_is_longer_than_a_line_stays_inside_the_page(paper: tuple[str, str], tmp_path: Path) -> None:
    long = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
    key = "2b7e151628aed2a6abf7158809cf4f3c_2b7e151628aed2a6abf7158809cf4f3c"
    body = (
        *(Heading(level, line(long), NOWHERE) for level in (1, 2)),
        *(paragraph(f"Sie heißt {word} und gilt noch.") for word in (long, key, "_" * 200, "x" * 200)),
        bullets(long, key, "_" * 200),
        Quote((paragraph(long),), NOWHERE),
    )
    head = Head(title=line(f"Die {long} {'_' * 80}"))
    path = save(structs.replace(brief(), language="de-DE", head=head, body=body), paper, tmp_path)
    assert overflow_complaints(path, margin=30) == []


def test_a_running_head_that_reads_like_prose_is_waived(tmp_path: Path) -> None:
    words = "Why ports fail so long before the ships that wait in front of them do"
    article = structs.replace(brief(), head=Head(title=line(words)))
    path = save(article, ("report", "a4"), tmp_path)
    assert any(one.rule == "TAG-002" for one in outloud.check(str(path)).findings)
    assert outloud_complaints(path) == []


def test_a_running_publisher_that_reads_like_prose_is_waived(tmp_path: Path) -> None:
    house = Publisher(name="The Paper for Those Who Wait in Ports and on Ships")
    body = (paragraph(FILLER),) * 9
    article = structs.replace(brief(), publisher=house, head=Head(title=line("Ports")), body=body)
    path = save(article, ("journal", "a5"), tmp_path)
    assert any(one.rule == "TAG-002" for one in outloud.check(str(path)).findings)
    assert outloud_complaints(path) == []


def test_a_running_section_that_reads_like_prose_is_waived(tmp_path: Path) -> None:
    words = "What the clerks of the harbour knew long before the ships came in"
    body = (Heading(1, line(words), NOWHERE), *(paragraph(FILLER),) * 20)
    path = save(structs.replace(brief(), body=body), ("brief", "a4"), tmp_path)
    assert any(one.rule == "TAG-002" for one in outloud.check(str(path)).findings)
    assert outloud_complaints(path) == []
