"""Hyphens at line ends are mended by the words of the same text."""

import pytest

from convert.parse.hyphens import Words

SMALL = "and of the in"


def mend(text: str, rest: str = "") -> str:
    words = Words(f"{text}\n\n{rest}", SMALL)
    for at, before, after in reversed(list(words.mend(text))):
        text = text[:at] + after + text[at + len(before) :]
    return text


@pytest.mark.parametrize(
    ("text", "rest", "wanted"),
    [
        ("the reser-\nvoir", "A reservoir is full.", "the reservoir"),
        ("a well-\nknown list", "It is well-known.", "a well-known list"),
        ("good policy-\nmaking", "Their policymaking is old.", "good policymaking"),
        ("good policy-\nmaking", "Making a policy takes time.", "good policy-making"),
        ("the Anglo-\nAmerican firm", "", "the Anglo-American firm"),
        ("two-\nand three-year plans", "", "two-\nand three-year plans"),
        ("the mother-\nin-law", "His mother is old.", "the mother-in-law"),
        ("the kra\u00ad\n   ken", "", "the kraken"),
        ("see www.quay.example/a-\nlist now", "", "see www.quay.example/a-\nlist now"),
        ("pages 12-\n14", "", "pages 12-\n14"),
    ],
)
def test_hyphens_at_line_ends(text: str, rest: str, wanted: str) -> None:
    assert mend(text, rest) == wanted


def test_a_text_that_breaks_no_words_keeps_its_hyphens() -> None:
    rest = "It is well-known that the quay is old."
    assert mend("a well-\nknown list of quay-\nside sheds", rest) == "a well-known list of quay-side sheds"
