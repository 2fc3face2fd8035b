"""Real articles in every edition: twenty that are fixed, of every set; `make corpus` takes them all."""

from pathlib import Path

import pytest

from tests.editions import corpus
from tests.score import CORPUS

pytestmark = [
    pytest.mark.editions,
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside this checkout"),
]


def test_real_articles_are_made_and_valid_and_the_same_twice(tmp_path: Path) -> None:
    tallies = corpus.run(list(corpus.FIXED), [], tmp_path / "corpus")
    assert sum(tally.count["sources"] for tally in tallies.values()) == len(corpus.FIXED)
    wrong = [fault for tally in tallies.values() for fault in tally.faults if not fault.startswith("refused")]
    assert not wrong, "\n".join(wrong)
    assert sum(tally.count["pdf"] for tally in tallies.values()) >= len(corpus.FIXED) - 2
