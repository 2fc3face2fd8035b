"""Text to lines: only spaces become newlines, only hyphens are added, and the widths are those of the
faces."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.compose import Fit, Measure, Slot, Style, breaks, compose
from convert.compose.measure import ruler
from convert.compose.slots import collect
from convert.compose.words import HYPHEN, find_marks
from tests.made import FILLER

FONTS = Path(__file__).parents[2] / "fonts"
ROMAN = Style(str(FONTS / "stix-two-text/STIXTwoText-Regular.ttf"), 10.5, (("onum", 1),))
ITALIC = ROMAN._replace(face=str(FONTS / "stix-two-text/STIXTwoText-Italic.ttf"))
MARK = ROMAN._replace(features=(("sups", 1),))
SPACE = ruler(ROMAN).space
MEASURE = Measure(316.0, 10.5, SPACE, runt=10.5, runt_length=9)
WORDS = st.sampled_from(
    (FILLER + " well-known policy-makers and/or 50–60 wait—they transportation. ").split()
)
texts = st.lists(WORDS, min_size=1, max_size=90).map(" ".join)


def undo(texts: tuple[str, ...]) -> str:
    """Return the text before its lines were made: the only changes that are allowed, taken back."""
    joined = "".join(texts).replace(f"{HYPHEN}\n", "")
    return re.sub(r"(?<=[-‐–/—…])\n(?=\w)", "", joined).replace("\n", " ")


@settings(max_examples=60, deadline=None)
@given(texts)
def test_the_lines_are_the_text(text: str) -> None:
    composed = compose([Slot(text, ROMAN)], MEASURE, "en")
    if composed is None:
        assert (ruler(ROMAN).width(text) or 0) < MEASURE.width
    else:
        assert undo(composed.texts) == text


@settings(max_examples=60, deadline=None)
@given(texts)
def test_each_line_is_as_wide_as_the_measure(text: str) -> None:
    composed = compose([Slot(text, ROMAN)], MEASURE, "en")
    if composed is None:
        return
    lines = "".join(composed.texts).split("\n")
    assert len(lines) == len(composed.breaks.spaces)
    for number, (line, share) in enumerate(zip(lines, composed.breaks.spaces, strict=True)):
        words = line.split(" ")
        width = sum(ruler(ROMAN).width(word) or 0 for word in words) + (len(words) - 1) * SPACE * share
        width += MEASURE.indent if number == 0 else 0
        assert width <= MEASURE.width + 0.02
        if number < len(lines) - 1 and len(words) > 1:
            assert width == pytest.approx(MEASURE.width, abs=0.05)
    assert composed.last <= MEASURE.width * 1.1
    assert not composed.is_runt or len(lines[-1]) <= MEASURE.runt_length or composed.last < MEASURE.runt


@pytest.mark.parametrize("end", ["transportation.", "the towns and the windows every"])
def test_a_last_line_that_begins_inside_a_word_is_measured_whole(end: str) -> None:
    divided = 0
    for length in range(40, 260):
        composed = compose([Slot(f"{FILLER[:length].rsplit(' ', 1)[0]} {end}", ROMAN)], MEASURE, "en")
        if composed is not None and len(composed.breaks.spaces) > 1:
            last = "".join(composed.texts).split("\n")[-1]
            divided += composed.is_divided(composed.lines - 2)
            is_short = len(last) <= MEASURE.runt_length or composed.last < MEASURE.runt
            assert composed.is_runt == is_short, last
    assert divided, "no last line begins inside a word: the test shows nothing"


def rests_alone() -> int:
    """Return how many paragraphs, of many, end in a line that is nothing but the rest of a word."""
    alone = 0
    for length in range(40, 260):
        text = f"{FILLER[:length].rsplit(' ', 1)[0]} administrative responsibilities."
        composed = compose([Slot(text, ROMAN)], MEASURE, "en")
        if composed is not None and composed.lines > 2:
            last = "".join(composed.texts).split("\n")[-1]
            alone += composed.is_divided(composed.lines - 2) and " " not in last
    return alone


def test_fewer_last_lines_are_the_rest_of_a_word_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    there = rests_alone()
    monkeypatch.setattr(breaks, "LAST_PART", breaks.LAST_HYPHEN)
    assert there < 0.7 * rests_alone()


def test_no_line_ends_at_a_joint_that_is_barred() -> None:
    slots = [Slot("the transportation of administrative responsibilities to understanding men " * 5, ROMAN)]
    best = compose(slots, MEASURE, "en")
    assert best is not None
    hyphens = [line for line in range(best.lines - 1) if best.is_divided(line)]
    assert hyphens
    for line in hyphens:
        other = compose(slots, MEASURE, "en", Fit(barred=(best.breaks.joints[line],)), best.breaks)
        assert other is None or best.breaks.joints[line] not in other.breaks.joints
        assert other is None or other.lines == best.lines


@pytest.mark.parametrize("looseness", [-1, 1])
def test_what_is_known_to_have_no_room_needs_no_search(looseness: int) -> None:
    for length in range(200, 900, 7):
        slots = [Slot(f"{FILLER} {FILLER} {FILLER}"[:length], ROMAN)]
        best = compose(slots, MEASURE, "en")
        assert best is not None
        known = compose(slots, MEASURE, "en", Fit(looseness=looseness), best.breaks)
        assert known == compose(slots, MEASURE, "en", Fit(looseness=looseness))


def cut(text: str, at: list[int], styles: list[Style]) -> list[Slot]:
    bounds = [0, *sorted(min(place, len(text)) for place in at), len(text)]
    return [Slot(text[a:b], styles[n % len(styles)]) for n, (a, b) in enumerate(pairwise(bounds))]


@settings(max_examples=60, deadline=None)
@given(texts, st.lists(st.integers(0, 400), max_size=5))
def test_styles_inside_a_paragraph_change_no_letter(text: str, at: list[int]) -> None:
    composed = compose(cut(text, at, [ROMAN, ITALIC, MARK]), MEASURE, "en")
    if composed is not None:
        assert undo(composed.texts) == text


def test_white_space_is_one_space_over_the_bounds_of_elements() -> None:
    copy = collect([Slot("\n  One ", ROMAN), Slot(" two\n", ITALIC), Slot(" \n", ROMAN)], HYPHEN)
    assert copy.text == "One two"
    assert copy.starts == (0, 4, 7, 7)


def test_a_note_mark_stays_with_its_word() -> None:
    slots = [
        Slot(f"{FILLER} It ends in a word with a mark", ROMAN),
        Slot("12", MARK),
        Slot(" and goes on.", ROMAN),
    ]
    composed = compose(slots, MEASURE, "en")
    assert composed is not None
    assert "\n" not in composed.texts[1]
    assert not composed.texts[0].endswith("\n")


def test_soft_hyphens_are_where_a_word_is_divided() -> None:
    long = "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesellschaft"
    composed = compose([Slot(f"{FILLER[:50]} {long} {FILLER[:90]}", ROMAN)], Measure(220.0, 0, SPACE), "de")
    assert composed is not None
    assert "\u00ad" not in composed.texts[0]
    assert undo(composed.texts) == f"{FILLER[:50]} {long.replace(chr(0xAD), '')} {FILLER[:90]}"


def test_no_break_space_keeps_words_together() -> None:
    text = " ".join(f"page\u00a0{number}" for number in range(200, 260))
    composed = compose([Slot(text, ROMAN)], MEASURE, "en")
    assert composed is not None
    assert composed.texts[0].count("\u00a0") == 60


def test_an_address_goes_on_where_the_layout_says() -> None:
    slots = [Slot(f"{FILLER[:60]} https://example.org/", ROMAN), Slot("a-long-path/", ROMAN, True)]
    slots += [Slot("of-many-parts/", ROMAN, True), Slot("index and on with the text of it", ROMAN, True)]
    composed = compose(slots, Measure(220.0, 0, SPACE), "en")
    assert composed is not None
    assert HYPHEN not in "".join(composed.texts)
    assert any(text.startswith("\n") for text in composed.texts[1:])


@pytest.mark.parametrize(
    "text", ["漢字" * 60, "كلمة " * 60, "שלום " * 60, "\U0001f600 " * 60, "ไทย" * 60, f"{FILLER} 漢 {FILLER}"]
)
def test_what_has_other_rules_is_left_to_the_engine(text: str) -> None:
    assert compose([Slot(text, ROMAN)], MEASURE, "en") is None


def test_a_paragraph_of_one_line_is_left_alone() -> None:
    assert compose([Slot("A short one.", ROMAN)], MEASURE, "en") is None


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("transportation,", "en", "trans‐porta‐tion,"),
        ("well-known", "en", "well-|known"),
        ("and/or", "en", "and/|or"),
        ("ships—which", "en", "ships—|which"),
        ("2014–2015", "en", "2014–2015"),
        ("paper", "en", "paper"),
        ("NATO-led", "en", "NATO-|led"),
        ("INTERNATIONAL", "en", "INTERNATIONAL"),
        ("https://example.org/a-b", "en", "https://example.org/a-b"),
        ("Versicherung", "de", "Ver‐si‐che‐rung"),
        ("transportation", "", "transportation"),
    ],
)
def test_where_words_are_divided(word: str, language: str, parts: str) -> None:
    marks = find_marks(word, language)
    shown = "".join((marks[at] or "|") + c if at in marks else c for at, c in enumerate(word))
    assert shown == parts


def test_words_in_capitals_are_divided_dearly() -> None:
    lower, name = (
        compose([Slot(f"{text} " * 30, ROMAN)], MEASURE, "en") for text in ("of indiana", "of Indiana")
    )
    assert lower is not None and name is not None
    assert name.hyphens <= lower.hyphens


@pytest.mark.parametrize(
    ("language", "word"),
    [("fr", "administra‐\ntrice"), ("", "adminis‐\ntratrice")],
)
def test_words_of_another_language_are_divided_in_it(language: str, word: str) -> None:
    slots = [
        Slot("all of them spoke of the ", ROMAN),
        Slot("administratrice", ROMAN._replace(language=language)),
        Slot(" today and of the queue", ROMAN),
    ]
    composed = compose(slots, Measure(160.0, 0.0, SPACE), "en-GB")
    assert composed
    assert word in "".join(composed.texts)


def test_words_of_a_language_without_patterns_are_not_divided() -> None:
    assert find_marks("administratrice", "und-Latn") == {}
