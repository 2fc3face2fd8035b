"""Many patterns in one: what is shared is written once, and it matches what they match."""

import itertools
import re

import pytest

from convert.parse.alternatives import any_of
from convert.parse.tongue import known, load_tongue

PATTERNS = (
    *(
        "share",
        "share this( …)?",
        "(share|gift)( (this|full))? article",
        "e-?mail",
        "(the )?end",
        "sha+",
    ),
    *("# (comments?|shares?)", "[([](link|video)[\\])]", "a|an end", "(ab)*c"),
    *("(?!no)n\\w", "(?<=x)y", "\\d+ min"),
)

WORDS = ("", "s", "share", "this", " ", "article", "email", "e-mail", "the end", "end", "an end", "a", "no")


def test_beginnings_are_written_once() -> None:
    assert any_of(["photo", "plate", "press", "provided"]) == "p(?:hoto|late|r(?:ess|ovided))"


def test_the_longer_of_two_words_is_tried_first() -> None:
    assert re.match(any_of(["ap", "apple"]), "apples")[0] == "apple"  # type: ignore[index]


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("(a|b)c", "(?:ac|bc)"),
        ("(the )?end", "(?:the end|end)"),
        ("x|y", "(?:x|y)"),
        ("(a|b)+c", "(a|b)+c"),
        ("ab?c", "ab?c"),
        ("[|(]a", "[|(]a"),
        ("\\(a|b", "(?:b|\\(a)"),
        ("(?:a|b)c", "(?:a|b)c"),
    ],
)
def test_groups_at_the_head_are_written_out(pattern: str, written: str) -> None:
    assert any_of([pattern]) == written


@pytest.mark.parametrize("count", range(1, 4))
def test_it_matches_what_one_of_the_patterns_matches(count: int) -> None:
    one, each = re.compile(any_of(PATTERNS)), [re.compile(f"(?:{pattern})") for pattern in PATTERNS]
    for parts in itertools.product(WORDS, ("c", "…", "# comments", "[link]", "y", "9 min", "sha"), WORDS):
        text = "".join(parts[:count])
        assert bool(one.fullmatch(text)) == any(pattern.fullmatch(text) for pattern in each), text
        assert bool(one.search(text)) == any(pattern.search(text) for pattern in each), text


@pytest.mark.parametrize("tag", known())
def test_each_pattern_of_a_language_is_whole(tag: str) -> None:
    tongue = load_tongue(tag)
    for patterns in (*tongue.page.values(), *tongue.openings.values()):
        for pattern in patterns:
            re.compile(pattern)
