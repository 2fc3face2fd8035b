"""Walls and limits of a worker: memory and wall time. Files and network are not walled off yet."""

from __future__ import annotations

import contextlib
import resource
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from convert.errors import WorkerError

MEMORY = 8 * 1024**3
"""Bytes of address space of a worker and of each program that it starts. Generous: pandoc reserves room that
it does not use, and near the limit GLib does not raise but aborts the process."""

GRACE = 5.0
"""Seconds between the deadline that a worker keeps itself and the moment at which it is killed."""


class _Overtime(BaseException):
    """Not an Exception: an engine that catches those must not swallow the end of its time."""


def limit_process() -> None:
    """Set the limits of this process for good: address space, and no core files."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Stop the block after *seconds* of wall time with a WorkerError.

    It works by a signal, which only the main thread of a process can take; elsewhere there is no deadline.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _Overtime:
        raise overtime(seconds) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Overtime


def overtime(seconds: float) -> WorkerError:
    """Return the error for an article that took longer than *seconds*."""
    return WorkerError(
        f"the editions were not finished after {seconds:g} seconds",
        remedy="Split the article, or raise limits.seconds in octavo.toml.",
    )
