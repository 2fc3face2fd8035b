"""Where processes of ours meet: a socket, whose address the system keeps short."""

import multiprocessing.util
import os
import tempfile
from pathlib import Path

from convert.errors import UsageError

LONGEST = 100
"""Bytes of an address that every system takes: Linux has 107, macOS 103."""
NAME = len("/pymp-12345678/listener-12345678")
"""Bytes that Python adds to the folder for temporary files."""
SHORT = Path("/tmp")
"""The folder in which sockets lie where the one for temporary files is too deep."""


def meet_on_short_paths() -> None:
    """Let Python put the sockets of its processes where their addresses fit; all else stays where it was.

    Raises UsageError where there is no such place.
    """
    usual = tempfile.gettempdir()
    if len(os.fsencode(usual)) + NAME <= LONGEST:
        return
    if not os.access(SHORT, os.W_OK | os.X_OK):
        raise UsageError(
            f"the folder for temporary files has too long a path for what workers talk through: {usual}",
            remedy=f"Set TMPDIR to a folder of at most {LONGEST - NAME} characters.",
        )
    tempfile.tempdir = str(SHORT)
    try:
        # Made at the first request and kept: Python asks here for the folder of its sockets.
        multiprocessing.util.get_temp_dir()
    finally:
        tempfile.tempdir = usual
