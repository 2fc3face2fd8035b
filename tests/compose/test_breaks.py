"""Breaks of whole paragraphs: the best there are, against every other way."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.compose.breaks import (
    CONTRAST,
    LAST_HYPHEN,
    LAST_PART,
    LINE,
    LOOSEST,
    MOST_HYPHENS,
    TOLERANCE,
    TWO_HYPHENS,
    badness,
    best_way,
    choose_breaks,
    fitness_class,
    loosest,
    may_fill,
    search,
)
from convert.compose.items import NEVER, Breaks, Joint, Measure
from convert.compose.places import find_places

SPACE = Joint(space=3.0)
HYPHEN = Joint(penalty=60.0, mark="-", mark_width=2.0, is_hyphen=True)
MEASURE = Measure(60.0, 5.0, 3.0)

joints = st.sampled_from((SPACE, SPACE, SPACE, HYPHEN, Joint(3.0, NEVER), Joint(3.0, 25.0)))
paragraphs = st.lists(st.tuples(st.integers(1, 24).map(float), joints), min_size=2, max_size=13)


def split(paragraph: list[tuple[float, Joint]]) -> tuple[list[float], list[Joint]]:
    return [width for width, _ in paragraph], [joint for _, joint in paragraph[:-1]]


def line_ratio(
    widths: list[float], joints: list[Joint], start: int, end: int, measure: Measure
) -> float | None:
    """Return how far the spaces of boxes start to end are stretched; None where the line is overfull."""
    inner = joints[start:end]
    width = sum(widths[start : end + 1]) + sum(joint.space for joint in inner)
    width += measure.indent if start == 0 else 0
    width += joints[end].mark_width if end < len(joints) else 0
    elastic = sum(1 for joint in inner if joint.space)
    room = measure.width - width
    if end == len(joints):
        room = min(room, 0.0)
    if room >= 0:
        return room / (elastic * measure.space * measure.stretch) if elastic else 1000.0 if room else 0.0
    ratio = room / (elastic * measure.space * measure.shrink) if elastic else -NEVER
    return None if ratio < -1 else ratio


def cost(
    widths: list[float], joints: list[Joint], ends: tuple[int, ...], measure: Measure, tolerance: float
) -> float | None:
    """Return the demerits of one way to break, computed line by line; None where it is not allowed."""
    total, fitness, hyphens = 0.0, 1, 0
    for line, (before, end) in enumerate(pairwise((-1, *ends, len(joints)))):
        ratio = line_ratio(widths, joints, before + 1, end, measure)
        if ratio is None or ratio > tolerance:
            return None
        is_last = end == len(joints)
        ratio = min(ratio, 1000.0)
        penalty = 0.0 if is_last else joints[end].penalty
        is_hyphen = not is_last and joints[end].is_hyphen
        total += (LINE + badness(ratio)) ** 2 + penalty**2
        if is_last:
            is_part = not any(joint.space for joint in joints[before + 1 :])
            return total + ((LAST_PART if is_part else LAST_HYPHEN) if hyphens else 0.0)
        hyphens = hyphens + 1 if is_hyphen else 0
        if hyphens > MOST_HYPHENS or penalty == NEVER:
            return None
        total += TWO_HYPHENS if hyphens > 1 else 0.0
        total += CONTRAST if line and abs(fitness_class(ratio) - fitness) > 1 else 0.0
        fitness = fitness_class(ratio)
    return total


def every_way(joints: list[Joint]) -> list[tuple[int, ...]]:
    places = range(len(joints))
    return [ends for number in range(len(joints) + 1) for ends in combinations(places, number)]


def brute_force(widths: list[float], joints: list[Joint], measure: Measure) -> float | None:
    ways = (cost(widths, joints, ends, measure, TOLERANCE) for ends in every_way(joints))
    return min((way for way in ways if way is not None), default=None)


@settings(deadline=None)
@given(paragraphs)
def test_no_other_way_is_better(paragraph: list[tuple[float, Joint]]) -> None:
    widths, between = split(paragraph)
    found = choose_breaks(widths, between, MEASURE)
    best = brute_force(widths, between, MEASURE)
    assert (found is None) == (best is None)
    if found is not None and best is not None:
        assert found.demerits == pytest.approx(best)
        assert cost(widths, between, found.joints, MEASURE, float("inf")) == pytest.approx(best)


@given(paragraphs)
def test_lines_fill_the_measure_with_the_spaces_that_are_told(paragraph: list[tuple[float, Joint]]) -> None:
    widths, between = split(paragraph)
    found = choose_breaks(widths, between, MEASURE)
    if found is None:
        return
    for number, (before, end) in enumerate(pairwise((-1, *found.joints, len(between)))):
        inner = between[before + 1 : end]
        share = found.spaces[number]
        assert share >= 1 - MEASURE.shrink - 1e-9
        width = sum(widths[before + 1 : end + 1]) + sum(joint.space * share for joint in inner)
        width += MEASURE.indent if number == 0 else 0.0
        width += between[end].mark_width if end < len(between) else 0.0
        assert width <= MEASURE.width + 1e-6
        if end < len(between) and any(joint.space for joint in inner) and share < 300:
            assert width == pytest.approx(MEASURE.width)


@given(paragraphs, st.sampled_from((-1, 1)))
def test_looseness_gives_a_line_more_or_less_or_nothing(
    paragraph: list[tuple[float, Joint]], looseness: int
) -> None:
    widths, between = split(paragraph)
    best = choose_breaks(widths, between, MEASURE)
    other = choose_breaks(widths, between, MEASURE, looseness=looseness)
    if best is not None and other is not None:
        assert len(other.joints) == len(best.joints) + looseness
        bound = 1 + loosest(best, MEASURE) * MEASURE.stretch
        assert all(share <= bound + 1e-9 for share in other.spaces)
        assert 1 + 1.5 * MEASURE.stretch <= bound <= 1 + 3 * MEASURE.stretch


@given(paragraphs, st.integers(1, 9))
def test_lines_that_may_not_be_filled_are_not_searched_for(
    paragraph: list[tuple[float, Joint]], lines: int
) -> None:
    widths, between = split(paragraph)
    places = find_places(widths, between, MEASURE)
    ways = search(places, MEASURE, LOOSEST, len(places.joints), counted=True)
    assert may_fill(places, MEASURE, lines, LOOSEST) or not any(way.lines == lines for way in ways)


def of_words(number: int, width: float = 9.0) -> tuple[list[float], list[Joint]]:
    return [width] * number, [SPACE] * (number - 1)


def test_a_paragraph_can_be_made_a_line_longer() -> None:
    widths, between = of_words(40, 9.2)
    lines = len(best_way(widths, between, MEASURE).spaces)  # type: ignore[union-attr]
    looser = choose_breaks(widths, between, MEASURE, looseness=1)
    assert looser is None or len(looser.spaces) == lines + 1


def ends_in_runt(breaks: Breaks, widths: list[float], between: list[Joint], runt: float) -> bool:
    start = breaks.joints[-1] + 1 if breaks.joints else 0
    return sum(widths[start:]) + sum(joint.space for joint in between[start:]) < runt


def test_no_runt_where_there_is_another_way() -> None:
    runts = 0
    for number in range(6, 40):
        widths, between = of_words(number)
        free, held = (choose_breaks(widths, between, m) for m in (MEASURE, Measure(60, 5, 3, runt=14.0)))
        assert free is not None and held is not None
        runts += ends_in_runt(free, widths, between, 14.0) and len(free.joints) > 1
        assert len(held.joints) < 2 or not ends_in_runt(held, widths, between, 14.0)
    assert runts, "no length gives a runt: the test shows nothing"


def test_a_short_last_word_is_a_runt_by_its_letters() -> None:
    widths, between = [9.0] * 11, [SPACE] * 10
    measure = Measure(60, 5, 3, runt_length=4)
    found = choose_breaks(widths, between, measure, lengths=[4] * 11)
    assert found is not None and len(between) - found.joints[-1] > 1


def test_there_are_never_three_hyphens_in_a_row() -> None:
    widths, between = [28.0] * 12, [HYPHEN, SPACE] * 5 + [HYPHEN]
    found = choose_breaks(widths, between, MEASURE)
    if found is not None:
        run = longest = 0
        for joint in found.joints:
            run = run + 1 if between[joint].is_hyphen else 0
            longest = max(longest, run)
        assert longest <= MOST_HYPHENS


def test_what_is_wider_than_a_line_has_no_way() -> None:
    assert choose_breaks([10.0, 80.0, 10.0], [SPACE, SPACE], MEASURE) is None
