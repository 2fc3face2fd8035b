"""Faults: where an edition does not say what it should, in words that a person can look for."""

from collections.abc import Sequence

from msgspec import Struct

from convert.prove.words import join_words
from convert.render.rendering import Edition

BEFORE = 4
"""Words shown in front of the first that differs."""
BEHIND = 8
"""Words shown from the first that differs."""


class Fault(Struct, frozen=True):
    """One place at which the words read back are not the words that should be there."""

    edition: Edition
    """Which edition."""
    where: str
    """``page 3``, the name of a document, ``note 2``."""
    expected: str
    """The words that should stand there, with some before and after."""
    found: str
    """The words that do stand there, with some before and after."""
    sentence: str
    """What is wrong, without a full stop."""


def find_difference(expected: Sequence[str], found: Sequence[str]) -> int | None:
    """Return the position of the first word that differs; None where both are the same."""
    if expected == found:
        return None
    pairs = enumerate(zip(expected, found, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(expected), len(found)))


def make_fault(
    edition: Edition, where: str, expected: Sequence[str], found: Sequence[str], at: int, there: int
) -> Fault:
    """Return the fault at word *at* of *expected*, which met word *there* of *found*."""
    return Fault(
        edition,
        where,
        join_words(expected[max(0, at - BEFORE) : at + BEHIND]),
        join_words(found[max(0, there - BEFORE) : there + BEHIND]),
        describe(expected[at : at + BEHIND], found[there : there + BEHIND]),
    )


def compare(edition: Edition, where: str, expected: Sequence[str], found: Sequence[str]) -> tuple[Fault, ...]:
    """Return the first fault between two lists of words; nothing where they are the same."""
    at = find_difference(expected, found)
    return () if at is None else (make_fault(edition, where, expected, found, at, at),)


def describe(expected: Sequence[str], found: Sequence[str]) -> str:
    """Say how *found* departs from *expected*; both begin at the first word that differs."""
    if not expected:
        return f"“{found[0]}” follows where nothing should" if found else "something is missing"
    if not found:
        return f"“{expected[0]}” is missing: the text ends before it"
    want, have = expected[0], found[0]
    if want in found[1:2] and have in expected[1:2]:
        return f"“{want}” and “{have}” stand in each other’s place"
    if have in expected[1:]:
        return f"“{want}” is missing before “{have}”"
    if want in found[1:]:
        return f"“{have}” was added before “{want}”"
    return f"“{want}” reads “{have}”"
