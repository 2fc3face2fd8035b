"""Word editions before openxml-audit, which knows the schema and Word's rules, and before an inventory."""

import zipfile
from pathlib import Path

import pytest

from convert.model import Article
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.settings import Limits, PageSize, Settings
from convert.source import read_source
from convert.write.docx import write
from tests.conftest import SEED
from tests.editions.inventory import style_complaints
from tests.editions.test_scripts import LINES
from tests.editions.test_scripts import line as line_of
from tests.editions.validators import docx_complaints
from tests.everything import everything
from tests.made import brief

pytestmark = pytest.mark.editions

SAMPLES = sorted((Path(__file__).parents[2] / "articles").glob("*.txt")) + ([SEED] if SEED.exists() else [])


def save(article: Article, folder: Path, settings: Settings) -> Path:
    """Write the Word edition of *article* into *folder*."""
    path = folder / "edition.docx"
    path.write_bytes(write(render(article, "docx", settings)).content)
    return path


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_valid(sample: Path, tmp_path: Path) -> None:
    article = parse(read(read_source(sample, limit=Limits().source_bytes)), Settings())
    assert docx_complaints(save(article, tmp_path, Settings())) == []


@pytest.mark.parametrize(("theme", "page"), [("brief", "letter"), ("journal", "a5"), ("report", "a4")])
@pytest.mark.parametrize("make", [brief, everything])
def test_an_article_with_every_part_is_valid(
    make: object, theme: str, page: PageSize, tmp_path: Path
) -> None:
    assert callable(make)
    assert docx_complaints(save(make(), tmp_path, Settings(theme=theme, page=page))) == []


@pytest.mark.parametrize("language", LINES)
def test_a_line_in_any_script_is_valid(language: str, tmp_path: Path) -> None:
    assert docx_complaints(save(line_of(language), tmp_path, Settings())) == []


def spoil(good: Path, part: str, before: bytes, after: bytes) -> Path:
    """Return a copy of the file *good* with one thing changed in *part*."""
    bad = good.with_name("bad.docx")
    with zipfile.ZipFile(good) as package, zipfile.ZipFile(bad, "w") as broken:
        for name in package.namelist():
            content = package.read(name)
            assert name != part or before in content
            broken.writestr(name, content.replace(before, after, 1) if name == part else content)
    return bad


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", b"<w:pPr>", b'<w:jc w:val="both"/><w:pPr>'),
        ("word/document.xml", b"<w:body>", b"<w:body><w:nonsense/>"),
        ("word/styles.xml", b"<w:basedOn ", b"<w:qFormat/><w:basedOn "),
    ],
)
def test_a_planted_fault_is_seen(part: str, before: bytes, after: bytes, tmp_path: Path) -> None:
    assert docx_complaints(spoil(save(brief(), tmp_path, Settings()), part, before, after))


DOCUMENT, NOTES, CORE = "word/document.xml", "word/footnotes.xml", "docProps/core.xml"
BODY_TEXT = b'<w:pStyle w:val="BodyText"/>'


@pytest.mark.parametrize(
    ("part", "before", "after", "said"),
    [
        (DOCUMENT, BODY_TEXT, b'<w:pStyle w:val="Missing"/>', "a paragraph in the style of none"),
        (DOCUMENT, BODY_TEXT, b"", "a paragraph in the style of none"),
        (DOCUMENT, BODY_TEXT, b'<w:pStyle w:val="Table"/>', "a paragraph in the style Table"),
        (NOTES, b'<w:pStyle w:val="FootnoteText"/>', b"", "a paragraph in the style of none"),
        (DOCUMENT, BODY_TEXT, BODY_TEXT + b'<w:jc w:val="center"/>', "formatted directly (jc)"),
        (DOCUMENT, b"<w:rPr>", b'<w:rPr><w:sz w:val="40"/>', "formatted directly (sz)"),
        (DOCUMENT, b"<w:rPr>", b'<w:rPr><w:rFonts w:ascii="Comic"/>', "a run with a face or a size"),
        ("word/settings.xml", b'w:val="15"', b'w:val="12"', "compatibility mode 12"),
        ("word/styles.xml", b'w:val="Figure Table"', b'w:val="Other"', "no style Figure Table"),
        ("word/styles.xml", b"<w:outlineLvl ", b"<w:suppressLineNumbers ", "not in the navigation pane"),
        ("word/footer1.xml", b" PAGE ", b" DATE ", "page numbers are no fields"),
        (NOTES, b'<w:footnote w:id="', b'<w:footnote w:id="1', "have the marks"),
        (CORE, b"<dc:language>en</dc:language>", b"", "the core properties say no language"),
    ],
)
def test_the_inventory_sees_what_no_style_says(
    part: str, before: bytes, after: bytes, said: str, tmp_path: Path
) -> None:
    good = save(everything(), tmp_path, Settings())
    assert style_complaints(good) == []
    bad = spoil(good, part, before, after)
    assert any(said in complaint for complaint in style_complaints(bad)), style_complaints(bad)
