"""Words out of Word documents made by hand."""

import pytest

from convert.errors import ProofError
from convert.prove.docx import read_docx
from convert.prove.expected import Leading
from convert.render.rendering import Running
from tests.prove.packages import make_docx


def words(body: str) -> str:
    """Return the words of a document with *body*."""
    (chapter,) = read_docx(make_docx(body)).chapters
    return " ".join(chapter.words)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    def turn(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return turn("begin") + asked + turn("separate") + run(result) + turn("end")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p>{run('One ')}{run('two')}{run('three')}</w:p><w:p>{run('four')}</w:p>", "One twothree four"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a b c"),
        ("<w:p><w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t></w:r></w:p>", "harbour"),
        ("<w:p><w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r></w:p>", "e\u2011mail"),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('1')}</w:p></w:tc><w:tc><w:p>{run('2')}</w:p></w:tc></w:tr></w:tbl>",
            "1 2",
        ),
        (f"<w:p><w:hyperlink>{run('a')}</w:hyperlink>{run('b')}</w:p>", "ab"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        (f"<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>{run('yes')}</w:ins></w:p>", "yes"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r></w:p>", "yes"),
        ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>yes</w:t></w:r></w:p>', "yes"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="00B6"/></w:r></w:p>', "¶"),
        (f"<w:p>{field('HYPERLINK x', 'seen')}</w:p>", "seen"),
        (f"<w:p>{run('Page ')}{field(' PAGE ', '7')}</w:p>", "Page {page}"),
        (f"<w:p><w:fldSimple w:instr=' NUMPAGES '>{run('9')}</w:fldSimple></w:p>", "{pages}"),
        (f"<w:p><w:fldSimple w:instr='TITLE'>{run('seen')}</w:fldSimple></w:p>", "seen"),
        (f"<w:sdt><w:sdtContent><w:p>{run('a')}</w:p></w:sdtContent></w:sdt>", "a"),
    ],
)
def test_runs(body: str, expected: str) -> None:
    assert words(body) == expected


def reference(number: int, custom: str = "") -> str:
    sign = 'w:customMarkFollows="1"' if custom else ""
    return f'<w:r><w:footnoteReference w:id="{number}" {sign}/><w:t>{custom}</w:t></w:r>'


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'


def test_notes_are_found_by_id_and_counted_by_mark() -> None:
    body = f"<w:p>{run('a')}{reference(9)}{run(' b')}{reference(4, '*')}{run(' c')}{reference(2)}</w:p>"
    reading = read_docx(make_docx(body, note(2, "Two.") + note(4, "Four.") + note(9, "Nine.")))
    assert reading.chapters[0].words == ("a1", "b*", "c2")
    assert reading.marks == (Leading("1", ("Nine.",)), Leading("*", ("Four.",)), Leading("2", ("Two.",)))


def test_further_mark_of_a_note_is_a_field() -> None:
    first = f'<w:bookmarkStart w:id="7" w:name="here"/>{reference(5)}<w:bookmarkEnd w:id="7"/>'
    again = f'<w:fldSimple w:instr=" NOTEREF here \\f \\h ">{run("1")}</w:fldSimple>'
    lost = f'<w:fldSimple w:instr=" NOTEREF gone ">{run("1")}</w:fldSimple>'
    reading = read_docx(make_docx(f"<w:p>{run('a')}{first}{run(' b')}{again}{lost}</w:p>", note(5, "Five.")))
    assert reading.chapters[0].words == ("a1", "b11")
    assert reading.marks == (Leading("1", ("Five.",)), Leading("1", ("Five.",)), Leading("1", ()))


def test_mark_without_a_note_has_no_words() -> None:
    assert read_docx(make_docx(f"<w:p>{reference(3)}</w:p>")).marks == (Leading("1", ()),)


def section(*kinds: str) -> str:
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}-{kind}"/>'
        for kind in kinds
        for part in ("header", "footer")
    )
    return f"<w:sectPr>{references}{'<w:titlePg/>' if 'first' in kinds else ''}</w:sectPr>"


PARTS = {
    "header-default": f"<w:p>{run('Head')}</w:p>",
    "footer-default": f"<w:p>{field('PAGE', '1')}{run(' of ')}{field('NUMPAGES', '1')}</w:p>",
    "header-first": "<w:p/>",
    "footer-first": f"<w:p>{run('First')}</w:p>",
}


def split(running: Running) -> tuple[list[str], list[str]]:
    return " ".join(running.first).split(), " ".join(running.other).split()


def test_running_matter() -> None:
    reading = read_docx(make_docx(section("default", "first"), **PARTS))
    assert split(reading.running) == (["First"], ["Head", "{page}", "of", "{pages}"])


def test_running_matter_without_a_first_page_of_its_own() -> None:
    first, other = split(read_docx(make_docx(section("default"), **PARTS)).running)
    assert first == other == ["Head", "{page}", "of", "{pages}"]


def test_bytes_that_are_no_word_document() -> None:
    with pytest.raises(ProofError, match="cannot be read back"):
        read_docx(b"PK")
