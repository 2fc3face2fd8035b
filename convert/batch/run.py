"""What all articles of one run share on this side of the workers."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from convert.batch.standing import gather_shared
from convert.clock import today
from convert.job import Terms
from convert.manifest import epoch
from convert.manifest.digests import Digests, load_digests
from convert.manifest.ingredients import Ingredients
from convert.output import prepare
from convert.workplace import Workplace


class Run(Struct, frozen=True, kw_only=True):
    """The folders, the terms and the ingredients of one run."""

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


def open_run(
    workplace: Workplace,
    out: Path,
    *,
    strict: bool,
    cache: Path | None = None,
    digests: Digests | None = None,
) -> Run:
    """Return what the articles of a run share; OutputError where *out* cannot be written.

    *digests* are those of what stands, where *out* alone does not tell.
    """
    # Better to know before an hour's work than after it; and what a dead run left is finished here.
    prepare(out)
    digests = digests or load_digests(out)
    shared = gather_shared(workplace, digests)
    terms = Terms(settings=workplace.settings, strict=strict, epoch=epoch(), today=today())
    return Run(out=out, root=workplace.root, terms=terms, ingredients=shared, digests=digests, cache=cache)
