"""A block has its time and no more; a process has its memory and no more."""

import contextlib
import multiprocessing
import resource
import threading
import time

import pytest

from convert.errors import EditionError
from convert.sandbox import MEMORY, deadline, limit_process


def test_a_block_in_time():
    with deadline(5):
        value = 1
    assert value == 1
    time.sleep(0.01)


def test_a_block_that_takes_too_long():
    start = time.monotonic()
    with pytest.raises(EditionError, match=r"after 0\.1 seconds") as caught, deadline(0.1):
        while True:
            pass
    assert time.monotonic() - start < 5
    assert "limits.seconds" in caught.value.remedy


def test_an_engine_that_catches_everything_cannot_swallow_it():
    with pytest.raises(EditionError), deadline(0.1):
        while True:
            with contextlib.suppress(Exception):
                time.sleep(10)


def test_the_clock_is_stopped_behind_the_block():
    with deadline(0.05):
        pass
    time.sleep(0.1)


def test_an_error_of_the_block_goes_through():
    with pytest.raises(LookupError), deadline(5):
        raise LookupError


def test_another_thread_has_no_deadline():
    done = []

    def work():
        with deadline(0.01):
            time.sleep(0.1)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def limited(line):
    limit_process()
    line.send((resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)))


def test_the_limits_of_a_process():
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=limited, args=(theirs,))
    process.start()
    assert ours.recv() == (MEMORY, (0, 0))
    process.join()
