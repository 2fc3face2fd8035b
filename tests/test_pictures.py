"""Pictures from the source to the editions: each holds them all, and each says what they show."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from convert.cli import main
from convert.errors import ProofError
from convert.job import Job
from convert.model.walk import figures, plain
from convert.pipeline import Parsed, Terms, parse_article, refuse_faults, render_product
from convert.placed import stops
from convert.prove import prove, prove_bytes
from convert.settings import Press, Settings
from convert.write import load_writer
from tests.drawn import NAMES, write_site
from tests.press.profile import press_profile

KINDS = ("pdf", "epub", "docx", "html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def parsed(site: Path) -> Parsed:
    return parse_article(Job(path=str(site), name="ports"), Settings())


def make(parsed: Parsed, kind: str) -> bytes:
    rendering = render_product(parsed, kind, Terms(settings=Settings()))
    content = load_writer(kind)(rendering).content
    refuse_faults(prove(parsed.article, rendering, content), "ports.md")
    return content


def test_the_figures_of_the_article(parsed: Parsed) -> None:
    found = list(figures(parsed.article))
    assert [figure.target for figure in found] == list(NAMES)
    assert plain(found[0].caption) == "The caption of chart.png."
    assert plain(found[0].credit) == "Photo: Lena Ost/Agency"
    assert parsed.findings == ()
    assert [picture.target for picture in parsed.pictures] == list(NAMES)
    assert parsed.assets.keys() == set(NAMES)


@pytest.mark.parametrize("kind", KINDS)
def test_an_edition_holds_all_pictures_twice_the_same(parsed: Parsed, kind: str) -> None:
    assert make(parsed, kind) == make(parsed, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_too_many_or_too_few_is_a_fault(parsed: Parsed, kind: str) -> None:
    rendering = render_product(parsed, kind, Terms(settings=Settings()))
    content = load_writer(kind)(rendering).content
    for pictures in (rendering.script.pictures[1:], (*rendering.script.pictures, "One more")):
        script = replace(rendering.script, pictures=pictures)
        assert prove(parsed.article, replace(rendering, script=script), content)
    other = ("Something else", *rendering.script.pictures[1:])
    said = replace(rendering, script=replace(rendering.script, pictures=other))
    with pytest.raises(ProofError, match="Something"):
        refuse_faults(prove(parsed.article, said, content), "ports.md")


def test_a_print_for_a_press_holds_them_too(site: Path, tmp_path: Path) -> None:
    (tmp_path / "press.icc").write_bytes(press_profile())
    settings = Settings(press=Press(profile=str(tmp_path / "press.icc")))
    terms, parsed = Terms(settings=settings), parse_article(Job(path=str(site), name="ports"), settings)
    rendering = render_product(parsed, "press", terms)
    content = load_writer("press")(rendering).content
    assert prove(parsed.article, rendering, content) == ()
    more = replace(rendering.script, pictures=(*rendering.script.pictures, "One more"))
    assert prove_bytes(replace(rendering, script=more), content)


def test_an_e_book_without_one_of_its_pictures_is_a_fault(parsed: Parsed) -> None:
    rendering = render_product(parsed, "epub", Terms(settings=Settings()))
    content = load_writer("epub")(rendering).content
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w") as less:
        for name in book.namelist():
            if not name.endswith("pictures/1.png"):
                less.writestr(name, book.read(name))
    assert prove(parsed.article, rendering, out.getvalue())


def test_word_has_png_of_a_drawing_and_sizes_within_the_column(parsed: Parsed) -> None:
    with zipfile.ZipFile(io.BytesIO(make(parsed, "docx"))) as package:
        names = package.namelist()
        document = package.read("word/document.xml")
    assert not any(name.endswith(".svg") for name in names)
    assert sum(name.startswith("word/media/") for name in names) == len(NAMES)
    named = list(etree.fromstring(document).iter("{*}docPr"))
    assert [each.get("descr") for each in named] == [f"What {name} shows" for name in NAMES]
    assert len({each.get("id") for each in named}) == len(NAMES)
    assert b"base64" not in document


def test_alternative_texts_stop_a_strict_build(tmp_path: Path) -> None:
    path = write_site(tmp_path)
    path.write_text(path.read_text().replace("What chart.png shows", ""))
    found = parse_article(Job(path=str(path), name="ports"), Settings()).findings
    assert [each.code for each in found] == ["missing-alternative"]
    assert stops(found, strict=True)
    assert not stops(found, strict=False)
    path.with_name("ports.octavo.toml").write_text('[pictures]\n"chart.png" = "Four bars that grow"\n')
    again = parse_article(Job(path=str(path), name="ports"), Settings())
    assert again.findings == ()
    assert next(figures(again.article)).alternative == "Four bars that grow"
    path.with_name("ports.octavo.toml").write_text('[pictures]\n"other.png" = "Bars"\n')
    odd = parse_article(Job(path=str(path), name="ports"), Settings()).findings
    assert {each.code for each in odd} == {"missing-alternative", "correction-misfit"}


def test_a_changed_picture_puts_its_editions_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    build = ["build", "--to", "epub", "--out", "out", path.name]
    status = ["status", "--to", "epub", "--out", "out", "--why", path.name]
    assert (main(build), main(status)) == (0, 0)
    before = (tmp_path / "out/epub/ports.epub").read_bytes()
    (tmp_path / "chart.png").write_bytes((tmp_path / "palette.png").read_bytes())
    capsys.readouterr()
    assert main(status) == 1
    assert "other pictures: chart.png" in capsys.readouterr().out
    assert main(build) == 0
    assert (tmp_path / "out/epub/ports.epub").read_bytes() != before
    (tmp_path / "chart.png").unlink()
    assert (main(status), main(build)) == (1, 1)


def test_the_same_bytes_from_any_folder(tmp_path: Path) -> None:
    made = []
    for name in ("one", "another"):
        (tmp_path / name).mkdir()
        path = write_site(tmp_path / name)
        made.append(make(parse_article(Job(path=str(path), name="ports"), Settings()), "epub"))
    assert made[0] == made[1]


def test_a_page_saved_without_its_pictures_is_warned_of(tmp_path: Path) -> None:
    words = "The harbour board met in the long room above the customs hall, and nobody argued. " * 3
    images = '<img src="p_files/a.png" alt="A quay">', '<img src="p_files/b.png" alt="A rope">'
    body = (
        f"<h1>Ports</h1><article><p>{words}</p>{images[0]}<p>{words}</p>{images[1]}<p>{words}</p></article>"
    )
    (tmp_path / "p.html").write_text(f"<html><body>{body}</body></html>")
    job = Job(path=str(tmp_path / "p.html"), name="p")

    def weights() -> list[str]:
        found = parse_article(job, Settings()).findings
        return [each.severity for each in found if each.code == "missing-picture"]

    assert weights() == ["warning", "warning"]
    (tmp_path / "p_files").mkdir()
    (write_site(tmp_path).parent / "chart.png").rename(tmp_path / "p_files/a.png")
    assert weights() == ["error"]
