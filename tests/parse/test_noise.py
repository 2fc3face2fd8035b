"""What is noise on a credit line: the quick look at a line overlooks none of it."""

import itertools

import pytest

from convert.lazy_regex import lazy_regex
from convert.parse import noise

PARTS = (
    *("Ana Ruiz", "By Ana", "by", "McKenzieFollow", "RuizView More", "12", "Ruiz1,2", "Ruiz*", "3 min read"),
    *("less than a minute", "3 days ago", "today", "18 May", "May 18", "@ruiz", "a@b.example", "https://b"),
    *("212 555-1234", "[ ]", "• ", "- ", "→", "Author:", "Photo by", "12.30", "Share", "Monday", "M\u0131n"),
)


@pytest.mark.parametrize("first", PARTS)
def test_a_quick_look_overlooks_nothing(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        gap.join((first, *rest))
        for rest in (*itertools.product(PARTS, repeat=1), *itertools.product(PARTS[:14], repeat=2))
        for gap in (" ", "")
    ]
    quick = [noise.mask_noise(line, ()) for line in lines]
    monkeypatch.setattr(noise, "NOISE", lazy_regex(""))
    for line, masked in zip(lines, quick, strict=True):
        assert noise.mask_noise(line, ()) == masked, line
