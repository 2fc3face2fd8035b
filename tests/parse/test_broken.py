"""Lines of a head that one paragraph holds: each is read, and none is lost as mark-up."""

import pytest

from convert.corrections import parse_corrections
from convert.model import Article
from convert.model.walk import plain
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source

PROSE = (
    "The harbour closed at noon and nobody on the quay could say why. The pilots had gone home, the cranes "
    "stood still, and the only sound came from a radio in the customs shed."
)


def article_of(*head: str) -> Article:
    text = "\n\n".join(["# Ports and Patience", *head, PROSE, PROSE])
    return parse(read(decode_source(text.encode(), "made.md")), Settings())


@pytest.mark.parametrize("end", ["\n", "  \n", "\\\n"])
def test_by_line_and_role_in_one_paragraph(end: str) -> None:
    article = article_of(f"By Ana Ruiz{end}Senior Fellow, Harbor Institute{end}14 March 2019")
    (author,) = article.authors
    assert (author.name, author.role, author.affiliation) == ("Ana Ruiz", "Senior Fellow", "Harbor Institute")
    assert [date.iso for date in article.dates] == ["2019-03-14"]


def test_bold_that_goes_on_from_line_to_line() -> None:
    article = article_of("**By Ana Ruiz  \n14 March 2019**")
    assert [author.name for author in article.authors] == ["Ana Ruiz"]
    assert [date.iso for date in article.dates] == ["2019-03-14"]


def test_a_deck_that_is_wrapped_stays_whole() -> None:
    article = article_of("Why ships wait at anchor, and\nwhat the cities behind them can do", "By Ana Ruiz")
    assert plain(article.head.deck) == "Why ships wait at anchor, and what the cities behind them can do"


def test_lines_that_corrections_give_stay_as_they_want_them() -> None:
    text = f"# Ports and Patience\n\nNight Letters\nAna Ruiz\n\n{PROSE}\n\n{PROSE}\n"
    wanted = parse_corrections(b'[[lines]]\nfrom = 3\nto = 4\nrole = "deck"\n', "made.octavo.toml")
    article = parse(read(decode_source(text.encode(), "made.md")), Settings(), wanted)
    assert plain(article.head.deck) == "Night Letters Ana Ruiz"
