"""Digests of files, remembered by size, times and inode, so that an unchanged tree is not read again."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Container, Iterator
from pathlib import Path

import msgspec

from convert.output import hold
from convert.output.journal import WORK

INDEX = "digests.json"
"""Name of the remembered digests in the work folder of the output; git ignores it."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file counts as settled: some file systems keep times in steps of two seconds, and
a file that is younger than that may be written again without a sign."""

Sign = tuple[int, int, int, int]
"""Size, time of change of the content, time of change of the inode, inode."""


class Digests:
    """SHA-256 of files and folders; it keeps what it learns until ``save``."""

    def __init__(self, known: dict[str, tuple[Sign, str]] | None = None) -> None:
        """Start from what an earlier run knew."""
        self._known = dict(known or {})
        self._learned = False

    def file(self, path: str | Path) -> str | None:
        """Return the digest of the file *path* in hexadecimal, or None where none can be read."""
        # Thousands of files are asked for where nothing is built: text, for path objects are slow.
        try:
            facts = os.stat(path)  # noqa: PTH116
        except OSError:
            return None
        sign = (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
        key = os.path.abspath(path)  # noqa: PTH100  resolving links would cost more than the digest saves
        old = self._known.get(key)
        if old and old[0] == sign:
            return old[1]
        return self._learn(key, sign)

    def _learn(self, key: str, sign: Sign) -> str | None:
        try:
            with Path(key).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
        if time.time_ns() - max(sign[1], sign[2]) > SETTLED:
            self._known[key] = (sign, digest)
            self._learned = True
        return digest

    def folder(self, folder: Path, suffix: str = "", parts: Container[str] | None = None) -> str:
        """Return one digest over names and contents of all files below *folder* whose name ends in *suffix*.

        Of *parts* alone, where files and folders in it are named. Hidden files and compiled modules do not
        count.
        """
        total = hashlib.sha256()
        for name in sorted(_shown_files(str(folder), suffix)):
            if parts is not None and name.partition("/")[0] not in parts:
                continue
            digest = self.file(f"{folder}/{name}")
            total.update(f"{name}\0{digest}\n".encode("utf-8", "surrogateescape"))
        return total.hexdigest()

    def layouts(
        self, shipped: Path, own: str | None, logo: str | None, parts: Container[str] | None = None
    ) -> str:
        """Return the digest of the *parts* of the folder *shipped*, and with it that of a house's own things.

        *own* is the path of its folder of layouts, which may name each other freely: all of it counts; *logo*
        is its sign.
        """
        digest = self.folder(shipped, parts=parts)
        if not own and not logo:
            return digest
        parts = (digest, self.folder(Path(own)) if own else "", logo or "")
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def save(self, out: Path) -> None:
        """Keep what was learned below *out*; nothing is written where nothing was, or where *out* is not.

        Raises OutputError where the folder cannot be written.
        """
        if self._learned and out.is_dir():
            with hold(out) as work:
                draft = work / f"{INDEX}.new"
                draft.write_bytes(msgspec.json.encode(self._known))
                draft.replace(work / INDEX)


def _shown_files(folder: str, suffix: str) -> Iterator[str]:
    """Yield the files below *folder* that end in *suffix*, by their paths from there; no hidden ones."""
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        below = path[len(folder) :].replace(os.sep, "/").lstrip("/")
        for name in files:
            if name.endswith(suffix) and not name.startswith("."):
                yield f"{below}/{name}" if below else name


def load_digests(out: Path) -> Digests:
    """Return what earlier runs kept below *out*; an index that cannot be read is as good as none."""
    try:
        data = (out / WORK / INDEX).read_bytes()
        return Digests(msgspec.json.decode(data, type=dict[str, tuple[Sign, str]]))
    except (OSError, msgspec.MsgspecError):
        return Digests()
