"""The scores on real articles do not fall, and what the parser calls certain is right."""

import json

import pytest

from tests import score, score_citations, score_confidence, score_html, score_markdown

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not score.CORPUS.exists(), reason="the corpus is not beside this checkout"),
]


@pytest.mark.parametrize("name", list(score.SETS))
def test_no_score_of_a_text_falls(name: str) -> None:
    pinned = json.loads(score.PINNED.read_text(encoding="utf-8"))
    assert score.truly_fallen(*score.run_both([name]), pinned) == []


def test_no_score_of_a_citation_falls() -> None:
    scores = {
        style: figures
        for name in score_citations.SETS
        for style, figures in score_citations.score_set(name).items()
    }
    pinned = json.loads(score.PINNED.read_text(encoding="utf-8"))[score_citations.KEY]
    assert score_citations.fallen(scores, pinned) == []


def test_no_score_of_a_post_in_markdown_falls() -> None:
    pinned = json.loads(score.PINNED.read_text(encoding="utf-8"))[score_markdown.SET]
    assert score.fallen(score_markdown.run(), {score_markdown.SET: pinned}) == []


def test_no_score_of_a_page_falls() -> None:
    pinned = json.loads(score.PINNED.read_text(encoding="utf-8"))
    scores = score_html.run(list(score_html.SETS), ["octavo"], 0)
    ours, sound = score_html.of_ours(scores, [*score_html.SETS, "all"])
    assert score.truly_fallen(ours, sound, pinned) == []


def test_what_is_certain_is_right() -> None:
    wrong = score_confidence.wrong_and_certain(list(score_confidence.judge_all()))
    assert [f"{one.identifier} {one.field}" for one in wrong] == []
