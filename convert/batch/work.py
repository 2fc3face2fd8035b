"""What a worker process does: take an article, make it, send back what came of it."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from convert.batch.outcome import Result
from convert.errors import Bug, ConvertError, EditionError
from convert.job import Job, Made, Terms
from convert.sandbox import deadline, limit_process
from convert.settings import Settings

T = TypeVar("T")

Make = Callable[[Job, Terms], Made]
"""What makes an article: ``make_article``."""


def make_here(job: Job, terms: Terms, make: Make) -> Result:
    """Make one article in this process; whatever happens is a result."""
    return guard(lambda: make(job, terms), terms.settings)


def guard(task: Callable[[], T], settings: Settings) -> tuple[T | ConvertError, int]:
    """Return what *task* makes of an article, or the error that stopped it, and the milliseconds it took.

    It has ``limits.seconds``; what is not a ConvertError becomes a Bug.
    """
    start = time.monotonic()
    result: T | ConvertError
    try:
        with deadline(settings.limits.seconds):
            result = task()
    except ConvertError as error:
        result = error
    except MemoryError:
        result = EditionError("there was not enough memory", remedy="Split the article.")
    except Exception as error:
        result = Bug(f"{type(error).__name__}: {error}", trace=traceback.format_exc())
    return result, round((time.monotonic() - start) * 1000)


def work(line: Connection, terms: Terms, make: Make, scratch: str) -> None:
    """Make the articles that come through *line* until it is closed; temporary files go to *scratch*."""
    # The parent decides what an interrupt from the terminal means, and kills the whole group.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.environ["TMPDIR"] = tempfile.tempdir = scratch
    limit_process()
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        line.send(make_here(job, terms, make))
