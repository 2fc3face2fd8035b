"""What lies beside a source and is part of its editions: corrections, and the pictures that it names."""

from __future__ import annotations

from pathlib import Path

from convert.corrections import corrections_name
from convert.job import Job
from convert.manifest import Entry, asset_digests
from convert.manifest.digests import Digests


def current_assets(job: Job, entry: Entry | None, edition: str, digests: Digests) -> dict[str, str]:
    """Return what the files beside the source of *job* are now that *edition* was made with."""
    standing = entry.editions.get(edition) if entry else None
    if standing is None or job.data is not None or not standing.ingredients.assets:
        return {}
    return asset_digests(standing, Path(job.path).parent, digests)


def corrections_digest(job: Job, digests: Digests) -> str | None:
    """Return the digest of the corrections beside the source of *job*; None where there are none."""
    return digests.file(corrections_name(job.path)) if job.data is None else None
