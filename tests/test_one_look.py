"""One look: the editions of an article have the same parts in the same order, the same words, one accent."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import document_fromstring
from msgspec.structs import replace

from convert.model import Article
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.render.rendering import EDITIONS, Edition, Rendering
from convert.render.script import BREAK
from convert.render.theme import load_tokens
from convert.settings import Settings
from convert.source import read_source
from convert.write import load_writer
from tests.everything import everything
from tests.papers import THEMES

SAMPLES = sorted((Path(__file__).parents[1] / "articles").glob("*.txt"))
PARTS = frozenset(
    """masthead series number publisher parent kicker title subtitle deck byline contributor date summary body
    quote pullquote list question answer verse heading references reference remark biography contact citation
    rights""".split()
)
"""The classes that parts have in every edition."""
EDITION_S_OWN = frozenset(("series", "number"))
"""Parts that may stand inside others under the same name: a heading has a number too."""


def sample(path: Path) -> Article:
    return parse(read(read_source(path, limit=10**7)), Settings())


ARTICLES = {path.stem: sample(path) for path in SAMPLES} | {"everything": everything()}


def rendered(article: Article, theme: str) -> dict[Edition, Rendering]:
    return {edition: render(article, edition, Settings(theme=theme)) for edition in EDITIONS}


def parts(rendering: Rendering) -> list[str]:
    """Return the parts of the article and its headings in the order in which the edition has them."""
    document = max(rendering.documents, key=lambda each: len(each.markup))
    found = []
    markup = re.sub(r"<\?xml[^>]*>", "", document.markup)
    for element in document_fromstring(markup).iter(etree.Element):
        named = PARTS.intersection((element.get("class") or "").split())
        name = str(element.tag)
        found += sorted(named) or ([name] if name in ("h2", "h3", "blockquote", "table", "pre", "hr") else [])
    return [name for name in found if name not in EDITION_S_OWN]


def words(rendering: Rendering, kind: str = "article") -> list[str]:
    """Return the words of one *kind*; of an e-book, those behind its title page."""
    main = rendering.script.main
    text = "".join(part.text if part.kind == kind else " " for part in main)
    return text.replace(BREAK, "").split()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ARTICLES)
def test_parts_come_in_one_order(name: str, theme: str) -> None:
    orders = {edition: parts(each) for edition, each in rendered(ARTICLES[name], theme).items()}
    # A list of contents and the label of the notes are not in all of them, and no parts of the article.
    same = {edition: [part for part in order if part != "h2"] for edition, order in orders.items()}
    assert {tuple(order) for order in same.values()} == {tuple(same["pdf"])}
    assert {"title", "byline", "body", "biography"} <= set(same["pdf"])


@pytest.mark.parametrize("name", ARTICLES)
def test_words_are_the_same(name: str) -> None:
    found = {edition: words(each) for edition, each in rendered(ARTICLES[name], "brief").items()}
    assert {"".join(each) for each in found.values()} == {"".join(found["pdf"])}
    assert len(found["pdf"]) > 100


@pytest.mark.parametrize("theme", THEMES)
def test_own_words_are_the_same(theme: str) -> None:
    article = replace(everything(), body=everything().body[:2])
    for edition, each in rendered(article, theme).items():
        said = " ".join(words(each, "own"))
        for label in (
            "By",
            "March 3, 2019",
            "Translated by",
            "References",
            "About the authors",
            "How to cite",
        ):
            assert label in said, (edition, label)


@pytest.mark.parametrize("theme", THEMES)
def test_the_headline_has_one_weight_in_all_editions(theme: str) -> None:
    weight = load_tokens(Settings(theme=theme))["form"]["title"]
    assert weight == ("normal" if theme == "journal" else "bold")
    drawn = rendered(everything(), theme)
    assert f".title {{ font: {weight} " in drawn["pdf"].style
    assert re.search(rf"^\.title {{[^}}]*font-weight: {weight};", drawn["html"].style, re.MULTILINE)
    for rule in ("h1", r"\.titlepage \.title"):
        assert re.search(rf"^{rule} {{[^}}]*font-weight: {weight};", drawn["epub"].style, re.MULTILINE)
    with zipfile.ZipFile(io.BytesIO(load_writer("docx")(drawn["docx"]).content)) as package:
        styles = package.read("word/styles.xml").decode()
    (title,) = re.findall(r'<w:style [^>]*w:styleId="Title".*?</w:style>', styles, re.DOTALL)
    assert ("<w:b/>" in title) == (weight == "bold")


@pytest.mark.parametrize("theme", THEMES)
def test_one_accent_and_one_face_lead_through_all_editions(theme: str) -> None:
    for edition, each in rendered(everything(), theme).items():
        accent, face = each.tokens["colour"]["accent"], each.tokens["face"]["sans"]
        style = each.style
        if edition == "docx":
            with zipfile.ZipFile(io.BytesIO(load_writer("docx")(each).content)) as package:
                style = package.read("word/styles.xml").decode()
            accent = accent.removeprefix("#")
        assert accent.lower() in style.lower() and face in style, edition
