"""Small cases as plain files: a title, a dot, the input, a dot, what is expected, a dot."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class Case(Struct, frozen=True):
    title: str
    given: str
    expected: str
    place: str


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of the file *path*; a line that is a single dot parts title, input and expectation."""
    fields: list[list[str]] = [[]]
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line != ".":
            fields[-1].append(line)
            continue
        fields.append([])
        if len(fields) == 4:
            title = " ".join(part for part in fields[0] if part and not part.startswith("#")).strip()
            yield Case(title, "\n".join(fields[1]), "\n".join(fields[2]), f"{path.name}:{number}")
            fields = [[]]
    if any(part.strip() for part in fields[0]) or len(fields) > 1:
        raise ValueError(f"{path.name}: the last case is not closed by a dot")
