"""Where words are divided, and which are not."""

from itertools import pairwise

import pytest

from convert.compose.hyphens import find_hyphens
from convert.write.pdf_hyphens import use_own_patterns


def divided(word: str, language: str = "en") -> str:
    places = (0, *find_hyphens(word, language), len(word))
    return "-".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("word", "parts"),
    [("centralized", "cen-tral-ized"), ("contradictory", "con-tra-dic-tory"), ("privilege,", "priv-i-lege,")],
)
def test_english_of_no_country_is_divided_as_word_divides_it(word: str, parts: str) -> None:
    assert divided(word) == parts


def test_english_of_a_country_is_divided_as_that_country_does() -> None:
    assert divided("centralized", "en-GB") == "cent-ral-ized"


@pytest.mark.parametrize(
    "word",
    [
        "harbourboard.org",
        "(www.harbourboard.net)",
        "editors@harbour.example",
        "_memory_growth",
        "C:\\harbours",
    ],
)
def test_no_address_is_divided(word: str) -> None:
    assert not find_hyphens(word, "en")


@pytest.mark.parametrize("word", ["harbourmaster.", "“Responsibilities.”", "harbourmaster.)"])
def test_a_word_at_the_end_of_a_sentence_is_no_address(word: str) -> None:
    assert find_hyphens(word, "en")


def test_the_engine_takes_the_same_patterns() -> None:
    import pyphen

    from convert.write.pdf_engine import import_weasyprint

    assert import_weasyprint
    use_own_patterns()
    assert pyphen.language_fallback("en") == "en_US"
    assert pyphen.language_fallback("en-GB") == "en_GB"
    assert pyphen.language_fallback("de") == "de"
