"""How much memory the scheduler of a cluster takes while a hundred thousand articles pass.

    python -m tests.bench.scheduler            100,000 articles, two workers
    python -m tests.bench.scheduler 20000      as many

None is made: a piece is answered at once, so that nothing but the sending is measured. Printed are the
articles that are through, the seconds, and the megabytes of the scheduler, a process of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psutil

from convert.batch.outcome import Outcome
from convert.job import Job
from convert.remote.cluster import Cluster
from convert.remote.dispatch import dispatch
from convert.remote.order import Order, Piece
from convert.remote.plan import Plan

ROWS = 20
"""Lines of the table."""
COST = 700
"""Milliseconds that each article is said to take, so that pieces are as large as real ones."""


def answer(order: Order, piece: Piece, workers: int) -> list[Outcome]:
    """Return an outcome for each article of *piece*."""
    return [
        Outcome(source=source, name=name, status="written", milliseconds=COST)
        for source, name in zip(piece.sources, piece.names, strict=True)
    ]


class Idle(Cluster):
    """A cluster whose workers do nothing."""

    work = staticmethod(answer)


@contextlib.contextmanager
def machines(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    """Yield the address of a scheduler with two workers, and its process."""
    file = folder / "scheduler.json"
    place = ["--scheduler-file", str(file), "--no-dashboard", "--host", "127.0.0.1"]
    commands = [["scheduler", *place, "--port", "0"], *[["worker", *place, "--nthreads", "1"]] * 2]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{name}", *options],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name, *options in commands
    ]
    try:
        while not file.exists():
            time.sleep(0.1)
        time.sleep(1)  # it is written in two steps
        yield msgspec.json.decode(file.read_bytes())["address"], psutil.Process(started[0].pid)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def measure(count: int) -> Iterator[tuple[int, float, float]]:
    """Yield articles, seconds and the scheduler's megabytes, ``ROWS`` times and once before."""
    order = Order(
        source="memory://in",
        out="memory://out",
        editions=("pdf", "epub", "docx"),
        house={},
        chosen={},
        source_bytes=1,
        picture_bytes=1,
        seconds=60,
    )
    jobs = tuple(Job(path=f"articles/{at:06}.txt", name=f"{at:06}") for at in range(count))
    with (
        tempfile.TemporaryDirectory() as scratch,
        machines(Path(scratch)) as (address, scheduler),
        Idle(order, address, 2) as crew,
    ):
        start = time.monotonic()
        yield 0, 0.0, scheduler.memory_info().rss / 1e6
        for done, _ in enumerate(dispatch(Plan(order, jobs), crew), 1):
            if done % max(1, count // ROWS) == 0:
                yield done, time.monotonic() - start, scheduler.memory_info().rss / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    print("articles  seconds  scheduler MB")
    for articles, seconds, megabytes in measure(parser.parse_args().articles):
        print(f"{articles:8}  {seconds:7.1f}  {megabytes:12.1f}", flush=True)


if __name__ == "__main__":
    main()
