"""``octavo verify``: the editions that stand against their records, and their words against the text."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from convert.cli.messages import error_lines, printable
from convert.cli.report import SCHEMA_VERSION, count
from convert.cli.sources import open_workplace
from convert.cli.terminal import Terminal
from convert.errors import ConvertError, UsageError
from convert.job import Job, Terms
from convert.manifest import FOLDER, Entry, epoch, list_entries, read_entry
from convert.manifest.digests import Digests
from convert.manifest.ingredients import built_with
from convert.manifest.versions import ENGINES
from convert.output import fetch
from convert.pipeline import parse_article, prove_standing
from convert.workplace import Workplace


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "build", metavar="BUILD", nargs="?", help="the folder of the editions (default: build)"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compare every edition and return 1 for a file that is not as recorded, 5 for words that differ."""
    workplace = open_workplace(arguments, ())
    out = Path(arguments.build) if arguments.build else workplace.root / workplace.settings.out
    if not (out / FOLDER).is_dir():
        raise UsageError("no editions are recorded here", place=str(out), remedy="Run octavo build first.")
    names = list_entries(out)
    faults = [fault for name in names for fault in verify(name, out, workplace)]
    strays = list(find_strays(out, names))
    code = max((fault["exit_code"] for fault in faults), default=1 if strays else 0)
    if terminal.json:
        terminal.put_json(
            {"schema_version": SCHEMA_VERSION, "exit_code": code, "faults": faults, "strays": strays}
        )
        return code
    for fault in faults:
        for line in fault["message"].splitlines():
            terminal.put(line)
    for stray in strays:
        terminal.put(f"{printable(stray)}: no record names this file")
    if not terminal.quiet:
        terminal.tell(f"{count(len(names), 'article')}: {count(len(faults) + len(strays), 'fault')}")
    return code


def verify(name: str, out: Path, workplace: Workplace) -> Iterator[dict[str, Any]]:
    """Yield what is wrong with the editions of the article *name*."""
    entry = read_entry(out, name)
    if entry is None:
        yield fault(str(out / FOLDER / f"{name}.json"), "the record cannot be read", 1)
        return
    digests = Digests()  # an empty one: every file is read
    standing: dict[str, bytes] = {}
    for edition, record in entry.editions.items():
        found = digests.file(out / record.path)
        if found == record.sha256:
            standing[edition] = fetch(out, record.path)
        else:
            sentence = "its file is not the one that was written" if found else "its file is gone"
            yield fault(str(out / record.path), sentence, 1)
    try:
        compare_words(entry, standing, workplace)
    except ConvertError as error:
        yield fault("", "\n".join(error_lines(error)), error.exit_code)


def compare_words(entry: Entry, standing: dict[str, bytes], workplace: Workplace) -> None:
    """Raise ProofError where an edition of the text as it is now does not say what it says.

    An edition of an earlier text is for ``octavo status`` to name; its words cannot be compared.
    """
    if entry.source is None or not (workplace.root / entry.source).is_file():
        return
    job = Job(path=str(workplace.root / entry.source), name=entry.source)
    settings, parsed = workplace.settings, parse_article(job, workplace.settings)
    for edition, content in standing.items():
        made = entry.editions[edition].ingredients
        told = (made.source, made.corrections, made.assets)
        if told != (parsed.source.sha256, parsed.corrections, parsed.assets):
            continue
        # It may have been built with options that octavo.toml knows nothing of.
        if settings != (settings := built_with(made, workplace.settings)):
            parsed = parse_article(job, settings)
        prove_standing(parsed, job, Terms(settings=settings, epoch=epoch()), {edition: content})


def find_strays(out: Path, names: list[str]) -> Iterator[str]:
    """Yield the files in the folders of editions that no record names, in order."""
    entries = [entry for name in names if (entry := read_entry(out, name))]
    known = {record.path for entry in entries for record in entry.editions.values()}
    for edition in ENGINES:
        for path in sorted((out / edition).rglob("*")):
            if path.is_file() and path.relative_to(out).as_posix() not in known:
                yield str(path)


def fault(path: str, sentence: str, exit_code: int) -> dict[str, Any]:
    """Return one fault for a program to read."""
    message = f"{printable(path)}: {sentence}" if path else sentence
    return {"path": path, "message": message, "exit_code": exit_code}
