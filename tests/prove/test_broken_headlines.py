"""A headline that ends its lines where no space stands reads as one in every theme, in marks as without."""

from collections.abc import Callable

import pytest

from convert.model import Article, Emphasis, Head, Heading, Line, Paragraph, SourceFacts, Span, Strong, Text
from convert.prove import prove
from convert.render import render
from convert.render.rendering import Edition
from convert.settings import Settings
from convert.write import load_writer
from tests.papers import THEMES, set_here

WHOLE = Span(0, 1)
DASHED = "The Harbor Board Counts Its Ships and Quays Again—Past and Present"
SPACELESS = "港の委員会は税関の上の長い部屋で開かれたが誰も図表について議論しなかった"
BODY = "The harbour board met in the long room above the customs shed and heard the engineers read out. "

MARKED: tuple[Callable[[Line], Line], ...] = (
    lambda words: words,
    lambda words: (Strong(words, WHOLE),),
    lambda words: (Strong((Emphasis(words, WHOLE),), WHOLE),),
)


def article(title: Line, language: str) -> Article:
    facts = SourceFacts("a.txt", "text", "utf-8", "0" * 64, 1)
    body = Paragraph((Text(BODY * 7, WHOLE),), WHOLE)
    parts = (body, Heading(1, title, WHOLE), body)
    return Article(head=Head(title=title), language=language, source=facts, body=parts)


@pytest.mark.parametrize("edition", ["pdf", "epub"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("words", [(DASHED, "en"), (SPACELESS, "ja")], ids=["dash", "phrase"])
@pytest.mark.parametrize("mark", MARKED, ids=["plain", "strong", "both"])
def test_a_broken_headline_reads_whole(
    mark: Callable[[Line], Line], words: tuple[str, str], theme: str, edition: Edition
) -> None:
    text, language = words
    made = article(mark((Text(text, WHOLE),)), language)
    rendering = render(made, edition, Settings(theme=theme))
    content = set_here(rendering) if edition == "pdf" else load_writer(edition)(rendering).content
    assert prove(made, rendering, content) == ()
