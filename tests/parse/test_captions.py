"""Captions: what a counted line says of a picture or a table goes with it, above it as well as below."""

import pytest

from convert.model import Article, Figure, Paragraph, Table
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source

PROSE = (
    "The harbour closed at noon and nobody on the quay could say why. The pilots had gone home, the cranes "
    "stood still, and the only sound came from a radio in the customs shed."
)
TABLE = "| Port | Ships |\n|------|-------|\n| Devers | 12 |\n| Quay | 40 |"


def article_of(text: str, name: str = "made.md") -> Article:
    draft = read(decode_source(text.encode(), name))
    article = parse(draft, Settings())
    assert "".join(claim.span.cut(draft.text) for claim in article.spans) == draft.text
    return article


def captions(article: Article) -> list[str]:
    """Return what each picture and table shows, in order."""
    return [plain(block.caption) for block in article.body if isinstance(block, Figure | Table)]


def markdown(*pieces: str) -> Article:
    return article_of("\n\n".join(["# Ports and Patience", PROSE, *pieces, PROSE]))


def picture(name: str) -> str:
    return f"![]({name}.png)"


def test_lines_above_their_pictures_stay_with_them() -> None:
    article = markdown(
        "**Figure 1: Waiting time**",
        picture("a"),
        PROSE,
        "**Figure 2: Ships a day**",
        picture("b"),
        "**Figure 3: Pilots at work**",
        picture("c"),
    )
    assert captions(article) == [
        "Figure 1: Waiting time",
        "Figure 2: Ships a day",
        "Figure 3: Pilots at work",
    ]


def test_lines_below_their_pictures_stay_with_them() -> None:
    article = markdown(
        picture("a"),
        "Figure 1: Waiting time",
        picture("b"),
        "Figure 2: Ships a day",
        PROSE,
        picture("c"),
        "Figure 3: Pilots at work",
    )
    assert captions(article) == [
        "Figure 1: Waiting time",
        "Figure 2: Ships a day",
        "Figure 3: Pilots at work",
    ]


def test_a_table_has_the_line_that_counts_it() -> None:
    assert captions(markdown("**Table 1. Ships by port**", TABLE)) == ["Table 1. Ships by port"]
    assert captions(markdown(TABLE, "Table 1. Ships by port")) == ["Table 1. Ships by port"]


def test_a_heading_that_counts_a_picture_is_its_caption() -> None:
    article = markdown("### Figure 4: Waiting time", picture("a"), "### Why they wait")
    assert captions(article) == ["Figure 4: Waiting time"]
    assert [block.level for block in article.body if hasattr(block, "level")] == [1]


@pytest.mark.parametrize(
    "line", ["Table 1 shows how long the ships wait.", "Chapter 4: Waiting time", "Figures: Waiting time"]
)
def test_other_lines_beside_a_table_stay_paragraphs(line: str) -> None:
    article = markdown(line, TABLE)
    assert captions(article) == [""]
    assert line in [plain(block.content) for block in article.body if isinstance(block, Paragraph)]


def test_who_made_a_picture_stands_below_it_where_the_caption_is_above() -> None:
    article = markdown("Figure 1: Waiting time", picture("a"), "Photo: Ana Ruiz")
    (found,) = (block for block in article.body if isinstance(block, Figure))
    assert (plain(found.caption), plain(found.credit)) == ("Figure 1: Waiting time", "Photo: Ana Ruiz")


def test_the_words_for_a_figure_are_those_of_the_language() -> None:
    text = (
        "# Häfen und Geduld\n\nDer Hafen war am Mittag geschlossen, und niemand auf dem Kai konnte sagen, "
        "warum das so war.\n\n**Abbildung 2: Wartezeit der Schiffe**\n\n![](a.png)\n\nDie Lotsen waren "
        "nach Hause gegangen, und die Kräne standen still.\n"
    )
    assert captions(article_of(text)) == ["Abbildung 2: Wartezeit der Schiffe"]


@pytest.mark.parametrize("name", ["page.html", "made.md"])
def test_the_caption_of_a_table_is_one(name: str) -> None:
    rows = "<tr><th>Port</th><th>Ships</th></tr><tr><td>Devers</td><td>12</td></tr>"
    table = f"<table><caption>Ships by port</caption>\n{rows}\n<tr><td>Quay</td><td>40</td></tr></table>"
    if name == "page.html":
        text = f"<article><h1>Ports and Patience</h1><p>{PROSE}</p>{table}<p>{PROSE}</p></article>"
    else:
        text = f"# Ports and Patience\n\n{PROSE}\n\n{table}\n\n{PROSE}\n"
    assert captions(article_of(text, name)) == ["Ships by port"]


def test_a_picture_on_the_first_line_of_a_paragraph_has_what_follows_as_caption() -> None:
    article = markdown("![Ships](a.png){width=80%}\n*Ships at anchor*")
    (found,) = (block for block in article.body if isinstance(block, Figure))
    assert (found.target, found.alternative, plain(found.caption)) == ("a.png", "Ships", "Ships at anchor")


@pytest.mark.parametrize("sign", [": ", "Table: "])
def test_the_caption_of_a_table_as_pandoc_writes_it(sign: str) -> None:
    assert captions(markdown(TABLE, f"{sign}Ships by port")) == ["Ships by port"]


def test_a_colon_elsewhere_is_no_caption() -> None:
    article = markdown(": not a caption", TABLE)
    assert captions(article) == [""]
