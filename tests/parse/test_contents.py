"""Contents made of links to the headings of the same page; lists of other links are text."""

from convert.model import Article, List
from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source

PROSE = (
    "The harbour closed at noon and nobody on the quay could say why. The pilots had gone home, the cranes "
    "stood still, and the only sound came from a radio in the customs shed."
)


def lists_of(*items: str) -> int:
    """Return how many lists stand in the body of an article that has *items* above its headings."""
    text = "\n".join(f"- {item}" for item in items)
    text = f"# Ports and Patience\n\n{text}\n\n## Why\n\n{PROSE}\n\n## How\n\n{PROSE}\n"
    article: Article = parse(read(decode_source(text.encode(), "made.md")), Settings())
    return sum(isinstance(block, List) for block in article.body)


def test_links_to_the_headings_are_contents() -> None:
    assert lists_of("[Why](#why)", "[How](#how)") == 0


def test_links_elsewhere_are_a_list() -> None:
    assert lists_of("[Why](https://example.org/why)", "[How](https://example.org/how)") == 1


def test_links_with_words_beside_them_are_a_list() -> None:
    assert lists_of("[Why](#why) nobody knows", "[How](#how)") == 1
    assert lists_of("[Why](#why)", "[How](#how)", "and what else") == 1
