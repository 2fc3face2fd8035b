"""Which language a text is in: small words as data, and what they say of the multi-script set."""

from pathlib import Path

import pytest
from babel import Locale

from convert.parse.language import find_language
from convert.parse.small_words import count_words, other_languages, rank_languages, scripts_of, small_words
from convert.parse.tongue import known

DECLARATIONS = Path(__file__).parents[3] / "shared" / "corpus" / "scripts" / "udhr"
LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "amh:am ben:bn cmn_hant:zh-Hant ell_monotonic:el eng:en fra:fr heb:he ita:it kan:kn kat:ka kaz:kk "
        "khm:km kor:ko lit:lt nld:nl pan:pa pbu:ps ron_2006:ro rus:ru sin:si srp_latn:sr-Latn swe:sv tam:ta "
        "tur:tr uig_arab:ug vie:vi"
    ).split()
)
"""The files of the set, and the language that each is in."""


@pytest.mark.parametrize("tag", sorted(other_languages()))
def test_each_language_is_one_and_has_words_of_its_own(tag: str) -> None:
    assert tag not in known()
    assert Locale.parse(tag, sep="-")
    for script in scripts_of(tag):
        words = small_words(script)
        assert all(words[tag] - words[other] for other in words if other != tag)


@pytest.mark.parametrize("tag", sorted(other_languages()))
def test_a_text_of_small_words_alone_is_in_their_language(tag: str) -> None:
    row = other_languages()[tag]
    for script in row["scripts"]:
        assert rank_languages(count_words(row["words"]), script).first == tag


@pytest.mark.parametrize(
    ("language", "scripts"),
    [("sv", {"Latn"}), ("sr", {"Cyrl"}), ("sr-Latn", {"Latn"}), ("en-GB", {"Latn"}), ("xx", set())],
)
def test_the_scripts_of_a_language(language: str, scripts: set[str]) -> None:
    assert scripts_of(language) == scripts


def test_languages_that_words_cannot_tell_are_left_to_the_house() -> None:
    both = "the board met in the hall and it was late for all of us "
    both += "le conseil est dans la salle et il est tard pour nous tous"
    assert find_language(both, "", "en").tag == "en"
    assert find_language(both, "", "fr-CA").tag == "fr-CA"
    assert find_language(both, "", "de").tag == "und"


@pytest.mark.skipif(not DECLARATIONS.exists(), reason="the multi-script set is not beside this checkout")
@pytest.mark.parametrize("name", LANGUAGES)
def test_the_declaration_in_26_languages(name: str) -> None:
    text = (DECLARATIONS / f"{name}.txt").read_text(encoding="utf-8")
    found = find_language(text, "", "en")
    assert (found.tag, found.confidence) == (LANGUAGES[name], "likely")
