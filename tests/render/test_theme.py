"""Tokens, and what a house may change."""

from typing import Any

import pytest

from convert.errors import UsageError
from convert.render.faces import load_faces
from convert.render.theme import load_tokens
from convert.settings import PageSize, Settings
from tests.papers import PAPERS, THEMES

MEAN_WIDTH = 0.449
"""Ems that a character of English text takes in the face of the text, spaces included."""


def tokens(**changes: dict[str, Any]) -> dict[str, Any]:
    return load_tokens(Settings(tokens=changes))


def test_a_house_moves_a_token() -> None:
    assert tokens(colour={"accent": "#003366"})["colour"]["accent"] == "#003366"
    assert tokens()["colour"]["accent"] != "#003366"


@pytest.mark.parametrize(("theme", "page"), PAPERS)
def test_a_page_holds_whole_lines(theme: str, page: PageSize) -> None:
    made = load_tokens(Settings(theme=theme, page=page))
    paper, line = made["page"], made["line"]["body"]
    assert paper["top"] + paper["lines"] * line + paper["foot"] == pytest.approx(paper["height"], abs=0.01)
    assert paper["outer"] + paper["side"] + paper["measure"] + paper["inner"] == pytest.approx(paper["width"])
    assert paper["foot"] >= paper["bottom"]


@pytest.mark.parametrize(
    ("settings", "problem", "remedy"),
    [
        (Settings(theme="breif"), "unknown theme breif", "Did you mean brief?"),
        (Settings(tokens={"color": {}}), "unknown table tokens.color", "Did you mean colour?"),
        (Settings(tokens={"colour": {"acent": "#000000"}}), "unknown token tokens.colour.acent", "accent"),
        (Settings(tokens={"colour": "red"}), "tokens.colour is a table", "[tokens.colour]"),
        (Settings(tokens={"colour": {"ink": 3}}), "tokens.colour.ink is a text", "#1a1a1a"),
        (Settings(tokens={"size": {"body": "big"}}), "tokens.size.body is a number", "10.5"),
        (Settings(tokens={"size": {"body": True}}), "tokens.size.body is a number", "10.5"),
        (Settings(tokens={"paper": {"a4": {}}}), "unknown table tokens.paper", "page"),
        (Settings(page="a5"), "the theme brief has no paper a5", "a4"),
        (Settings(theme="journal", page="letter"), "the theme journal has no paper letter", "a5, 6x9"),
        (Settings(tokens={"page": {"mirror": 1}}), "tokens.page.mirror is true or false", "false"),
        (Settings(tokens={"form": {"opening": "chaptre"}}), "no opening is called chaptre", "chapter"),
        (Settings(tokens={"form": {"labels": "left"}}), "labels stand side or above", "left"),
        (Settings(tokens={"form": {"title": "light"}}), "a headline is bold or normal", "light"),
        (Settings(tokens={"page": {"measure": 900}}), "the page has no room", "margins"),
    ],
)
def test_a_wrong_token_names_what_was_meant(settings: Settings, problem: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_tokens(settings)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("value", ["red;} body{", "url(http://x)", "a\\62", '"', "x/*", "a\nb", "@import"])
def test_a_token_cannot_leave_its_declaration(value: str) -> None:
    with pytest.raises(UsageError):
        tokens(colour={"ink": value})


def test_faces_of_the_theme_and_an_unknown_family() -> None:
    faces = load_faces(tokens())
    assert {(face.family, face.style, face.weight) for face in faces} >= {
        ("STIX Two Text", "italic", 700),
        ("Source Sans 3", "normal", 600),
    }
    with pytest.raises(UsageError, match="Comic"):
        load_faces(tokens(face={"text": "Comic Sans"}))


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("colour", "ground", "least"),
    [("ink", "paper", 7), ("ink", "tint", 7), ("paper", "accent", 4.5)]
    + [(text, ground, 4.5) for text in ("quiet", "accent") for ground in ("paper", "tint")],
)
def test_contrast_is_enough_to_read(theme: str, colour: str, ground: str, least: float) -> None:
    colours = load_tokens(Settings(theme=theme))["colour"]
    dark, light = sorted((luminance(colours[colour]), luminance(colours[ground])))
    assert (light + 0.05) / (dark + 0.05) >= least


@pytest.mark.parametrize(
    ("changes", "pair"),
    [
        ({"accent": "#f0b060"}, "accent on paper"),
        ({"quiet": "#999999"}, "quiet on paper"),
        ({"tint": "#303030"}, "ink on tint"),
    ],
)
def test_colours_of_a_house_that_are_hard_to_read_are_refused(changes: dict[str, object], pair: str) -> None:
    with pytest.raises(UsageError, match=f"{pair} has a contrast of"):
        load_tokens(Settings(tokens={"colour": changes}))
    assert load_tokens(Settings(tokens={"colour": {"accent": "#00508c"}}))


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_tokens_of_every_other(theme: str) -> None:
    brief, other = (load_tokens(Settings(theme=name)) for name in ("brief", theme))
    assert {name: set(table) for name, table in other.items()} == {
        n: set(table) for n, table in brief.items()
    }


@pytest.mark.parametrize(("theme", "page"), PAPERS)
def test_lines_are_of_a_length_that_is_read_with_ease(theme: str, page: PageSize) -> None:
    made = load_tokens(Settings(theme=theme, page=page))
    paper, size = made["page"], made["size"]["body"]
    column = (paper["measure"] - paper["gap"] * (paper["columns"] - 1)) / paper["columns"]
    least, most = (60, 72) if paper["columns"] == 1 else (40, 48)
    assert least <= column / (MEAN_WIDTH * size) <= most
    assert 1.3 <= made["line"]["body"] / size <= 1.45


@pytest.mark.parametrize("theme", THEMES)
def test_display_lines_are_multiples_of_a_quarter_line(theme: str) -> None:
    lines = load_tokens(Settings(theme=theme))["line"]
    assert [(lines[name] / lines["body"] * 4) % 1 for name in ("title", "long_title")] == [0, 0]
