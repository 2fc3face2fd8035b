"""Words of another language: where runs begin and end, and when mark-up that says a language is believed."""

import pytest

from convert.model import Foreign, Line, Span, Strong, Text
from convert.parse import parse
from convert.parse.foreign import find_runs, is_believable, own_scripts, passage_language, settle
from convert.parse.inline import Typesetter
from convert.read import read
from convert.read.draft import Mark
from convert.settings import Settings
from convert.source import decode_source

NOWHERE = Span(0, 0)
ENGLISH = own_scripts("en", "Latn")


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("to Αθήνα, Πάτρα; and on", ["Αθήνα, Πάτρα"]),
        ("to Αθήνα (Ελλάδα), and on", ["Αθήνα (Ελλάδα)"]),
        ('said "שלום עולם" twice', ["שלום עולם"]),
        ('said שלום "עולם" twice', ['שלום "עולם"']),
        ("Αθήνα Москва 東京", ["Αθήνα", "Москва", "東京"]),
        ("a كـتـاب and مَدْرَسَةٌ, here", ["كـتـاب", "مَدْرَسَةٌ"]),
        ("a \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 b", ["نمی\u200cخواهم"]),
        ("a हिन्दी में b", ["हिन्दी में"]),
        ("in 1948, ישראל 1949 and later", ["ישראל"]),
        ("β and Ωm", []),
        ("plain", []),
    ],
)
def test_a_run_is_whole_words_of_one_script(text: str, runs: list[str]) -> None:
    found = [text[run.start : run.end] for run in find_runs(text, 0, len(text), ENGLISH)]
    assert found == runs


def test_a_run_stays_inside_what_is_looked_at() -> None:
    text = "Αθήνα Αθήνα"
    assert [(run.start, run.end) for run in find_runs(text, 2, 8, ENGLISH)] == [(2, 8)]


def test_scripts_that_stand_together_are_no_foreign_words() -> None:
    text = "港は今日もNATOと静かです。港口"
    assert not list(find_runs(text, 0, len(text), own_scripts("ja", "Hani")))


def test_polytonic_greek_is_old() -> None:
    (run,) = find_runs("he sang μῆνιν ἄειδε θεά again", 0, 29, ENGLISH)
    assert run.language == "grc"


def test_a_passage_needs_words_enough() -> None:
    french = "Le conseil se réunit dans la salle, et il est tard pour nous tous."
    assert passage_language(french, "en") == "fr"
    assert passage_language(french, "fr-CA") == ""
    assert passage_language("Le conseil est dans la salle", "en") == ""
    assert passage_language(french + " And so it was that we all had to go to the hall of it.", "en") == ""


@pytest.mark.parametrize(
    ("tag", "words", "believed"),
    [
        ("fr", "raison d'être", True),
        ("ar", "raison d'être", False),
        ("ja", "港は今日も", True),
        ("de", "The board met in the hall and it was late for all of us.", False),
        ("no such tag", "words", False),
    ],
)
def test_mark_up_is_believed_where_the_words_do_not_deny_it(tag: str, words: str, believed: bool) -> None:
    assert is_believable(tag, words) is believed


def test_marks_of_the_source_say_the_language() -> None:
    text = "It has a raison d'être of its own, and an English word."
    said = Mark("foreign", Span(9, 22), Span(9, 22), "fr")
    same = Mark("foreign", Span(42, 49), Span(42, 49), "en-GB")
    line = Typesetter(text, "en", ()).line(Span(0, len(text)), frozenset(), (said, same))
    assert [(type(one), getattr(one, "language", "")) for one in line if not isinstance(one, Text)] == [
        (Foreign, "fr")
    ]


def test_what_is_said_around_words_is_not_said_again() -> None:
    inner: Line = (Text("mer", NOWHERE),)
    once = Foreign("fr", inner, NOWHERE)
    assert settle((Foreign("fr-CA", (Strong((once,), NOWHERE),), NOWHERE),), "en") == (
        Foreign("fr-CA", (Strong(inner, NOWHERE),), NOWHERE),
    )
    assert settle((once,), "fr") == inner
    assert settle((Foreign("fr", (Foreign("en", inner, NOWHERE),), NOWHERE),), "en") == (
        Foreign("fr", (Foreign("en", inner, NOWHERE),), NOWHERE),
    )
    assert settle((Foreign("und-Arab", inner, NOWHERE),), "und") == (Foreign("und-Arab", inner, NOWHERE),)


def test_a_passage_has_its_evidence() -> None:
    text = (
        "The Quay\n\nThe board met in the hall above the customs house, and it was late for us all.\n\n"
        "Le conseil se réunit dans la salle du port, et il ne parle que de ce qui est dans les livres.\n\n"
        "The board met in the hall above the customs house, and it was late for all of us who were there.\n"
    )
    article = parse(read(decode_source(text.encode(), "made.txt")), Settings())
    (proof,) = (one for one in article.evidence if one.field == "passage in another language")
    assert (proof.value, proof.confidence) == ("fr", "likely")
    assert proof.spans[0].cut(text).startswith("Le conseil")
