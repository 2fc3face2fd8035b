"""Real articles in every edition: twenty that are fixed, of every set; `make corpus` takes them all."""

from pathlib import Path

import pytest

from tests.editions import corpus
from tests.score import CORPUS

pytestmark = [
    pytest.mark.editions,
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside this checkout"),
]

FIXED = (
    "html/cleaneval/ce071",
    "html/cleaneval/ce147",
    "html/cleaneval/ce637",
    "html/dragnet/drr647",
    "html/federalist/fed19.xhtml",
    "html/readability/lwn-1",
    "html/scrapinghub/phys-org-e1c7023e",
    "html/trafilatura/auto-motor-at-hyundaitest",
    "html/trafilatura/tageswoche-ch-weg",
    "markdown/18f-2014-03-19",
    "plain/cleaneval/ce610",
    "plain/dragnet/drr173",
    "plain/federalist/fed38.txt",
    "plain/readability/lazy-image-2",
    "plain/scrapinghub/foxnews-com",
    "plain/trafilatura/ledevoir-com-trottinettes",
    "plain/trafilatura/theplanetarypress-com-forestlands",
    "scripts/udhr/lit.txt",
    "scripts/udhr/ell_monotonic.txt",
    "scripts/udhr/vie.txt",
)
"""What their names begin with: tables, notes, links in links, captions, long texts, other alphabets."""


def test_real_articles_are_made_and_valid_and_the_same_twice(tmp_path: Path) -> None:
    tallies = corpus.run(list(FIXED), [], tmp_path / "corpus")
    assert sum(tally.count["sources"] for tally in tallies.values()) == len(FIXED)
    wrong = [fault for tally in tallies.values() for fault in tally.faults if not fault.startswith("refused")]
    assert not wrong, "\n".join(wrong)
    assert sum(tally.count["pdf"] for tally in tallies.values()) >= len(FIXED) - 2
