"""Corrections: the roles of lines and the values of fields that a file beside the source gives."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from convert.corrections import Lines, NamedAuthor
from convert.model import Author, Publisher, Role, Span
from convert.parse.desk import Desk
from convert.parse.given import give
from convert.parse.name_order import make_author

RULE = "correction"

LINES = ("title", "subtitle", "deck", "kicker", "series", "number")
"""Fields that are set as lines."""


def parse_correction(desk: Desk) -> None:
    """Give the lines their roles and the fields their values; a range that does not fit is told."""
    for each in desk.ranges:
        if each.misfit or not _give_lines(desk, each.span, each.lines):
            _misfit(desk, each.lines, each.span, each.misfit or f"this cannot be {each.lines.role}")
    for name in _strange_pictures(desk):
        why = "the source names no such picture"
        desk.vouch("pictures", name, RULE, confidence="uncertain", remark=why)
    for name, value in _fields(desk):
        desk.impose(name, value)
    given = desk.corrections
    desk.settled.update(
        name for name, value in (("published", given.date), ("updated", given.updated)) if value is not None
    )


def _strange_pictures(desk: Desk) -> Iterator[str]:
    """Yield the pictures that are described and that the source does not name."""
    targets = {piece.target for piece in desk.pieces if piece.known == "figure"}
    known = targets | {target.rpartition("/")[2] for target in targets}
    yield from (name for name in desk.corrections.pictures if name not in known)


def _give_lines(desk: Desk, span: Span, lines: Lines) -> bool:
    inside = [i for i in range(len(desk.pieces)) if span.start <= desk.pieces[i].span.start < span.end]
    given = [give(desk, i, lines.role, RULE, level=lines.level) for i in inside if desk.is_free(i)]
    return bool(given) and all(given)


def _misfit(desk: Desk, lines: Lines, span: Span, why: str) -> None:
    told = f"line {lines.first}" if lines.end == lines.first else f"lines {lines.first} to {lines.end}"
    desk.vouch("lines", f"{told} as {lines.role}", RULE, span, confidence="uncertain", remark=why)


def _fields(desk: Desk) -> Iterator[tuple[str, object]]:
    """Yield the values that are given outright, each vouched for, by the name that the desk has for it."""
    given = desk.corrections
    for name in LINES:
        value: str | None = getattr(given, name)
        if value is not None:
            index = _find(desk, value)
            span = desk.pieces[index].span if index is not None else None
            _vouch(desk, name, value, span)
            if span and index is not None and name != "title":  # whose line the rule of titles looks for
                role: Role = name  # type: ignore[assignment]  # every name in LINES is a role
                desk.claim(desk.take(index).span, role, RULE)
            yield name, desk.typesetter.own_line(value, span)
    for name in ("dateline", "keywords", "identifiers"):
        value = getattr(given, name)
        if value is not None:
            _vouch(desk, name, value if isinstance(value, str) else ", ".join(value))
            yield name, (value or None) if isinstance(value, str) else list(value)
    if given.authors is not None:
        people = [_author(desk, each) for each in given.authors]
        for number, author in enumerate(people):
            _vouch(desk, f"authors[{number}]", author.name)
        yield "authors", people
    if given.publisher is not None or given.parent is not None:
        _vouch(desk, "publisher.name", given.publisher or "")
        yield "publisher", Publisher(given.publisher, given.parent or None) if given.publisher else None


def _vouch(desk: Desk, path: str, value: str, span: Span | None = None) -> None:
    desk.vouch(path, value, RULE, *((span,) if span else ()), confidence="certain")


def _find(desk: Desk, words: str) -> int | None:
    """Return the first piece that says exactly *words* and that nothing has taken, if one does."""
    return next((index for index in desk.free() if desk.words(index) == words), None)


def _author(desk: Desk, given: str | NamedAuthor) -> Author:
    if isinstance(given, str):
        return make_author(desk.typesetter.string(given), desk.language)
    told = {name: getattr(given, name) for name in given.__struct_fields__ if getattr(given, name)}
    return replace(make_author(desk.typesetter.string(given.name), desk.language), **told)
