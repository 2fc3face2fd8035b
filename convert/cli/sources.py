"""Arguments -> what a command works on: the workplace with its settings, the editions, the jobs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from convert import paths
from convert.batch.jobs import (
    STANDARD_INPUT,
    corrected_source,
    find_jobs,
    find_workplace,
    refuse_unknown,
    sort_editions,
)
from convert.corrections import SUFFIX as CORRECTIONS_SUFFIX
from convert.errors import UsageError
from convert.job import Job
from convert.products import choose_products
from convert.settings import Settings
from convert.workplace import Workplace

CHOSEN = ("theme", "page", "kind", "draft", "embargoed")
"""Settings that a command may take as options, by their names."""

NAMELESS = "standard-input.txt"
"""What standard input is called where no edition needs a name."""


def open_workplace(arguments: argparse.Namespace, sources: Iterable[str]) -> Workplace:
    """Return the publishing repository of *sources*, with what *arguments* choose otherwise.

    Raises UsageError for settings that cannot be read, and for a theme, paper or token that does not exist.
    """
    config = Path(arguments.config) if arguments.config else None
    workplace = find_workplace(sources, config)
    settings = msgspec.structs.replace(workplace.settings, **choose_settings(arguments))
    check_theme(settings)
    return msgspec.structs.replace(workplace, settings=settings)


def choose_settings(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that *arguments* choose themselves."""
    chosen = {key: getattr(arguments, key, None) for key in CHOSEN}
    return {key: value for key, value in chosen.items() if value is not None}


def check_theme(settings: Settings) -> None:
    """Raise UsageError for a theme, paper or token of *settings* that does not exist."""
    folders = paths.layout_folders(settings.layouts)
    themes = sorted({path.stem for folder in folders for path in folder.glob("themes/*.toml")})
    refuse_unknown("theme", [settings.theme], themes)
    if settings.page or settings.tokens:
        # Loaded here, since only a house that changes the theme can change it wrongly.
        from convert.render.theme import load_tokens

        for page in settings.pages:
            load_tokens(msgspec.structs.replace(settings, page=page))


def choose_out(arguments: argparse.Namespace, workplace: Workplace) -> Path:
    """Return the output folder: an argument is seen from the current folder, a setting from octavo.toml's."""
    return Path(arguments.out) if arguments.out else workplace.root / workplace.settings.out


def choose_editions(arguments: argparse.Namespace, workplace: Workplace) -> tuple[str, ...]:
    """Return the products that are asked for, by name; UsageError for one that does not exist."""
    asked = split_editions(arguments.to)
    return choose_products(
        sort_editions(workplace.settings.editions if asked is None else asked), workplace.settings
    )


def split_editions(words: str | None) -> tuple[str, ...] | None:
    """Return the editions that *words* name, between commas; None where nothing is said."""
    return None if words is None else tuple(word.strip().lower() for word in words.split(",") if word.strip())


def gather_jobs(
    arguments: argparse.Namespace,
    workplace: Workplace,
    editions: tuple[str, ...],
    out: Path,
    *,
    needs_name: bool = False,
) -> list[Job]:
    """Return a job for each source of *arguments*; with ``-`` there is one, standard input.

    Raises UsageError where standard input comes with other sources or lacks a name that it *needs*.
    """
    if STANDARD_INPUT not in arguments.sources:
        if arguments.name:
            raise UsageError("--name is for standard input", remedy="Leave it out, or give - as the source.")
        return find_jobs(arguments.sources, workplace, editions, out)
    if len(arguments.sources) > 1:
        raise UsageError("- stands alone: standard input is one source", remedy="Run octavo once for each.")
    if needs_name and not arguments.name:
        raise UsageError(
            "standard input has no name to file its editions under", remedy="Give it one: --name x.txt"
        )
    return [read_input(arguments.name or NAMELESS, workplace, editions)]


def single_job(arguments: argparse.Namespace, workplace: Workplace) -> Job:
    """Return the job of the one source of *arguments*; UsageError for a folder."""
    if arguments.source == STANDARD_INPUT:
        return read_input(arguments.name or NAMELESS, workplace, ())
    if Path(arguments.source).is_dir():
        raise UsageError("this is a folder", place=arguments.source, remedy="Name one file in it.")
    path = arguments.source
    path = corrected_source(path) if path.endswith(CORRECTIONS_SUFFIX) else path
    return Job(path=path, name=Path(path).stem)


def read_input(name: str, workplace: Workplace, editions: tuple[str, ...]) -> Job:
    """Return the job of standard input under the file name *name*."""
    # One more byte than is allowed tells that there are too many, however many follow.
    data = sys.stdin.buffer.read(workplace.settings.limits.source_bytes + 1)
    stem = Path(name).with_suffix("").as_posix()
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise UsageError(f"the name {name} leads out of the output folder", remedy="Give a name like x.txt.")
    return Job(path=STANDARD_INPUT, name=stem, editions=editions, data=data, file_name=Path(name).name)
