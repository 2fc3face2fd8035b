"""The bench: its articles are the same each time, and its figures are what they say."""

import json
import subprocess
import sys

from convert.job import Job
from convert.pipeline import parse_article
from convert.settings import Settings
from tests.bench.batch import ROOT, RUNS, an_article, floor, table
from tests.bench.opeds import oped, paragraphs, write_opeds


def test_op_eds_are_the_same_each_time_and_no_two_alike():
    known = paragraphs()
    made = [oped(number, known) for number in range(200)]
    assert made == [oped(number, known) for number in range(200)]
    assert len({title for title, *_ in made}) == 200
    assert all(900 < sum(len(text.split()) for text in texts) < 1200 for *_, texts in made)


def test_op_eds_are_read_as_what_they_are(tmp_path):
    write_opeds(tmp_path, 3)
    for number, path in enumerate(sorted((tmp_path / "articles").iterdir())):
        parsed = parse_article(Job(path=str(path), name=path.stem), Settings())
        title, author, _, texts = oped(number, paragraphs())
        article = parsed.article
        assert "".join(each.text for each in article.head.title) == title
        assert [each.name for each in article.authors] == [author]
        assert len(article.body) == len(texts)
        assert not any(finding.severity == "error" for finding in parsed.findings)


def test_a_median_for_one_article():
    figures = an_article([(2.0, 4.0, 90.0), (9.0, 5.0, 80.0), (3.0, 9.0, 85.0)], 10)
    assert figures == {"cpu_ms": 300.0, "wall_ms": 500.0, "peak_mb": 85.0}
    lines = table({"ours": figures, "theirs": {**figures, "cpu_ms": 150.0}}).splitlines()
    assert lines[-1] == "| theirs | 150 | 0.50 | 500 | 85 |"


def test_a_run_is_measured_with_all_that_it_starts(tmp_path):
    write_opeds(tmp_path, 2)
    (name,) = (name for name, (run, _) in RUNS.items() if run is floor)
    # Not in this process: it waits for all its children, of other tests too.
    words = [sys.executable, "-m", "tests.bench.batch", "--one", name, str(tmp_path)]
    cpu, wall, peak = json.loads(subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout)
    assert 0 < cpu <= wall * 8
    assert 5 < peak < 2000
