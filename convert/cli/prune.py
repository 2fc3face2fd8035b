"""``octavo prune``: removes the editions of sources that are gone."""

from __future__ import annotations

import argparse
from pathlib import Path

from convert.cli.messages import printable
from convert.cli.report import SCHEMA_VERSION, count
from convert.cli.sources import open_workplace
from convert.cli.terminal import Terminal
from convert.errors import UsageError
from convert.manifest import FOLDER, entry_name, list_entries, read_entry
from convert.output import hold, remove


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "build", metavar="BUILD", nargs="?", help="the folder of the editions (default: build)"
    )
    parser.add_argument("-n", "--dry-run", action="store_true", help="only say what would be removed")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Remove records and editions whose source lay below octavo.toml and does not any more."""
    workplace = open_workplace(arguments, ())
    out = Path(arguments.build) if arguments.build else workplace.root / workplace.settings.out
    if not (out / FOLDER).is_dir():
        raise UsageError("no editions are recorded here", place=str(out), remedy="Run octavo build first.")
    files = orphans(out, workplace.root)
    if files and not arguments.dry_run:
        with hold(out):
            remove(out, tuple(files))
    if terminal.json:
        terminal.put_json({"schema_version": SCHEMA_VERSION, "exit_code": 0, "removed": files})
        return 0
    for file in files:
        terminal.put(f"{'would remove' if arguments.dry_run else 'removed'}  {printable(str(out / file))}")
    if not terminal.quiet:
        terminal.tell(f"{count(len(files), 'file')} {'would go' if arguments.dry_run else 'gone'}")
    return 0


def orphans(out: Path, root: Path) -> list[str]:
    """Return the files below *out* whose source below *root* is gone; of other sources nothing is known."""
    found: list[str] = []
    for name in list_entries(out):
        entry = read_entry(out, name)
        if entry and entry.source is not None and not (root / entry.source).exists():
            found += [record.path for record in entry.editions.values()] + [entry_name(name)]
    return found
