"""The editions that Octavo makes, read back: the same article, whatever it went through."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from convert.model import Article, Contributor, Date, Span
from convert.parse import parse
from convert.read import read
from convert.render import render
from convert.render.rendering import Edition
from convert.settings import Settings
from convert.source import decode_source, read_source
from convert.write import load_writer
from tests import made
from tests.outline import outline

SAMPLES = sorted((Path(__file__).parents[2] / "articles").glob("*.txt"))
EDITIONS: tuple[Edition, ...] = ("docx", "epub")


def sample(path: Path) -> Article:
    return parse(read(read_source(path, limit=10**7)), Settings())


def back(article: Article, edition: Edition) -> Article:
    """Return *article*, written as *edition* and read again."""
    content = load_writer(edition)(render(article, edition, Settings())).content
    source = decode_source(content, f"back.{edition}")
    draft = read(source)
    again = parse(draft, Settings())
    assert "".join(claim.span.cut(draft.text) for claim in again.spans) == draft.text
    return again


def told(article: Article) -> list[str]:
    """Return the outline of *article* without what no edition sets."""
    lines = outline(article)
    return [
        line for line in lines if not line.startswith(("dropped", "furniture", "check", "rival", "uncertain"))
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back(path: Path, edition: Edition) -> None:
    article = sample(path)
    assert told(back(article, edition)) == told(article)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_article_with_every_part_comes_back(edition: Edition) -> None:
    article = made.brief()
    again = back(article, edition)
    assert told(again) == told(replace(article, authors=again.authors))
    # The biography says more of an author than the article that was made by hand.
    assert [(a.name, a.role) for a in again.authors] == [(a.name, a.role) for a in article.authors]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_words_of_all_blocks_and_notes_come_back(edition: Edition) -> None:
    article = made.brief()
    again = back(article, edition)
    assert [type(block) for block in again.body] == [type(block) for block in article.body]
    assert len(again.notes) == len(article.notes)
    assert again.keywords == article.keywords


def test_two_dates_come_back_from_an_e_book() -> None:
    nowhere = Span(0, 0)
    dates = (
        Date("published", "2019-03-03", "March 3, 2019", nowhere),
        Date("updated", "2020-04", "April 2020", nowhere),
    )
    again = back(replace(made.brief(), dates=dates), "epub")
    assert [(date.role, date.iso) for date in again.dates] == [(date.role, date.iso) for date in dates]


def test_a_translator_comes_back() -> None:
    article = replace(made.brief(), contributors=(Contributor("Lena Sommer", "trl"),))
    assert back(article, "docx").contributors == article.contributors
