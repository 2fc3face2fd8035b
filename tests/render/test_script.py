"""Words read out of markup."""

import pytest
from msgspec import structs

from convert.errors import EditionError
from convert.model import Note
from convert.render import render
from convert.render.rendering import Document, Fragment
from convert.render.script import extract_script
from convert.settings import Settings
from tests.made import NOWHERE, brief, paragraph


def main(markup: str) -> list[tuple[str, str]]:
    script = extract_script([Document("x.html", "", markup)])
    return [(fragment.kind, fragment.text) for fragment in script.main]


def test_own_words_are_told_from_the_article() -> None:
    markup = '<p><span class="own">By</span> <span class="author">Ana</span></p><h2 class="own">Notes</h2>'
    assert main(markup) == [("own", "By"), ("article", " Ana\n"), ("own", "Notes\n")]


def test_a_note_is_pulled_out_and_its_mark_stays() -> None:
    markup = (
        '<p>One.<a data-mark="n1">1</a><span data-note="n1"><span class="own label">1&#160;</span>'
        'Two <span class="own">back</span></span> Three.</p>'
    )
    script = extract_script([Document("x", "", markup)])
    assert script.main == (
        Fragment("One.", "article"),
        Fragment("1", "mark", "n1"),
        Fragment(" Three.\n", "article"),
    )
    (note,) = script.notes
    assert (note.id, note.label) == ("n1", "1")
    assert note.fragments == (Fragment("Two ", "article"), Fragment("back", "own"))


def test_white_space_is_one_space_and_a_block_ends_a_line() -> None:
    assert main("<div>\n <p>a \n b</p>\n\n<ul><li>c</li>\n<li>d</li></ul></div>") == [
        ("article", "a b\nc\nd\n")
    ]


def test_a_break_of_ours_is_a_space_and_one_of_the_author_a_line() -> None:
    assert main('<p>a <br class="balance"/>b<br/>c</p>') == [("article", "a b\nc\n")]


def test_break_opportunities_and_preformatted_text() -> None:
    assert main("<p>exam<wbr/>ple</p>") == [("article", "exam\u200bple\n")]
    assert main("<pre>a  b\n c</pre>") == [("article", "a  b\n c\n")]


def test_running_matter_is_kept_apart() -> None:
    markup = (
        '<div class="own" data-running="other">Head</div><div class="own" data-running="first other">'
        '<span data-counter="page"></span> of <span data-counter="pages"></span></div><p>Text</p>'
    )
    script = extract_script([Document("x", "", markup)])
    assert script.running.first == ("{page} of {pages}",)
    assert script.running.other == ("Head", "{page} of {pages}")
    assert [fragment.text for fragment in script.main] == ["Text\n"]


def test_entities_and_namespaces_are_read() -> None:
    markup = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        "<head><title>T</title></head><body><p>a &amp; &lt;b&gt;</p></body></html>"
    )
    assert main(markup) == [("article", "a & <b>\n")]


@pytest.mark.parametrize("markup", ["<p>open", "<p>&nbsp;</p>", "<p a=b>x</p>", "<p>" * 300 + "</p>" * 300])
def test_broken_markup_is_refused_and_never_cut_short(markup: str) -> None:
    with pytest.raises(EditionError, match="well-formed"):
        main(markup)


def test_the_paragraphs_of_a_footnote_are_lines_of_their_own() -> None:
    article = structs.replace(
        brief(), notes=(Note("note-1", "1", (paragraph("First."), paragraph("Second.")), NOWHERE),)
    )
    (text,) = (note for note in render(article, "pdf", Settings()).script.notes if note.id == "note-1")
    assert "".join(part.text for part in text.fragments).split() == ["First.", "Second."]
