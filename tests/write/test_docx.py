"""The Word edition: named styles and nothing else, native notes, running matter, properties, same bytes."""

import io
import os
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from docx import Document
from docx.document import Document as DocumentType
from lxml import etree
from msgspec import structs

from convert.model import Article, Heading, Item, List, Paragraph, SourceFacts
from convert.model.article import Head
from convert.render import render
from convert.settings import Settings
from convert.write.docx import write
from convert.write.docx_styles import load_styles
from tests.everything import everything
from tests.made import NOWHERE, brief, bullets, line, mark, note, paragraph

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WRITE_TWICE = """
import hashlib, sys
from tests.everything import everything
from convert.render import render
from convert.settings import Settings
from convert.write.docx import write
print(hashlib.sha256(write(render(everything(), "docx", Settings())).content).hexdigest())
"""


def make(article: Article, **chosen: object) -> bytes:
    """Return the Word edition of *article*."""
    return write(render(article, "docx", Settings(**chosen))).content  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def content() -> bytes:
    """Return the Word edition of an article that has everything."""
    return make(everything())


@pytest.fixture(scope="module")
def document(content: bytes) -> DocumentType:
    """Return the same as python-docx reads it."""
    return Document(io.BytesIO(content))


def part(content: bytes, name: str) -> etree._Element:
    """Return the root element of a part."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def words(element: etree._Element) -> str:
    """Return the text of *element*."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def style_names(content: bytes) -> dict[str, str]:
    """Return the names of the styles by identifier."""
    styles = part(content, "word/styles.xml").iter(f"{W}style")
    return {s.get(f"{W}styleId", ""): s.find(f"{W}name").get(f"{W}val", "") for s in styles}  # type: ignore[union-attr]


def used_styles(content: bytes) -> list[str]:
    """Return the style of each paragraph, notes and running matter included."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if re.match(r"word/(document|foot|head)", name)]
    found = []
    for name in names:
        for one in part(content, name).iter(f"{W}p"):
            style = one.find(f"{W}pPr/{W}pStyle")
            found.append("" if style is None else style.get(f"{W}val", ""))
    return found


def test_every_paragraph_has_a_style_of_the_layout(content: bytes) -> None:
    known = {row.name.replace(" ", "") for row in load_styles().paragraph}
    known |= {row.closing.name.replace(" ", "") for row in load_styles().paragraph if row.last is not None}
    assert set(used_styles(content)) <= known


STYLES_IN_USE = """
Masthead Parent Series Number Kicker Title Deck Author Contributor Date KeyPointsHeading KeyPoints
FirstParagraph BodyText Heading1 Heading2 Quote PullQuote Question Answer Verse SourceCode
ListBullet ListNumber ListNumber2 ListContinue TableCaption TableText TableFigures ImageCaption
SceneBreak Label Note Reference Remark Biography Contact Citation Rights FootnoteText Header
HeaderFirst Footer
""".split()


@pytest.mark.parametrize("style", STYLES_IN_USE)
def test_each_part_of_an_article_is_set_in_its_own_style(content: bytes, style: str) -> None:
    assert style in used_styles(content)


def test_no_paragraph_and_no_run_is_formatted_directly(content: bytes) -> None:
    allowed = {"pPr": {"pStyle", "numPr"}, "rPr": {"rStyle", "lang", "rtl"}}
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"):
        root = part(content, name)
        for kind, children in allowed.items():
            for properties in root.iter(f"{W}{kind}"):
                assert {etree.QName(child).localname for child in properties} <= children


def test_every_run_style_exists(content: bytes) -> None:
    known = style_names(content)
    for name in ("word/document.xml", "word/footnotes.xml"):
        for style in part(content, name).iter(f"{W}rStyle"):
            assert style.get(f"{W}val") in known


def test_emphasis_inside_strong_words_is_a_style_of_its_own(document: DocumentType) -> None:
    runs = {run.text: run.style.name for one in document.paragraphs for run in one.runs if run.style}
    assert runs["at once"] == "Emphasis Strong"
    assert document.styles["Emphasis Strong"].font.italic
    assert document.styles["Emphasis Strong"].font.bold


def test_headings_are_headings_and_the_title_is_a_title(document: DocumentType) -> None:
    heads = [
        (one.style.name, one.text)
        for one in document.paragraphs
        if one.style and one.style.name.startswith("Head")
    ]
    assert heads[:3] == [
        ("Heading 1", "1. The Bottleneck"),
        ("Heading 2", "1.1 What the Clerks Know"),
        ("Heading 1", "What Should Be Done"),
    ]
    (title,) = [one for one in document.paragraphs if one.style and one.style.name == "Title"]
    assert (
        title.text.replace("\n", " ") == "Why Ports Fail Before Ships Do: The Queue Is the Harbour’s Policy"
    )


def test_a_paragraph_is_indented_only_behind_a_paragraph(document: DocumentType) -> None:
    names = [one.style.name for one in document.paragraphs if one.style]
    for before, name in pairwise(names):
        if name == "Body Text":
            assert before in ("Body Text", "First Paragraph", "After Table")
        if name == "First Paragraph":
            assert before not in ("Body Text", "First Paragraph")


def test_notes_are_native_and_each_stands_once(content: bytes) -> None:
    notes = [one for one in part(content, "word/footnotes.xml") if one.get(f"{W}type") is None]
    assert [words(one).strip() for one in notes] == [
        "Harbour Board, Minutes, 4 April 2018.",
        "See https://example.org/long/path?x=1",
        "Interview with the author.",
        "Said twice.",
    ]
    references = list(part(content, "word/document.xml").iter(f"{W}footnoteReference"))
    assert [one.get(f"{W}id") for one in references] == [one.get(f"{W}id") for one in notes]


def test_a_second_mark_is_a_field_that_leads_to_the_first(content: bytes) -> None:
    root = part(content, "word/document.xml")
    fields = [(one.get(f"{W}instr", "").split()[1], words(one)) for one in root.iter(f"{W}fldSimple")]
    bookmarks = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    assert fields == [("mark_note_4", "4"), ("mark_note_2", "2"), ("mark_note_1", "1")]
    assert {name for name, _ in fields} <= bookmarks


def test_word_numbers_notes_by_the_order_of_their_marks() -> None:
    article = msgspec.structs.replace(
        brief(),
        body=(paragraph("One", mark(7), " two", mark(3), " three", mark(7)),),
        notes=(note(3, "Three."), note(7, "Seven.")),
    )
    rendering = render(article, "docx", Settings())
    assert [piece.text for piece in rendering.script.main if piece.kind == "mark"] == ["1", "2", "1"]
    notes = part(write(rendering).content, "word/footnotes.xml")
    assert [words(one).strip() for one in notes][-2:] == ["Seven.", "Three."]


def test_a_note_without_a_mark_is_set_behind_the_text(document: DocumentType) -> None:
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Note"] == [
        "9 Nothing leads here."
    ]


def test_running_matter_has_fields_for_the_numbers_of_pages(document: DocumentType) -> None:
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text.split("\t") == ["Policy Notes", "Why Ports Fail Before Ships Do"]
    assert section.first_page_header.paragraphs[0].text == ""
    for footer in (section.footer, section.first_page_footer):
        fields = [one.get(f"{W}instr", "").strip() for one in footer._element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
        assert words(footer._element) == "1 of 1"


def test_lists_carry_their_marks_by_style_and_numbered_ones_start_anew(content: bytes) -> None:
    numbers: dict[str, set[str]] = {}
    for one in part(content, "word/document.xml").iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        if style is not None:
            found = {number.get(f"{W}val", "") for number in one.iter(f"{W}numId")}
            numbers.setdefault(style.get(f"{W}val", ""), set()).update(found)
    assert numbers["ListBullet"] == numbers["ListContinue"] == numbers["KeyPoints"] == set()
    assert len(numbers["ListNumber"] | numbers["ListNumber2"]) == 2
    known = {one.get(f"{W}numId") for one in part(content, "word/numbering.xml").findall(f"{W}num")}
    assert numbers["ListNumber"] | numbers["ListNumber2"] <= known


def test_an_item_that_begins_with_a_list_has_a_paragraph_for_its_mark() -> None:
    inner = bullets("The first berth", "The second berth")
    outer = List(False, (Item((inner,), NOWHERE),), NOWHERE)
    content = make(structs.replace(brief(), body=(paragraph("Before the list."), outer)))
    assert [style for style in used_styles(content) if style.startswith("List")] == [
        "ListBullet",
        "ListBullet2",
        "ListBullet2",
    ]


def test_tables_keep_head_rows_and_are_as_wide_as_the_text(document: DocumentType) -> None:
    table, _ = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Port", "Days"],
        ["Ansgar", "19"],
        ["The two of the north", "The two of the north"],  # one cell over both columns
        ["Skerrin & Sons", "5.5"],
        ["", "24.5"],
    ]
    assert len(list(table._element.iter(f"{W}tblHeader"))) == 1
    assert table.style is not None and table.style.name == "Table"
    width = sum(int(one.get(f"{W}w", "0")) for one in table._element.iter(f"{W}gridCol"))
    section = document.sections[0]
    column = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    assert abs(width - column) <= 2


def test_links_lead_only_where_the_article_may(content: bytes) -> None:
    relations = part(content, "word/_rels/document.xml.rels")
    outside = {one.get("Target") for one in relations if one.get("TargetMode") == "External"}
    assert {"https://example.org/a"} <= outside
    assert all(str(target).startswith("https://example.org/") for target in outside)


def test_core_properties_are_those_of_the_article(document: DocumentType) -> None:
    core = document.core_properties
    assert core.title == "Why Ports Fail Before Ships Do: The Queue Is the Harbour’s Policy"
    assert core.author == "Ana Ruiz; Tom de la Cruz"
    assert core.keywords == "ports, trade"
    assert core.comments == "Cranes are cheap. Clerks are not, and the queue knows it."
    assert core.subject == "Policy Notes, No. 14"
    assert core.language == "en"
    assert core.identifier.startswith("urn:uuid:")
    assert core.created is not None and core.created.isoformat() == "2019-03-03T00:00:00+00:00"
    assert core.modified is not None and core.modified.isoformat() == "2019-04-01T00:00:00+00:00"


def test_nothing_in_the_package_tells_of_pandoc_or_its_clock(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        everything_in_it = b"".join(package.read(name) for name in package.namelist())
        assert not [name for name in package.namelist() if "custom" in name or "comments" in name]
    for trace in (b"1970", b"pandoc", b"Microsoft Word", b"python-docx", b"2013-12-23"):
        assert trace not in everything_in_it, trace


def test_word_opens_it_in_its_own_mode(content: bytes) -> None:
    settings = part(content, "word/settings.xml")
    modes = {one.get(f"{W}name"): one.get(f"{W}val") for one in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert settings.find(f"{W}autoHyphenation") is not None


def test_members_have_one_time_and_a_fixed_order(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.external_attr) for member in members} == {(0, 0o600 << 16)}
    assert [member.filename for member in members[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    rest = [member.filename for member in members[5:]]
    assert rest == sorted(rest)


def test_the_same_article_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    def digest(zone: str, locale: str, seed: str, folder: Path) -> str:
        chosen = {"TZ": zone, "LANG": locale, "LC_ALL": locale, "PYTHONHASHSEED": seed, "HOME": str(folder)}
        run = subprocess.run(
            [sys.executable, "-c", WRITE_TWICE],
            env=os.environ | chosen | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": seed},
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout.strip()

    one = digest("Pacific/Kiritimati", "C", "1", tmp_path)
    assert one == digest("America/New_York", "C.UTF-8", "4711", ROOT)


@pytest.mark.parametrize(("paper", "width"), [("a4", 11906), ("letter", 12240)])
def test_the_paper_is_the_one_that_was_chosen(paper: str, width: int) -> None:
    document = Document(io.BytesIO(make(brief(), page=paper)))
    assert document.sections[0].page_width.twips == width


def test_styles_follow_the_tokens_of_the_theme() -> None:
    document = Document(
        io.BytesIO(make(brief(), tokens={"colour": {"accent": "#005544"}, "size": {"title": 31}}))
    )
    assert str(document.styles["Kicker"].font.color.rgb) == "005544"
    assert document.styles["Title"].font.size.pt == 31
    assert document.styles["Title"].font.name is None, "the face of the text is said once, in Normal"
    assert document.styles["Normal"].font.name == "STIX Two Text"
    assert document.styles["Heading 1"].paragraph_format.keep_with_next


def test_hostile_text_is_only_text() -> None:
    nasty = (
        "<w:p/> & ]]> \"quoted\" 'so' </div></body><!-- x --> `{=openxml}` \\ $x$ <script>alert(1)</script>"
    )
    article = msgspec.structs.replace(
        brief(),
        head=Head(title=line(nasty)),
        body=(
            paragraph(nasty),
            Heading(1, line(nasty), NOWHERE),
            paragraph("a\x00b\x07c\ud800d\u2029e\ufffff"),
        ),
        notes=(),
        publisher=None,
    )
    document = Document(io.BytesIO(make(article)))
    texts = [one.text.replace("\n", " ") for one in document.paragraphs]
    assert texts.count(nasty) == 3
    assert "abcd ef" in texts
    assert document.core_properties.title == nasty


def test_an_article_of_one_paragraph_is_set() -> None:
    facts = SourceFacts(name="one.txt", kind="text", encoding="utf-8", sha256="0" * 64, length=0)
    article = Article(head=Head(), language="en", source=facts, body=(Paragraph(line("Alone."), NOWHERE),))
    document = Document(io.BytesIO(make(article)))
    assert [(one.style.name, one.text) for one in document.paragraphs if one.style] == [
        ("First Paragraph", "Alone.")
    ]


def test_a_series_without_a_publisher_is_the_masthead() -> None:
    document = Document(io.BytesIO(make(msgspec.structs.replace(brief(), publisher=None))))
    styles = {one.text: one.style.name for one in document.paragraphs if one.style}
    assert (styles["Policy Notes"], styles["No. 14"]) == ("Masthead", "Masthead Last")


def test_what_closes_the_head_keeps_the_text_at_a_distance() -> None:
    bare = msgspec.structs.replace(
        brief(), head=Head(title=line("Bare")), authors=(), dates=(), publisher=None
    )
    document = Document(io.BytesIO(make(bare)))
    (title,) = [one for one in document.paragraphs if one.text == "Bare"]
    assert title.style is not None and title.style.name == "Title Last"
    assert (
        title.style.paragraph_format.space_after == 2 * document.styles["Title"].paragraph_format.space_after
    )


def test_a_headline_of_many_words_is_set_smaller_by_a_style() -> None:
    words_of_it = " ".join(["Why the Queue Outside the Breakwater Is a Policy of the Harbour Board"] * 2)
    head = Head(title=line(words_of_it))
    document = Document(io.BytesIO(make(msgspec.structs.replace(brief(), head=head))))
    (title,) = [one for one in document.paragraphs if one.style and one.style.name.startswith("Title")]
    assert title.style is not None and title.style.name == "Title Long"


def test_the_language_of_the_article_is_the_documents() -> None:
    article = msgspec.structs.replace(brief(), language="de")
    defaults = part(make(article), "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults is not None and defaults.get(f"{W}val") == "de"


def test_a_title_has_no_line_ends_for_an_editor_to_stumble_over() -> None:
    title = line("What the Clerks of the Harbour Counted While Nobody Was Looking at the Quays")
    content = make(structs.replace(brief(), head=Head(title=title)))
    (found,) = (one for one in Document(io.BytesIO(content)).paragraphs if one.text.startswith("What the"))
    assert found.text == "What the Clerks of the Harbour Counted While Nobody Was Looking at the Quays"
