"""Sources -> jobs: folders walked in a fixed order, a name for the editions of each, no two of one name."""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from convert.corrections import SUFFIX as CORRECTIONS_SUFFIX
from convert.errors import UsageError
from convert.job import Job
from convert.manifest.versions import ENGINES
from convert.products import product_path
from convert.source import SUFFIXES
from convert.workplace import Workplace, find_file, load_workplace

STANDARD_INPUT = "-"

SOURCE_SUFFIXES = tuple(SUFFIXES)
"""How the files end that are taken as sources when a folder is walked."""


def is_address(text: str) -> bool:
    """Tell whether *text* is an address, ``s3://desk/articles``, and not a path of this machine."""
    return "://" in text


def no_sources(place: str) -> UsageError:
    """Return the error for the folder *place*, which holds none."""
    return UsageError(
        "this folder holds no sources",
        place=place,
        remedy=f"Put articles into it, as files that end in {' or '.join(SOURCE_SUFFIXES)}.",
    )


def find_jobs(
    sources: Iterable[str], workplace: Workplace, products: tuple[str, ...], out: Path
) -> list[Job]:
    """Return a job for each of *sources*, files or folders, in the order given; a folder's in order of names.

    Each is to give *products*, by their names.

    A file of corrections stands for the source that it corrects. The folder *out* is not walked, nor is
    anything hidden. Raises UsageError for a folder without sources, for corrections of none, and for two
    sources whose editions would have one name.
    """
    folders: dict[str, Path] = {}
    found: dict[Path, Job] = {}
    for path in (path for source in sources for path in _files(source, out)):
        folder, file = os.path.split(path)
        place = folders[folder] if folder in folders else folders.setdefault(folder, Path(folder).resolve())
        if place / file not in found:
            found[place / file] = Job(path=path, name=edition_name(place, file, workplace), editions=products)
    jobs = list(found.values())
    refuse_twins(jobs)
    return jobs


def find_workplace(sources: Iterable[str], config: Path | None = None) -> Workplace:
    """Return the publishing repository that *sources* lie in; *config* names its octavo.toml outright.

    Where no octavo.toml lies above them, the current folder's counts. UsageError where they lie in two.
    """
    if config:
        return load_workplace(Path.cwd(), config)
    paths = [Path(source) for source in sources if source != STANDARD_INPUT]
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    files = dict.fromkeys(find_file(folder) for folder in folders)
    if len(files) > 1:
        raise UsageError(
            f"these sources belong to {len(files)} publishing repositories",
            remedy=f"Run octavo once for each, or choose one with --config: {_names(files)}.",
        )
    return load_workplace(Path.cwd(), next(iter(files), None))


def _names(files: Iterable[Path | None]) -> str:
    return ", ".join(str(file) if file else f"{Path.cwd()} (no octavo.toml)" for file in files)


def _files(source: str, out: Path) -> list[str]:
    if not os.path.isdir(source):  # noqa: PTH112  what is missing is reported where it is read
        return [corrected_source(source) if source.endswith(CORRECTIONS_SUFFIX) else source]
    found = list(walk(source, out.resolve()))
    if not found:
        raise no_sources(source)
    return found


def corrected_source(path: str) -> str:
    """Return the source beside which the file of corrections *path* lies; UsageError where there is none."""
    folder, name = os.path.split(path)
    stem = name.removesuffix(CORRECTIONS_SUFFIX)
    for suffix in SOURCE_SUFFIXES:
        source = os.path.join(folder, stem + suffix)  # noqa: PTH118  as it was given: "./" and all
        if os.path.isfile(source):  # noqa: PTH113
            return source
    raise UsageError(
        "this file corrects no source",
        place=path,
        remedy=f"Put it beside a source of the same name, such as {stem}.txt, or remove it.",
    )


def walk(folder: str, out: Path) -> Iterator[str]:
    """Yield the sources below *folder* in the order of their names, files before folders.

    Links to folders are not followed, so that no loop is walked; hidden names and *out* are left out.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UsageError(
            f"this folder cannot be read: {error.strerror}", place=folder, remedy="Check its permissions."
        ) from error
    shown = [entry for entry in entries if not entry.name.startswith(".")]
    yield from (e.path for e in shown if e.is_file() and Path(e.name).suffix.lower() in SOURCE_SUFFIXES)
    for entry in shown:
        if entry.is_dir(follow_symlinks=False) and Path(entry.path).resolve() != out:
            yield from walk(entry.path, out)


def sort_editions(names: Iterable[str]) -> tuple[str, ...]:
    """Return the editions *names* in the order in which they are made; UsageError for an unknown one."""
    asked = list(names)
    refuse_unknown("edition", asked, list(ENGINES))
    if not asked:
        raise UsageError("no edition is named", remedy=f"Choose from {', '.join(ENGINES)}.")
    return tuple(edition for edition in ENGINES if edition in asked)


def refuse_unknown(kind: str, names: Iterable[str], known: list[str]) -> None:
    """Raise UsageError for the first of *names* that is not *known*, with the nearest that is."""
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            near = f"Did you mean {close[0]}? " if close else ""
            raise UsageError(f"there is no {kind} {name}", remedy=f"{near}Choose from {', '.join(known)}.")


def full_path(path: str | Path) -> Path:
    """Return *path* with its folder resolved; the file is not: a link is filed under its own name."""
    return Path(path).parent.resolve() / Path(path).name


def edition_name(folder: Path, file: str, workplace: Workplace) -> str:
    """Return the path below the folder of each edition, without suffix, of the source *file* in *folder*.

    It is the path below the folder of octavo.toml, less the folder of sources; a source outside gives its
    file name. Raises UsageError for a name that is no Unicode.
    """
    name = _filed_in(folder, workplace.root, workplace.settings.sources) + os.path.splitext(file)[0]  # noqa: PTH122
    if not name.isprintable() or any("\ud800" <= character <= "\udfff" for character in name):
        raise UsageError(
            "the name of this file cannot be printed",
            place=str(folder / file),
            remedy="Give it a name in UTF-8.",
        )
    return name


@cache
def _filed_in(folder: Path, root: Path, sources: str) -> str:
    """Return where editions of what lies in *folder* are filed: nothing, or a path that ends in a slash."""
    inside = folder.relative_to(root) if folder.is_relative_to(root) else Path()
    below = inside.relative_to(sources) if inside.is_relative_to(sources) else inside
    return f"{below.as_posix()}/" if below.parts else ""


def refuse_twins(jobs: list[Job]) -> None:
    """Raise UsageError where the editions of two sources would overwrite each other, on any file system."""
    seen: dict[str, Job] = {}
    for job, path in [(each, path) for each in jobs for path in _paths(each)]:
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
        twin = seen.setdefault(key, job)
        if twin is not job:
            raise UsageError(
                f"the editions of {twin.path} and {job.path} would have the same name",
                place=job.path,
                remedy="Rename one of the two.",
            )


def _paths(job: Job) -> Iterator[str]:
    """Yield what *job* writes: its record, and its products, which on another paper end in its name."""
    yield job.name
    yield from (product_path(product, job.name) for product in job.editions)
