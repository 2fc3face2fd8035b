"""Pandoc as a program: which binary, which walls, how long; bytes in, bytes out."""

import subprocess
from functools import cache
from pathlib import Path

from convert.errors import EngineError

HEAP = "-M512M"
"""Limit of pandoc's heap, as its run-time system takes it; hostile input asks for gigabytes."""

NURSERY = "-A64m"
"""Room for what pandoc makes before it clears up: an article fits, which saves a sixth of its time."""


@cache
def find_pandoc() -> Path:
    """Return the binary of pypandoc's own wheel: another one on PATH may read or write otherwise.

    Raises EngineError where the wheel holds none.
    """
    import pypandoc

    program = Path(pypandoc.__file__).resolve().parent / "files" / "pandoc"
    if not program.is_file():
        raise EngineError(
            "the wheel pypandoc-binary has no pandoc for this machine",
            remedy="Install the package pypandoc-binary, not pypandoc.",
        )
    return program


def run_pandoc(data: bytes, arguments: tuple[str, ...], *, data_folder: Path, seconds: float) -> bytes:
    """Return what pandoc makes of *data* on its standard input.

    The sandbox keeps it from every file, *data_folder* from a user's own ``init.lua`` and templates. Raises
    subprocess.TimeoutExpired after *seconds*, CalledProcessError with pandoc's message where it fails.
    """
    done = subprocess.run(
        [find_pandoc(), "+RTS", NURSERY, HEAP, "-RTS", "--sandbox", f"--data-dir={data_folder}", *arguments],
        input=data,
        capture_output=True,
        timeout=seconds,
        check=True,
    )
    return done.stdout
