"""Addresses -> a plan: which sources there are, in a fixed order, and with what settings they are made."""

from __future__ import annotations

import posixpath
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from convert.batch.jobs import SOURCE_SUFFIXES, is_address, no_sources, refuse_twins, sort_editions
from convert.errors import UsageError
from convert.job import Job
from convert.products import choose_products
from convert.remote.order import Order
from convert.remote.place import Place
from convert.remote.scratch import Scratch
from convert.settings import Settings
from convert.workplace import FILE_NAME, find_file


class Plan(Struct, frozen=True):
    """A run over articles that lie, or are made, elsewhere."""

    order: Order
    """What all of them share."""
    jobs: tuple[Job, ...]
    """The articles: their names below the place of sources, and those of their editions."""


def plan(
    source: str,
    out: str | None,
    *,
    to: Iterable[str] | None = None,
    config: str | None = None,
    chosen: dict[str, Any],
    check: Callable[[Settings], None] = lambda settings: None,
    strict: bool = False,
    force: bool = False,
) -> Plan:
    """Return the plan for the folder or file *source*; UsageError where it holds no sources.

    octavo.toml is that of the folder *source*, or *config* on this machine. *chosen* are settings that
    outrank it; *check* may refuse all of them.
    """
    place, below = find_root(source)
    house = read_house(Path(config)) if config else fetch_house(place)
    settings = read_settings(house, chosen, check)
    target = out or settings.out
    if not is_address(target) and not out:
        target = f"{place.address}/{target}"
    products = choose_products(sort_editions(settings.editions if to is None else to), settings)
    sources = [below] if is_source(below) else find_sources(place, below, target)
    jobs = tuple(
        Job(path=name, name=name_edition(name, settings.sources), editions=products) for name in sources
    )
    refuse_twins(list(jobs))
    order = Order(
        source=place.address,
        out=_address(target),
        editions=products,
        house=house,
        chosen=chosen,
        source_bytes=settings.limits.source_bytes,
        picture_bytes=settings.limits.picture_bytes,
        seconds=settings.limits.seconds,
        strict=strict,
        force=force,
    )
    return Plan(order, jobs)


def find_root(source: str) -> tuple[Place, str]:
    """Return the folder of octavo.toml for *source*, a folder or a file, and the name of *source* below it.

    On this machine it lies there or above, else the current folder counts; of an address, it is the folder.
    """
    address = _address(source)
    folder = posixpath.dirname(address) if is_source(address) else address
    if is_address(source):
        return Place(folder), address[len(folder) :].lstrip("/")
    file = find_file(Path(folder))
    root = file.parent if file else Path.cwd() if Path(folder).is_relative_to(Path.cwd()) else Path(folder)
    return Place(str(root)), Path(address).relative_to(root).as_posix().removeprefix(".")


def is_source(name: str) -> bool:
    """Tell whether *name* is that of a file to be read, not of a folder."""
    return posixpath.splitext(name)[1].lower() in SOURCE_SUFFIXES


def _address(text: str) -> str:
    return text.rstrip("/") if is_address(text) else str(Path(text).resolve())


def find_sources(place: Place, below: str, out: str) -> list[str]:
    """Return the names of the sources in the folder *below* of *place*, in the order of a walk.

    Nothing hidden, and nothing of the output folder *out*. Raises UsageError where there are none.
    """
    built = posixpath.relpath(_address(out), place.address) + "/"
    found = [
        name
        for name in (posixpath.join(below, each) for each in place.names(below))
        if is_source(name) and not is_hidden(name) and not name.startswith(built)
    ]
    if not found:
        raise no_sources(place.address)
    return sorted(found, key=_walk_order)


def is_hidden(name: str) -> bool:
    """Tell whether the file *name*, or a folder that it lies in, is hidden."""
    return any(part.startswith(".") for part in name.split("/"))


def _walk_order(name: str) -> list[tuple[bool, str]]:
    """Files come before folders, each by their names."""
    *folders, file = name.split("/")
    return [*((True, folder) for folder in folders), (False, file)]


def name_edition(name: str, sources: str) -> str:
    """Return what the editions of the source *name* are called: its path below the folder of *sources*."""
    below = posixpath.relpath(name, sources)
    return posixpath.splitext(name if below.startswith("../") else below)[0]


def fetch_house(place: Place) -> dict[str, bytes]:
    """Return octavo.toml at *place* and the files that it names, by their names; none where there is none."""
    text = place.read(FILE_NAME)
    if text is None:
        return {}
    named = (posixpath.normpath(f"{name}/{each}") for name in _named(text) for each in place.names(name))
    return {FILE_NAME: text} | {name: place.read(name) or b"" for name in named}


def read_house(file: Path) -> dict[str, bytes]:
    """Return the octavo.toml *file* of this machine and what it names; UsageError where it is not there."""
    if not file.is_file():
        raise UsageError("there is no such file", place=str(file), remedy="Check --config.")
    found = fetch_house(Place(str(file.resolve().parent)))
    return found | {FILE_NAME: file.read_bytes()}


def _named(text: bytes) -> list[str]:
    """Return the files and folders that octavo.toml names; what is wrong with it is told where it is read."""
    try:
        data = tomllib.loads(text.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return []
    press = data.get("press", {})
    named = (data.get("layouts"), data.get("logo"), press.get("profile") if isinstance(press, dict) else None)
    return [name for name in named if isinstance(name, str) and ".." not in name.split("/")]


def read_settings(
    house: dict[str, bytes], chosen: dict[str, Any], check: Callable[[Settings], None]
) -> Settings:
    """Return the settings of *house*, *chosen* on top; UsageError where they say something wrong."""
    with tempfile.TemporaryDirectory(prefix="octavo-") as scratch:
        folder = Scratch(Path(scratch))
        folder.lay_house(house)
        settings = folder.workplace(chosen).settings
        check(settings)
    return settings
