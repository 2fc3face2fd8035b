"""``octavo learn``: the lines that the articles of a folder share, as patterns to paste into octavo.toml."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from convert.batch.jobs import find_jobs
from convert.cli.explain_fix import quote
from convert.cli.messages import error_lines, printable
from convert.cli.report import SCHEMA_VERSION, count
from convert.cli.sources import open_workplace
from convert.cli.terminal import Terminal
from convert.errors import SourceError, UsageError
from convert.learn import FEWEST_SOURCES, gather_patterns, observe, propose
from convert.learn.observation import Observation, Proposal
from convert.patterns import Patterns
from convert.pipeline import load_source
from convert.settings import Settings
from convert.workplace import Workplace

UNSET = (None, False, ())
"""Values that a pattern need not write down."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "folder", metavar="FOLDER", help="a folder with five or more articles of one publisher"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the patterns that the articles of a folder speak for; 3 where one could not be read."""
    if not Path(arguments.folder).is_dir():
        raise UsageError("this is no folder", place=arguments.folder, remedy="Name a folder with articles.")
    workplace = open_workplace(arguments, [arguments.folder])
    observations, unread = read_all(arguments.folder, workplace, terminal)
    if len(observations) < FEWEST_SOURCES:
        raise UsageError(
            f"this folder holds {count(len(observations), 'article')} that can be read",
            place=arguments.folder,
            remedy=f"It takes {FEWEST_SOURCES} to tell what a house repeats.",
        )
    proposals = propose(observations)
    if terminal.json:
        terminal.put_json(document(proposals, len(observations), unread))
    else:
        for line in toml_lines(gather_patterns(proposals)):
            terminal.put(line)
        if not terminal.quiet:
            for line in reason_lines(proposals, len(observations)):
                terminal.tell(line)
    return SourceError.exit_code if unread else 0


def read_all(folder: str, workplace: Workplace, terminal: Terminal) -> tuple[list[Observation], list[str]]:
    """Return what each article below *folder* shows, and the paths of those that cannot be read."""
    # What is known already would not be found again: it has its role, and nothing to teach.
    bare: Settings = msgspec.structs.replace(workplace.settings, patterns=Patterns())
    found, unread = list[Observation](), list[str]()
    for job in find_jobs([folder], workplace, (), workplace.root / workplace.settings.out):
        try:
            found.append(observe(load_source(job, bare), bare))
        except SourceError as error:
            unread.append(job.path)
            for line in error_lines(error):
                terminal.tell(line)
    return found, unread


def toml_lines(patterns: Patterns) -> Iterator[str]:
    """Yield *patterns* as TOML."""
    if patterns.furniture:
        yield from (
            "[patterns]",
            "furniture = [",
            *(f"    {quote(line)}," for line in patterns.furniture),
            "]",
            "",
        )
    for table in ("mastheads", "sections", "end_matter"):
        for pattern in getattr(patterns, table):
            yield f"[[patterns.{table}]]"
            for key, value in msgspec.structs.asdict(pattern).items():
                if value not in UNSET:
                    yield f"{key} = {'true' if value is True else quote(value)}"
            yield ""


def reason_lines(proposals: tuple[Proposal, ...], articles: int) -> Iterator[str]:
    """Yield why each of *proposals* is made, for a person."""
    for each in proposals:
        places = ", ".join(f"{printable(name)}:{line}" for name, line in each.places)
        taken = " or ".join(each.taken_for)
        yield f"{printable(each.pattern.line)}"
        yield f"  in {each.count} of {each.of} articles ({places}); so far taken for {taken}"
    told = (
        "Read them before you paste them into octavo.toml."
        if proposals
        else "Nothing recurs that is not known."
    )
    yield f"{count(articles, 'article')}: {count(len(proposals), 'pattern')}. {told}"


def document(proposals: tuple[Proposal, ...], articles: int, unread: list[str]) -> dict[str, Any]:
    """Return the same for a program to read."""
    return {
        "schema_version": SCHEMA_VERSION,
        "articles": articles,
        "unread": unread,
        "patterns": msgspec.to_builtins(gather_patterns(proposals)),
        "proposals": [
            {
                "table": each.table,
                "pattern": msgspec.to_builtins(each.pattern),
                "count": each.count,
                "of": each.of,
                "places": [{"name": name, "line": line} for name, line in each.places],
                "taken_for": list(each.taken_for),
            }
            for each in proposals
        ],
    }
