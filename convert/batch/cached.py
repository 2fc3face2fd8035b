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
    """What the cache keeps of an edition besides its bytes."""

    made: Made
    """What came of its article, as far as it concerns this edition, without the bytes."""
    dating: str
    """SOURCE_DATE_EPOCH as it was."""


def take_made(
    folder: Path, job: Job, terms: Terms, shared: dict[str, Ingredients], digests: Digests
) -> Made | None:
    """Return what was made of *job* before, with its editions; None where one would come out otherwise."""
    source = fingerprint(job.data) if job.data is not None else digests.file(job.path)
    if source is None:
        return None
    corrections = corrections_digest(job, digests)
    parts: list[Made] = []
    for name in job.editions:
        found = take(folder, _key(job, name, wanted_from(shared[name], source, corrections, {})), Facts)
        if found is None or not _holds(found[0], job, terms, digests):
            return None
        parts.append(replace(found[0].made, contents=found[1]))
    return _join(parts) if parts else None


def keep_made(folder: Path, job: Job, made: Made, shared: dict[str, Ingredients]) -> None:
    """Keep each edition that was *made* of *job*; nothing of an article that findings stopped."""
    for name, content in made.contents.items():
        part = replace(
            made,
            contents={},
            noticed={key: found for key, found in made.noticed.items() if key == name},
            pages={key: pages for key, pages in made.pages.items() if key == name},
        )
        key = _key(job, name, wanted_from(shared[name], made.sha256, made.corrections, {}))
        keep(folder, key, Facts(part, dating()), {name: content})


def _join(parts: list[Made]) -> Made:
    """Return the editions of one article, each kept by itself, as what one run made."""
    return replace(
        parts[0],
        contents={name: content for each in parts for name, content in each.contents.items()},
        noticed={name: found for each in parts for name, found in each.noticed.items()},
        pages={name: pages for each in parts for name, pages in each.pages.items()},
        machine_faces={name: digest for each in parts for name, digest in each.machine_faces.items()},
    )


def _key(job: Job, product: str, wanted: Ingredients) -> str:
    # Whether it may be published is known only once it has been read.
    anew = replace(wanted, embargoed=False)
    return key_of(job.file_name or os.path.basename(job.path), {product: anew})  # noqa: PTH119


def _holds(facts: Facts, job: Job, terms: Terms, digests: Digests) -> bool:
    """Tell whether what only the reading of an article shows is as it was."""
    made, folder = facts.made, Path(job.path).parent
    if stops(made.told, terms.strict) or (made.embargoed and not terms.settings.embargoed):
        return False
    if made.dated_by_epoch and facts.dating != dating():
        return False
    if any(digests.file(folder / name) != (digest or None) for name, digest in made.assets.items()):
        return False
    return machine_digests(made.machine_faces, digests) == made.machine_faces
