"""One piece: fetched into a scratch folder, built there in a process of its own, stored.

It runs on whatever machine has the time. Done twice, because its first worker was lost, it finds what stands
already and leaves it.
"""

from __future__ import annotations

import contextlib
import pickle
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from convert.batch.outcome import Outcome
from convert.corrections import corrections_name
from convert.errors import ConvertError, OutputError, SourceError, WorkerError
from convert.manifest import Entry, entry_name
from convert.remote.order import Order, Piece
from convert.remote.place import Place
from convert.remote.scratch import INSIDE, OUTCOMES, OUTSIDE, Scratch, write_request
from convert.sandbox import GRACE

START = 30.0
"""Seconds that a process has to load what it needs, beside those of its articles."""

PICTURE = re.compile(
    rb"""[^\s"'<>()\[\]{}]+\.(?:png|jpe?g|svg)|(?<=["'(<])[^"'<>()\n]+\.(?:png|jpe?g|svg)""", re.I
)
"""What may be the name of a picture beside a source; whether it is one shows when it is asked for."""


def carry_out(order: Order, piece: Piece, workers: int) -> list[Outcome]:
    """Make the articles of *piece* with *workers* processes and return what became of each, in their order.

    Raises OSError where a store does not answer: whoever sent the piece may send it again.
    """
    with tempfile.TemporaryDirectory(prefix="octavo-", ignore_cleanup_errors=True) as folder:
        scratch = Scratch(Path(folder))
        known = {name: error for name in piece.sources if (error := fetch(order, scratch, name))}
        records = {name: fetch_record(order, scratch, name) for name in piece.names}
        wanted = [name for name in piece.sources if name not in known]
        made = build(order, scratch, wanted, workers) if wanted else {}
        return [
            settle(order, scratch, source, name, known.get(source) or made[source], records[name])
            for source, name in zip(piece.sources, piece.names, strict=True)
        ]


def fetch(order: Order, scratch: Scratch, name: str) -> ConvertError | None:
    """Fetch the source *name* and what lies beside it and belongs to it; return why it cannot be had."""
    place = Place(order.source)
    try:
        # One byte more than is allowed tells that there are too many.
        data = place.read(name, order.source_bytes + 1)
    except PermissionError as error:
        return SourceError(f"cannot be read: {error}", remedy="Check the rights.")
    if data is None:
        return SourceError("no such file", remedy="Check the address.")
    scratch.lay(f"{INSIDE}/{name}", data)
    corrections = place.read(corrections_name(name))
    if corrections is not None:
        scratch.lay(f"{INSIDE}/{corrections_name(name)}", corrections)
    for picture in sorted(named_pictures(name, data)):
        found = place.read(picture, order.picture_bytes + 1)
        if found is not None:
            scratch.lay(f"{INSIDE}/{picture}", found)
    return None


def named_pictures(name: str, data: bytes) -> set[str]:
    """Return what may be pictures that the source *name* names, below its own folder."""
    folder = PurePosixPath(name).parent
    words = (unquote(match[0].decode("utf-8", "replace")) for match in PICTURE.finditer(data))
    paths = (PurePosixPath(word) for word in words if "://" not in word)
    return {str(folder / path) for path in paths if not path.is_absolute() and ".." not in path.parts}


def fetch_record(order: Order, scratch: Scratch, name: str) -> bytes | None:
    """Fetch the record of the article *name*, and note which of its editions stand: those of its sizes."""
    place = Place(order.out)
    record = place.read(entry_name(name))
    if record is None:
        return None
    with contextlib.suppress(msgspec.MsgspecError):  # a record that cannot be read counts as none
        entry = msgspec.json.decode(record, type=Entry)
        scratch.lay(f"{OUTSIDE}/{entry_name(name)}", record)
        for edition in entry.editions.values():
            if place.size(edition.path) == edition.size:
                scratch.standing[f"{OUTSIDE}/{edition.path}"] = edition.sha256
    return record


def build(
    order: Order, scratch: Scratch, names: list[str], workers: int
) -> dict[str, Outcome | ConvertError]:
    """Build the sources *names* in a process of its own; return what became of each, by its name."""
    write_request(scratch, order, names, workers)
    # What takes longer than its articles may is stuck where no deadline of its own reaches it.
    most = START + (order.seconds + GRACE) * -(-len(names) // max(workers, 1)) * 2
    child = subprocess.Popen(
        [sys.executable, "-m", "convert.remote.child", str(scratch.folder)], stdin=subprocess.PIPE
    )
    try:
        child.wait(most)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    finally:
        if child.stdin:
            child.stdin.close()  # the child ends with whoever waits for it
    died: dict[str, Outcome | ConvertError] = {
        name: WorkerError(
            f"the process that made it ended with code {child.returncode}",
            remedy="The other articles are not affected. Please report this one.",
        )
        for name in names
    }
    return died | dict(zip(names, read_outcomes(scratch), strict=False))


def read_outcomes(scratch: Scratch) -> Iterator[Outcome]:
    """Yield the outcomes that the process of *scratch* has told, as many as it came to."""
    with (
        contextlib.suppress(FileNotFoundError, EOFError, pickle.UnpicklingError),
        (scratch.folder / OUTCOMES).open("rb") as file,
    ):
        while True:
            yield pickle.load(file)


def settle(
    order: Order,
    scratch: Scratch,
    source: str,
    name: str,
    made: Outcome | ConvertError,
    record: bytes | None,
) -> Outcome:
    """Store the editions of one article, then their record, and return its outcome as its user knows it."""
    address = f"{order.source}/{source}"
    if isinstance(made, ConvertError):
        made.place = address
        return Outcome(source=address, name=name, status="failed", error=made)
    editions = tuple(replace(each, path=f"{order.out}/{scratch.below(each.path)}") for each in made.editions)
    made = replace(made, source=address, name=name, editions=editions)
    if made.error:
        made.error.place = address
        return made
    try:
        store(order, scratch, made, record)
    except OutputError as error:
        return Outcome(source=address, name=name, status="failed", error=error)
    return made


def store(order: Order, scratch: Scratch, made: Outcome, record: bytes | None) -> None:
    """Store what is new of the outcome *made*, the record last: an edition that none names does not count."""
    place = Place(order.out)
    for edition in made.editions:
        if edition.changed:
            name = edition.path.removeprefix(f"{order.out}/")
            place.write(name, scratch.take(f"{OUTSIDE}/{name}") or b"")
    written = scratch.take(f"{OUTSIDE}/{entry_name(made.name)}")
    if written is not None and written != record:
        place.write(entry_name(made.name), written)
