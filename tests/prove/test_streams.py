"""Lines of printed pages against the streams of words that they are to hold."""

import pytest

from convert.prove.streams import Place, State, Stream, make_stream, may_break, read_line
from convert.render.rendering import LINE_HYPHEN

START = State(0, (Place(), Place(), Place()))


def read(streams: tuple[Stream, ...], *lines: str) -> set[State]:
    """Return the states behind *lines*; none where a word does not fit."""
    states = {START}
    for line in lines:
        words = tuple(line.split())
        states, count = read_line(states, streams, words)
        if count < len(words):
            return set()
    return states


def streams(text: str, notes: str = "", running: str = "") -> tuple[Stream, ...]:
    return make_stream(text), make_stream(notes), make_stream(running)


def test_words_in_order() -> None:
    (state,) = read(streams("one two three"), "one two", "three")
    assert state.places[0] == Place(3)


@pytest.mark.parametrize("line", ["one three", "two one", "one one", "One two", "onetwo", "one two, three"])
def test_other_words_do_not_fit(line: str) -> None:
    assert read(streams("one two three"), line) == set()


def test_line_hyphen() -> None:
    assert read(streams("the harbour board"), f"the har{LINE_HYPHEN}", "bour board")


def test_line_hyphen_inside_a_line_is_a_fault() -> None:
    assert not read(streams("the harbour board"), f"the har{LINE_HYPHEN} bour board")


def test_line_hyphen_that_hides_a_lost_letter() -> None:
    assert not read(streams("the harbour board"), f"the har{LINE_HYPHEN}", "our board")


def test_line_hyphen_at_the_end_of_a_whole_word() -> None:
    assert not read(streams("the harbour board"), f"the harbour{LINE_HYPHEN}", "board")


def test_line_hyphen_where_the_author_has_a_hyphen() -> None:
    assert read(streams("a policy-maker"), "a policy-", "maker")
    assert not read(streams("a policy-maker"), f"a policy{LINE_HYPHEN}", "maker")
    assert not read(streams("a policymaker"), "a policy-", "maker")


def test_a_very_long_word_is_divided_by_the_same_hyphen() -> None:
    word = "Bundesverfassungsgerichtsentscheidung"
    assert read(streams(f"die {word}"), "die Bundesverfassungs\u2010", "gerichtsentscheidung")
    assert not read(streams(f"die {word}"), "die Bundesverfassungs\u2010", "richtsentscheidung")
    assert not read(streams(f"die {word}"), "die Bundesverfassungs-", "gerichtsentscheidung")


def test_word_cut_without_a_hyphen() -> None:
    assert not read(streams("the harbour board"), "the har", "bour board")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("took 50–60 days", ["took 50–", "60 days"]),
        ("boards—and clerks", ["boards", "—and clerks"]),
        ("either/or", ["either/", "or"]),
        ("https://example.org/a?b=c", ["https://example.org/", "a?b=c"]),
        ("https://exam\u200bple.org", ["https://exam", "ple.org"]),
        ("港口的队列", ["港口", "的队列"]),
    ],
)
def test_line_that_ends_at_a_break_opportunity(text: str, lines: list[str]) -> None:
    assert read(streams(text), *lines)


def test_word_over_three_lines() -> None:
    assert read(streams("a well-known-by-all b"), "a well-", "known-by-", "all b")


def test_lines_of_three_streams_take_turns() -> None:
    found = read(streams("one two three", "1 note", "folio"), "one", "1 note", "two three", "folio")
    assert {state.places for state in found} == {(Place(3), Place(2), Place(1))}


def test_line_belongs_to_one_stream() -> None:
    assert not read(streams("one two", "1 note"), "one 1 note", "two")


def test_cut_word_waits_for_its_stream() -> None:
    found = read(streams("a harbour", "1 note"), f"a har{LINE_HYPHEN}", "1 note", "bour")
    assert {state.places[0] for state in found} == {Place(2)}


def test_both_possibilities_are_followed() -> None:
    found = read(streams("same other", "same thing"), "same")
    assert len(found) == 2
    assert len(read(streams("same other", "same thing"), "same", "thing")) == 1


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("a", "b", False),
        ("1", "2", False),
        ("-", "b", True),
        ("a", "—", True),
        ("港", "口", True),
        ("é", "t", False),
    ],
)
def test_may_break(before: str, after: str, may: bool) -> None:
    assert may_break(before, after) is may
