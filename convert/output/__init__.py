"""Bytes -> files: together or not at all, only what changed, only under the output folder.

The files of one article are staged near their targets, a journal names the moves, and renames carry them
out. Whoever finds a journal finishes it first: no moment of a crash leaves a file half-written, and none
leaves one edition new and another old for longer than until the next run.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from convert.errors import OutputError
from convert.output.journal import WORK, carry_out, recover, replace, write_file

FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}

ELSEWHERE = "You can choose another folder with --out."


def prepare(out: Path) -> None:
    """Finish what a dead run began below *out*; OutputError where nothing can be written there.

    A folder that does not exist is not made: there may be nothing to write.
    """
    if os.path.lexists(out):
        with hold(out):
            return
    above = next(folder for folder in out.absolute().parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise output_error(PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(above)), out)


@contextlib.contextmanager
def hold(out: Path) -> Iterator[Path]:
    """Hold *out* against other runs and yield its work folder; what a dead run began is finished first.

    Raises OutputError where the folder cannot be made or locked, and for what goes wrong while it is held.
    """
    try:
        with _locked(out) as work:
            yield work
    except OSError as error:
        raise output_error(error, out) from error


def publish(out: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write *files*, names below *out* with their content, all or none; return those that changed.

    The caller holds *out*. A file that has its content already is not touched. Raises OutputError where a
    name leads out of *out* or a folder is a symbolic link, OSError where the machine cannot write.
    """
    targets = {name: _target(out, name) for name in files}
    changed = {name: data for name, data in files.items() if not _has(targets[name], data)}
    if changed:
        replace(out, changed)
    return tuple(changed)


def write_alone(path: Path, data: bytes, *, fresh: bool = False) -> None:
    """Write the one file *path* whole or not at all; it lies where its user says, outside any output folder.

    With *fresh* nothing that is there is replaced. Raises OutputError where that cannot be done.
    """
    if fresh and os.path.lexists(path):
        raise OutputError(
            "this file is there already", place=str(path), remedy="Edit it, or remove it first."
        )
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        try:
            write_file(draft, data)
            if fresh:
                os.link(draft, path)  # fails where another program was faster
            else:
                draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        fault = output_error(error, path)
        fault.remedy = "Check the folder's rights and its space, or name another file."
        raise fault from error


def write_fresh(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write *files*, by their names below *folder*, which is made where there is none.

    Raises OutputError where one of them is there already, before any is written, or cannot be written.
    """
    taken = next((folder / name for name in files if os.path.lexists(folder / name)), None)
    if taken is not None:
        raise OutputError(
            "this file is there already", place=str(taken), remedy="Name another folder, or remove it first."
        )
    for name, data in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise output_error(error, path.parent) from error
        write_alone(path, data, fresh=True)


def fetch(out: Path, name: str) -> bytes:
    """Return the content of the file *name* below *out*; OutputError where it cannot be read."""
    try:
        return (out / name).read_bytes()
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", place=str(out / name)) from error


def remove(out: Path, names: tuple[str, ...]) -> None:
    """Remove the files *names* below *out*, and the folders that this leaves empty; all of them or none.

    The caller holds *out*; errors are those of ``publish``.
    """
    targets = [_target(out, name) for name in names]
    carry_out(out, [(None, name) for name in names])
    folders = {folder for target in targets for folder in target.parents}
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        _remove_if_empty(folder, out)


def output_error(error: OSError, out: Path) -> OutputError:
    """Return what *error* means for the user of the output folder *out*."""
    place = os.fspath(error.filename2 or error.filename or out)
    if error.errno in FULL:
        return OutputError(
            "no space left to write to",
            place=place,
            remedy=f"Free some space. {ELSEWHERE}",
        )
    if error.errno in FORBIDDEN:
        return OutputError(
            "not writable",
            place=place,
            remedy=f"Check its rights. {ELSEWHERE}",
        )
    return OutputError(
        f"cannot be written: {error.strerror or error}",
        place=place,
        remedy=ELSEWHERE,
    )


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[Path]:
    if out.exists() and not out.is_dir():
        raise OutputError("this is a file, not a folder", place=str(out), remedy=ELSEWHERE)
    work = out / WORK
    if work.is_symlink():
        raise _linked(work)
    work.mkdir(parents=True, exist_ok=True)
    # The kernel gives the lock back when its holder dies, so there is no stale lock to break.
    with (work / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        recover(out, work)
        yield work


def _target(out: Path, name: str) -> Path:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise OutputError("this leads out of the output folder", place=name)
    folder = out
    for part in path.parts[:-1]:
        folder /= part
        if folder.is_symlink():
            raise _linked(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if (out / path).is_dir():
        raise OutputError("a folder stands where a file is to be written", place=str(out / path))
    return out / path


def _linked(folder: Path) -> OutputError:
    return OutputError(
        "a symbolic link leads out of the output folder",
        place=str(folder),
        remedy="Replace it by a folder, or choose another output folder with --out.",
    )


def _has(path: Path, data: bytes) -> bool:
    # A link is replaced even where it leads to the same bytes: they are not ours to rely on.
    if path.is_symlink() or not path.is_file():
        return False
    return path.stat().st_size == len(data) and path.read_bytes() == data


def _remove_if_empty(folder: Path, out: Path) -> None:
    if folder != out and folder.is_relative_to(out):
        with contextlib.suppress(OSError):  # not empty: then it stays
            folder.rmdir()
