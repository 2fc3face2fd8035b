"""``octavo doctor``: engines, libraries, fonts, layouts and the output folder, with a remedy a line."""

from __future__ import annotations

import argparse
import importlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from convert.cli.messages import printable
from convert.cli.options import add_edition_options
from convert.cli.report import SCHEMA_VERSION
from convert.cli.sources import choose_editions, choose_out, open_workplace
from convert.cli.terminal import Terminal
from convert.errors import ConvertError
from convert.manifest.versions import ENGINES, native_versions, version_of
from convert.output import prepare
from convert.products import KINDS, kind_of
from convert.workplace import Workplace

LIBRARIES = "On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0."

MODULES = {"pdf": "weasyprint", "epub": "ebooklib", "docx": "pypandoc", "html": "lxml", "json": "msgspec"}
"""The engine of each edition, by its name for import."""

ROOM = 100_000_000
"""Bytes of free space below which a run over a folder may not end well."""


class Answer(Struct, frozen=True):
    """One thing that was looked at."""

    what: str
    """What it is."""
    state: str
    """How it is: a version, a count, a fault."""
    remedy: str = ""
    """What to do about it; empty where all is well."""
    fatal: bool = True
    """Whether an edition cannot be made without it, where there is a remedy."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_edition_options(parser)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print what was found, and return 4 where an edition could not be made."""
    workplace = open_workplace(arguments, ())
    editions = tuple(dict.fromkeys(KINDS[kind_of(name)] for name in choose_editions(arguments, workplace)))
    answers = [
        *engines(editions),
        *scripts(editions),
        *folders(workplace),
        *room(choose_out(arguments, workplace)),
    ]
    code = 4 if any(answer.remedy and answer.fatal for answer in answers) else 0
    if terminal.json:
        found = [{"what": a.what, "state": a.state, "remedy": a.remedy, "fatal": a.fatal} for a in answers]
        terminal.put_json({"schema_version": SCHEMA_VERSION, "exit_code": code, "answers": found})
        return code
    for answer in answers:
        if answer.remedy or not terminal.quiet:
            terminal.put(line(answer, terminal))
    return code


def line(answer: Answer, terminal: Terminal) -> str:
    """Return the line of one answer."""
    mark = terminal.paint("ok   ", "green")
    if answer.remedy:
        mark = terminal.paint("fault", "red") if answer.fatal else terminal.paint("slow ", "yellow")
    remedy = f"  {answer.remedy}" if answer.remedy else ""
    return f"{mark}  {answer.what}: {printable(answer.state)}{remedy}"


def engines(editions: tuple[str, ...]) -> Iterator[Answer]:
    """Yield how the engine of each of *editions* is, with what lies beneath it."""
    if "pdf" in editions:
        for name, version in native_versions().items():
            # Without the subsetter fontTools does its work, three to five times as slowly.
            yield Answer(
                name, version, LIBRARIES if version == "absent" else "", fatal=name != "harfbuzz-subset"
            )
    for edition in editions:
        distribution, version = ENGINES[edition][0], version_of(ENGINES[edition][0])
        try:
            importlib.import_module(MODULES[edition])
        except (ImportError, OSError) as error:
            first = str(error).strip().splitlines()[0]
            yield Answer(distribution, f"{version}, but cannot be loaded: {first}", "Run make install.")
        else:
            yield Answer(distribution, version + _changes(edition, version))


def _changes(edition: str, version: str) -> str:
    """Return what to say of Octavo's changes to the engine of *edition*: they are for one version of it."""
    if edition != "pdf":
        return ""
    from convert.write.pdf_patch import TESTED

    return "" if version == TESTED else f", not the {TESTED} that our changes to it were tried with"


def scripts(editions: tuple[str, ...]) -> Iterator[Answer]:
    """Yield which scripts print can set here, and which packages would bring the others."""
    if "pdf" in editions:
        from convert.render.scripts import script_names

        here, lacking = script_names()
        more = (f"; apt install {package} adds {', '.join(names)}" for package, names in lacking.items())
        yield Answer("scripts", ", ".join(("Latin", "Greek", "Cyrillic", *here)) + "".join(more))


def folders(workplace: Workplace) -> Iterator[Answer]:
    """Yield how the folders of layouts and fonts are."""
    for what, folder, pattern in (
        ("layouts", workplace.layouts, "*.jinja"),
        ("fonts", workplace.fonts, "*.[to]tf"),
    ):
        number = sum(1 for _ in folder.rglob(pattern))
        remedy = "" if number else f"Put the {what} back into {folder}."
        yield Answer(what, f"{number} files in {folder}", remedy)


def room(out: Path) -> Iterator[Answer]:
    """Yield whether the output folder can be written and holds some more."""
    try:
        prepare(out)
    except ConvertError as error:
        yield Answer("output", f"{out}: {error.problem}", error.remedy)
        return
    free = shutil.disk_usage(next(f for f in (out, *out.absolute().parents) if f.is_dir())).free
    remedy = "" if free > ROOM else "Free some space."
    yield Answer("output", f"{out}, {free // 1_000_000:,} MB free", remedy, fatal=False)
