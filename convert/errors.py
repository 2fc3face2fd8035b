"""What can go wrong, one class a stage, each with its exit code.

    ConvertError            4
    ├── UsageError          2   unknown option, edition or theme; no sources; bad octavo.toml
    ├── SourceError         3   a source could not be read: missing, forbidden, binary, undecodable
    ├── EditionError        4   an edition could not be made
    │   ├── EngineError     4   a library or program that an edition needs is missing
    │   └── WorkerError     4   the process that made an edition died, or took too long
    ├── OutputError         4   an edition could not be written: no space, not writable
    ├── ManifestError       4   the record of what was built cannot be read or written
    ├── ProofError          5   the words read back are not the words of the article
    └── Bug                70   a fault of Octavo itself

A message has four parts: where (``path:line:column``), the line with a caret, what is wrong, what to do.
"""

from __future__ import annotations


class ConvertError(Exception):
    """Something that stops the work on one article, said so that its user can act."""

    exit_code = 4

    def __init__(
        self, problem: str, *, remedy: str = "", place: str = "", excerpt: str = "", column: int | None = None
    ) -> None:
        """Take the problem, what to do about it, ``path:line:column``, and the line with a 1-based column."""
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.place = place
        self.excerpt = excerpt
        self.column = column

    def __str__(self) -> str:
        """Return the message over as many lines as it needs."""
        lines = [f"{self.place}: {self.problem}" if self.place else self.problem]
        if self.excerpt:
            lines.append(f"    {self.excerpt}")
            if self.column is not None:
                lines.append("    " + " " * (self.column - 1) + "^")
        if self.remedy:
            lines.append(f"  {self.remedy}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        """Let a worker process send the error to its parent."""
        return _rebuild, (
            type(self),
            self.problem,
            self.remedy,
            self.place,
            self.excerpt,
            self.column,
        )


def _rebuild(
    kind: type[ConvertError], problem: str, remedy: str, place: str, excerpt: str, column: int | None
) -> ConvertError:
    return kind(problem, remedy=remedy, place=place, excerpt=excerpt, column=column)


class UsageError(ConvertError):
    """The command was given something that it cannot work with."""

    exit_code = 2


class SourceError(ConvertError):
    """A source could not be read."""

    exit_code = 3


class EditionError(ConvertError):
    """An edition could not be made."""


class EngineError(EditionError):
    """A library or program that an edition needs is missing or unusable."""


class WorkerError(EditionError):
    """The process that made an edition died or took too long; the machine may be to blame."""


class OutputError(ConvertError):
    """An edition could not be written."""


class ManifestError(ConvertError):
    """The record of what was built cannot be read or written."""


class ProofError(ConvertError):
    """The words read back from an edition are not the words of the article."""

    exit_code = 5


class Bug(ConvertError):
    """A fault of Octavo itself: what was raised, and where."""

    exit_code = 70

    def __init__(self, problem: str, *, trace: str) -> None:
        """Take what was raised in one line, and the traceback."""
        super().__init__(problem, remedy="This is a fault of Octavo: please report it.")
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        """Let a worker process send the error to its parent."""
        return _rebuild_bug, (self.problem, self.trace)


def _rebuild_bug(problem: str, trace: str) -> Bug:
    return Bug(problem, trace=trace)
