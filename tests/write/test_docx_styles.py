"""The table of Word's styles against the theme, Word's own names and pandoc's expectations."""

import io

import msgspec
import pytest
from docx import Document

from convert.errors import EditionError
from convert.render import render
from convert.settings import Settings
from convert.write import docx_reference
from convert.write.docx_reference import make_reference
from convert.write.docx_styles import ParagraphStyle, Styles, load_styles
from convert.write.docx_theme import read_theme
from tests.made import brief


@pytest.fixture(scope="module")
def tokens() -> dict[str, object]:
    """Return the tokens of the shipped theme."""
    return render(brief(), "docx", Settings()).tokens


def test_a_style_stands_behind_the_one_it_is_based_on() -> None:
    seen: set[str | None] = {None}
    for row in load_styles().paragraph:
        assert row.based in seen, row.name
        seen.add(row.name)


def test_styles_that_follow_exist() -> None:
    names = {row.name for row in load_styles().paragraph}
    assert {row.following for row in load_styles().paragraph if row.following} <= names


def test_the_reference_document_is_made_once_and_of_the_same_bytes(tokens: dict[str, object]) -> None:
    made = make_reference(msgspec.json.encode(tokens), "en")
    assert make_reference(msgspec.json.encode(tokens), "en") is made
    make_reference.cache_clear()
    assert make_reference(msgspec.json.encode(tokens), "en") == made


def test_every_style_of_the_table_is_in_the_reference_document(tokens: dict[str, object]) -> None:
    document = Document(io.BytesIO(make_reference(msgspec.json.encode(tokens), "en")))
    names = {style.name for style in document.styles}
    for row in (*load_styles().paragraph, *load_styles().character):
        assert {row.name, row.name.lower()} & names, row.name
    assert {"Normal Table", "Figure Table", "Table"} <= names
    assert document.styles["Normal"].paragraph_format.widow_control


def test_a_token_that_the_theme_lacks_is_said_by_name(
    tokens: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (*load_styles().paragraph, ParagraphStyle(name="Odd", based="Normal", size="enormous"))
    monkeypatch.setattr(docx_reference, "load_styles", lambda: Styles(rows, load_styles().character))
    make_reference.cache_clear()
    with pytest.raises(EditionError, match="names enormous"):
        make_reference(msgspec.json.encode(tokens), "en")


def test_a_theme_without_a_table_is_an_error_of_the_edition(tokens: dict[str, object]) -> None:
    with pytest.raises(EditionError, match="no token page"):
        read_theme({name: table for name, table in tokens.items() if name != "page"})
