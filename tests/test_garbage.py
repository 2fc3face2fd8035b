"""Circles of garbage: a command and its workers look for them rarely."""

import gc
import subprocess
import sys

import pytest

from convert.cli import main
from convert.garbage import NEW_OBJECTS


def test_a_command_looks_rarely(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(gc, "set_threshold", told.append)
    main(["status", "--help"])
    assert told == [NEW_OBJECTS]


def test_the_server_of_workers_looks_rarely() -> None:
    script = "import convert.batch.preload, gc; print(gc.get_threshold()[0])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(NEW_OBJECTS)]
