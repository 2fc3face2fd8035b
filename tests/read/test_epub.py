"""E-books of others: what the package states, the reading order, notes in another document."""

import pytest

from convert.errors import SourceError
from convert.model import Heading, List, NoteMark, Paragraph, Quote
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.read.draft import Draft
from convert.settings import Settings
from convert.source import decode_source
from tests.read.packed import epub

OPS = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
TEXT = (
    "The harbour board met in the long room above the customs hall, where the windows look over the inner "
    "basin. Nobody had come to argue about the chart, and nobody did so."
)
MORE = (
    "On the other side of the water the clerks had hung a chart of every berth, and below it stood a table "
    "with the hours at which the pilots came and went. It was two years old."
)
METADATA = (
    "<dc:title>The Ferry That Waits</dc:title><dc:language>en</dc:language>"
    "<dc:date>2019-03-03T00:00:00Z</dc:date>"
    '<dc:creator id="a">Ana Ruiz</dc:creator><dc:creator id="b">Lena Sommer</dc:creator>'
    '<meta refines="#b" property="role">trl</meta><dc:publisher>Harbor Institute</dc:publisher>'
    "<dc:identifier>urn:uuid:91b1fe05-3bfb-566c-9848-61574210c297</dc:identifier><dc:subject>ports</dc:subject>"
)
BODY = (
    f'<h1>The Ferry That Waits</h1><p>{TEXT}<a epub:type="noteref" href="notes.xhtml#n1">*</a></p>'
    "<h2>On&nbsp;Mondays</h2><ul><li>early</li><li>late</li></ul>"
    f"<blockquote><p>A quotation of some length.</p></blockquote><p>{MORE}</p>"
)
NOTE = '<aside epub:type="endnote" id="n1"><p>A <em>note</em>.</p></aside>'
NOTES = f'<section epub:type="endnotes">{NOTE}</section>'


def page(body: str, kind: str = "bodymatter") -> str:
    return f'<html {OPS}><head><title>x</title></head><body epub:type="{kind}">{body}</body></html>'


def draft(documents: dict[str, str], metadata: str = METADATA) -> Draft:
    made = read(decode_source(epub(documents, metadata), "case.epub"))
    article = parse(made, Settings())
    assert "".join(claim.span.cut(made.text) for claim in article.spans) == made.text
    return made


BOOK = {
    "cover.xhtml": page("<p>THE COVER</p>", "cover"),
    "text/one.xhtml": page(BODY),
    "text/notes.xhtml": page(NOTES),
}


def test_an_e_book_of_others() -> None:
    article = parse(draft(BOOK), Settings())
    assert plain(article.head.title) == "The Ferry That Waits"
    assert [author.name for author in article.authors] == ["Ana Ruiz"]
    assert [date.iso for date in article.dates] == ["2019-03-03"]
    assert article.publisher is not None
    assert article.publisher.name == "Harbor Institute"
    assert article.keywords == ("ports",)
    assert article.identifiers == ()
    assert [type(block) for block in article.body] == [Paragraph, Heading, List, Quote, Paragraph]
    assert plain(article.body[1].content) == "On\u00a0Mondays"  # type: ignore[union-attr]


def test_a_note_in_another_document_is_linked() -> None:
    article = parse(draft(BOOK), Settings())
    assert [plain(note.blocks[0].content) for note in article.notes] == ["A note."]  # type: ignore[union-attr]
    (mark,) = [inline for inline in article.body[0].content if isinstance(inline, NoteMark)]  # type: ignore[union-attr]
    assert mark.note == article.notes[0].id


def test_the_cover_is_kept_with_its_reason() -> None:
    made = draft(BOOK)
    assert ("THE COVER", "the cover of the e-book") in [
        (d.span.cut(made.text), d.reason) for d in made.skipped
    ]


def test_a_note_that_leads_to_itself_ends() -> None:
    loop = '<aside epub:type="footnote" id="n"><p>See <a epub:type="noteref" href="#n">1</a></p></aside>'
    made = draft({"a.xhtml": page(f'<p>{TEXT}<a epub:type="noteref" href="#n">1</a></p>{loop}')})
    assert [piece.known for piece in made.pieces] == [None, "note"]


def test_what_is_no_xml_is_read_as_a_browser_reads_it() -> None:
    made = draft({"a.xhtml": "<html><body><p>One<br>two &amp; three<p>Four</body></html>"})
    assert [piece.span.cut(made.text) for piece in made.pieces] == ["One\ntwo & three", "Four"]


@pytest.mark.parametrize("name", ["div", "blockquote", "em", "table"])
def test_deep_elements_are_read_or_refused(name: str) -> None:
    deep = f"<{name}>" * 5000 + "x" + f"</{name}>" * 5000
    try:
        made = draft({"a.xhtml": page(deep)})
    except SourceError as error:
        assert "too deep" in str(error)
    else:
        assert "x" in made.text


def test_classes_of_others_mean_nothing() -> None:
    made = draft({"a.xhtml": page(f'<p class="kicker">Ferries</p><div class="own"><p>{TEXT}</p></div>')})
    assert [piece.styled for piece in made.pieces] == [None, None]
    assert made.skipped == ()


def test_a_figure_that_holds_a_table_keeps_it() -> None:
    table = "<table><tr><td>Ships</td><td>Crews</td></tr><tr><td>5</td><td>61</td></tr></table>"
    words = draft({"one": page(f"<figure>{table}<figcaption><p>Both.</p></figcaption></figure>")}).text
    assert "Crews" in words and "Both." in words
