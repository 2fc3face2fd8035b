"""``octavo check``: what is wrong with articles, by file and line."""

from __future__ import annotations

import argparse

from convert.batch.outcome import Outcome
from convert.batch.work import guard
from convert.cli.options import add_sources
from convert.cli.report import (
    count,
    count_findings,
    document,
    finding_lines,
    outcome_fields,
    problem_lines,
    shown,
)
from convert.cli.sources import choose_out, gather_jobs, open_workplace
from convert.cli.terminal import Terminal
from convert.clock import today
from convert.errors import ConvertError
from convert.job import Job
from convert.pipeline import parse_article
from convert.placed import stops
from convert.settings import Settings


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_sources(parser)
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.set_defaults(out=None)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the findings of each article and return the highest exit code."""
    workplace = open_workplace(arguments, arguments.sources)
    jobs = gather_jobs(arguments, workplace, (), choose_out(arguments, workplace))
    outcomes = []
    for job in jobs:
        outcomes.append(outcome := check_job(job, workplace.settings, arguments.strict))
        if not terminal.json:
            show(outcome, terminal)
    code = max(outcome.exit_code for outcome in outcomes)
    if terminal.json:
        terminal.put_json(document(map(outcome_fields, outcomes), code))
    if not terminal.quiet:
        terminal.tell(f"{count(len(jobs), 'article')}: {summary(outcomes)}")
    return code


def summary(outcomes: list[Outcome]) -> str:
    """Return what there is to say about all articles, in one line."""
    unread = sum(outcome.error is not None for outcome in outcomes)
    told = count_findings(finding for outcome in outcomes for finding in outcome.findings)
    parts = [f"{unread} could not be read" if unread else "", told]
    return ", ".join(part for part in parts if part) or "nothing is wrong"


def check_job(job: Job, settings: Settings, strict: bool) -> Outcome:
    """Return what there is to say about one article; an error is an outcome too."""
    parsed, milliseconds = guard(lambda: parse_article(job, settings, today()), settings)
    if isinstance(parsed, ConvertError):
        return Outcome(source=job.path, name=job.name, status="failed", error=parsed)
    refused = stops(parsed.findings, strict)
    return Outcome(
        source=job.path,
        name=job.name,
        status="refused" if refused else "unchanged",
        findings=parsed.findings,
        milliseconds=milliseconds,
    )


def show(outcome: Outcome, terminal: Terminal) -> None:
    """Print the findings of one article, on standard output: they are what was asked for."""
    for finding in shown(outcome.findings, terminal):
        for line in finding_lines(outcome.source, finding, terminal):
            terminal.put(line)
    if outcome.error:
        for line in problem_lines(outcome.error, terminal):
            terminal.tell(line)
