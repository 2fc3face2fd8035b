"""Glyphs that several characters share read everywhere as the character that stands there."""

import msgspec
import pytest

from convert.model import Article, Block, Head, Heading, Paragraph, SourceFacts, Span, Text
from convert.prove import prove
from convert.prove.pages import read_pages
from convert.prove.words import normalise
from convert.render import render
from convert.render.rendering import LINE_HYPHEN
from convert.settings import Settings
from convert.write.pdf import write
from tests.papers import THEMES

WHOLE = Span(0, 1)
ADDRESS = "https://example.org/a-b/c_d?e=f&g=h#i"
BODY = (
    "The harbour board met in the long room above the customs shed and heard the engineers read out, without"
    " hurry and without a break, what the quay would cost the town if nothing were done before the winter. "
)
SHARED = (
    ("-", "\u2010"),
    ("\u00b5", "\u03bc"),
    ("\u0394", "\u2206"),
    ("\u03a9", "\u2126"),
    ("\u03c6", "\u03d5"),
)
"""Characters that the sans draws by one glyph."""


def article(title: str, *body: Block) -> Article:
    facts = SourceFacts("a.txt", "text", "utf-8", "0" * 64, 1)
    return Article(head=Head(title=(Text(title, WHOLE),)), language="en", source=facts, body=body)


def heading(text: str, level: int = 2) -> Heading:
    return Heading(level, (Text(text, WHOLE),), WHOLE)


def pages(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(BODY * 7, WHOLE),), WHOLE) for _ in range(4 * count))


@pytest.mark.parametrize("theme", THEMES)
def test_a_hyphen_in_a_running_head_is_not_the_one_that_divides(theme: str) -> None:
    text = article(ADDRESS, heading("Two\u2010way traffic"), *pages(1), heading(ADDRESS), *pages(2))
    rendering = render(text, "pdf", Settings(theme=theme))
    content = write(rendering).content
    assert prove(text, rendering, content) == ()


@pytest.mark.parametrize("pair", SHARED, ids=lambda pair: f"U+{ord(pair[0]):04X}")
@pytest.mark.parametrize("turned", [False, True], ids=["first", "second"])
def test_characters_of_one_glyph_read_as_they_are(pair: tuple[str, str], turned: bool) -> None:
    one, two = reversed(pair) if turned else pair
    text = article("7", heading(f"One {one} sign"), *pages(1)[:1], heading(f"Two {two} signs"), *pages(1)[:1])
    rendering = render(text, "pdf", Settings())
    content = write(rendering).content
    assert prove(text, rendering, content) == ()
    read = {word for page in read_pages(content) for line in page.lines for word in line}
    assert {normalise(one), normalise(two)} <= read


def test_a_long_word_of_the_sans_is_divided_by_a_hyphen_where_others_have_a_minus() -> None:
    long = "Die Bundesverfassungsgerichtsentscheidung zur Hafenbetriebsgenossenschaftsordnung am Kai"
    text = msgspec.structs.replace(
        article("7", heading("Ein-Mann-Betrieb"), *pages(1)[:1], heading(f"{long} {long}")),
        language="de",
    )
    rendering = render(text, "pdf", Settings())
    content = write(rendering).content
    assert prove(text, rendering, content) == ()
    assert any(line[-1].endswith(LINE_HYPHEN) for page in read_pages(content) for line in page.lines if line)
