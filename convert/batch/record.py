"""What became of an article: its editions and their record written together, whatever happened told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import msgspec

from convert.batch.jobs import full_path
from convert.batch.outcome import Outcome, Published
from convert.batch.run import Run
from convert.batch.standing import wanted_from
from convert.errors import ConvertError
from convert.job import Job, Made
from convert.manifest import Entry, dating, entry_name, read_entry, record_edition, write_entry
from convert.output import hold, publish
from convert.placed import Placed
from convert.products import product_path


def settle(job: Job, made: Made | ConvertError, milliseconds: int, run: Run) -> Outcome:
    """Write what was made of an article; whatever happens is an outcome."""
    try:
        if isinstance(made, ConvertError):
            raise made
        outcome = write_made(job, made, run)
    except ConvertError as error:
        error.place = error.place or job.path
        outcome = Outcome(source=job.path, name=job.name, status="failed", error=error)
    return msgspec.structs.replace(outcome, milliseconds=milliseconds)


def write_made(job: Job, made: Made, run: Run) -> Outcome:
    """Publish the editions of *made* and their record together; OutputError where that cannot be done."""
    if not made.contents:
        return Outcome(source=job.path, name=job.name, status="refused", findings=made.told)
    files = {product_path(name, job.name): content for name, content in made.contents.items()}
    with hold(run.out):
        entry = make_entry(job, made, run)
        changed = publish(run.out, {**files, entry_name(job.name): write_entry(entry)})
    written = any(name in changed for name in files)
    return Outcome(
        source=job.path,
        name=job.name,
        status="written" if written else "unchanged",
        editions=list_published(job, entry, changed, run),
        findings=recall_findings(job, entry),
    )


def recall_findings(job: Job, entry: Entry) -> tuple[Placed, ...]:
    """Return what was noticed about the article of *entry* and in setting the editions that *job* names."""
    own = (entry.editions[each].findings for each in job.editions if each in entry.editions)
    told = [*entry.findings, *chain.from_iterable(own)]
    # What is printed twice is fitted twice, mostly in the same places.
    return tuple(dict.fromkeys(msgspec.convert(told, tuple[Placed, ...])))


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
            _plain(made.noticed.get(name, ())),
        )
        for name, content in made.contents.items()
    }
    return Entry(
        source=_source_path(job, run),
        findings=_plain(made.findings),
        editions={**(old.editions if old else {}), **new},
    )


def _plain(findings: tuple[Placed, ...]) -> tuple[dict[str, Any], ...]:
    return tuple(msgspec.to_builtins(finding) for finding in findings)


def _source_path(job: Job, run: Run) -> str | None:
    full = full_path(job.path)
    inside = job.data is None and full.is_relative_to(run.root)
    return full.relative_to(run.root).as_posix() if inside else None


def list_published(job: Job, entry: Entry, changed: Sequence[str], run: Run) -> tuple[Published, ...]:
    """Return the editions of *entry* that *job* names; those whose path *changed* names are new."""
    return tuple(
        Published(
            edition=edition,
            path=f"{run.out}/{record.path}",
            sha256=record.sha256,
            size=record.size,
            changed=record.path in changed,
        )
        for edition, record in ((each, entry.editions.get(each)) for each in job.editions)
        if record is not None
    )
