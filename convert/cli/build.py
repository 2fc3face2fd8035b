"""``octavo build``: the editions of articles that are missing or behind their text."""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from convert.batch import Outcome, build_all, count_cores
from convert.batch.jobs import is_address
from convert.cli.messages import printable
from convert.cli.options import add_edition_options, add_release_options, add_sources
from convert.cli.report import (
    count,
    count_findings,
    document,
    finding_lines,
    outcome_fields,
    problem_lines,
    shown,
)
from convert.cli.sources import (
    check_theme,
    choose_editions,
    choose_out,
    choose_settings,
    gather_jobs,
    open_workplace,
    split_editions,
)
from convert.cli.terminal import Terminal, keep_trace
from convert.errors import Bug, UsageError
from convert.manifest.cache import default_folder

INTERRUPTED = 130

STATUS_STYLES = {"written": ("green",), "unchanged": ("dim",), "refused": ("red",), "failed": ("red", "bold")}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_sources(parser)
    add_edition_options(parser)
    add_release_options(parser)
    parser.add_argument("-j", "--jobs", type=int, metavar="N", help="worker processes (default: one a core)")
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="let a Dask cluster do it: tcp://HOST:8786, or local for a trial"
    )
    parser.add_argument("--force", action="store_true", help="make editions that stand already once more")
    parser.add_argument(
        "--cache", metavar="FOLDER", help="keep editions here for other runs (default: the user's own cache)"
    )
    parser.add_argument("--no-cache", action="store_true", help="take nothing from a cache, and keep nothing")
    parser.add_argument(
        "--strict", action="store_true", help="let a warning stop an edition as an error does"
    )
    parser.add_argument("--json-lines", action="store_true", help="one JSON document a line for each article")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Build the editions, tell what became of each article, and return the highest exit code."""
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UsageError("--jobs needs at least 1", remedy="Leave it out for one worker a core.")
    work = plan_far(arguments) if lists_far(arguments) else plan_here(arguments)
    start = time.monotonic()
    told = collections.Counter[str]()
    kept: list[Outcome] = []
    code = 0
    try:
        with progress_bar(work.articles, terminal) as advance:
            hear = partial(tell_at_once, advance, terminal) if arguments.json_lines else advance
            for outcome in work.build(hear):
                told[outcome.status] += 1
                code = max(code, outcome.exit_code)
                show(outcome, arguments, terminal)
                if terminal.json:
                    kept.append(outcome)
    except KeyboardInterrupt:
        code = INTERRUPTED
    if terminal.json:
        terminal.put_json(document(map(outcome_fields, kept), code))
    if not terminal.quiet or code == INTERRUPTED:
        terminal.tell(summary(told, work.articles, work.out, time.monotonic() - start))
    return code


class Work(NamedTuple):
    """What is to be built."""

    articles: int
    """How many articles."""
    out: str
    """Where their editions go."""
    build: Callable[[Callable[[Outcome], None]], Iterator[Outcome]]
    """Builds them and yields what became of each; what is given hears of each as soon as it is known."""


def plan_here(arguments: argparse.Namespace) -> Work:
    """Return the work on sources of this machine, by this machine."""
    workplace = open_workplace(arguments, arguments.sources)
    out = choose_out(arguments, workplace)
    jobs = gather_jobs(arguments, workplace, choose_editions(arguments, workplace), out, needs_name=True)
    options = {"strict": arguments.strict, "force": arguments.force, "workers": arguments.jobs}
    cache = choose_cache(arguments)
    return Work(
        len(jobs),
        str(out),
        lambda hear: build_all(jobs, workplace, out, progress=hear, cache=cache, **options),
    )


def lists_far(arguments: argparse.Namespace) -> bool:
    """Tell whether a run concerns other machines: by an address, or a cluster."""
    named = [*arguments.sources, arguments.out or ""]
    return arguments.cluster is not None or any(map(is_address, named))


def plan_far(arguments: argparse.Namespace) -> Work:
    """Return the work on sources that lie or are made elsewhere; UsageError for more than one."""
    # Loaded here: most builds stay on this machine.
    from convert.remote import build_far, plan

    if len(arguments.sources) > 1:
        raise UsageError("one folder or file is built at a time far away", remedy="Run octavo once for each.")
    planned = plan(
        arguments.sources[0],
        arguments.out,
        to=split_editions(arguments.to),
        config=arguments.config,
        chosen=choose_settings(arguments),
        check=check_theme,
        strict=arguments.strict,
        force=arguments.force,
    )
    workers = arguments.jobs or count_cores()
    return Work(
        len(planned.jobs),
        planned.order.out,
        lambda hear: build_far(planned, workers=workers, cluster=arguments.cluster, progress=hear),
    )


def choose_cache(arguments: argparse.Namespace) -> Path | None:
    """Return the folder of the cache; None where there is to be none."""
    if arguments.no_cache:
        return None
    return Path(arguments.cache) if arguments.cache else default_folder()


def tell_at_once(advance: Callable[[Outcome], None], terminal: Terminal, outcome: Outcome) -> None:
    """Print *outcome* as a line of JSON when it is known, whether or not it is its turn."""
    advance(outcome)
    fields = json.dumps(outcome_fields(outcome), ensure_ascii=False)
    terminal.put_bytes(fields.encode("utf-8", "replace") + b"\n")


def show(outcome: Outcome, arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Tell what became of one article: a line on standard output, what was noticed on standard error."""
    silent = terminal.json or arguments.json_lines
    if not silent and (not terminal.quiet or outcome.exit_code):
        terminal.put(outcome_line(outcome, terminal))
    for finding in shown(outcome.findings, terminal):
        for line in finding_lines(outcome.source, finding, terminal, error=True):
            terminal.tell(line)
    if outcome.error:
        for line in problem_lines(outcome.error, terminal):
            terminal.tell(line)
    if isinstance(outcome.error, Bug):
        terminal.tell(f"  The details are in {keep_trace(outcome.error)}")


def outcome_line(outcome: Outcome, terminal: Terminal) -> str:
    """Return the line of one article: its status, its source, and what there is to say about it."""
    status = terminal.paint(f"{outcome.status:9}", *STATUS_STYLES[outcome.status])
    line = f"{status}  {printable(outcome.source)}"
    if outcome.status == "refused":
        return f"{line}  {count_findings(outcome.findings)}"
    if outcome.status == "written":
        sizes = ", ".join(f"{e.edition} {e.size // 1000} kB" for e in outcome.editions if e.changed)
        line += f"  {sizes}"
    if terminal.verbose and outcome.milliseconds:
        line += f"  {outcome.milliseconds} ms"
    return line


def summary(told: collections.Counter[str], wanted: int, out: str, seconds: float) -> str:
    """Return in one line what became of all articles; *told* counts them by status."""
    parts = ", ".join(f"{told[status]} {status}" for status in STATUS_STYLES if told[status])
    if told.total() < wanted:
        return f"interrupted: {told.total()} of {count(wanted, 'article')} done; what is done stays"
    return f"{count(wanted, 'article')}: {parts}; in {printable(out)}, {seconds:.1f} s"


@contextlib.contextmanager
def progress_bar(total: int, terminal: Terminal) -> Iterator[Callable[[Outcome], None]]:
    """Yield what is to be told of each outcome; it moves a bar on standard error where a person looks on."""
    if total < 2 or not terminal.shows_progress:
        yield lambda outcome: None
        return
    # Loaded here, since it takes as long as everything else that a command without a bar needs.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate, left = TextColumn("{task.fields[rate]}"), TimeRemainingColumn()
    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), rate, left)
    console = Console(stderr=True, no_color=not terminal.shows_color(sys.stderr))
    # What goes to a file must not be drawn around the bar, which would put it on standard error.
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as progress:
        task = progress.add_task("articles", total=total, rate="")

        def advance(outcome: Outcome) -> None:
            speed = progress.tasks[0].speed
            progress.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")

        yield advance
