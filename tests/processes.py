"""What runs on this machine, read from /proc: a small machine has no pgrep."""

import os
from collections.abc import Iterator
from pathlib import Path


def with_words(words: str) -> list[int]:
    """Return the processes, this one left out, whose command line holds *words*."""
    return [
        number
        for number in _all()
        if number != os.getpid() and words in _read(number, "cmdline").replace("\0", " ")
    ]


def in_group(group: int) -> list[int]:
    """Return the processes of *group* that have not ended; one that nobody has waited for has."""
    found = []
    for number in _all():
        # pid (name) state ppid pgrp: the name may hold blanks and brackets.
        state, _, pgrp, *_ = _read(number, "stat").rpartition(")")[2].split() or ("Z", "", "0")
        if int(pgrp) == group and state != "Z":
            found.append(number)
    return found


def _all() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def _read(number: int, name: str) -> str:
    """Return a file of a process; nothing of one that has just ended."""
    try:
        return (Path("/proc") / str(number) / name).read_text(errors="replace")
    except OSError:
        return ""
