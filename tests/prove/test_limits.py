"""What cannot be read back out of print: the proof refuses it rather than look away.

Each is refused because a reader who copies, searches or listens gets other words than the article has. A case
that passes one day is good news: the engine, a face or the layout has mended it, and it can leave this list.
"""

import msgspec
import pytest

from convert.model import Article, Heading
from convert.prove import prove
from convert.render import render
from convert.settings import Settings
from convert.write.pdf import write
from tests.made import NOWHERE, brief, line, paragraph
from tests.papers import set_here


def headed(*words: str) -> Article:
    """Return an article with headings, which are set in the second face."""
    headings = tuple(Heading(1, line(text), NOWHERE) for text in words)
    return msgspec.structs.replace(brief(), body=(*headings, paragraph("Text.")), notes=())


def worded(text: str) -> Article:
    return msgspec.structs.replace(brief(), body=(paragraph(text),), notes=())


def kicked(kicker: str) -> Article:
    """Return an article with a kicker, which is set in small capitals of the second face."""
    head = msgspec.structs.replace(brief().head, kicker=line(kicker))
    return msgspec.structs.replace(brief(), head=head)


UNREADABLE = {
    "a filler of Hangul is drawn as a space": worded("a\u115fb"),
    "what is behind a control character is not drawn": worded("a\x1fb"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_refused_in_print(name: str) -> None:
    article = UNREADABLE[name]
    rendering = render(article, "pdf", Settings())
    assert prove(article, rendering, set_here(rendering)) != ()


@pytest.mark.parametrize(
    "article",
    [
        headed("A policy-maker"),
        headed("A policy\u2011maker"),
        headed("5 µm"),
        worded("policy-maker policy\u2011maker policy\u2010maker µ μ Ω o\u0323\u0301"),
        kicked("Small capitals, Étude, fi"),
        headed("A policy-maker", "A policy\u2011maker"),
        headed("5 µm", "5 μm"),
        kicked("Ilık ilk ırmak"),
        worded("Tš\u0301βiat is so"),
        *(worded(f"a{hidden}b") for hidden in "\u034f\u200c\u200d\u200e\u2060\u2066\ufe0e\ufeff"),
    ],
)
def test_read_back_from_print(article: Article) -> None:
    rendering = render(article, "pdf", Settings())
    assert prove(article, rendering, write(rendering).content) == ()
