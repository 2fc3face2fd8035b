"""What became of one article in a run."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from convert.errors import ConvertError
from convert.job import Made
from convert.placed import Placed

Status = Literal["written", "unchanged", "refused", "failed"]
"""``written``: a file is new; ``unchanged``: every file was right already, built again or not; ``refused``: a
finding stopped the editions; ``failed``: an error did."""


Result = tuple[Made | ConvertError, int]
"""What came of an article, and the milliseconds that it took."""


class Published(Struct, frozen=True, kw_only=True):
    """One edition as it stands in the output folder."""

    edition: str
    """Its kind."""
    path: str
    """Its file."""
    sha256: str
    """Digest of its bytes."""
    size: int
    """Its size in bytes."""
    changed: bool
    """Whether this run wrote it."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one article."""

    source: str
    """Path of the source as its user gave it."""
    name: str
    """Path of its editions below the folder of each edition, without suffix."""
    status: Status
    """The whole in one word."""
    editions: tuple[Published, ...] = ()
    """The editions that were asked for and stand; none where the article was refused or failed."""
    findings: tuple[Placed, ...] = ()
    """What was noticed, now or when the editions were built."""
    error: ConvertError | None = None
    """Why it failed."""
    milliseconds: int = 0
    """Wall time; 0 where nothing had to be made."""

    @property
    def exit_code(self) -> int:
        """The exit code of a run over this article alone."""
        if self.error:
            return self.error.exit_code
        return 1 if self.status == "refused" else 0
