"""The typographic ledger: every character that an edition sets otherwise than the source has it."""

from collections.abc import Iterable

from msgspec import Struct

from convert.model.spans import Span


class Change(Struct, frozen=True):
    """One change, so that each can be shown, vetoed and reversed."""

    offset: int
    """Where ``before`` starts in the decoded source."""
    before: str
    """What the source has."""
    after: str
    """What the editions set."""
    rule: str
    """Name of the rule of typography that asked for it."""


def apply_changes(source: str, span: Span, changes: Iterable[Change]) -> str:
    """Return what *span* of *source* reads after those of *changes* that lie inside it."""
    if not changes:
        return span.cut(source)
    parts: list[str] = []
    place = span.start
    for change in sorted(changes, key=lambda change: change.offset):
        if change.offset < place or change.offset + len(change.before) > span.end:
            continue
        parts.append(source[place : change.offset])
        parts.append(change.after)
        place = change.offset + len(change.before)
    parts.append(source[place : span.end])
    return "".join(parts)


def source_offset(span: Span, position: int, changes: Iterable[Change]) -> int:
    """Return the offset in the source of the character at *position* of what *span* reads after *changes*.

    A character that a change brought in stands where the change does.
    """
    place, read = span.start, 0
    for change in changes:
        if change.offset < place or change.offset + len(change.before) > span.end:
            continue
        kept = change.offset - place
        if position < read + kept:
            break
        read += kept
        place = change.offset
        if position < read + len(change.after):
            return place
        read += len(change.after)
        place += len(change.before)
    return min(place + position - read, span.end)
