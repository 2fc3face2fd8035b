"""The editions that Octavo makes, read back: the same article, whatever it went through."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from convert.job import Job
from convert.model import (
    Answer,
    Article,
    Block,
    Code,
    Contributor,
    Date,
    Figure,
    Item,
    Link,
    List,
    Paragraph,
    Preformatted,
    Question,
    Row,
    Span,
    Table,
    Text,
)
from convert.model.walk import blocks_lines, figures, plain
from convert.parse import labels, parse
from convert.parse.given_head import DateRole
from convert.paths import layouts
from convert.pipeline import parse_article
from convert.read import own_page, read
from convert.render import render
from convert.render.rendering import Edition
from convert.settings import Settings
from convert.source import decode_source, read_source
from convert.write import load_writer
from tests import made
from tests.drawn import write_site
from tests.outline import outline

SAMPLES = sorted((Path(__file__).parents[2] / "articles").glob("*.txt"))
EDITIONS: tuple[Edition, ...] = ("docx", "epub", "html")


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


@pytest.mark.parametrize("edition", EDITIONS)
def test_two_dates_come_back(edition: Edition) -> None:
    nowhere = Span(0, 0)
    dates = (
        Date("published", "2019-03-03", "March 3, 2019", nowhere),
        Date("updated", "2020-04", "April 2020", nowhere),
    )
    again = back(replace(made.brief(), dates=dates), edition)
    assert [(date.role, date.iso) for date in again.dates] == [(date.role, date.iso) for date in dates]


@pytest.mark.parametrize("path", sorted((layouts() / "labels").glob("*.toml")), ids=lambda path: path.stem)
def test_the_label_of_a_change_is_read_in_every_language_that_sets_it(path: Path) -> None:
    label = tomllib.loads(path.read_text(encoding="utf-8"))["updated"]
    assert label.casefold().rstrip(":： ") in labels.of("updated", path.stem)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_short_paragraph_below_the_head_is_no_deck(edition: Edition) -> None:
    teaser = made.paragraph("The clerks of the night; a pop-up quay for spring")
    head = replace(made.brief().head, deck=())
    article = replace(made.brief(), head=head, summary=None, body=(teaser, *made.brief().body))
    again = back(article, edition)
    assert again.head.deck == ()
    assert isinstance(again.body[0], Paragraph) and plain(again.body[0].content) == plain(teaser.content)


def test_pictures_and_their_words_come_back_from_a_page(tmp_path: Path) -> None:
    settings = Settings()
    before = parse_article(Job(path=str(write_site(tmp_path)), name="ports"), settings)
    content = load_writer("html")(render(before.article, "html", settings, pictures=before.pictures)).content
    path = tmp_path / "back" / "ports.html"
    path.parent.mkdir()
    path.write_bytes(content)
    again = parse_article(Job(path=str(path), name="ports"), settings)
    assert [picture.content for picture in again.pictures] == [picture.content for picture in before.pictures]
    assert [
        (each.alternative, plain(each.caption), plain(each.credit)) for each in figures(again.article)
    ] == [(each.alternative, plain(each.caption), plain(each.credit)) for each in figures(before.article)]


def test_an_identifier_and_the_language_come_back_from_a_page() -> None:
    article = replace(made.brief(), identifiers=("https://doi.org/10.1234/abc",), language="de")
    again = back(article, "html")
    assert (again.identifiers, again.language) == (article.identifiers, "de")


def test_only_a_page_that_has_our_parts_is_read_as_ours() -> None:
    sign = '<meta name="generator" content="Octavo">'
    assert own_page.is_own(f"{sign}<main><article class='article'><p>One.</p></article></main>")
    assert not own_page.is_own(f"{sign}<main><p>One.</p></main>")
    assert not own_page.is_own("<main><article class='article'><p>One.</p></article></main>")


def test_a_translator_comes_back() -> None:
    article = replace(made.brief(), contributors=(Contributor("Lena Sommer", "trl", "Sommer, Lena"),))
    assert back(article, "docx").contributors == article.contributors


WORDS_OF_RULES = (
    "By Ana Ruiz",
    "Step 3. Count the ships",
    "Q: Who counts the ships?",
    "© 2019 Harbor Institute. All rights reserved.",
    "Ana Ruiz is a senior fellow at the Harbor Institute.",
    "Related: Why the Quays Are Empty",
    "March 3, 2018",
)
"""What the rules for plain text would take for something else than a paragraph of the body."""


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_guessed_where_styles_say_what_a_paragraph_is(edition: Edition) -> None:
    article = replace(made.brief(), body=tuple(made.paragraph(words) for words in WORDS_OF_RULES))
    again = back(article, edition)
    assert [type(block).__name__ for block in again.body] == ["Paragraph"] * len(WORDS_OF_RULES)
    assert told(again) == told(replace(article, authors=again.authors))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_left_of_a_picture_comes_back_with_its_credit(edition: Edition) -> None:
    nowhere = Span(0, 0)
    caption, credit = (Text("The quay at night", nowhere),), (Text("Lena Ost", nowhere),)
    lost = (
        Figure(None, "", nowhere, caption, credit),
        Figure(None, "", nowhere, caption, ()),
        made.paragraph("Nobody counts the ships that leave, and nobody ever has."),
        Figure(None, "", nowhere, (), credit),
    )
    again = back(replace(made.brief(), body=lost), edition)
    assert [(plain(each.caption), plain(each.credit)) for each in figures(again)] == [
        (plain(each.caption), plain(each.credit)) for each in lost if isinstance(each, Figure)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_a_table_shows_comes_back(edition: Edition) -> None:
    nowhere = Span(0, 0)
    cells = [[(Text(words, nowhere),) for words in row] for row in (("Port", "Ships"), ("Devers", "12"))]
    rows = tuple(Row(tuple(row), nowhere, head) for row, head in zip(cells, (True, False), strict=True))
    table = Table(rows, nowhere, (Text("Table 1. Ships by port", nowhere),))
    again = back(replace(made.brief(), body=(made.paragraph("Ships wait."), table)), edition)
    assert [plain(block.caption) for block in again.body if isinstance(block, Table)] == [
        "Table 1. Ships by port"
    ]
    assert len(again.body) == 2


@pytest.mark.parametrize("edition", EDITIONS)
def test_who_speaks_comes_back(edition: Edition) -> None:
    nowhere = Span(0, 0)
    talk = (
        Question((Text("Who counts the ships that leave?", nowhere),), nowhere, "Harbor"),
        Answer((Text("Nobody does, and nobody ever has.", nowhere),), nowhere, "Ruiz"),
    )
    again = back(replace(made.brief(), body=talk), edition)
    assert [(type(each), each.speaker) for each in again.body if isinstance(each, Question | Answer)] == [
        (Question, "Harbor"),
        (Answer, "Ruiz"),
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("roles", [("updated",), ("original",), ("published", "original")])
def test_a_date_comes_back_as_what_it_is(roles: tuple[DateRole, ...], edition: Edition) -> None:
    days = ("2019-03-03", "2018-05-01")
    dates = tuple(Date(role, day, day, Span(0, 0)) for role, day in zip(roles, days, strict=False))
    again = back(replace(made.brief(), dates=dates, citation=None), edition)
    assert [(date.role, date.iso) for date in again.dates] == [(date.role, date.iso) for date in dates]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_who_took_part_comes_back_in_every_edition(language: str, edition: Edition) -> None:
    people = (Contributor("Lena Sommer", "trl", "Sommer, Lena"), Contributor("Olu Ade", "edt", "Ade, Olu"))
    article = replace(made.brief(), contributors=people, language=language)
    assert back(article, edition).contributors == people


def test_a_document_of_others_is_read_by_the_rules() -> None:
    page = "<html><body><article><h1>What the Quays Know</h1><p>By Ana Ruiz</p></article></body></html>"
    assert not read(decode_source(page.encode(), "quays.html")).own


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("ordered", [False, True])
def test_what_an_item_holds_comes_back_inside_of_it(edition: Edition, ordered: bool) -> None:
    nowhere = Span(0, 0)
    listing = Code('ships = "five"\nquays = 2', nowhere)
    inner = List(
        not ordered, (Item((made.paragraph("Deeper."), made.paragraph("Deeper too.")), nowhere),), nowhere
    )
    items = (
        Item((made.paragraph("The first item."), made.paragraph("It goes on."), listing), nowhere),
        Item((made.paragraph("The second item."), inner), nowhere),
        Item((made.paragraph("The third item."),), nowhere),
    )
    body = (made.paragraph("Before it."), List(ordered, items, nowhere), made.paragraph("Behind it."))
    article = replace(made.brief(), body=body, notes=())
    again = back(article, edition)
    assert shape(again.body) == shape(body)


def shape(blocks: tuple[Block, ...]) -> list[Any]:
    """Return the kinds of *blocks* and of those inside the items of lists, with their words."""
    return [
        [block.ordered, *(shape(item.blocks) for item in block.items)]
        if isinstance(block, List)
        else (type(block).__name__, "".join(plain(words.line) for words in blocks_lines((block,))))
        for block in blocks
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_credit_with_a_link_comes_back(edition: Edition) -> None:
    nowhere = Span(0, 0)
    link = Link("https://example.org/a", (Text("Lena Ost", nowhere),), nowhere)
    credit = (Text("Photo: ", nowhere), link)
    lost = Figure(None, "", nowhere, (Text("The quay at night", nowhere),), credit)
    author = replace(made.brief().authors[0], role=None, affiliation=None, credit=(link,))
    article = replace(made.brief(), authors=(author,), biographies=(), body=(made.paragraph("One."), lost))
    again = back(article, edition)
    assert [plain(each.credit) for each in figures(again)] == ["Photo: Lena Ost"]
    assert [plain(each.credit) for each in again.authors] == ["Lena Ost"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("text", ["five   ships\ntwo    quays", "one  line", "a\n\n  b, * c"], ids=repr)
def test_what_is_set_as_it_was_typed_is_no_listing(text: str, edition: Edition) -> None:
    block = Preformatted(text, Span(0, 0))
    (again, *_) = back(replace(made.brief(), body=(block,)), edition).body
    assert isinstance(again, Preformatted) and again.text == block.text


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_year_and_a_post_behind_a_dash_come_back(edition: Edition) -> None:
    head = "Why Ports Fail\n\nAna Ruiz\nFellow - Harbor Institute\n\n© 2019 Harbor Institute\n\n"
    text = (
        head
        + "The port was full, and the ships lay in the river, since no berth was free. Nobody asked.\n" * 3
    )
    article = parse(read(decode_source(text.encode(), "made.txt")), Settings())
    article = replace(article, dates=(Date("published", "2019", "2019", Span(0, 0)),))
    (author,) = article.authors
    assert (author.role, author.affiliation) == ("Fellow", "Harbor Institute")
    again = back(article, edition)
    assert [(date.role, date.iso) for date in again.dates] == [("published", "2019")]
    assert [(each.role, each.affiliation) for each in again.authors] == [("Fellow", "Harbor Institute")]
