"""The first half of the proof: the script, less the edition's own words, is the article."""

from collections.abc import Callable

import msgspec
import pytest

from convert.model import Article
from convert.prove.model import prove_script
from convert.render import render
from convert.render.rendering import EDITIONS, Edition, Fragment, Script
from convert.settings import Settings
from tests.made import brief

Change = Callable[[Script], Script]


@pytest.fixture(scope="module")
def article() -> Article:
    return brief()


def in_text(old: str, new: str) -> Change:
    """Return a change of one place in the main text."""

    def change(script: Script) -> Script:
        at = next(n for n, fragment in enumerate(script.main) if old in fragment.text)
        changed = msgspec.structs.replace(script.main[at], text=script.main[at].text.replace(old, new, 1))
        return msgspec.structs.replace(script, main=(*script.main[:at], changed, *script.main[at + 1 :]))

    return change


def exchange_marks(script: Script) -> Script:
    at = [n for n, fragment in enumerate(script.main) if fragment.kind == "mark"]
    main = list(script.main)
    main[at[0]], main[at[2]] = main[at[2]], main[at[0]]
    return msgspec.structs.replace(script, main=tuple(main))


def exchange_notes(script: Script) -> Script:
    first, second, third = script.notes
    return msgspec.structs.replace(script, notes=(third, second, first))


def exchange_bodies(script: Script) -> Script:
    first, second, third = script.notes
    notes = (
        msgspec.structs.replace(first, fragments=third.fragments),
        second,
        msgspec.structs.replace(third, fragments=first.fragments),
    )
    return msgspec.structs.replace(script, notes=notes)


def lose_note(script: Script) -> Script:
    return msgspec.structs.replace(script, notes=script.notes[:1] + script.notes[2:])


def disown(script: Script) -> Script:
    """Give an own word out as the article's."""
    at = next(n for n, f in enumerate(script.main) if f.kind == "own" and any(c.isalpha() for c in f.text))
    word = msgspec.structs.replace(script.main[at], kind="article")
    return msgspec.structs.replace(script, main=(*script.main[:at], word, *script.main[at + 1 :]))


def own_inside(script: Script) -> Script:
    """Set own punctuation in the middle of a word."""
    at = next(n for n, f in enumerate(script.main) if "harbour" in f.text)
    before, after = script.main[at].text.split("harbour", 1)
    cut = (
        Fragment(before + "har", "article"),
        Fragment(",", "own"),
        Fragment("bour" + after, "article"),
    )
    return msgspec.structs.replace(script, main=(*script.main[:at], *cut, *script.main[at + 1 :]))


FAULTS: dict[str, Change] = {
    "dropped word": in_text("Nobody had come", "Nobody come"),
    "added word": in_text("Nobody had", "Nobody ever had"),
    "doubled paragraph": in_text("The cost is real.", "The cost is real.\nThe cost is real."),
    "two words exchanged": in_text("inner basin", "basin inner"),
    "one digit": in_text("2014", "2015"),
    "one letter's case": in_text("Nobody", "nobody"),
    "lost space": in_text("customs hall", "customshall"),
    "lost full stop": in_text("The cost is real.", "The cost is real"),
    "marks exchanged": exchange_marks,
    "notes exchanged": exchange_notes,
    "bodies of notes exchanged": exchange_bodies,
    "lost note": lose_note,
    "own word given out as the article's": disown,
    "own punctuation inside a word": own_inside,
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_script_of_a_rendering_is_the_article(article: Article, edition: Edition) -> None:
    assert prove_script(article, edition, render(article, edition, Settings()).script) == ()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault(article: Article, edition: Edition, name: str) -> None:
    script = render(article, edition, Settings()).script
    changed = FAULTS[name](script)
    assert changed != script
    assert prove_script(article, edition, changed) != ()


def test_own_words_may_change_and_are_no_business_of_this_half(article: Article) -> None:
    script = render(article, "epub", Settings()).script
    own = [n for n, f in enumerate(script.main) if f.kind == "own" and f.text.strip() == "By"]
    changed = list(script.main)
    changed[own[0]] = Fragment("Von ", "own")
    assert prove_script(article, "epub", msgspec.structs.replace(script, main=tuple(changed))) == ()


def test_fault_shows_the_words_around_it(article: Article) -> None:
    script = render(article, "epub", Settings()).script
    (fault,) = prove_script(article, "epub", in_text("Nobody had come", "Nobody come")(script))
    assert "basin and the clerks" not in fault.expected
    assert "Nobody had come to argue" in fault.expected
    assert "Nobody come to argue" in fault.found
    assert fault.sentence == "“had” is missing before “come”"
