"""Words out of EPUB packages made by hand."""

import pytest

from convert.errors import ProofError
from convert.prove.epub import read_epub
from convert.prove.expected import Leading
from tests.prove.packages import make_epub


def words(body: str) -> str:
    """Return the words of a package with one document."""
    (chapter,) = read_epub(make_epub({"a.xhtml": body})).chapters
    return " ".join(chapter.words)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One <em>two</em>three</p><p>four</p>", "One twothree four"),
        ("<p>One<br/>two<wbr/>three</p>", "One twothree"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("<h1>A</h1>b<div>c</div>d", "A b c d"),
        ("<p>a<!-- not this -->b</p>", "ab"),
        ('<p><img alt="not this" src="x.png"/>a</p>', "a"),
        ('<p hidden="">no</p><p>yes</p>', "yes"),
        ("<script>no</script><style>no</style><p>yes</p>", "yes"),
        ("<ol><li>one</li><li>two</li></ol>", "one two"),
        ("<p>5 &lt; 6 &amp; 7</p>", "5 < 6 & 7"),
        ('<p>a<span epub:type="pagebreak" aria-label="2"/>b</p>', "ab"),
    ],
)
def test_white_space_and_silence(body: str, expected: str) -> None:
    assert words(body) == expected


def test_documents_in_the_order_of_the_spine_and_no_navigation() -> None:
    reading = read_epub(make_epub({"b.xhtml": "<p>first</p>", "a.xhtml": "<p>second</p>"}))
    assert [(c.name, c.words) for c in reading.chapters] == [
        ("EPUB/b.xhtml", ("first",)),
        ("EPUB/a.xhtml", ("second",)),
    ]


MARK = '<a epub:type="noteref" href="{}">{}</a>'


def test_notes_stand_where_their_marks_lead() -> None:
    body = f"<p>Text{MARK.format('#n2', '1')} goes{MARK.format('notes.xhtml#n%31', '2')} on.</p>"
    notes = '<aside id="n1"><a href="a.xhtml">2</a> Two.</aside>'
    here = '<h2>Notes</h2><aside id="n2"><p>1 One.</p><p>More.</p></aside>'
    reading = read_epub(make_epub({"a.xhtml": body + here, "notes.xhtml": notes}))
    assert reading.chapters[0].words == ("Text1", "goes2", "on.", "Notes")
    assert reading.chapters[1].words == ()
    assert reading.marks == (Leading("1", ("1", "One.", "More.")), Leading("2", ("2", "Two.")))


def test_note_that_no_mark_leads_to_is_text() -> None:
    assert words('<p>Text</p><aside epub:type="footnote" id="n">1 One.</aside>') == "Text 1 One."


def test_mark_that_leads_nowhere_has_no_words() -> None:
    reading = read_epub(make_epub({"a.xhtml": f"<p>a{MARK.format('#gone', '1')}</p>"}))
    assert reading.marks == (Leading("1", ()),)


@pytest.mark.parametrize(
    "style",
    [
        'p::before{content:"By "}',
        "p::before{content:'3'}",
        'p::before{content:"; }By "}',
        r'p::before{content:"\41"}',
        'p::before{content: "." "By"}',
        "li::marker{content: counter(item)}",
        "a{content:attr(href)}",
        "q::before{content: open-quote}",
    ],
)
def test_style_that_adds_words_is_refused(style: str) -> None:
    with pytest.raises(ProofError, match="adds words"):
        read_epub(make_epub({"a.xhtml": "<p>a</p>"}, style))


@pytest.mark.parametrize(
    "style",
    [
        "p{content:none}",
        'hr::after{content:"* * *"}',
        r'p::after { content: "\00a0\00b7  "; }',
        "/* content: one */",
        "p{align-content:start}",
        "p{--content:one}",
    ],
)
def test_style_that_adds_no_words(style: str) -> None:
    read_epub(make_epub({"a.xhtml": "<p>a</p>"}, style))


def test_bytes_that_are_no_epub() -> None:
    with pytest.raises(ProofError, match="cannot be read back"):
        read_epub(b"%PDF-1.7")


def test_document_that_is_not_well_formed() -> None:
    with pytest.raises(ProofError, match="not well-formed"):
        read_epub(make_epub({"a.xhtml": "<p>a"}))


def test_entities_do_not_swell() -> None:
    content = make_epub({"a.xhtml": "<p>&lol;</p>"}).replace(b"<html ", b"<html ")
    with pytest.raises(ProofError):
        read_epub(content)
