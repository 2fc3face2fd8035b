"""What a worker process does: take an article, make it, send back what came of it."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import traceback
from multiprocessing.connection import Connection

from convert.errors import Bug, ConvertError, EditionError
from convert.pipeline import Job, Made, Terms, make_article
from convert.sandbox import deadline, limit_process

Result = tuple[Made | ConvertError, int]
"""What came of an article, and the milliseconds that it took."""


def make_here(job: Job, terms: Terms) -> Result:
    """Make one article in this process; whatever happens is a result."""
    start = time.monotonic()
    result = _make(job, terms)
    return result, round((time.monotonic() - start) * 1000)


def _make(job: Job, terms: Terms) -> Made | ConvertError:
    try:
        with deadline(terms.settings.limits.seconds):
            return make_article(job, terms)
    except ConvertError as error:
        return error
    except MemoryError:
        return EditionError("there was not enough memory", remedy="Split the article.")
    except Exception as error:
        return Bug(f"{type(error).__name__}: {error}", trace=traceback.format_exc())


def work(line: Connection, terms: Terms, scratch: str) -> None:
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
        line.send(make_here(job, terms))
