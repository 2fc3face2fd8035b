"""The cache: editions by what they were made from, so that no machine makes twice what it has made before.

Contents lie under their own digests, and a record under the digest of everything that decides them says which
they are. What is damaged, missing or made from other pictures or faces counts as not there. The folder may be
removed at any time, and shared: it is written by renames alone.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from convert.manifest import SCHEMA_VERSION, fingerprint
from convert.manifest.ingredients import Ingredients

VARIABLE = "OCTAVO_CACHE"
"""Environment variable that names the folder of the cache; set to nothing, it switches the cache off."""

MOST_BYTES = 2_000_000_000
"""Bytes after which what was longest not used goes; about ten thousand op-eds in three editions."""

DRAFT = ".new"

T = TypeVar("T")


class Kept(Struct, frozen=True, kw_only=True):
    """What a record holds: the facts of an article, and its editions by their digests."""

    facts: msgspec.Raw
    """What the run knew of it, as the caller wrote it."""
    contents: dict[str, str]
    """By product, the digest of its bytes."""


def default_folder() -> Path | None:
    """Return the folder of the cache (XDG Base Directory Specification); None where it is switched off."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "octavo"  # noqa: PTH117


def key_of(file_name: str, wanted: Mapping[str, Ingredients]) -> str:
    """Return the digest of what is known of an article before it is read.

    *wanted* says by product what its editions are made from. The name of the file tells how it is read, and
    stands in some editions.
    """
    return fingerprint(msgspec.json.encode([SCHEMA_VERSION, file_name, wanted], order="sorted"))


def take(folder: Path, key: str, kind: type[T]) -> tuple[T, dict[str, bytes]] | None:
    """Return the facts under *key*, of *kind*, and the editions; None where any is missing or damaged."""
    record = folder / "records" / key[:2] / key
    try:
        kept = msgspec.json.decode(record.read_bytes(), type=Kept)
        facts = msgspec.json.decode(kept.facts, type=kind)
        contents = {name: _object(folder, digest).read_bytes() for name, digest in kept.contents.items()}
        for path in (record, *(_object(folder, digest) for digest in kept.contents.values())):
            os.utime(path)  # what is used stays
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    honest = all(fingerprint(contents[name]) == digest for name, digest in kept.contents.items())
    return (facts, contents) if honest else None


def keep(folder: Path, key: str, facts: object, contents: Mapping[str, bytes]) -> None:
    """Keep *contents*, editions by product, and *facts* about them under *key*."""
    digests = {name: fingerprint(content) for name, content in contents.items()}
    record = Kept(facts=msgspec.Raw(msgspec.json.encode(facts)), contents=digests)
    # A build does not fail for what only the next one would gain: no space, a folder that cannot be written.
    with contextlib.suppress(OSError):
        for name, content in contents.items():
            _write(_object(folder, digests[name]), content)
        _write(folder / "records" / key[:2] / key, msgspec.json.encode(record, order="sorted"))


def trim(folder: Path, most: int = MOST_BYTES) -> None:
    """Remove what was longest not used, until at most *most* bytes are left."""
    found = sorted(_files(folder), reverse=True)
    total = 0
    for _, size, path in found:
        total += size
        if total > most:
            with contextlib.suppress(OSError):  # another run was faster
                os.unlink(path)  # noqa: PTH108


def _files(folder: Path) -> Iterator[tuple[int, int, str]]:
    """Yield when each file of the cache was last used, its size, and its path."""
    for path, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                facts = os.stat(f"{path}/{name}")  # noqa: PTH116
                yield facts.st_mtime_ns, facts.st_size, f"{path}/{name}"


def _object(folder: Path, digest: str) -> Path:
    return folder / "objects" / digest[:2] / digest


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(suffix=DRAFT, dir=path.parent)
    try:
        os.close(handle)
        Path(draft).write_bytes(content)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
