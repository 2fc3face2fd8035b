"""The journal of an output folder: moves that are made all or none, by this run or by the next."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from convert.errors import OutputError

WORK = ".octavo"
"""Folder below the output folder for lock, journal and staged files; it brings its own .gitignore."""

JOURNAL = "journal.json"

Move = tuple[str | None, str]
"""From a staged file to a target, both relative to the output folder; from nowhere: the target is removed."""


def recover(out: Path, work: Path) -> None:
    """Finish what a dead run began to publish, and throw away what it had only staged."""
    if not (work / ".gitignore").exists():
        (work / ".gitignore").write_text("*\n", encoding="utf-8")
    if (work / JOURNAL).exists():
        _move(out, _read_journal(work / JOURNAL))
        (work / JOURNAL).unlink()
    for folder in work.glob("staged-*"):
        shutil.rmtree(folder)
    for draft in work.glob("*.new"):
        draft.unlink()


def _read_journal(path: Path) -> list[Move]:
    """Return the moves of a journal; OutputError for one that this program did not write."""
    try:
        moves = [(source, target) for source, target in json.loads(path.read_bytes())]
        honest = all(
            _is_inside(target) and (source is None or _is_inside(source)) for source, target in moves
        )
    except (ValueError, TypeError, AttributeError):
        honest = False
    if not honest:
        raise OutputError(
            "this journal is damaged", place=str(path), remedy="Remove it, and build once more."
        )
    return moves


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def replace(out: Path, files: Mapping[str, bytes]) -> None:
    """Write *files*, names below *out* with their content, all or none; OSError where that cannot be done."""
    staged = Path(tempfile.mkdtemp(prefix="staged-", dir=out / WORK))
    try:
        moves: list[Move] = []
        for number, (name, data) in enumerate(files.items()):
            write_file(staged / str(number), data)
            moves.append((f"{WORK}/{staged.name}/{number}", name))
        _sync_folder(staged)
        carry_out(out, moves, staged)
    finally:
        # After a kill the next run does this.
        if not (out / WORK / JOURNAL).exists():
            shutil.rmtree(staged, ignore_errors=True)


def carry_out(out: Path, moves: list[Move], staged: Path | None = None) -> None:
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
    write_file(draft, json.dumps(moves).encode())
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


def write_file(path: Path, data: bytes) -> None:
    """Write *data* to *path* so that it lasts through a power cut."""
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
