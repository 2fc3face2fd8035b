"""The scratch folder of a piece: a publishing repository and an output folder for the time of one build."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from convert.manifest.digests import Digests
from convert.remote.order import Order
from convert.settings import Settings
from convert.workplace import FILE_NAME, Workplace, load_workplace

INSIDE = "in"
"""Where sources and octavo.toml lie."""
OUTSIDE = "out"
"""The output folder."""
REQUEST = "request.json"
"""What is to be built."""
OUTCOMES = "outcomes"
"""What became of it: pickled, one after the other."""


class Scratch(Struct, frozen=True):
    """A folder, and what stands far away and is not fetched."""

    folder: Path
    """The folder."""
    standing: dict[str, str] = field(default_factory=dict)
    """Editions that stand in the output folder far away, by their names below the scratch folder, with their
    digests."""

    def lay(self, name: str, content: bytes) -> None:
        """Lay *content* as the file *name* below it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    @property
    def inside(self) -> Path:
        """Where the sources lie."""
        return self.folder / INSIDE

    def lay_house(self, house: dict[str, bytes]) -> None:
        """Lay the files of *house* beside the sources; an empty octavo.toml stands for one that it lacks."""
        for name, content in {FILE_NAME: b"", **house}.items():
            self.lay(f"{INSIDE}/{name}", content)

    def workplace(self, chosen: dict[str, Any]) -> Workplace:
        """Return the workplace there, *chosen* settings on top; UsageError where it says something wrong."""
        found = load_workplace(self.inside)
        settings = msgspec.convert({**msgspec.to_builtins(found.settings), **chosen}, Settings)
        return replace(found, settings=settings)

    def take(self, name: str) -> bytes | None:
        """Return the file *name* below it; None where there is none."""
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

    def below(self, path: str) -> str:
        """Return the name of *path* below the output folder in it."""
        return Path(path).relative_to(self.folder / OUTSIDE).as_posix()


class Request(Struct, frozen=True, kw_only=True):
    """What the process of a scratch folder is told."""

    sources: tuple[str, ...]
    """Names of the sources."""
    standing: dict[str, str]
    """``Scratch.standing``."""
    workers: int
    """How many processes are to make them."""
    order: Order
    """The order, less the house's files, which lie beside the sources."""


class FarDigests(Digests):
    """Digests of files, some of which stand far away and are known by their records."""

    def __init__(self, standing: dict[str, str]) -> None:
        """Take the digests of what stands far away, by full path."""
        super().__init__()
        self._standing = standing

    def file(self, path: str | Path) -> str | None:
        """Return the digest of the file *path*, or that of the one which stands for it far away."""
        return super().file(path) or self._standing.get(os.path.abspath(path))  # noqa: PTH100  as Digests does


def write_request(scratch: Scratch, order: Order, names: list[str], workers: int) -> None:
    """Write down in *scratch* what is to be built, and lay the files of the house beside the sources."""
    scratch.lay_house(order.house)
    request = Request(
        sources=tuple(names), standing=scratch.standing, workers=workers, order=replace(order, house={})
    )
    scratch.lay(REQUEST, msgspec.json.encode(request))


def read_request(folder: Path) -> Request:
    """Return what is to be built in the scratch *folder*."""
    return msgspec.json.decode((folder / REQUEST).read_bytes(), type=Request)
