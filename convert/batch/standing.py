"""How editions stand: what the record of an article says, against what a build would make of it now."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from convert.batch.beside import corrections_digest, current_assets
from convert.job import Job
from convert.manifest import Entry, Reason, fingerprint, reasons
from convert.manifest.digests import Digests
from convert.manifest.ingredients import Ingredients, gather
from convert.model.dump import SCHEMA_VERSION
from convert.source import SUFFIXES
from convert.workplace import Workplace

Standing = dict[str, tuple[Reason, ...]]
"""By edition, why it is not what a build would make now; nothing where it is."""

OTHER_KIND = Reason("text", "its source is another kind of file")


def gather_shared(workplace: Workplace, digests: Digests) -> dict[str, Ingredients]:
    """Return what all articles of *workplace* are made from, by product."""
    return gather(
        workplace.settings,
        digests,
        layouts=workplace.layouts,
        fonts=workplace.fonts,
        model=SCHEMA_VERSION,
    )


def compare_record(
    job: Job, entry: Entry | None, shared: dict[str, Ingredients], out: Path, digests: Digests
) -> Standing | None:
    """Return how the editions of *job* stand below *out* by its record; None where its source is not there.

    *shared* is what all articles are made from, by product.
    """
    source = fingerprint(job.data) if job.data is not None else digests.file(job.path)
    if source is None:
        return None
    corrections = corrections_digest(job, digests)
    found: Standing = {}
    for edition in job.editions:
        old = entry.editions.get(edition) if entry else None
        assets = current_assets(job, entry, edition, digests)
        wanted = wanted_from(shared[edition], source, corrections, assets)
        found[edition] = reasons(old, wanted, out, digests)
        if old and entry and reads_otherwise(job, entry):
            found[edition] = (OTHER_KIND, *found[edition])
    return found


def reads_otherwise(job: Job, entry: Entry) -> bool:
    """Tell whether the source was renamed so that the same bytes are read in another way."""
    if job.data is not None or entry.source is None:
        return False
    now, then = (SUFFIXES.get(os.path.splitext(path)[1].lower()) for path in (job.path, entry.source))  # noqa: PTH122  a path object costs more than all else here
    return now != then


def wanted_from(
    shared: Ingredients, source: str, corrections: str | None, assets: dict[str, str]
) -> Ingredients:
    """Return what an edition is to be made from: *shared*, and the digests of what is the article's own."""
    return msgspec.structs.replace(shared, source=source, corrections=corrections, assets=assets)
