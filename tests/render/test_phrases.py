"""Where a headline may be broken in languages without spaces: between phrases, never before a small sign."""

import pytest
from msgspec import structs

from convert.model import Head, Heading
from convert.model.walk import plain
from convert.prove import prove
from convert.render import render
from convert.render.balance import balance_heading, balance_title
from convert.render.cover import cover_title
from convert.render.edition import with_steps
from convert.render.even_lines import FEWEST_SIGNS
from convert.render.faces import load_faces
from convert.render.phrases import NO_END, NO_START, split_phrases
from convert.render.theme import load_tokens
from convert.settings import Settings
from tests.made import NOWHERE, brief, line, paragraph
from tests.papers import THEMES, set_here

TITLE = "港はなぜ船より先に行き詰まるのか：待ち行列という政策の長い歴史とその「終わり」について"
CHINESE = "港口为什么在船只之前就已经失败：排队是一种政策，也是一种选择，而且由来已久"


@pytest.mark.parametrize(
    ("text", "language", "phrases"),
    [
        ("米朝首脳会談と中国の役割", "ja", ("米朝首脳会談と", "中国の", "役割")),
        ("今天的港口", "zh-CN", ("今天", "的", "港口")),
        ("AI が港を変える", "ja", ("AI が", "港を", "変える")),
        ("North Harbour", "ja", ("North ", "Harbour")),
        ("港を\n変える", "ja", ()),
        ("The harbour", "en", ()),
        ("항구는 왜", "ko", ()),
        ("港", "ja", ()),
    ],
)
def test_phrases_make_up_the_text(text: str, language: str, phrases: tuple[str, ...]) -> None:
    assert split_phrases(text, language) == phrases
    assert "".join(phrases) in (text, "")


@pytest.mark.parametrize(("text", "language"), [(TITLE, "ja-JP"), (CHINESE, "zh"), (CHINESE, "zh-TW")])
def test_no_phrase_begins_or_ends_with_a_sign_that_may_not(text: str, language: str) -> None:
    phrases = split_phrases(text, language)
    assert "".join(phrases) == text
    assert not any(phrase[0] in NO_START for phrase in phrases[1:])
    assert not any(phrase[-1] in NO_END for phrase in phrases[:-1])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "language"), [(TITLE, "ja"), (CHINESE, "zh")])
def test_lines_end_between_phrases_and_none_is_a_lone_sign(theme: str, text: str, language: str) -> None:
    tokens = load_tokens(Settings(theme=theme))
    tokens = with_steps(tokens | {"scripts": {"own": True, "others": (), "direction": "ltr"}})
    faces = load_faces(tokens)
    made = [
        balance_title(line(text), tokens, faces, language).content,
        cover_title(line(text), tokens, faces, language).content,
        balance_heading(line(text), "1.", 2, tokens, faces, language),
    ]
    for broken in filter(None, made):
        lines = plain(broken).split("\n")
        assert "".join(lines) == text
        assert all(len(each) >= FEWEST_SIGNS for each in lines)
        ends = [len("".join(lines[:count])) for count in range(1, len(lines))]
        phrases = split_phrases(text, language)
        assert set(ends) <= {len("".join(phrases[:count])) for count in range(len(phrases))}
    assert any("\n" in plain(broken) for broken in made)


def test_korean_is_broken_between_words() -> None:
    text = "항구는 왜 배보다 먼저 막히는가: 대기 행렬이라는 정책의 오랜 역사"
    tokens = load_tokens(Settings(theme="report"))
    tokens = with_steps(tokens | {"scripts": {"own": True, "others": (), "direction": "ltr"}})
    lines = plain(cover_title(line(text), tokens, load_faces(tokens), "ko").content).split("\n")
    assert len(lines) > 1
    assert [word for each in lines for word in each.split()] == text.split()


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_broken_so_is_proved(theme: str) -> None:
    """Set in Latin letters: their words stand for phrases; the labels around them are Japanese."""
    title = "Harbours of the North: Why Ports Fail Long Before Their Ships Ever Do"
    head = Head(title=line(title))
    body = (Heading(1, line(title), NOWHERE), paragraph(title))
    article = structs.replace(brief(), language="ja", head=head, body=body, notes=())
    shown = render(article, "pdf", Settings(theme=theme))
    assert prove(article, shown, set_here(shown)) == ()
