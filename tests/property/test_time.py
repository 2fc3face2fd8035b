"""No text makes the parser slow: its work grows with the length of the text, not with its square."""

import time

import pytest

from convert.parse import parse
from convert.read import read
from convert.settings import Settings
from convert.source import decode_source

GERMAN = "Der Hafen war voll, und die Schiffe lagen auf dem Fluss, weil am Kai keiner war.\n\n"
"""Enough for the language to be seen; its own patterns are at work below."""

WORST = {
    "one long line of words": lambda n: "word " * (n // 5),
    "one word": lambda n: "x" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "capitals": lambda n: "By " + "Aa " * (n // 3),
    "capitals and commas": lambda n: "By " + "Aa, " * (n // 4),
    "a life without a verb": lambda n: "Ana Ruiz and " * (n // 13),
    "quotation marks": lambda n: "'\"" * (n // 2),
    "dashes": lambda n: "- " * (n // 2),
    "dateline": lambda n: "A B-" * (n // 4),
    "open citation": lambda n: "For Academic Citation: " + 'Ruiz, Ana. "' * (n // 12),
    "brackets": lambda n: "[1" * (n // 2),
    "addresses": lambda n: "https://" * (n // 8),
    "empty lines": lambda n: "\n" * n,
    "labels": lambda n: "Notes\n1. a\n" * (n // 11),
    "short lines": lambda n: "Aa Bb\n\n" * (n // 7),
    "months": lambda n: "March " * (n // 6),
    "figures": lambda n: "12/" * (n // 3),
    "role": lambda n: "Body text here. " * 20 + "\n\n\nAna Ruiz is a " + "b in " * (n // 5),
    "speakers": lambda n: "Q: Who pays? \n\nA: All. \n\n" * (n // 26),
    "one refrain": lambda n: "The queue is the policy of the board.\n\n" * (n // 39),
    "rows of figures": lambda n: "12 14 16\n" * (n // 9),
    "short verse": lambda n: "The ships lie out,\n" * (n // 19),
    "asterisks": lambda n: "*A word*\n\n" * (n // 10),
    "page numbers": lambda n: "".join(f"Head\n\n{page}\n\n" for page in range(n // 12)),
    "buttons": lambda n: "Share Tweet Print \n\n" * (n // 20),
    "related": lambda n: "Body text here, and it goes on for a while as texts do.\n\nRelated\n\n" * (n // 67),
    "by-lines": lambda n: "By Ana Ruiz\n\n" * (n // 13),
    "credits": lambda n: "(Photo: " * (n // 8),
    "German names": lambda n: GERMAN + "Von " + "Aa " * (n // 3),
    "German days": lambda n: GERMAN + "1. " * (n // 3),
    "German clocks": lambda n: GERMAN + "12:" * (n // 3),
    "damage": lambda n: "â€" * (n // 2),
    "kana": lambda n: "十" * n,
    "places": lambda n: "Body text here. " * 20 + "\n\n\nAna Ruiz is a fellow at the " + "B" * n,
}


def cost(text: str) -> float:
    started = time.process_time()
    parse(read(decode_source(text.encode(), "made.txt")), Settings())
    return time.process_time() - started


@pytest.mark.parametrize("name", WORST)
def test_time_is_linear(name: str) -> None:
    """Ten times the text may take 25 times as long, noise included; the square would be a hundred."""
    make = WORST[name]
    small = min(cost(make(10_000)) for _ in range(3))
    large = min(cost(make(100_000)) for _ in range(2))
    assert large < 0.05 or large < 25 * small, (
        f"{small:.3f} s for 10,000 characters, {large:.3f} s for 100,000"
    )
