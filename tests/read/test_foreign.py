"""What a source says of the language of its words, in each kind of source that can say it."""

import pytest
from msgspec import structs

from convert.model import Article, Emphasis, Foreign, Line, Paragraph
from convert.model.walk import plain, reading_order
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.settings import Settings
from convert.source import decode_source
from convert.write.epub import write
from tests.made import NOWHERE, brief, line

OPENING = "The board met in the long room above the customs hall, and it was late for all of them who came."


def said(text: str, name: str) -> list[tuple[str, str]]:
    """Return the words of another language in the source *text*, with their languages."""
    return foreign_words(parse(read(decode_source(text.encode(), name)), Settings()))


def foreign_words(article: Article) -> list[tuple[str, str]]:
    return [found for words in reading_order(article) for found in inside(words.line)]


def inside(line: Line) -> list[tuple[str, str]]:
    here = [(one.language, plain(one.content)) for one in line if isinstance(one, Foreign)]
    return here + [found for one in line for found in inside(getattr(one, "content", ()))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a [raison d'être]{lang=fr} of its own", [("fr", "raison d’être")]),
        ('a [raison *d\'être*]{.x lang="fr-CA"} of its own', [("fr-CA", "raison d’être")]),
        ("a *[Sonderweg]{lang=de}* of its own", [("de", "Sonderweg")]),
        ('a <span lang="fr">bon mot</span> of its own', [("fr", "bon mot")]),
        ('an <em lang="fr">idée fixe</em> of its own', [("fr", "idée fixe")]),
        ("a `[word]{lang=fr}` of its own", []),
        ("a [word]{.wide} of its own", []),
        ("*a [word* of]{lang=fr} its own", []),
        ("it ends in a [mot juste]{lang=fr}", [("fr", "mot juste")]),
        ("Un mot de trop {lang=fr}", [("fr", "Un mot de trop")]),
    ],
)
def test_markdown(words: str, found: list[tuple[str, str]]) -> None:
    assert said(f"# The Quay\n\n{OPENING}\n\n{words}\n", "made.md") == found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<p>A <span lang="fr">bon mot</span> of its own.</p>', [("fr", "bon mot")]),
        ('<p>An <em lang="fr">idée fixe</em> of its own.</p>', [("fr", "idée fixe")]),
        ('<p lang="fr">Un mot de trop.</p>', [("fr", "Un mot de trop.")]),
        ('<blockquote lang="de"><p>Ein Wort zu viel.</p></blockquote>', [("de", "Ein Wort zu viel.")]),
        ('<p>A <span lang="EN-US">word</span> of its own.</p>', []),
        ('<p>A <span lang="ar">word</span> of its own.</p>', []),
        (
            '<p lang="fr">Un mot, <em lang="en">so to say</em>.</p>',
            [("fr", "Un mot, so to say."), ("en", "so to say")],
        ),
    ],
)
def test_web_pages(markup: str, found: list[tuple[str, str]]) -> None:
    text = f"<h1>The Quay</h1><p>{OPENING}</p>{markup}<p>{OPENING}</p>"
    assert said(f"<html lang='en'><body><article>{text}</article></body></html>", "made.html") == found


def test_an_e_book_of_ours() -> None:
    words = line(
        "a ", Foreign("fr", line("bon mot ", Emphasis(line("juste"), NOWHERE)), NOWHERE), " of its own"
    )
    article = structs.replace(brief(), body=(Paragraph(words, NOWHERE), *brief().body))
    content = write(render(article, "epub", Settings())).content
    again = parse(read(decode_source(content, "made.epub")), Settings())
    assert foreign_words(again) == [("fr", "bon mot juste")]
