"""``octavo new``: a publishing repository with settings, a first article, a Makefile and hooks."""

from __future__ import annotations

import argparse
from pathlib import Path

from convert import paths
from convert.cli.messages import printable
from convert.cli.report import SCHEMA_VERSION
from convert.cli.terminal import Terminal
from convert.output import write_fresh

FILES = {
    "octavo.toml": "octavo.toml",
    "Makefile": "Makefile",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".gitattributes": "gitattributes",
    "articles/first.txt": "articles/first.txt",
}
"""The files of a new repository, each with the one below layouts/new/ that it is a copy of."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("folder", metavar="FOLDER", help="a folder, made where there is none")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Write the files and say what comes next; nothing that is there already is touched."""
    folder = Path(arguments.folder)
    samples = paths.layouts() / "new"
    write_fresh(folder, {name: (samples / sample).read_bytes() for name, sample in FILES.items()})
    if terminal.json:
        written = [str(folder / name) for name in FILES]
        terminal.put_json({"schema_version": SCHEMA_VERSION, "folder": str(folder), "written": written})
        return 0
    for name in FILES:
        terminal.put(printable(str(folder / name)))
    if not terminal.quiet:
        terminal.tell(
            f"Next: cd {printable(str(folder))}; make. Git should keep build/, so that editions are found."
        )
    return 0
