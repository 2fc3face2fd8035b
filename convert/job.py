"""What is to be made of an article, and what came of it: the work as batches and commands hand it on."""

from __future__ import annotations

import datetime
from itertools import chain

from msgspec import Struct

from convert.placed import Placed
from convert.settings import Settings


class Job(Struct, frozen=True, kw_only=True):
    """One source and the editions that are wanted of it."""

    path: str
    """Path of the source as its user gave it; ``-`` for standard input."""
    name: str
    """Path of its editions below the folder of each edition, without suffix."""
    editions: tuple[str, ...] = ()
    """Products, by their names, in the order in which they are made."""
    data: bytes | None = None
    """The bytes themselves, where they do not lie in a file."""
    file_name: str = ""
    """What a file with those bytes would be called; its suffix tells the kind of input."""
    pages: tuple[int, ...] = ()
    """The page map of the print edition, where it stands already; else it is laid out if it is needed."""


class Terms(Struct, frozen=True, kw_only=True):
    """What all articles of a run share."""

    settings: Settings
    """The house's choices."""
    strict: bool = False
    """Whether a warning stops an edition as an error does."""
    epoch: int | None = None
    """SOURCE_DATE_EPOCH: seconds since 1970 that date an article without a date."""
    today: datetime.date | None = None
    """The day; None where no date is in the future."""


class Made(Struct, frozen=True, kw_only=True):
    """What came of an article before anything is written to a disk."""

    sha256: str
    """Digest of the source that was read."""
    corrections: str | None = None
    """Digest of the corrections beside it; None where there are none."""
    assets: dict[str, str] = {}
    """Files beside it that it names, by their paths below its folder, with their digests."""
    findings: tuple[Placed, ...]
    """What was noticed about the article."""
    noticed: dict[str, tuple[Placed, ...]] = {}
    """By product, what was noticed in setting it."""
    contents: dict[str, bytes] = {}
    """The editions, by product; none where a finding stopped them."""
    pages: dict[str, tuple[int, ...]] = {}
    """By product, of what is printed: for each page the offset in the source at which it begins."""
    embargoed: bool = False
    """Whether it may not be published yet."""
    dated_by_epoch: bool = False
    """Whether the article has no date of its own."""
    machine_faces: dict[str, str] = {}
    """Faces of the machine that print needed, by family and weight, with the digests of their files."""

    @property
    def told(self) -> tuple[Placed, ...]:
        """All that was noticed, the same in two products once."""
        return tuple(dict.fromkeys(chain(self.findings, *self.noticed.values())))
