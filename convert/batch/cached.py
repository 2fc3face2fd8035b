"""Articles that were made before, here or elsewhere: taken from the cache instead of made again."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from convert.batch.beside import corrections_digest
from convert.batch.standing import wanted_from
from convert.job import Job, Made, Terms
from convert.manifest import dating, fingerprint, machine_digests
from convert.manifest.cache import keep, key_of, take
from convert.manifest.digests import Digests
from convert.manifest.ingredients import Ingredients
from convert.placed import stops


class Facts(Struct, frozen=True):
    """What the cache keeps of an article besides its editions."""

    made: Made
    """What came of it, without the editions."""
    dating: str
    """SOURCE_DATE_EPOCH as it was."""


def take_made(
    folder: Path, job: Job, terms: Terms, shared: dict[str, Ingredients], digests: Digests
) -> Made | None:
    """Return what was made of *job* before, with its editions; None where it would come out otherwise."""
    source = fingerprint(job.data) if job.data is not None else digests.file(job.path)
    if source is None:
        return None
    corrections = corrections_digest(job, digests)
    found = take(folder, _key(job, source, corrections, shared), Facts)
    if found is None:
        return None
    facts, contents = found
    return replace(facts.made, contents=contents) if _holds(facts, job, terms, digests) else None


def keep_made(folder: Path, job: Job, made: Made, shared: dict[str, Ingredients]) -> None:
    """Keep what was *made* of *job*; nothing of an article that findings stopped."""
    if made.contents:
        key = _key(job, made.sha256, made.corrections, shared)
        keep(folder, key, Facts(replace(made, contents={}), dating()), made.contents)


def _key(job: Job, source: str, corrections: str | None, shared: dict[str, Ingredients]) -> str:
    wanted = {name: wanted_from(shared[name], source, corrections, {}) for name in job.editions}
    # Whether it may be published is known only once it has been read.
    wanted = {name: replace(each, embargoed=False) for name, each in wanted.items()}
    return key_of(job.file_name or os.path.basename(job.path), wanted)  # noqa: PTH119


def _holds(facts: Facts, job: Job, terms: Terms, digests: Digests) -> bool:
    """Tell whether what only the reading of an article shows is as it was."""
    made, folder = facts.made, Path(job.path).parent
    if stops(made.findings, terms.strict) or (made.embargoed and not terms.settings.embargoed):
        return False
    if made.dated_by_epoch and facts.dating != dating():
        return False
    if any(digests.file(folder / name) != (digest or None) for name, digest in made.assets.items()):
        return False
    return machine_digests(made.machine_faces, digests) == made.machine_faces
