"""A Dask cluster makes what one machine makes, also where it loses a worker; other engines are refused."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from convert.batch.jobs import find_jobs
from convert.errors import UsageError
from convert.remote import build_far, plan
from convert.remote.cluster import make_ingredients, refuse_others
from convert.settings import Settings
from convert.workplace import Workplace
from tests.batch.test_build import ARTICLE, build, files

ARTICLES = 24
ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path):
    """A publishing repository with short articles."""
    root = tmp_path / "house"
    (root / "articles").mkdir(parents=True)
    (root / "octavo.toml").write_text("")
    for number in range(ARTICLES):
        title = f"What the Port of Number {number} Knows"
        (root / f"articles/{number:02}.txt").write_text(ARTICLE.format(title=title))
    return Workplace(root, Settings())


class Machines:
    """A scheduler and its workers, each a group of processes of its own."""

    def __init__(self, folder: Path) -> None:
        self.file, self.folder = folder / "scheduler.json", folder
        self.running: list[subprocess.Popen] = []
        self._start("scheduler", "--port", "0", "--scheduler-file", str(self.file), "--no-dashboard")

    def hire(self) -> subprocess.Popen:
        """Start a worker."""
        return self._start("worker", "--scheduler-file", str(self.file), "--nthreads", "1", "--no-dashboard")

    def _start(self, *words: str) -> subprocess.Popen:
        place = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [
            sys.executable,
            "-m",
            "distributed.cli.dask_" + words[0],
            "--host",
            "127.0.0.1",
            *words[1:],
        ]
        with (self.folder / f"{words[0]}-{len(self.running)}.log").open("wb") as log:
            process = subprocess.Popen(
                command, env=place, cwd=self.folder, stdout=log, stderr=log, start_new_session=True
            )
        self.running.append(process)
        return process

    @property
    def address(self) -> str:
        """The address of the scheduler, once it says it."""
        for _ in range(600):
            with contextlib.suppress(FileNotFoundError, msgspec.MsgspecError):
                return str(msgspec.json.decode(self.file.read_bytes())["address"])
            time.sleep(0.1)
        raise AssertionError("the scheduler does not come")

    def lose(self, process: subprocess.Popen) -> None:
        """Kill *process* and all that it started, as a machine that goes dark."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def machines(tmp_path):
    folder = tmp_path / "machines"
    folder.mkdir()
    started = Machines(folder)
    yield started
    for process in started.running:
        started.lose(process)


def test_a_cluster_that_loses_a_worker(house, machines):
    build(house, "json", workers=0)
    local = files(house)
    assert len(local) == 2 * ARTICLES
    out = house.root / "far"
    planned = plan(str(house.root), str(out), to=("json",), chosen={})
    # All that was sent so far lies with the one that is lost.
    first, outcomes = machines.hire(), []
    for outcome in build_far(planned, workers=2, cluster=machines.address):
        if not outcomes:
            machines.hire()
            machines.lose(first)
        outcomes.append(outcome)
    assert sorted(outcome.name for outcome in outcomes) == [f"{n:02}" for n in range(ARTICLES)]
    # What the lost one had stored already is found by the one that takes its piece over.
    assert [str(outcome.error) for outcome in outcomes if outcome.error] == []
    assert {outcome.status for outcome in outcomes} <= {"written", "unchanged"}
    far = Workplace(house.root / "far-as-build", Settings())
    far.root.mkdir()
    out.rename(far.root / "build")
    assert files(far) == local


def test_no_cluster_answers(house, monkeypatch):
    from convert.remote import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    planned = plan(str(house.root), None, to=("json",), chosen={})
    with pytest.raises(UsageError, match="no cluster answers"):
        list(build_far(planned, workers=1, cluster="tcp://127.0.0.1:9"))


def test_a_worker_with_another_engine_is_refused():
    ours = make_ingredients()
    refuse_others({"tcp://one": ours})
    old = msgspec.structs.replace(ours["pdf"], versions={**ours["pdf"].versions, "weasyprint": "1.0"})
    with pytest.raises(UsageError, match=r"another pdf: other versions: weasyprint 1\.0") as refused:
        refuse_others({"tcp://one": ours, "tcp://two": {**ours, "pdf": old}})
    assert refused.value.place == "tcp://two"


def test_the_names_are_those_of_a_build_on_this_machine(house):
    jobs = find_jobs([str(house.root / "articles")], house, ("json",), house.root / "build")
    planned = plan(str(house.root / "articles"), None, to=("json",), chosen={})
    assert [job.name for job in planned.jobs] == [job.name for job in jobs]
    assert [job.path for job in planned.jobs] == [f"articles/{job.name}.txt" for job in jobs]
    assert Path(planned.order.out) == house.root / "build"
