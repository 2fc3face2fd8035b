"""What is shown where: results on standard output, messages on standard error."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from convert.cli.messages import error_fields, error_lines
from convert.errors import Bug, ConvertError

STYLES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}
"""Colours that every terminal has, by their numbers in ECMA-48."""


class Terminal(NamedTuple):
    """Where a command speaks, and how much it may say."""

    json: bool = False
    """Whether standard output is to hold one JSON document and nothing else."""
    quiet: bool = False
    """Whether only what went wrong is said, in a line each."""
    verbose: bool = False
    """Whether more than the usual is said."""
    color: bool = True
    """Whether colours may be used where there is a terminal."""

    def choose(self, arguments: argparse.Namespace) -> Terminal:
        """Return the terminal that *arguments* ask for."""
        return self._replace(
            json=arguments.json,
            quiet=arguments.quiet,
            verbose=arguments.verbose,
            color=not arguments.no_color,
        )

    def put(self, line: str) -> None:
        """Print one line of results."""
        _print(line, sys.stdout)

    def tell(self, line: str) -> None:
        """Print one line of messages."""
        _print(line, sys.stderr)

    def put_json(self, document: Any) -> None:
        """Print *document* as the JSON of this command."""
        self.put_bytes(json.dumps(document, indent=1, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def put_bytes(self, data: bytes) -> None:
        """Print *data*, UTF-8 whatever the locale says: other programs read it."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def flush(self) -> None:
        """Write out what is still held; BrokenPipeError where nobody reads it."""
        sys.stdout.flush()
        sys.stderr.flush()

    def paint(self, text: str, *styles: str, error: bool = False) -> str:
        """Return *text* in *styles*, where standard output (standard error with *error*) shows colours."""
        if not styles or not self.shows_color(sys.stderr if error else sys.stdout):
            return text
        return f"\x1b[{';'.join(STYLES[style] for style in styles)}m{text}\x1b[0m"

    @property
    def shows_progress(self) -> bool:
        """Whether a person looks on who may be shown how far things are."""
        return not self.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def shows_color(self, stream: TextIO) -> bool:
        """Tell whether *stream* is a terminal that shows colours, and may."""
        if not self.color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return stream.isatty()

    def fail(self, error: ConvertError) -> int:
        """Say what *error* says, as JSON too where that is asked for, and return its exit code."""
        if self.json:
            self.put_json({"schema_version": 1, "exit_code": error.exit_code, "error": error_fields(error)})
        for line in error_lines(error):
            self.tell(line if line.startswith(" ") else f"{self.paint('octavo:', 'red', error=True)} {line}")
        if isinstance(error, Bug):
            self.tell(f"  The details are in {keep_trace(error)}")
        return error.exit_code


def _print(line: str, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()


def keep_trace(bug: Bug) -> Path | str:
    """Write the traceback of *bug* into the user's state folder and return the file."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "octavo"
    file = state / f"bug-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    try:
        state.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:  # a run may meet several
            log.write(f"octavo {' '.join(sys.argv[1:])}\n\n{bug.trace}\n")
    except OSError as error:
        return f"no file, for {state} cannot be written ({error.strerror}):\n{bug.trace}"
    return file
