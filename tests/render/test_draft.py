"""A draft says so on every page, beside the words of the article and never over them."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec import structs

from convert.model import Article
from convert.prove import prove
from convert.prove.pages import read_pages
from convert.render import render
from convert.render.rendering import EDITIONS, Edition, Rendering
from convert.settings import PageSize, Settings
from convert.write import load_writer
from tests.made import brief
from tests.papers import PAPERS
from tests.write.test_pdf import faults, long_brief

LABELS = sorted((Path(__file__).parents[2] / "layouts" / "labels").glob("*.toml"))


def drafted(article: Article, edition: Edition = "pdf", **chosen: object) -> Rendering:
    return render(article, edition, Settings(draft=True, **chosen))  # type: ignore[arg-type]


def written(rendering: Rendering) -> bytes:
    return load_writer(rendering.edition)(rendering).content


@pytest.mark.parametrize("file", LABELS, ids=lambda file: file.stem)
def test_every_language_has_a_word_for_it(file: Path) -> None:
    assert tomllib.loads(file.read_text("utf-8"))["draft"].strip()


@pytest.mark.parametrize(("theme", "page"), PAPERS)
def test_every_page_is_marked(theme: str, page: PageSize) -> None:
    article = long_brief()
    rendering = drafted(article, theme=theme, page=page)
    content = written(rendering)
    assert prove(article, rendering, content) == ()
    pages = read_pages(content)
    assert len(pages) > 2
    for each in pages:
        assert sum(word == "Draft" for line in each.lines for word in line) == 1


@pytest.mark.parametrize("theme", ["brief", "journal", "report"])
@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_page_from_right_to_left_is_marked_too(theme: str, language: str) -> None:
    article = structs.replace(long_brief(), language=language)
    rendering = drafted(article, theme=theme)
    assert prove(article, rendering, written(rendering)) == ()


def test_the_mark_stands_over_no_word() -> None:
    content = written(drafted(long_brief(), theme="journal"))
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            text = page.get_textpage()
            characters = text.get_text_range()
            at = characters.index("Draft")
            boxes = [text.get_charbox(n) for n in range(len(characters)) if not characters[n].isspace()]
            marks = [text.get_charbox(n) for n in range(at, at + 5)]
            left, right = min(box[0] for box in marks) - 9, max(box[2] for box in marks) + 9
            low, high = min(box[1] for box in marks) - 4, max(box[3] for box in marks) + 4
            over = [b for b in boxes if b[0] < right and b[2] > left and b[1] < high and b[3] > low]
            assert sorted(over) == sorted(marks)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_is_no_part_of_the_text(profile: str, tmp_path: Path) -> None:
    assert faults(written(drafted(brief())), profile, tmp_path) == set()


def test_it_is_an_artefact() -> None:
    with pikepdf.open(io.BytesIO(written(drafted(brief())))) as pdf:
        for page in pdf.pages:
            opened = [
                str(v[0]) for v, sign in pikepdf.parse_content_stream(page) if str(sign) in ("BDC", "BMC")
            ]
            plain = sum(tag == "/Artifact" for tag in opened)
            assert plain >= 2  # the folio and the mark at least


@pytest.mark.parametrize("edition", [edition for edition in EDITIONS if edition != "pdf"])
def test_other_editions_are_marked(edition: Edition) -> None:
    rendering = drafted(brief(), edition)
    assert prove(brief(), rendering, written(rendering)) == ()
    script = rendering.script
    said = (
        "".join(part.text for part in script.main if part.kind == "own")
        if edition in ("epub", "html")
        else script.running.first[0]
    )
    assert "Draft" in said


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_no_draft_does_not_say_so(edition: Edition) -> None:
    rendering = render(brief(), edition, Settings())
    assert not any("Draft" in document.markup for document in rendering.documents)
