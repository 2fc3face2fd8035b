"""The print edition, read back."""

import ctypes
import hashlib
import io
import itertools
import logging
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec import structs

from convert.errors import EditionError, EngineError
from convert.model import Article, Item, Link, List, Quote, Row, Strong, Table, Text
from convert.model.walk import plain
from convert.prove import prove
from convert.render import render
from convert.render.rendering import LINE_HYPHEN, Face, Rendering
from convert.settings import PageSize, Settings
from convert.write.pdf import write
from convert.write.pdf_engine import load_engine
from tests.made import FILLER, NOWHERE, brief, line, mark, note, paragraph
from tests.render.nasty import NASTY, nasty

ROOT = Path(__file__).parents[2]
PAGES: tuple[PageSize, ...] = ("a4", "letter")
GRID_TOLERANCE = 0.5
"""Points by which a line may stand off the grid: faces differ in where their baseline lies in a line."""


def rendering(article: Article, page: PageSize = "a4", **tokens: object) -> Rendering:
    return render(article, "pdf", Settings(page=page, tokens=tokens))


@cache
def made(page: PageSize = "a4") -> bytes:
    return write(rendering(long_brief(), page)).content


@cache
def long_brief() -> Article:
    """The made article with enough body for four pages and a note on each."""
    article = brief()
    more = tuple(paragraph(FILLER, " ", FILLER, mark(4 + at), " ", FILLER) for at in range(8))
    notes = tuple(note(4 + at, f"Ledger of the harbour, volume {at + 1}.") for at in range(8))
    return structs.replace(article, body=article.body + more, notes=article.notes + notes)


def page_texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


@cache
def validator() -> object:
    return pytest.importorskip("page", reason="page-validation is not installed")


def faults(content: bytes, profile: str, tmp_path: Path) -> set[str]:
    file = tmp_path / "edition.pdf"
    file.write_bytes(content)
    result = validator().validate_pdf(str(file), profile=profile)  # type: ignore[attr-defined]
    return {f"{failure.rule_id}: {failure.message}" for failure in result.failures}


def rich_article() -> Article:
    """Every block that can break a tagged PDF: nested lists and links, quotations in lists, tables."""
    link = Link("https://example.org/a", line("a ", Strong(line("strong"), NOWHERE), " link"), NOWHERE)
    inner = List(False, (Item((paragraph("inner"),), NOWHERE, "–"),), NOWHERE)
    items = (
        Item((paragraph("first", mark(1)), paragraph("second")), NOWHERE, "1."),
        Item((paragraph("with a list"), inner), NOWHERE, "2."),
        Item((Quote((paragraph("quoted"),), NOWHERE),), NOWHERE, "3."),
    )
    rows = (
        Row((line("Year"), line("Ships")), NOWHERE, head=True),
        Row((line("2018"), line("1,204")), NOWHERE),
        Row((line("2019"), line("987")), NOWHERE),
    )
    body = (
        paragraph("See ", link, "."),
        List(True, items, NOWHERE),
        Table(rows, NOWHERE, line("Ships a year")),
    )
    return structs.replace(brief(), body=body, notes=(note(1, "Note with ", link, "."),))


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("page", PAGES)
def test_it_is_accessible_and_fit_for_archives_at_once(page: PageSize, profile: str, tmp_path: Path) -> None:
    assert faults(made(page), profile, tmp_path) == set()


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("article", [rich_article, nasty], ids=["rich", "nasty"])
def test_hard_content_is_valid_too(article: object, profile: str, tmp_path: Path) -> None:
    content = write(rendering(article())).content  # type: ignore[operator]
    assert faults(content, profile, tmp_path) == set()


def test_the_validator_would_see_a_fault(tmp_path: Path) -> None:
    broken = io.BytesIO()
    with pikepdf.open(io.BytesIO(made())) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(broken)
    assert faults(broken.getvalue(), "ua1", tmp_path)


@pytest.mark.parametrize("article", [brief, long_brief, rich_article, nasty])
def test_its_words_are_those_of_the_article(article: object) -> None:
    made_of = article()  # type: ignore[operator]
    shown = rendering(made_of)
    assert prove(made_of, shown, write(shown).content) == ()


def test_the_same_bytes_from_a_fresh_and_a_used_engine() -> None:
    shown = rendering(brief())
    load_engine.cache_clear()
    fresh = write(shown).content
    write(rendering(long_brief()))
    assert write(shown).content == fresh


PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write
from tests.made import brief
print(hashlib.sha256(write(render(brief(), "pdf", Settings())).content).hexdigest())
"""


def test_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    expected = hashlib.sha256(write(rendering(brief())).content).hexdigest()
    for zone, language, seed in (("Pacific/Kiritimati", "de_DE.UTF-8", "1"), ("America/Adak", "C", "77")):
        surroundings = os.environ | {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
        surroundings.pop("SOURCE_DATE_EPOCH", None)
        surroundings |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / zone.replace("/", ""))}
        command = [sys.executable, "-c", PROGRAM, str(ROOT)]
        done = subprocess.run(
            command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True, timeout=120
        )
        assert done.stdout.strip() == expected
        assert done.stderr == ""


def make_in_worker(folder: str) -> int:
    tempfile.tempdir = folder
    load_engine.cache_clear()
    write(rendering(brief()))
    return len(list(Path(folder).iterdir()))


def test_a_worker_leaves_no_fonts_behind(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(make_in_worker, str(tmp_path)).result(timeout=60) == 1
    assert list(tmp_path.iterdir()) == []


def test_no_path_or_name_of_this_machine_is_in_it() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        out = io.BytesIO()
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    for secret in (str(ROOT), str(Path.home()), os.uname().nodename, "weasyprint-"):
        assert secret.encode() not in out.getvalue()


def test_weasyprint_has_nothing_to_say(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("weasyprint")
    logger.addHandler(caplog.handler)
    try:
        load_engine.cache_clear()
        for article, page in itertools.product((brief(), rich_article(), nasty()), PAGES):
            write(rendering(article, page))
    finally:
        logger.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records] == []


def test_what_weasyprint_ignores_is_an_error() -> None:
    shown = rendering(brief())
    with pytest.raises(EditionError, match="text-wrap"):
        write(structs.replace(shown, style=shown.style + "p { text-wrap: balance }"))


def test_a_character_that_no_face_has_is_named() -> None:
    with pytest.raises(EditionError, match=r"no face of this edition has .*U\+10600"):
        write(rendering(structs.replace(brief(), body=(paragraph("The sign \U00010600."),), notes=())))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.css", "fonts/fonts.conf"])
def test_a_style_sheet_fetches_nothing(address: str) -> None:
    shown = rendering(brief())
    with pytest.raises(Exception, match=re.escape(address.split("/")[-1])) as caught:
        write(structs.replace(shown, style=f'@import url("{address}");' + shown.style))
    assert isinstance(caught.value, EditionError)


def test_a_missing_font_is_said_before_it_ends_the_process(tmp_path: Path) -> None:
    shown = rendering(brief())
    gone = Face("STIX Two Text", "normal", 400, str(tmp_path / "gone.ttf"), "0" * 64)
    with pytest.raises(EngineError, match=r"gone\.ttf"):
        write(structs.replace(shown, faces=(gone,)))
    with pytest.raises(EngineError, match="no fonts"):
        write(structs.replace(shown, faces=()))


def test_every_font_is_embedded_and_ours() -> None:
    names = set()
    with pikepdf.open(io.BytesIO(made())) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                names.add(str(item["/FontName"]).partition("+")[2] or str(item["/FontName"]))
                assert "/FontFile2" in item or "/FontFile3" in item
    assert names
    assert all(re.match("STIX-Two-Text|STIXTwoText|Source-Sans-3|SourceSans3", name) for name in names), names


def test_document_information_and_xmp_agree() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert (
            str(pdf.docinfo["/Title"]) == "Why Ports Fail Before Ships Do: The Queue Is the Harbour’s Policy"
        )
        assert str(pdf.docinfo["/Author"]) == "Ana Ruiz, Tom de la Cruz"
        assert str(pdf.docinfo["/Keywords"]) == "ports, trade"
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20190303")
        assert str(pdf.Root["/Lang"]) == "en"
        assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == str(pdf.docinfo["/Title"])
            assert xmp["dc:creator"] == ["Ana Ruiz", "Tom de la Cruz"]
            assert xmp["dc:publisher"] == {"Harbor Institute for Trade, Lakeside University"}
            assert xmp["dc:identifier"].startswith("urn:uuid:")
            assert xmp["dc:language"] == {"en"}
            assert xmp["dc:date"] == ["2019-03-03"]
            assert xmp["dc:rights"] == "© 2019 Harbor Institute. CC BY 4.0."
            assert xmp["xmp:ModifyDate"].startswith("2019-03-03T00:00:00")
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")


def test_nasty_metadata_stays_text() -> None:
    with pikepdf.open(io.BytesIO(write(rendering(nasty())).content)) as pdf, pdf.open_metadata() as xmp:
        assert str(pdf.docinfo["/Title"]).startswith(NASTY)
        assert str(xmp["dc:title"]).startswith(NASTY)


def test_bookmarks_are_the_headings() -> None:
    with pypdfium2.PdfDocument(made()) as pdf:
        bookmarks = [(item.level, item.get_title()) for item in pdf.get_toc()]
    assert bookmarks[:5] == [
        (0, plain(brief().head.title)),
        (1, "Key points"),
        (1, "1. The Bottleneck"),
        (2, "1.1 What the Clerks Know"),
        (1, "What Should Be Done"),
    ]
    assert bookmarks[-1] == (1, "How to cite")


@pytest.mark.parametrize(("page", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_paper_is_the_one_that_was_asked_for(page: PageSize, size: tuple[float, float]) -> None:
    with pypdfium2.PdfDocument(made(page)) as pdf:
        assert pdf[0].get_size() == pytest.approx(size, abs=0.01)


def test_running_heads_start_on_the_second_page_and_folios_on_the_first() -> None:
    texts = page_texts(made())
    assert len(texts) >= 4
    for number, text in enumerate(texts, 1):
        last = text.rstrip().split("\r\n")[-2:]
        assert last[1] == f"{number} of {len(texts)}"
        assert (last[0] == "What Should Be Done Why Ports Fail Before Ships Do") == (number > 1)


def test_every_note_stands_on_the_page_of_its_mark() -> None:
    seen = []
    for text in page_texts(made()):
        marks = {int(number) for number in re.findall(r"week\.(\d+)\s", text)}
        notes = {int(label) for label, _ in re.findall(r"(\d+)\s+Ledger of the harbour, volume (\d)\.", text)}
        assert notes <= marks
        seen += sorted(notes)
    assert seen == list(range(4, 12))


def baselines(content: bytes, size: float) -> list[float]:
    """Return the baselines of lines with characters of *size* in the text face, in points from the top."""
    places = []
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            text, height = page.get_textpage(), page.get_height()
            found = {_baseline(text, at, size) for at in range(text.count_chars())} - {None}
            places += [height - place for place in found]
    return places


def _baseline(text: pypdfium2.PdfTextPage, at: int, size: float) -> float | None:
    matrix, x, y = pypdfium2.raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetMatrix(text, at, matrix)
    pypdfium2.raw.FPDFText_GetCharOrigin(text, at, x, y)
    name = ctypes.create_string_buffer(100)
    pypdfium2.raw.FPDFText_GetFontInfo(text, at, name, len(name), None)
    found = pypdfium2.raw.FPDFText_GetFontSize(text, at) * matrix.a
    return round(y.value, 2) if b"STIX" in name.value and abs(found - size) < 0.01 else None


@pytest.mark.parametrize("page", PAGES)
def test_lines_stand_on_one_grid(page: PageSize) -> None:
    tokens = rendering(brief(), page).tokens
    half, top = tokens["line"]["body"] / 2, tokens["page"]["top"]
    offsets = sorted((place - top) % half for place in baselines(made(page), tokens["size"]["body"]))
    assert len(offsets) > 150
    middle = offsets[len(offsets) // 2]
    assert [offset for offset in offsets if abs(offset - middle) > GRID_TOLERANCE] == []


def test_a_page_never_ends_or_begins_with_a_single_line_of_a_paragraph() -> None:
    texts = page_texts(made())
    for before, after in itertools.pairwise(texts):
        body = [row for row in before.split("\r\n") if row.strip()]
        assert len(body) > 2
        assert len([row for row in after.split("\r\n") if row.strip()]) > 2


def test_only_automatic_hyphens_are_our_own() -> None:
    known = tuple(paragraph(f"{FILLER} The {'x' * at} well-known rule.") for at in range(40))
    body = (*long_brief().body, *known)
    text = "".join(page_texts(write(rendering(structs.replace(long_brief(), body=body))).content))
    assert text.count("well-known") + len(re.findall("well\ufffe?-?\r?\n?known", text)) >= 40
    assert text.count(LINE_HYPHEN) == len(re.findall(f"\\w{LINE_HYPHEN}\r\n\\w", text)) > 0


def test_a_long_address_stays_in_the_column() -> None:
    address = "https://example.org/" + "a-long-path/" * 30 + "q?" + "x" * 400
    long = Link(address, (Text(address, NOWHERE),), NOWHERE)
    article = structs.replace(brief(), body=(paragraph("See ", long, "."),), notes=())
    shown = rendering(article)
    content = write(shown).content
    right = shown.tokens["page"]["width"] - shown.tokens["page"]["inner"]
    with pypdfium2.PdfDocument(content) as pdf:
        text = pdf[0].get_textpage()
        assert max(text.get_charbox(at)[2] for at in range(text.count_chars())) <= right + 1
    assert prove(article, shown, content) == ()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        targets = {str(a["/A"]["/URI"]) for a in pdf.pages[0]["/Annots"] if "/A" in a}
    assert targets == {address}


def test_ten_thousand_letters_without_a_space_do_not_hang() -> None:
    article = structs.replace(brief(), body=(paragraph("x" * 10_000),), notes=())
    shown = rendering(article)
    assert prove(article, shown, write(shown).content) == ()


def test_ragged_right_and_no_hyphens_by_token() -> None:
    ragged = rendering(long_brief(), text={"align": "left", "hyphens": "manual"})
    assert "text-align: justify" not in ragged.style
    text = "".join(page_texts(write(ragged).content))
    assert LINE_HYPHEN not in text


def test_long_notes_stand_in_the_order_of_their_marks() -> None:
    body = tuple(paragraph(f"Paragraph {at}.", mark(at), " ", FILLER) for at in range(1, 8))
    notes = tuple(note(at, f"Note {at}. ", FILLER, " ", FILLER, " ", FILLER) for at in range(1, 8))
    article = structs.replace(brief(), body=body, notes=notes)
    shown = rendering(article)
    assert prove(article, shown, write(shown).content) == ()
