"""Worker processes: each makes one article after another; one that dies or hangs is replaced.

Its article is tried once more when all others are done, by a process beside which no other works: what was
the fault of its neighbours, or of a full machine, does not happen again.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess

from convert.batch.outcome import Result
from convert.batch.sockets import meet_on_short_paths
from convert.batch.work import Make, make_here, work
from convert.errors import WorkerError
from convert.job import Job, Terms
from convert.sandbox import GRACE, overtime

ARTICLES = 200
"""Articles after which a worker is replaced: engines leak up to 0.35 MB an article."""

PRELOADED = "OCTAVO_PRELOAD"
"""Environment variable that tells the server of workers which editions' engines to load."""

FAREWELL = 5.0
"""Seconds that a killed process has to be gone; the kernel needs milliseconds."""


@dataclass
class Worker:
    """One process and what it is doing."""

    process: BaseProcess
    line: Connection
    index: int | None = None
    """Position of its article; None while it waits for one."""
    began: float = 0.0
    """Moment at which it got that article."""
    done: int = 0
    """Articles that it has finished."""


@dataclass
class Crew:
    """The workers of one run and what they share."""

    context: ForkServerContext
    terms: Terms
    make: Make
    scratch: str
    """Folder for temporary files, removed with whatever a killed worker leaves in it."""
    workers: list[Worker] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    """Positions of the articles whose worker died or took too long, each tried once so far."""

    @property
    def busy(self) -> list[Worker]:
        """The workers that have an article."""
        return [worker for worker in self.workers if worker.index is not None]

    @property
    def limit(self) -> float:
        """Seconds after which a worker is killed."""
        return self.terms.settings.limits.seconds + GRACE


def make_all(
    jobs: Sequence[Job], terms: Terms, count: int, make: Make | None = None
) -> Generator[tuple[int, Result]]:
    """Yield the position of each of *jobs* and what came of it, as they are finished.

    Up to *count* processes work at once; with none, or for one job, everything is done in this one. *make* is
    the pipeline unless told; it is sent to the workers by its name.
    """
    if not jobs:
        return
    make = make or load_pipeline()
    if count == 0 or len(jobs) == 1:
        yield from ((index, make_here(job, terms, make)) for index, job in enumerate(jobs))
        return
    os.environ[PRELOADED] = " ".join(sorted({edition for job in jobs for edition in job.editions}))
    meet_on_short_paths()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["convert.batch.preload"])
    with tempfile.TemporaryDirectory(prefix="octavo-", ignore_cleanup_errors=True) as scratch:
        crew = Crew(context, terms, make, scratch)
        try:
            yield from _run(crew, jobs, min(count, len(jobs)))
        finally:
            for worker in list(crew.workers):
                _dismiss(crew, worker)


def load_pipeline() -> Make:
    """Return the pipeline; it loads all that reads and parses: not before there is something to make."""
    from convert.pipeline import make_article

    return make_article


def _run(crew: Crew, jobs: Sequence[Job], count: int) -> Iterator[tuple[int, Result]]:
    waiting = list(reversed(range(len(jobs))))
    while waiting or crew.busy:
        done = [each for each in _collect(crew) if not _lose(crew, each)]
        # The next articles go out first: no worker waits until what it made is written.
        while waiting and len(crew.busy) < count:
            _give(crew, waiting.pop(), jobs)
        yield from done
    yield from _try_again(crew, jobs)


def _lose(crew: Crew, done: tuple[int, Result]) -> bool:
    """Tell whether an article is to be tried once more, and note it."""
    index, (made, _) = done
    if isinstance(made, WorkerError):
        crew.lost.append(index)
    return isinstance(made, WorkerError)


def _try_again(crew: Crew, jobs: Sequence[Job]) -> Iterator[tuple[int, Result]]:
    """Yield what becomes of the lost articles when each is made alone, by a process of its own."""
    for index in crew.lost:
        for worker in list(crew.workers):
            _dismiss(crew, worker)
        _give(crew, index, jobs)
        for _, (made, milliseconds) in _collect(crew):
            if isinstance(made, WorkerError):
                made.remedy = f"It was tried twice, the second time alone. {made.remedy}"
            yield index, (made, milliseconds)


def _give(crew: Crew, index: int, jobs: Sequence[Job]) -> None:
    worker = next((worker for worker in crew.workers if worker.index is None), None) or _hire(crew)
    worker.index, worker.began = index, time.monotonic()
    # One that died while it waited is found out when it is listened to.
    with contextlib.suppress(BrokenPipeError):
        worker.line.send(jobs[index])


def _hire(crew: Crew) -> Worker:
    ours, theirs = crew.context.Pipe()
    process = crew.context.Process(
        target=work, args=(theirs, crew.terms, crew.make, crew.scratch), daemon=True
    )
    process.start()
    theirs.close()
    worker = Worker(process, ours)
    crew.workers.append(worker)
    return worker


def _collect(crew: Crew) -> Iterator[tuple[int, Result]]:
    """Wait until a worker says something, dies, or is over its time; yield what became of its article."""
    if not crew.busy:
        return
    first = min(worker.began for worker in crew.busy) + crew.limit
    ready = wait([worker.line for worker in crew.busy], max(0.0, first - time.monotonic()))
    for worker in crew.busy:
        late = time.monotonic() - worker.began >= crew.limit
        if worker.line in ready or late:
            index = worker.index or 0
            yield index, _hear(crew, worker) if worker.line in ready else _stop(crew, worker)


def _hear(crew: Crew, worker: Worker) -> Result:
    try:
        result: Result = worker.line.recv()
    except (EOFError, OSError):
        return _bury(crew, worker)
    worker.index, worker.done = None, worker.done + 1
    if worker.done >= ARTICLES:
        _dismiss(crew, worker)
    return result


def _stop(crew: Crew, worker: Worker) -> Result:
    _dismiss(crew, worker)
    return overtime(crew.terms.settings.limits.seconds), _elapsed(worker)


def _bury(crew: Crew, worker: Worker) -> Result:
    worker.process.join(FAREWELL)
    code = worker.process.exitcode
    _dismiss(crew, worker)
    how = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
    error = WorkerError(
        f"the process that made it died ({how})",
        remedy="The other articles are not affected. Please report this one.",
    )
    return error, _elapsed(worker)


def _elapsed(worker: Worker) -> int:
    return round((time.monotonic() - worker.began) * 1000)


def _dismiss(crew: Crew, worker: Worker) -> None:
    """Kill *worker* and every program that it started."""
    crew.workers.remove(worker)
    worker.line.close()
    worker.process.kill()
    if worker.process.pid:
        with contextlib.suppress(ProcessLookupError):  # it had started none, or never came so far
            os.killpg(worker.process.pid, signal.SIGKILL)
    worker.process.join(FAREWELL)
