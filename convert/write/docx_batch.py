"""Pandoc kept for many articles: one process with a Lua loop, for starting one costs as much as its work.

The first article of a process is made by a pandoc of its own, and so is whatever does not go well: what is
said of a bad article, and the bytes of a good one, are the same alone and in a batch.
"""

import contextlib
import hashlib
import os
import select
import subprocess
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from convert.pandoc_process import HEAP, NURSERY, find_pandoc
from convert.paths import layouts
from convert.write.docx_pandoc import SECONDS, convert_fragment, too_long

SCRIPT = "batch.lua"

PIECE = 65_536
"""Bytes read at once: what a pipe holds."""


class KeptPandoc:
    """One pandoc and what it is told; it is started by the second article, and again after it was ended."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self.asked = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = TemporaryDirectory(prefix="octavo-")

    def convert(self, markup: str, reference: bytes) -> bytes:
        """Return what ``convert_fragment`` does of *markup* and *reference*, sooner."""
        self.asked += 1
        made = self._ask(markup, reference) if self.asked > 1 else None
        return convert_fragment(markup, reference) if made is None else made

    def _ask(self, markup: str, reference: bytes) -> bytes | None:
        """Return the document, or None where the kept pandoc did not make one, or is no more."""
        try:
            text = markup.encode()
        except UnicodeEncodeError:
            return None
        path = self._file(reference)
        process = self._process = self._process or self._start()
        try:
            word, made = self._talk(process, b"%d %b\n%b" % (len(text), os.fsencode(path), text))
        except TimeoutError as error:
            self.end()
            raise too_long(SECONDS) from error
        except (OSError, EOFError):  # it died: no memory, as a rule
            self.end()
            return None
        except BaseException:
            # Interrupted: what it says next would be taken for the answer to another question.
            self.end()
            raise
        return made if word == b"made" else None

    def _talk(self, process: subprocess.Popen[bytes], request: bytes) -> tuple[bytes, bytes]:
        assert process.stdin is not None
        end = time.monotonic() + SECONDS
        process.stdin.write(request)
        process.stdin.flush()
        head, _, said = self._read(process, b"", 1, end).partition(b"\n")
        word, size = head.split()
        return word, self._read(process, said, int(size), end)

    def _read(self, process: subprocess.Popen[bytes], said: bytes, least: int, end: float) -> bytes:
        """Return *said* and what follows, *least* bytes or more in all.

        Raises TimeoutError after *end*, EOFError where there is no more.
        """
        assert process.stdout is not None
        parts = [said]
        missing = least - len(said)
        while missing > 0:
            if not select.select([process.stdout], [], [], max(0.0, end - time.monotonic()))[0]:
                raise TimeoutError
            piece = os.read(process.stdout.fileno(), PIECE)
            if not piece:
                raise EOFError
            parts.append(piece)
            missing -= len(piece)
        return b"".join(parts)

    def _file(self, reference: bytes) -> Path:
        """Return a file that holds *reference*: one for each theme and language."""
        path = Path(self._folder.name) / f"{hashlib.sha256(reference).hexdigest()[:16]}.docx"
        if not path.exists():
            path.write_bytes(reference)
        return path

    def _start(self) -> subprocess.Popen[bytes]:
        # No LUA_INIT and no init.lua of a user: nothing of the surroundings is handed on.
        # A pandoc that is killed leaves an empty folder; ours goes with this process.
        home = dict.fromkeys(("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), self._folder.name)
        return subprocess.Popen(
            [find_pandoc(), "+RTS", NURSERY, HEAP, "-RTS", "lua", str(layouts() / "docx" / SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**home, "LC_ALL": "C.UTF-8", "OCTAVO_LAYOUT": str(layouts() / "docx")},
        )

    def end(self) -> None:
        """End the process, if there is one; the next article starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            # What it was still to be told goes nowhere.
            with contextlib.suppress(BrokenPipeError), process:
                pass


@cache
def kept_pandoc() -> KeptPandoc:
    """Return the pandoc that this process keeps."""
    return KeptPandoc()


def convert_next(markup: str, reference: bytes) -> bytes:
    """Return the DOCX that pandoc makes of *markup* in the styles of *reference*, as ``convert_fragment``."""
    return kept_pandoc().convert(markup, reference)
