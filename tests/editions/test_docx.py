"""Word editions before openxml-audit, which knows the schema and the rules that Word itself checks."""

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
from tests.editions.validators import docx_complaints
from tests.everything import everything
from tests.made import brief

pytestmark = pytest.mark.editions

SAMPLES = sorted((Path(__file__).parents[2] / "articles").glob("*.txt"))


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


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", b"<w:pPr>", b'<w:jc w:val="both"/><w:pPr>'),
        ("word/document.xml", b"<w:body>", b"<w:body><w:nonsense/>"),
        ("word/styles.xml", b"<w:basedOn ", b"<w:qFormat/><w:basedOn "),
    ],
)
def test_a_planted_fault_is_seen(part: str, before: bytes, after: bytes, tmp_path: Path) -> None:
    good, bad = save(brief(), tmp_path, Settings()), tmp_path / "bad.docx"
    with zipfile.ZipFile(good) as package, zipfile.ZipFile(bad, "w") as broken:
        for name in package.namelist():
            content = package.read(name)
            broken.writestr(name, content.replace(before, after, 1) if name == part else content)
    assert docx_complaints(bad)
