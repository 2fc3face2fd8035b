"""Bytes -> files: together or not at all, only what changed, only under the output folder.

The files of one article are staged near their targets, a journal names the moves, and renames carry them
out. Whoever finds a journal finishes it first: no moment of a crash leaves a file half-written, and none
leaves one edition new and another old for longer than until the next run.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from convert.errors import OutputError

WORK = ".octavo"
"""Folder below the output folder for lock, journal and staged files; it brings its own .gitignore."""

JOURNAL = "journal.json"

Move = tuple[str | None, str]
"""From a staged file to a target, both relative to the output folder; from nowhere: the target is removed."""

FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}

ELSEWHERE = "You can choose another folder with --out."


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
        _replace(out, changed)
    return tuple(changed)


def remove(out: Path, names: tuple[str, ...]) -> None:
    """Remove the files *names* below *out*, and the folders that this leaves empty; all of them or none.

    The caller holds *out*; errors are those of ``publish``.
    """
    targets = [_target(out, name) for name in names]
    _carry_out(out, [(None, name) for name in names])
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
        _recover(out, work)
        yield work


def _recover(out: Path, work: Path) -> None:
    """Finish what a dead run began to publish, and throw away what it had only staged."""
    if not (work / ".gitignore").exists():
        (work / ".gitignore").write_text("*\n", encoding="utf-8")
    if (work / JOURNAL).exists():
        moves = json.loads((work / JOURNAL).read_text(encoding="utf-8"))
        _move(out, [(source, target) for source, target in moves])
        (work / JOURNAL).unlink()
    for folder in work.glob("staged-*"):
        shutil.rmtree(folder)
    for draft in work.glob("*.new"):
        draft.unlink()


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


def _replace(out: Path, files: Mapping[str, bytes]) -> None:
    staged = Path(tempfile.mkdtemp(prefix="staged-", dir=out / WORK))
    try:
        moves: list[Move] = []
        for number, (name, data) in enumerate(files.items()):
            _write(staged / str(number), data)
            moves.append((f"{WORK}/{staged.name}/{number}", name))
        _sync_folder(staged)
        _carry_out(out, moves, staged)
    finally:
        # After a kill the next run does this.
        if not (out / WORK / JOURNAL).exists():
            shutil.rmtree(staged, ignore_errors=True)


def _carry_out(out: Path, moves: list[Move], staged: Path | None = None) -> None:
    """Do *moves* by way of the journal; where one fails, what was there before comes back."""
    before = _keep(out, moves, staged) if staged else []
    try:
        _write_journal(out, moves)
        _move(out, moves)
    except OSError:
        if staged:
            _write_journal(out, before)
            _move(out, before)
            _drop_journal(out)
        raise
    _drop_journal(out)


def _drop_journal(out: Path) -> None:
    # Its moves are made, and making them again changes nothing: one that stays is the next run's to drop.
    with contextlib.suppress(OSError):
        (out / WORK / JOURNAL).unlink()


def _keep(out: Path, moves: list[Move], staged: Path) -> list[Move]:
    """Give the files that *moves* would replace a second name; return the moves that bring them back."""
    before: list[Move] = []
    for number, (_, target) in enumerate(moves):
        if not os.path.lexists(out / target):
            before.append((None, target))
            continue
        kept = staged / f"before-{number}"
        try:
            os.link(out / target, kept, follow_symlinks=False)
        except OSError:  # vfat and some network folders have no hard links
            shutil.copy2(out / target, kept, follow_symlinks=False)
        before.append((f"{WORK}/{staged.name}/{kept.name}", target))
    return before


def _write_journal(out: Path, moves: list[Move]) -> None:
    draft = out / WORK / f"{JOURNAL}.new"
    _write(draft, json.dumps(moves).encode())
    draft.replace(out / WORK / JOURNAL)
    _sync_folder(out / WORK)


def _move(out: Path, moves: list[Move]) -> None:
    """Carry out *moves*; a move that was made already is passed over, so that a journal can be run again."""
    for source, target in moves:
        if source is None:
            (out / target).unlink(missing_ok=True)
        elif os.path.lexists(out / source):
            (out / source).replace(out / target)
    for folder in {(out / target).parent for _, target in moves}:
        _sync_folder(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the names in *folder* last through a power cut, not only the bytes of its files."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_if_empty(folder: Path, out: Path) -> None:
    if folder != out and folder.is_relative_to(out):
        with contextlib.suppress(OSError):  # not empty: then it stays
            folder.rmdir()
