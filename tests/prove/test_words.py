"""The normalisation: what the proof lets pass as the same word, and what it does not."""

import pytest

from convert.prove.words import find_breaks, split_words

SAME = [
    ("cafe\u0301", "café"),
    ("of\ufb01ce", "office"),
    ("a\ufb04uent", "affluent"),
    ("fa\ufb06", "fast"),
    ("1\u00a0000", "1 000"),
    ("No.\u202f14\u2009p.", "No. 14 p."),
    ("one\n  two\t", "one two"),
    ("https://example.org/\u200blong", "https://example.org/long"),
    ("harb\u00adour", "harbour"),
    ("\u2126", "Ω"),
]

DIFFERENT = [
    ("Harbour", "harbour"),
    ("2014", "2015"),
    ("policy-maker", "policymaker"),
    ("policy-maker", "policy\u2010maker"),
    ("50–60", "50-60"),
    ("it’s", "it's"),
    ("quay.", "quay"),
    ("quay ship", "ship quay"),
    ("customs hall", "customshall"),
    ("µ", "μ"),
    ("x²", "x2"),
    ("café", "cafe"),
    ("…", "..."),
    ("½", "1⁄2"),
    ("ﷺ", "صلى"),
    ("Æsop", "AEsop"),
    ("a\u2060b", "ab"),
    ("a\u200db", "ab"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_words(one: str, other: str) -> None:
    assert split_words(one) == split_words(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words(one: str, other: str) -> None:
    assert split_words(one) != split_words(other)


def test_breaks_are_offsets_of_the_word_without_them() -> None:
    assert find_breaks("https://\u200bexample\u200b.org") == {8, 15}


def test_break_behind_an_accent_counts_composed_characters() -> None:
    assert find_breaks("cafe\u0301\u200bbar") == {4}
