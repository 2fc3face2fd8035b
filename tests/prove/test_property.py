"""Whatever words an article has, its editions prove clean; whatever changes, the old ones no longer do."""

import importlib
from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from convert.model import Article, Heading, Paragraph, Row, Table, Verse
from convert.prove import prove
from convert.prove.words import split_words
from convert.render import render
from convert.render.rendering import EDITIONS, Edition, Rendering
from convert.settings import Settings
from tests.made import NOWHERE, brief, bullets, line, mark, note, paragraph

LETTERS = "aeioubcdfhlmnrstwWMTVAéüñøłšçğőűßæþÞŒœΑΩαβγЖдяẻễ"
SIGNS = "0123456789.,;:!?-–—…’‘“”«»()[]/&%§†@#*+=~_|°²½€£©™′×−≤≥·"
NASTY = """office affluent fjord \ufb01ne policy-makers 50–60 https://example.org/a-b/c_d?e=f&g=h#i AVATAR
cafe\u0301 e.g. — 1 2 By Notes
Donaudampfschifffahrtsgesellschaftskapitän 10.1000/182 a@b.org 3,5–4½ ’90s f fi ffl W"""
WORDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=24),
    st.text(LETTERS + SIGNS, min_size=1, max_size=14),
    st.sampled_from((*NASTY.split(), "1\u00a0000", "— —")),
)
"""Words of characters that the faces have; what cannot be read back out of print is listed in test_limits."""
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)

FEW = settings(
    max_examples=12,
    deadline=None,
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # no time to shrink
    suppress_health_check=list(HealthCheck),
)
MANY = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article of any words, with most of the parts that there are."""
    body = (
        paragraph(draw(TEXTS), mark(1), " ", draw(TEXTS)),
        Heading(1, line(draw(TEXTS)), NOWHERE),
        *(paragraph(text) for text in draw(st.lists(TEXTS, max_size=8))),
        bullets(*draw(st.lists(TEXTS, min_size=1, max_size=3))),
        Verse((line(draw(TEXTS)), line(draw(TEXTS))), NOWHERE),
        Table((Row((line(draw(TEXTS)), line(draw(WORDS))), NOWHERE),), NOWHERE),
        paragraph(draw(TEXTS), mark(2)),
    )
    notes = (note(1, draw(TEXTS)), note(2, draw(TEXTS)))
    head = msgspec.structs.replace(brief().head, title=line(draw(TEXTS)), deck=line(draw(TEXTS)))
    return msgspec.structs.replace(brief(), head=head, body=body, notes=notes)


def write(rendering: Rendering) -> bytes:
    content: bytes = importlib.import_module(f"convert.write.{rendering.edition}").write(rendering).content
    return content


@pytest.mark.parametrize("edition", EDITIONS)
@FEW
@given(article=articles())
def test_any_words_prove_clean(edition: Edition, article: Article) -> None:
    rendering = render(article, edition, Settings())
    assert prove(article, rendering, write(rendering)) == ()


@cache
def written(edition: Edition) -> bytes:
    return write(render(brief(), edition, Settings()))


def change(text: str, position: int, way: str) -> str:
    """Return *text* with one small change at *position*."""
    before, character, after = text[:position], text[position], text[position + 1 :]
    match way:
        case "drop":
            return before + after
        case "double":
            return before + character * 2 + after
        case "case":
            return before + character.swapcase() + after
        case "digit":
            return before + "7" + after
        case "space":
            return before + " " + character + after
        case _:
            return before + after[:1] + character + after[1:]


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(data=st.data())
def test_any_change_is_noticed(edition: Edition, data: st.DataObject) -> None:
    article = brief()
    paragraphs = [n for n, block in enumerate(article.body) if isinstance(block, Paragraph)]
    at = data.draw(st.sampled_from(paragraphs))
    text, *others = article.body[at].content
    position = data.draw(st.integers(0, len(text.text) - 1))
    way = data.draw(st.sampled_from(("drop", "double", "case", "digit", "space", "exchange")))
    changed = msgspec.structs.replace(text, text=change(text.text, position, way))
    assume(split_words(changed.text) != split_words(text.text))
    block = msgspec.structs.replace(article.body[at], content=(changed, *others))
    other = msgspec.structs.replace(article, body=(*article.body[:at], block, *article.body[at + 1 :]))
    assert prove(other, render(other, edition, Settings()), written(edition)) != ()
