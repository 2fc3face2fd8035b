"""``octavo status``: which editions are missing or behind, by content; no engine is loaded."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from convert.batch.standing import Standing, compare_record, gather_shared
from convert.cli.messages import printable
from convert.cli.options import add_edition_options, add_release_options, add_sources
from convert.cli.report import count, document
from convert.cli.sources import choose_editions, choose_out, gather_jobs, open_workplace
from convert.cli.terminal import Terminal
from convert.errors import SourceError
from convert.job import Job
from convert.manifest import read_entry
from convert.manifest.digests import Digests, load_digests
from convert.manifest.ingredients import Ingredients


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_sources(parser)
    add_edition_options(parser)
    add_release_options(parser)
    parser.add_argument(
        "--strict", action="store_true", help="count another version of an engine as an error"
    )
    parser.add_argument("--why", action="store_true", help="say for each edition what has changed")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the editions that are not what a build would make; 1 if any is missing or behind its text."""
    workplace = open_workplace(arguments, arguments.sources)
    out = choose_out(arguments, workplace)
    jobs = gather_jobs(arguments, workplace, choose_editions(arguments, workplace), out, needs_name=True)
    digests = load_digests(out)
    shared = gather_shared(workplace, digests)
    found = [(job, standing(job, shared, out, digests)) for job in jobs]
    behind = sum(is_behind(each, arguments.strict) for _, each in found)
    if terminal.json:
        terminal.put_json(
            document((fields(job, each, arguments.strict) for job, each in found), min(behind, 1))
        )
        return min(behind, 1)
    for job, each in found:
        for line in lines(job, each, arguments, terminal):
            terminal.put(line)
    if not terminal.quiet:
        told = (
            f"{behind} behind: octavo build writes the editions" if behind else "every edition is up to date"
        )
        terminal.tell(f"{count(len(jobs), 'article')}: {told}")
    return min(behind, 1)


def standing(job: Job, shared: dict[str, Ingredients], out: Path, digests: Digests) -> Standing:
    """Return how the editions of *job* stand; SourceError where the source itself is missing."""
    found = compare_record(job, read_entry(out, job.name), shared, out, digests)
    if found is None:
        raise SourceError("no such file", place=job.path, remedy="Check the path.")
    return found


def is_behind(standing: Standing, strict: bool) -> bool:
    """Tell whether an edition of one article has to be built."""
    return any(strict or not reason.is_notice for found in standing.values() for reason in found)


def lines(job: Job, standing: Standing, arguments: argparse.Namespace, terminal: Terminal) -> list[str]:
    """Return the lines about one article: none where all is well, one more for each reason that is wanted."""
    behind = is_behind(standing, arguments.strict)
    word = terminal.paint("behind   ", "red") if behind else terminal.paint("current  ", "green")
    told = [edition for edition, found in standing.items() if found]
    if not (behind or terminal.verbose or (told and arguments.why)):
        return []
    head = f"{word}  {printable(job.path)}" + (f"  {', '.join(told)}" if told else "")
    if not (arguments.why or terminal.verbose):
        return [head]
    return [head, *(f"    {e}: {reason.sentence}" for e in told for reason in standing[e])]


def fields(job: Job, standing: Standing, strict: bool) -> dict[str, Any]:
    """Return how one article stands, for a program to read."""
    return {
        "source": job.path,
        "status": "behind" if is_behind(standing, strict) else "current",
        "editions": {
            edition: [{"kind": reason.kind, "sentence": reason.sentence} for reason in found]
            for edition, found in standing.items()
        },
    }
