"""Many articles: each with its own outcome, in the order of the sources whatever the number of workers.

A worker turns a source into bytes and touches nothing; this process alone writes to the output folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from convert.batch.cached import keep_made, take_made
from convert.batch.jobs import find_jobs, find_workplace, full_path
from convert.batch.outcome import Outcome, Published, Result
from convert.batch.standing import compare_record, wanted_from
from convert.clock import today
from convert.errors import ConvertError
from convert.job import Job, Made, Terms
from convert.manifest import (
    Entry,
    dating,
    entry_name,
    epoch,
    read_entry,
    record_edition,
    write_entry,
)
from convert.manifest.cache import trim
from convert.manifest.digests import Digests, load_digests
from convert.manifest.ingredients import Ingredients, gather
from convert.model.dump import SCHEMA_VERSION
from convert.output import hold, prepare, publish
from convert.placed import Placed, stops
from convert.products import PRINT, product_path
from convert.workplace import Workplace

__all__ = ["Outcome", "Published", "build_all", "find_jobs", "find_workplace"]


class Run(Struct, frozen=True, kw_only=True):
    """What all articles of one run share on this side of the workers."""

    out: Path
    """The output folder."""
    root: Path
    """Folder of octavo.toml."""
    terms: Terms
    """What the workers are told."""
    ingredients: dict[str, Ingredients]
    """By product, what every article is made from."""
    digests: Digests
    """Digests of the files of this run."""
    cache: Path | None = None
    """The folder of the cache; None without one."""


def build_all(
    jobs: Sequence[Job],
    workplace: Workplace,
    out: Path,
    *,
    workers: int | None = None,
    strict: bool = False,
    force: bool = False,
    cache: Path | None = None,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Iterator[Outcome]:
    """Yield what became of each of *jobs*, in their order; *progress* hears of each as soon as it is known.

    What is not asked for by *force* and stands already, or lies in the folder *cache*, is not made again.
    *workers* processes, by default one a core; with 0 all is done in this one. Raises OutputError where *out*
    cannot be written at all.
    """
    run = open_run(workplace, out, strict=strict, cache=cache)
    known: dict[int, Outcome] = {} if force else dict(_standing(jobs, run))
    for outcome in known.values():
        progress(outcome)
    for index, kept in _made_before([] if force else jobs, known, run):
        known[index] = outcome = settle(jobs[index], kept, 0, run)
        progress(outcome)
    waiting = [index for index in range(len(jobs)) if index not in known]
    results = make_waiting(
        [with_pages(jobs[index], run) for index in waiting],
        run.terms,
        count_cores() if workers is None else workers,
    )
    try:
        for index in range(len(jobs)):
            while index not in known:
                position, (made, milliseconds) = next(results)
                at = waiting[position]
                known[at] = outcome = settle(jobs[at], made, milliseconds, run)
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


def open_run(workplace: Workplace, out: Path, *, strict: bool, cache: Path | None = None) -> Run:
    """Return what the articles of a run share; OutputError where *out* cannot be written."""
    # Better to know before an hour's work than after it; and what a dead run left is finished here.
    prepare(out)
    digests = load_digests(out)
    shared = gather(
        workplace.settings,
        digests,
        layouts=workplace.layouts,
        fonts=workplace.fonts,
        model=SCHEMA_VERSION,
    )
    terms = Terms(settings=workplace.settings, strict=strict, epoch=epoch(), today=today())
    return Run(out=out, root=workplace.root, terms=terms, ingredients=shared, digests=digests, cache=cache)


def count_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _standing(jobs: Sequence[Job], run: Run) -> Iterator[tuple[int, Outcome]]:
    """Yield the positions and outcomes of those of *jobs* whose editions are what a build would make."""
    for index, job in enumerate(jobs):
        entry = read_entry(run.out, job.name)
        if entry and is_current(job, entry, run):
            yield index, _recall(job, entry, run)


def _made_before(jobs: Sequence[Job], known: dict[int, Outcome], run: Run) -> Iterator[tuple[int, Made]]:
    """Yield the positions of those of *jobs* that are not *known* but lie in the cache, and what was made."""
    for index, job in enumerate(jobs if run.cache else ()):
        if run.cache and index not in known:
            made = take_made(run.cache, job, run.terms, run.ingredients, run.digests)
            if made is not None:
                yield index, made


def is_current(job: Job, entry: Entry, run: Run) -> bool:
    """Tell whether every edition that *job* asks for stands as a build would make it now."""
    found = compare_record(job, entry, run.ingredients, run.out, run.digests)
    return found is not None and not any(found.values())


def with_pages(job: Job, run: Run) -> Job:
    """Return *job* with the page map of its print edition, where that stands and is not to be made."""
    if PRINT in job.editions or not run.terms.settings.print_pages:
        return job
    entry = read_entry(run.out, job.name)
    if entry is None or not is_current(msgspec.structs.replace(job, editions=(PRINT,)), entry, run):
        return job
    return msgspec.structs.replace(job, pages=entry.editions[PRINT].pages)


def _recall(job: Job, entry: Entry, run: Run) -> Outcome:
    findings = msgspec.convert(entry.findings, tuple[Placed, ...])
    if stops(findings, run.terms.strict):
        return Outcome(source=job.path, name=job.name, status="refused", findings=findings)
    editions = _published(job, entry, (), run)
    return Outcome(source=job.path, name=job.name, status="unchanged", editions=editions, findings=findings)


def settle(job: Job, made: Made | ConvertError, milliseconds: int, run: Run) -> Outcome:
    """Write what was made of an article; whatever happens is an outcome."""
    try:
        if isinstance(made, ConvertError):
            raise made
        outcome = write_made(job, made, run)
        if run.cache and milliseconds:
            keep_made(run.cache, job, made, run.ingredients)
    except ConvertError as error:
        error.place = error.place or job.path
        outcome = Outcome(source=job.path, name=job.name, status="failed", error=error)
    return msgspec.structs.replace(outcome, milliseconds=milliseconds)


def write_made(job: Job, made: Made, run: Run) -> Outcome:
    """Publish the editions of *made* and their record together; OutputError where that cannot be done."""
    if not made.contents:
        return Outcome(source=job.path, name=job.name, status="refused", findings=made.findings)
    files = {product_path(name, job.name): content for name, content in made.contents.items()}
    with hold(run.out):
        entry = make_entry(job, made, run)
        changed = publish(run.out, {**files, entry_name(job.name): write_entry(entry)})
    written = any(name in changed for name in files)
    return Outcome(
        source=job.path,
        name=job.name,
        status="written" if written else "unchanged",
        editions=_published(job, entry, changed, run),
        findings=made.findings,
    )


def make_entry(job: Job, made: Made, run: Run) -> Entry:
    """Return the record of *job*: the editions of *made*, and those that stand from other runs."""
    old = read_entry(run.out, job.name)
    dated = dating() if made.dated_by_epoch else None
    marks_pages = run.terms.settings.print_pages
    new = {
        name: record_edition(
            product_path(name, job.name),
            content,
            msgspec.structs.replace(
                wanted_from(run.ingredients[name], made.sha256, made.corrections, made.assets),
                epoch=dated,
                embargoed=made.embargoed,
                machine_faces=made.machine_faces if name in made.pages or marks_pages else {},
            ),
            made.pages.get(name, ()),
        )
        for name, content in made.contents.items()
    }
    return Entry(
        source=_source_path(job, run),
        findings=tuple(msgspec.to_builtins(finding) for finding in made.findings),
        editions={**(old.editions if old else {}), **new},
    )


def _source_path(job: Job, run: Run) -> str | None:
    full = full_path(job.path)
    inside = job.data is None and full.is_relative_to(run.root)
    return full.relative_to(run.root).as_posix() if inside else None


def _published(job: Job, entry: Entry, changed: Sequence[str], run: Run) -> tuple[Published, ...]:
    return tuple(
        Published(
            edition=edition,
            path=f"{run.out}/{record.path}",
            sha256=record.sha256,
            size=record.size,
            changed=record.path in changed,
        )
        for edition, record in entry.editions.items()
        if edition in job.editions
    )
