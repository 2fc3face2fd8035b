"""A citation is read in a moment, and any text can be asked whether it is one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convert
from convert.parse.cited import LONGEST
from convert.parse.cited_people import is_called, read_people

WORST = {
    "spaces": "Ruiz, Ana. {} 2019",
    " ": "a {} b",
    "names": "Ruiz, Ana, ",
    "initials": "R. ",
    "marks that open": "R. “a ",
    "plain marks": 'R. "a. ',
    "whole quotations": "R. “a” ",
    "stops": "Aaaa. ",
    "spaced stops": "T. . ",
    "brackets": "(Aa ",
    "years": "Ruiz. 2019. ",
    "figures": ", 1",
    "places": "Aa: ",
    "commas": ", ",
    "months": "March, ",
    "dashes": "—",
    "one word": "a",
}

PIECES = [
    "Ruiz",
    ", ",
    "Ana",
    ". ",
    "2019",
    "(2019)",
    "“",
    "”",
    '"',
    "and ",
    "& ",
    "In ",
    "Eds.",
    ": ",
    "12(3)",
]


@pytest.mark.parametrize("name", WORST)
def test_the_worst_lines_take_a_moment(name: str) -> None:
    """As long a line as is read at all; a pattern that goes back and forth would take minutes."""
    for start in ("", "Ruiz, A. (2019). Title. ", "Ruiz, Ana. “Title.” "):
        line = (start + WORST[name] * LONGEST)[:LONGEST]
        started = time.process_time()
        convert.parse_citation(line)
        assert time.process_time() - started < 1.5, line[:60]


def test_longer_texts_are_no_citations() -> None:
    line = "Ruiz, Ana. “Why Ports Fail.” The Quay, 2019."
    assert convert.parse_citation(line)
    assert convert.parse_citation(line + " " * 30 + "x") is None
    assert convert.parse_citation(line + "x" * LONGEST) is None


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=24).map("".join))
def test_nothing_raises_and_spans_hold_what_they_say(text: str) -> None:
    cited = convert.parse_citation(text)
    if cited is None:
        return
    assert cited.title == cited.title_span.cut(text)
    assert cited.container == cited.container_span.cut(text)
    assert cited.publisher == cited.publisher_span.cut(text)
    assert cited.imprint == cited.imprint_span.cut(text)
    assert 0 <= cited.authors_span.start <= cited.authors_span.end <= len(text)
    assert cited.date is None or text[cited.date.span.start : cited.date.span.end]


def test_numbers_and_addresses() -> None:
    cited = convert.parse_citation(
        "Ruiz, A. (2019). Cranes. Journal of Harbours, 12(3), 101–119. https://doi.org/10.5555/quay.12."
    )
    assert cited
    assert (cited.volume, cited.issue, cited.pages) == ("12", "3", "101–119")
    assert (cited.url, cited.doi) == ("https://doi.org/10.5555/quay.12", "10.5555/quay.12")


def test_a_citation_that_names_fewer_says_so() -> None:
    cited = convert.parse_citation("Ruiz, Ana, et al. “Quays.” The Quay, 2019.")
    assert cited
    assert cited.shortened
    assert [author.name for author in cited.authors] == ["Ana Ruiz"]


def test_suffixes_and_particles() -> None:
    ruiz, berg = read_people("Ruiz, Ana B., Jr., and Jan van der Berg. ")
    assert (ruiz.family, ruiz.given, ruiz.suffix) == ("Ruiz", "Ana B.", "Jr.")
    assert (berg.family, berg.particles) == ("van der Berg", "van der")


@pytest.mark.parametrize(
    ("head", "name", "same"),
    [
        ("Ruiz, A.", "Ana Ruiz", True),
        ("Ruiz, Ana", "Ana Ruiz", True),
        ("Ruiz, A.", "Tom Ruiz", False),
        ("Ruiz, Ana", "Anton Ruiz", False),
        ("Berg, J. van der", "Jan van der Berg", True),
    ],
)
def test_initials_stand_for_names(head: str, name: str, same: bool) -> None:
    assert is_called(read_people(head)[0], name) is same
