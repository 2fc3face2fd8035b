"""Headlines over lines of like length."""

import pytest

from convert.model import Emphasis, Line, LineBreak
from convert.model.walk import plain
from convert.render.advances import word_width
from convert.render.balance import HEADING_WEIGHT, SAFETY, balance_heading, balance_title
from convert.render.faces import load_faces
from convert.render.filters import capitals
from convert.render.scripts import faces_of, load_families
from convert.render.theme import load_tokens
from convert.settings import Settings
from tests.made import NOWHERE, line
from tests.papers import THEMES

TOKENS = load_tokens(Settings())


def lines(title: Line) -> list[str]:
    return [part.strip() for part in plain(balance_title(title, TOKENS).content).split("\n")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Short", ["Short"]),
        ("Rivers and Their Keepers", ["Rivers and Their Keepers"]),
        (
            "The Harbour Arms Its Pilots—Past and Present",
            ["The Harbour Arms Its Pilots—", "Past and Present"],
        ),
        (
            "Why Ports Fail Before Ships Do: The Queue Is the Harbour’s Policy",
            ["Why Ports Fail Before Ships Do:", "The Queue Is the Harbour’s Policy"],
        ),
        (
            "Night Trains Belong in the Timetable, Not the Museum",
            ["Night Trains Belong in the Timetable,", "Not the Museum"],
        ),
        (
            "The Harbor’s Longest Queue Is Made of Paper, Not of Ships",
            ["The Harbor’s Longest Queue", "Is Made of Paper, Not of Ships"],
        ),
    ],
)
def test_lines_end_where_a_reader_pauses(title: str, expected: list[str]) -> None:
    assert lines(line(title)) == expected


def test_no_word_stands_alone_and_none_is_lost() -> None:
    words = "What the committees of the seven northern harbours were never told about the dredging of Lerrow"
    for count in range(2, len(words.split())):
        title = " ".join(words.split()[:count])
        broken = lines(line(title))
        assert " ".join(broken) == title
        assert len(broken) <= 3
        assert len(broken) == 1 or " " in broken[-1]


def test_a_long_headline_is_set_smaller() -> None:
    title = "An Exchange of Hourly Levels Between the Three Services of the Lower River, " * 2
    made = balance_title(line(title.strip(", ")), TOKENS)
    assert made.size == "long"
    assert len(plain(made.content).split("\n")) <= 3


def test_emphasis_in_a_headline_is_broken_inside() -> None:
    title = line(
        "What the Minutes Say of ", Emphasis(line("The Long Slow Water of the Northern Sound"), NOWHERE)
    )
    content = balance_title(title, TOKENS).content
    assert plain(content).replace("\n", "") == plain(title)
    assert "\n" in plain(content)


def test_an_author_s_own_line_break_is_kept() -> None:
    title = (*line("One"), LineBreak(NOWHERE), *line("Two and Three"))
    assert balance_title(title, TOKENS).content == title


def test_a_title_of_very_many_words_takes_no_time() -> None:
    title = line("word " * 5000)
    assert balance_title(title, TOKENS).content == title


@pytest.mark.parametrize("theme", THEMES)
def test_a_heading_leaves_no_word_alone(theme: str) -> None:
    words = "Information from sites on the open web that nobody in any of the harbours had ever asked for"
    tokens = load_tokens(Settings(theme=theme))
    for count in range(1, len(words.split())):
        heading = " ".join(words.split()[:count])
        broken = plain(balance_heading(line(heading), None, 2, tokens, load_faces(tokens))).split("\n")
        assert broken == [""] or " ".join(part.strip() for part in broken) == heading
        assert broken == [""] or all(" " in part.strip() for part in broken)


def test_a_heading_in_one_line_or_broken_by_its_author_stays_as_it_is() -> None:
    faces = load_faces(TOKENS)
    long = "What the committees of the seven northern harbours were never told"
    assert balance_heading(line("The queue"), None, 2, TOKENS, faces) == ()
    assert balance_heading(line(long, LineBreak(NOWHERE), long), None, 2, TOKENS, faces) == ()
    assert balance_heading(line(long), "4.1", 2, TOKENS, faces) != ()


def test_a_heading_in_capitals_is_measured_as_it_is_set_apart() -> None:
    words, faces = "THE PORTS THAT FAILED", load_faces(TOKENS)
    width = word_width(faces, TOKENS["face"]["sans"], HEADING_WEIGHT)
    bare = sum(map(width, words.split())) + 3 * width(" ")
    page = TOKENS["page"] | {"measure": bare * TOKENS["size"]["section"] / SAFETY + 1}
    assert balance_heading(line(words), None, 2, TOKENS | {"page": page}, faces)
    assert capitals(line(words))
    assert not capitals(line("NATO"[:3]))
    assert not capitals(line("The NATO summit"))


def test_letters_that_join_are_measured_joined() -> None:
    arabic = next(family for family in load_families() if family.name == "Noto Naskh Arabic")
    faces = (*load_faces(TOKENS), *faces_of(arabic))
    width = word_width(faces, TOKENS["face"]["text"])
    assert width("للصواريخ") < 0.8 * sum(map(width, "للصواريخ"))
