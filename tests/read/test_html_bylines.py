"""Who a web page says wrote it: by-lines in many places, and what only looks like one."""

import pytest

from convert.read import read
from convert.source import decode_source
from tests.read.test_html import PROSE, article

TITLE = "<h1>Why Ports Fail</h1>"
TEXT = f"<p>{PROSE}</p>" * 4


def authors(page: str) -> list[str]:
    found = read(decode_source(page.encode(), "page.html"))
    return [value.value for value in found.declared if value.field == "author"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"{TITLE}<div><p>By</p><p>Ana Ruiz</p></div>{TEXT}", ["Ana Ruiz"]),
        (f"{TITLE}{TEXT}<div><h5>Autor:</h5>Ana Ruiz/HR-X</div>", ["Ana Ruiz"]),
        (
            f"{TITLE}{TEXT}<div><span class='label--authors'>Auteur:</span> <a>Ana Ruiz</a></div>",
            ["Ana Ruiz"],
        ),
        (f"{TITLE}{TEXT}<p>By Ida Brandt</p>", []),
        (f"{TITLE}<dl><dt>Auteur</dt><dd>Ana Ruiz</dd></dl>{TEXT}", ["Ana Ruiz"]),
        (f"{TITLE}<ul class='author'><li>Ana Ruiz</li></ul>{TEXT}", ["Ana Ruiz"]),
        (f"{TITLE}<span class='author-views'>Seen Often</span>{TEXT}", []),
        (f"{TITLE}<p class='byline'>Harbor Weekly Newspaper, 03/04/05</p>{TEXT}", []),
        (f"{TITLE}<p class='byline'>Author: Harbor Review columnists</p>{TEXT}", []),
        (f"{TITLE}<p class='byline'>By ANA RUIZ\n  Associated Press</p>{TEXT}", ["ANA RUIZ"]),
        (f"{TITLE}<p><a href='/author/ana-ruiz'>Ana Ruiz</a></p>{TEXT}", ["Ana Ruiz"]),
        (f"{TITLE}<p><a href='/places/port-sand'>Port Sand</a></p>{TEXT}", []),
        (f"{TITLE}<ul class='related'><li>By Ida Brandt</li></ul>{TEXT}", []),
        (f"{TITLE}{TEXT}<footer>Posted by <a rel='author'>Ana Ruiz</a> at 8:52</footer>", ["Ana Ruiz"]),
        (f"{TITLE}{TEXT}<aside><a rel='author'>Ana Ruiz</a> <a rel='author'>Tom Okafor</a></aside>", []),
        (f"{TITLE}<span class='author'>HRP</span><p>By Ana Ruiz</p>{TEXT}", ["Ana Ruiz"]),
        (f"{TITLE}<p itemprop='author'>Ana Ruiz, HARBOR TODAY</p>{TEXT}", ["Ana Ruiz"]),
        (f"{TITLE}<a class='more_fn'>Link</a>{TEXT}", []),
        (f"{TITLE}<p class='firma'><em>Ana Ruiz</em> | Lima</p>{TEXT}", ["Ana Ruiz"]),
        (f"{TITLE}<p class='author'>作者：温若霞</p>{TEXT}", ["温若霞"]),
        (f"{TITLE}<p class='author'>Firmado por Ana Ruiz</p>{TEXT}", ["Ana Ruiz"]),
    ],
    ids=[
        "the label in a line before",
        "a label behind the text, and an agency",
        "the class is on the label",
        "the next article behind the text",
        "a list of terms",
        "a list",
        "how many have seen it",
        "an imprint",
        "several people without names",
        "an agency behind the name",
        "a link to what the author wrote",
        "a link elsewhere",
        "other articles",
        "one author below the text",
        "two authors of other articles",
        "a person before an agency",
        "the paper behind a name",
        "letters of another class name",
        "the signature of a Spanish paper",
        "a Chinese label without a space",
        "signed by, in Spanish",
    ],
)
def test_who_the_page_shows_as_author(page, expected):
    assert authors(page) == expected


def test_an_address_is_no_author():
    page = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Why Ports Fail", "author":'
        ' {"@type": "Organization", "name": "harbor.at"}}</script>'
    )
    assert authors(f"<head>{page}</head>{TITLE}<p>harbor.at</p>{TEXT}") == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<div><span>12 Jan 23 | 5:27</span>{TITLE}{TEXT}</div>", "2023-01-12"),
        (
            f"{TITLE}<div class='share'><p>11/17/2023 05:40 PM</p><a>Copy</a></div>{TEXT}",
            "2023-11-17",
        ),
        (f"<p>Size: <a href='#'>T</a> Analysis March 3, 2019, 6:37 PM</p>{TITLE}{TEXT}", "2019-03-03"),
        (f"<p><a href='/storm'>The storm of March 3, 2019</a></p>{TITLE}{TEXT}", None),
    ],
    ids=["a short year above", "in the bar of buttons", "beside a button", "the headline of another"],
)
def test_the_day_that_stands_beside_a_headline(page: str, expected: str | None) -> None:
    found = article(page).date()
    assert (found.iso if found else None) == expected


def test_a_name_that_is_said_twice_is_one():
    assert authors(f"{TITLE}<p class='author'>Ana RuizAna Ruiz</p>{TEXT}") == ["Ana Ruiz"]


def test_what_the_author_is_stands_beside_the_name_in_the_by_line():
    inner = "<b class='byline__author'>Ana Ruiz</b> <i class='byline__title'>Quay News Reporter</i>"
    page = f"{TITLE}<div class='byline'><div class='byline__body'>{inner}</div></div>{TEXT}"
    assert authors(page) == ["Ana Ruiz"]


def test_authors_marked_all_over_the_page_are_of_other_articles():
    others = "".join(
        f"<div><div><div><div><a rel='author'>{name}</a></div></div></div></div>"
        for name in ("Tom Okafor", "Ida Brandt", "Mei Chen", "Lee Park")
    )
    page = f"{TITLE}<div><p><span><a rel='author'>Ana Ruiz</a></span></p></div>{TEXT}{others}"
    assert authors(page) == ["Ana Ruiz"]


def test_several_authors_of_one_by_line_are_kept_however_many():
    names = ("Ana Ruiz", "Tom Okafor", "Ida Brandt", "Mei Chen", "Lee Park")
    marked = ", ".join(f"<span><a rel='author'>{name}</a></span>" for name in names)
    assert authors(f"{TITLE}<p>By {marked}</p>{TEXT}") == list(names)
