"""Many articles: each with its own outcome, in the order of the sources whatever the number of workers.

A worker turns a source into bytes and touches nothing; this process alone writes to the output folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import msgspec

from convert.batch.cached import keep_made, take_made
from convert.batch.jobs import find_jobs, find_workplace
from convert.batch.outcome import Outcome, Published, Result
from convert.batch.record import list_published, recall_findings, settle
from convert.batch.run import Run, open_run
from convert.batch.standing import compare_record
from convert.job import Job, Made, Terms
from convert.manifest import Entry, read_entry
from convert.manifest.cache import trim
from convert.manifest.digests import Digests
from convert.placed import stops
from convert.products import PRINT
from convert.workplace import Workplace

__all__ = ["Outcome", "Published", "build_all", "count_cores", "find_jobs", "find_workplace"]


def build_all(
    jobs: Sequence[Job],
    workplace: Workplace,
    out: Path,
    *,
    workers: int | None = None,
    strict: bool = False,
    force: bool = False,
    cache: Path | None = None,
    digests: Digests | None = None,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Iterator[Outcome]:
    """Yield what became of each of *jobs*, in their order; *progress* hears of each as soon as it is known.

    What is not asked for by *force* and stands already, or lies in the folder *cache*, is not made again.
    *workers* processes, by default one a core; with 0 all is done in this one. *digests* know what stands
    where *out* alone does not tell. Raises OutputError where *out* cannot be written at all.
    """
    run = open_run(workplace, out, strict=strict, cache=cache, digests=digests)
    known, left = ({}, dict(enumerate(jobs))) if force else _sort(jobs, run)
    for outcome in known.values():
        progress(outcome)
    for index, kept in _made_before([] if force else jobs, known, run):
        known[index] = outcome = settle(jobs[index], kept, 0, run)
        progress(outcome)
    waiting = [index for index in range(len(jobs)) if index not in known]
    todo = [with_pages(left[index], run) for index in waiting]
    results = make_waiting(todo, run.terms, count_cores() if workers is None else workers)
    try:
        for index in range(len(jobs)):
            while index not in known:
                position, (made, milliseconds) = next(results)
                at = waiting[position]
                known[at] = outcome = settle(jobs[at], made, milliseconds, run)
                if cache and isinstance(made, Made) and not outcome.error:
                    keep_made(cache, todo[position], made, run.ingredients)
                progress(outcome)
            yield known.pop(index)
    finally:
        results.close()
        run.digests.save(out)
        if cache and waiting:
            trim(cache)


def make_waiting(jobs: Sequence[Job], terms: Terms, workers: int) -> Generator[tuple[int, Result]]:
    """Yield what comes of *jobs*, as ``make_all``; nothing of that is loaded where there are none."""
    if jobs:
        from convert.batch.pool import make_all

        yield from make_all(jobs, terms, workers)


def count_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _sort(jobs: Sequence[Job], run: Run) -> tuple[dict[int, Outcome], dict[int, Job]]:
    """Return by position the outcomes of those of *jobs* that stand, and what is left to do of the others."""
    known: dict[int, Outcome] = {}
    left: dict[int, Job] = {}
    for index, job in enumerate(jobs):
        entry = read_entry(run.out, job.name)
        rest = what_is_behind(job, entry, run)
        if entry and not rest.editions:
            known[index] = _recall(job, entry, run)
        else:
            left[index] = rest
    return known, left


def _made_before(jobs: Sequence[Job], known: dict[int, Outcome], run: Run) -> Iterator[tuple[int, Made]]:
    """Yield the positions of those of *jobs* that are not *known* but lie in the cache, and what was made."""
    for index, job in enumerate(jobs if run.cache else ()):
        if run.cache and index not in known:
            made = take_made(run.cache, job, run.terms, run.ingredients, run.digests)
            if made is not None:
                yield index, made


def what_is_behind(job: Job, entry: Entry | None, run: Run) -> Job:
    """Return *job* with those of its editions alone that a build would make otherwise than they stand."""
    found = compare_record(job, entry, run.ingredients, run.out, run.digests) or {}
    behind = tuple(each for each in job.editions if found.get(each, True))
    return msgspec.structs.replace(job, editions=behind)


def with_pages(job: Job, run: Run) -> Job:
    """Return *job* with the page map of its print edition, where that stands and is not to be made."""
    if PRINT in job.editions or not run.terms.settings.print_pages:
        return job
    entry = read_entry(run.out, job.name)
    if entry is None or what_is_behind(msgspec.structs.replace(job, editions=(PRINT,)), entry, run).editions:
        return job
    return msgspec.structs.replace(job, pages=entry.editions[PRINT].pages)


def _recall(job: Job, entry: Entry, run: Run) -> Outcome:
    findings = recall_findings(job, entry)
    if stops(findings, run.terms.strict):
        return Outcome(source=job.path, name=job.name, status="refused", findings=findings)
    editions = list_published(job, entry, (), run)
    return Outcome(source=job.path, name=job.name, status="unchanged", editions=editions, findings=findings)
