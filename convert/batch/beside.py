"""What lies beside a source and is part of its editions: corrections, and the pictures that it names."""

from __future__ import annotations

from pathlib import Path

from convert.corrections import corrections_path
from convert.job import Job
from convert.manifest import Entry, asset_digests
from convert.manifest.digests import Digests


def current_assets(job: Job, entry: Entry | None, edition: str, digests: Digests) -> dict[str, str]:
    """Return what the files beside the source of *job* are now that *edition* was made with."""
    standing = entry.editions.get(edition) if entry else None
    return asset_digests(standing, Path(job.path).parent, digests) if job.data is None else {}


def corrections_digest(job: Job, digests: Digests) -> str | None:
    """Return the digest of the corrections beside the source of *job*; None where there are none."""
    return digests.file(corrections_path(Path(job.path))) if job.data is None else None
