"""The pre-flight finds every character that no face has, at its place in the source."""

import pytest
from msgspec.structs import replace

from convert import paths
from convert.glyphs import character_name, coverage, missing_glyphs
from convert.model import Article, Change, Head, Note, NoteMark, Paragraph, SourceFacts, Span, Text

FACES = [str(path) for path in sorted(paths.fonts().glob("*/*.ttf"))]
SERIF = [face for face in FACES if "stix" in face.lower()]


def article(text, source=None, ledger=()):
    source = source if source is not None else text
    facts = SourceFacts("a.txt", "text", "utf-8", "0" * 64, len(source))
    body = (Paragraph((Text(text, Span(0, len(source))),), Span(0, len(source))),)
    return Article(head=Head(), language="en", source=facts, body=body, ledger=ledger)


def found(*args, **options):
    return [
        (finding.start, finding.sentence)
        for finding in missing_glyphs(article(*args, **options), FACES, advice)
    ]


def advice(character):
    return f"Look for {character}"


def test_the_faces_are_there():
    assert len(FACES) >= 8


def test_a_text_that_is_covered():
    assert found("“Été — ﬁn”, “Zürich”, “Łódź”, Αθήνα, Москва, 1/2 × 3 ≈ 2") == []


def test_what_would_help_is_said():
    (finding,) = missing_glyphs(article("港"), FACES, advice)
    assert finding.remedy == "Look for 港, or replace the character."


def test_a_character_is_named_once_where_it_first_stands():
    assert found("ab港cd港") == [(2, "no face has U+6E2F CJK UNIFIED IDEOGRAPH-6E2F")]


@pytest.mark.parametrize(
    "invisible", ["\n", "\t", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u2028", "\ufe0f"]
)
def test_what_leaves_no_mark_needs_no_glyph(invisible):
    assert found(f"a{invisible}b") == []


def test_one_face_of_all_is_enough():
    arrow = "→"
    assert [ord(arrow) in coverage(face) for face in SERIF] == [False] * len(SERIF)
    assert found(arrow) == []


@pytest.mark.parametrize(
    ("source", "text", "changes"),
    [
        ("wait... 港", "wait… 港", [Change(4, "...", "…", "ellipsis")]),
        ("a...b...港", "a…b…港", [Change(1, "...", "…", "ellipsis"), Change(5, "...", "…", "ellipsis")]),
        ("a--港", "a\u2009–\u2009港", [Change(1, "--", "\u2009–\u2009", "dash")]),
        ("'a' 港", "‘a’ 港", [Change(0, "'", "‘", "quote"), Change(2, "'", "’", "quote")]),
    ],
)
def test_the_place_is_that_of_the_source(source, text, changes):
    """The ledger changes lengths; a finding still points at the character."""
    (finding,) = missing_glyphs(article(text, source, tuple(changes)), FACES, advice)
    assert source[finding.start : finding.end] == "港"


def test_notes_are_set_too():
    text = article("a")
    mark = NoteMark("note-1", "1", Span(1, 2))
    (paragraph,) = text.body
    noted = replace(
        text,
        body=(replace(paragraph, content=(*paragraph.content, mark)),),
        notes=(Note("note-1", "1", (Paragraph((Text("港", Span(5, 6)),), Span(5, 6)),), Span(3, 6)),),
    )
    assert [finding.start for finding in missing_glyphs(noted, FACES, advice)] == [5]


def test_names():
    assert character_name("⁂") == "U+2042 ASTERISM"
    assert character_name("\ue000") == "U+E000 without a name"
