"""Planted faults: each must make the proof of an edition fail, and the untouched edition must pass."""

import importlib
import io
import re
import zipfile
from functools import cache

import msgspec
import pytest

from convert.errors import EditionError
from convert.prove import Fault, prove
from convert.render import render
from convert.render.rendering import EDITIONS, Edition, Rendering
from convert.settings import Settings
from tests.made import FILLER, brief, mark, note, paragraph
from tests.prove.packages import change_member
from tests.prove.plants import MARKUP, WORDS, Plant, exchange, move, replace, substitute

ARTICLE = brief()


@cache
def rendered(edition: Edition) -> Rendering:
    return render(ARTICLE, edition, Settings())


def write(rendering: Rendering) -> bytes:
    content: bytes = importlib.import_module(f"convert.write.{rendering.edition}").write(rendering).content
    return content


@cache
def written(edition: Edition) -> bytes:
    return write(rendered(edition))


def read(content: bytes, member: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(member).decode()


def article_markup(edition: Edition) -> str:
    return max((document.markup for document in rendered(edition).documents), key=len)


def plant_in_markup(edition: Edition, plant: Plant) -> bytes:
    """Return the edition as written from markup with a fault; its script stays."""
    rendering = rendered(edition)
    article = max(rendering.documents, key=lambda document: len(document.markup))
    changed = msgspec.structs.replace(article, markup=plant(article.markup))
    assert changed.markup != article.markup, "the fault found no place"
    documents = tuple(changed if document is article else document for document in rendering.documents)
    return write(msgspec.structs.replace(rendering, documents=documents))


def faults(edition: Edition, content: bytes) -> tuple[Fault, ...]:
    return prove(ARTICLE, rendered(edition), content)


@pytest.mark.parametrize("edition", EDITIONS)
def test_untouched_edition_passes(edition: Edition) -> None:
    assert faults(edition, written(edition)) == ()


@pytest.mark.parametrize("edition", ["pdf", "epub", "html"])
@pytest.mark.parametrize("name", MARKUP)
def test_fault_in_the_markup(edition: Edition, name: str) -> None:
    found = faults(edition, plant_in_markup(edition, MARKUP[name]))
    assert found
    assert all(fault.edition == edition and fault.where and fault.sentence for fault in found)
    assert all(fault.expected != fault.found for fault in found)


@pytest.mark.parametrize("name", MARKUP)
def test_fault_in_the_markup_of_word(name: str) -> None:
    """The writer compares letters and counts of its own accord; what it lets pass, the proof refuses."""
    try:
        content = plant_in_markup("docx", MARKUP[name])
    except EditionError as error:
        assert "not whole" in str(error)
    else:
        assert faults("docx", content)


LOST_NOTE = {
    "pdf": substitute(r'(<span class="footnote" id="note-2").*?</span></span>', r"\1></span>"),
    "epub": substitute(r'<div class="note" id="note-2".*?</div>', ""),
    "html": substitute(r'<div class="note" id="note-2".*?</div>', ""),
}


@pytest.mark.parametrize("edition", ["pdf", "epub", "html"])
def test_lost_note(edition: Edition) -> None:
    assert faults(edition, plant_in_markup(edition, LOST_NOTE[edition]))


@pytest.mark.parametrize("edition", ["pdf", "epub", "html"])
def test_lost_mark(edition: Edition) -> None:
    assert faults(edition, plant_in_markup(edition, substitute(r'<a [^>]*data-mark="note-2".*?</a>', "")))


def test_print_note_on_the_wrong_mark() -> None:
    """The bodies hang where they are drawn: the first note's from the third mark and the other way round."""
    first, third = (
        re.search(rf'<span class="footnote" id="note-{n}".*?</span></span>', article_markup("pdf")).group()
        for n in (1, 3)
    )
    assert faults("pdf", plant_in_markup("pdf", exchange(first, third)))


def test_print_note_moved_to_another_page() -> None:
    third = r'<span class="footnote" id="note-3".*?</span></span>'
    content = plant_in_markup("pdf", move(third, r'<span class="footnote" id="note-1"'))
    assert faults("pdf", content)


def test_print_note_on_a_page_before_its_mark() -> None:
    """In order, with the right words, and yet on the wrong page."""
    long = (paragraph(FILLER, mark(1)), *[paragraph(FILLER)] * 20, paragraph(FILLER, mark(2)))
    article = msgspec.structs.replace(ARTICLE, body=long, notes=(note(1, "First."), note(2, "Second.")))
    rendering = render(article, "pdf", Settings())
    plant = move(r'<span class="footnote" id="note-2".*?</span></span>', r"</p>\s*<p>The harbour board")
    document = msgspec.structs.replace(rendering.documents[0], markup=plant(rendering.documents[0].markup))
    (fault,) = prove(article, rendering, write(msgspec.structs.replace(rendering, documents=(document,))))
    assert fault.sentence == "a note stands on a page before its mark"
    assert prove(article, rendering, write(rendering)) == ()


RUNNING = {
    "lost folio": substitute(r'<div class="running folio own".*?</div>', ""),
    "another folio": replace(" of <span", " von <span"),
    "total for page": exchange('data-counter="page"', 'data-counter="pages"'),
    "another running head": replace('data-left="What Should Be Done"', 'data-left="What Could Be Done"'),
    "a section that says no head": replace(' data-left="What Should Be Done"', ""),
    "own list mark lost": substitute(r'<span class="own label">2\..*?</span>', ""),
}


@pytest.mark.parametrize("name", RUNNING)
def test_fault_in_running_matter_of_print(name: str) -> None:
    assert faults("pdf", plant_in_markup("pdf", RUNNING[name]))


def test_words_that_a_style_adds_to_print() -> None:
    rendering = rendered("pdf")
    styled = msgspec.structs.replace(rendering, style=rendering.style + '.date::before{content:"Published "}')
    (fault,) = faults("pdf", write(styled))
    assert "Published March 3, 2019" in fault.found


def test_words_that_a_style_hides_from_print() -> None:
    rendering = rendered("pdf")
    styled = msgspec.structs.replace(rendering, style=rendering.style + "em{display:none}")
    (fault,) = faults("pdf", write(styled))
    assert fault.sentence in ("“Minutes,” reads “,”", "“Slow” reads “,”")


def test_capitals_that_a_style_makes_in_print() -> None:
    rendering = rendered("pdf")
    styled = msgspec.structs.replace(rendering, style=rendering.style + "em{text-transform:uppercase}")
    assert faults("pdf", write(styled))


E_BOOK: dict[str, Plant] = {
    **MARKUP,
    "lost note": LOST_NOTE["epub"],
    "lost mark": substitute(r'<a [^>]*href="#note-2".*?</a>', ""),
    "note on the wrong mark": exchange('href="#note-1"', 'href="#note-3"'),
    "two marks lead to one note": replace('href="#note-3"', 'href="#note-1"'),
    "mark leads nowhere": replace('href="#note-3"', 'href="#note-9"'),
    "label of a mark": replace(">2</a>", ">4</a>"),
    "mark that is a common link": replace('role="doc-noteref" epub:type="noteref"', ""),
    "paragraph hidden": replace("<p>The cost", '<p hidden="hidden">The cost'),
}


@pytest.mark.parametrize("name", E_BOOK)
def test_fault_in_an_epub(name: str) -> None:
    content = written("epub")
    changed = change_member(content, "EPUB/article.xhtml", E_BOOK[name])
    assert read(changed, "EPUB/article.xhtml") != read(content, "EPUB/article.xhtml")
    assert faults("epub", changed)


def test_epub_without_its_notes_document_order() -> None:
    """Documents of the spine in another order are other text."""
    references = re.findall(r"<itemref [^>]*/>", read(written("epub"), "EPUB/content.opf"))
    assert len(references) > 1
    changed = change_member(written("epub"), "EPUB/content.opf", exchange(references[-1], references[-2]))
    assert faults("epub", changed)


P = r"<w:p>(?:(?!</w:p>).)*"
COST = rf"{P}The cost is real\.(?:(?!</w:p>).)*</w:p>"
REPORT = rf"{P}A report, "
REFERENCE = r"<w:r>(?:(?!</w:r>).)*<w:footnoteReference w:id=\"{}\"\s*/></w:r>"


def note_ids() -> list[str]:
    return re.findall(r'<w:footnoteReference w:id="(\d+)"', read(written("docx"), "word/document.xml"))


def words_in_word() -> dict[str, Plant]:
    own = {"another own word": replace(">By ", ">Von "), "another quotation mark": replace("“is ", "'is ")}
    notes = ("another word in a note", "another figure in a note")
    return {name: plant for name, plant in WORDS.items() if name not in notes} | own


WORD: dict[str, Plant] = {
    **words_in_word(),
    "lost paragraph": substitute(COST, ""),
    "doubled paragraph": substitute(rf"({COST})", r"\1\1"),
    "paragraph moved": move(COST, REPORT),
    "two paragraphs joined": substitute(r"</w:p>\s*<w:p>(?=(?:(?!</w:p>).)*The cost)", ""),
    "paragraph hidden": substitute(r"<w:r>(?=<w:t[^>]*>The cost)", "<w:r><w:rPr><w:vanish/></w:rPr>"),
}


@pytest.mark.parametrize("name", WORD)
def test_fault_in_a_docx(name: str) -> None:
    assert_docx_fails("word/document.xml", WORD[name])


def assert_docx_fails(member: str, plant: Plant) -> None:
    content = written("docx")
    changed = change_member(content, member, plant)
    assert read(changed, member) != read(content, member)
    assert faults("docx", changed)


def test_docx_note_on_the_wrong_mark() -> None:
    first, _, third = (f'<w:footnoteReference w:id="{number}"' for number in note_ids())
    assert_docx_fails("word/document.xml", exchange(first, third))


def test_docx_notes_exchanged() -> None:
    first, _, third = (f'<w:footnote w:id="{number}"' for number in note_ids())
    assert_docx_fails("word/footnotes.xml", exchange(first, third))


def test_docx_lost_mark() -> None:
    assert_docx_fails("word/document.xml", substitute(REFERENCE.format(note_ids()[1]), ""))


def test_docx_lost_note() -> None:
    assert_docx_fails(
        "word/footnotes.xml", substitute(rf'<w:footnote w:id="{note_ids()[1]}".*?</w:footnote>', "")
    )


def test_docx_word_in_a_note() -> None:
    assert_docx_fails("word/footnotes.xml", WORDS["another word in a note"])


def test_docx_figure_in_a_note() -> None:
    assert_docx_fails("word/footnotes.xml", WORDS["another figure in a note"])


@pytest.mark.parametrize(
    ("member", "plant"),
    [
        ("word/header1.xml", replace("Policy Notes", "Policy Briefs")),
        ("word/footer1.xml", replace(" of ", " von ")),
        ("word/footer1.xml", replace("NUMPAGES", "PAGE")),
        ("word/footer2.xml", replace(" of ", " ")),
        ("word/document.xml", substitute(r"<w:titlePg\s*/>", "")),
    ],
)
def test_fault_in_running_matter_of_word(member: str, plant: Plant) -> None:
    assert_docx_fails(member, plant)
