"""Whatever one article does to its process, the others are made and it is reported."""

import os
import signal
import time
from pathlib import Path

import pytest

from convert.batch import pool
from convert.batch.pool import make_all
from convert.errors import Bug, EditionError, WorkerError
from convert.job import Job, Made, Terms
from convert.settings import Limits, Settings
from tests.batch.makers import make
from tests.processes import with_words

TERMS = Terms(settings=Settings())


def jobs(*names):
    return [Job(path=f"{name}.txt", name=name, editions=("pdf",)) for name in names]


def made(names, terms=TERMS, count=2):
    """Return what came of each name, by name."""
    some = jobs(*names)
    return {some[index].name: result for index, (result, _) in make_all(some, terms, count, make)}


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_all_are_made(count):
    names = [f"a-{number}" for number in range(6)]
    results = made(names, count=count)
    assert {name: result.contents["pdf"].decode() for name, result in results.items()} == {
        n: n for n in names
    }


def test_one_article_needs_no_process():
    assert made(["a"])["a"].sha256 == str(os.getpid())


def test_several_run_in_other_processes():
    pids = {result.sha256 for result in made(["later-1", "later-2", "later-3", "later-4"]).values()}
    assert str(os.getpid()) not in pids
    assert len(pids) == 2


@pytest.mark.parametrize(("name", "how"), [("segfault", "SIGSEGV"), ("exit", "exit code 7")])
def test_a_worker_that_dies(name, how):
    results = made(["a", f"{name}-1", "b", f"{name}-2", "c", "d"])
    assert [isinstance(results[each], Made) for each in "abcd"] == [True] * 4
    for each in (f"{name}-1", f"{name}-2"):
        assert isinstance(results[each], WorkerError)
        assert how in results[each].problem
        assert results[each].remedy.startswith("It was tried twice")


def test_a_lost_article_is_made_alone_at_the_end(tmp_path):
    """The first process that takes it is killed, as by a machine without memory; the second is not."""
    name = f"once-{tmp_path / 'mark'}"
    some = jobs("a", name, "later-1", "b", "c")
    finished = list(make_all(some, TERMS, 2, make))
    assert [some[index].name for index, _ in finished][-1] == name
    results = {some[index].name: made for index, (made, _) in finished}
    assert all(isinstance(result, Made) for result in results.values())
    assert results[name].sha256 not in {results[each].sha256 for each in ("a", "later-1", "b", "c")}


def test_one_worker_that_dies_ends_no_run():
    results = made(["segfault-1", "a"], count=1)
    assert "SIGSEGV" in results["segfault-1"].problem
    assert isinstance(results["a"], Made)
    assert results["a"].sha256 != str(os.getpid())


def test_errors_keep_their_kind():
    results = made(["refuse", "bug", "a"])
    assert (type(results["refuse"]), results["refuse"].place) == (EditionError, "refuse.txt")
    assert type(results["bug"]) is Bug
    assert results["bug"].problem == "LookupError: a bug"
    assert "makers.py" in results["bug"].trace


@pytest.mark.parametrize("count", [0, 1, 2])
def test_an_article_that_takes_too_long(count):
    start = time.monotonic()
    results = made(["slow", "a", "b"], Terms(settings=Settings(limits=Limits(seconds=0.5))), count)
    assert time.monotonic() - start < 10
    assert "0.5 seconds" in results["slow"].problem
    assert isinstance(results["a"], Made) and isinstance(results["b"], Made)


def test_a_worker_that_hangs_in_an_engine(monkeypatch):
    """It is killed from outside, and so is the program that it had started."""
    monkeypatch.setattr(pool, "GRACE", 0.5)
    results = made(["sleep-7391", "a", "b", "c"], Terms(settings=Settings(limits=Limits(seconds=1.0))))
    assert "1 seconds" in results["sleep-7391"].problem
    assert all(isinstance(results[each], Made) for each in "abc")
    assert with_words("sleep-7391") == []


def test_memory_has_a_limit():
    results = made(["memory", "a"])
    assert results["memory"].problem == "there was not enough memory"
    assert isinstance(results["a"], Made)


def test_workers_are_replaced_in_time(monkeypatch):
    monkeypatch.setattr(pool, "ARTICLES", 2)
    names = [f"a-{number}" for number in range(8)]
    results = made(names)
    assert len({result.sha256 for result in results.values()}) >= 4


def test_a_run_that_is_given_up_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(pool.tempfile, "tempdir", str(tmp_path))
    results = make_all(jobs("a", "slow-6284", "slow-6285"), TERMS, 2, make)
    next(results)
    (folder,) = tmp_path.iterdir()
    (folder / "left by an engine").write_text("")
    results.close()
    assert list(tmp_path.iterdir()) == []


def test_workers_do_not_hear_the_interrupt():
    """Ctrl-C reaches the whole foreground group; what it means is for the parent to decide."""
    results = make_all(jobs("later-1", "later-2", "later-3"), TERMS, 2, make)
    first = next(results)
    for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
        os.kill(int(child), signal.SIGINT)
    assert len([first, *results]) == 3
