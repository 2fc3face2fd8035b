"""What is given outranks what the rules find: values are set again, other readings become rivals."""

from __future__ import annotations

import re
from typing import Literal

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Author, Date, Evidence, Rival, Span
from convert.parse.cited import title_key
from convert.parse.desk import Desk

RULE = "correction"

GIVERS = (RULE, "house")
"""Who gives values; the first of them outranks the second."""

FIELD = lazy_regex(
    r"title|subtitle|deck|kicker|series|number|dateline|publisher\.name|(?:authors|dates)\[\d+\]"
)
"""Paths of evidence that have one value, so that a given one outranks the others."""


def parse_imposed(desk: Desk) -> None:
    """Let what is given outrank what the rules have found since; their readings become rivals."""
    for name, value in desk.imposed.items():
        if name == "authors":
            _restore_authors(desk, value)
        else:
            setattr(desk.found, name, list(value) if isinstance(value, list) else value)
    _restore_dates(desk)
    _demote(desk)


def _restore_authors(desk: Desk, given: list[Author]) -> None:
    """Put the given authors back, with what biographies have added to them, and match biographies anew."""
    found = {title_key(author.name): author for author in desk.found.authors}
    old = [title_key(author.name) for author in desk.found.authors]
    keys = [title_key(author.name) for author in given]
    desk.bylined = [author.name for author in given]
    desk.found.authors = [_filled(each, found.get(key)) for each, key in zip(given, keys, strict=True)]
    desk.found.biographies = [
        replace(life, authors=tuple(keys.index(old[n]) for n in life.authors if old[n] in keys))
        for life in desk.found.biographies
    ]


def _filled(author: Author, found: Author | None) -> Author:
    if found is None:
        return author
    names = [name for name in author.__struct_fields__ if not getattr(author, name)]
    return replace(author, **{name: getattr(found, name) for name in names})


def _restore_dates(desk: Desk) -> None:
    """Let the given dates be the only ones in their role; of the others nothing is known then."""
    wanted: tuple[tuple[Literal["published", "updated"], str | None], ...] = (
        ("published", desk.corrections.date),
        ("updated", desk.corrections.updated),
    )
    for role, iso in wanted:
        if iso is None:
            continue
        dates = [replace(d, role="undetermined") if d.role == role else d for d in desk.found.dates]
        place = next((n for n, date in enumerate(dates) if date.iso == iso), len(dates))
        if place < len(dates):
            dates[place] = replace(dates[place], role=role)
        elif iso:
            dates.append(Date(role, iso, iso, Span(0, 0)))
        desk.found.dates = dates
        if iso:
            desk.vouch(f"dates[{place}]", iso, RULE, confidence="certain")


def _demote(desk: Desk) -> None:
    """Turn other rules' evidence for what a correction gives into its rivals."""
    given = [proof for proof in desk.evidence if proof.rule in GIVERS and proof.field != "lines"]
    mine = {p.field: p for p in sorted(given, key=lambda p: GIVERS.index(p.rule), reverse=True)}
    losers = [proof for proof in desk.evidence if _is_outranked(proof, mine, desk)]
    for path, proof in mine.items():
        rivals = tuple(
            Rival(loser.value, loser.rule, loser.spans[0])
            for loser in losers
            if loser.field == path and loser.spans and loser.value != proof.value
        )
        mine[path] = replace(proof, rivals=(*proof.rivals, *rivals))
    kept = [proof for proof in desk.evidence if proof not in losers]
    desk.evidence = [
        mine[proof.field]
        if proof.rule in GIVERS and proof.field in mine and FIELD.fullmatch(proof.field)
        else proof
        for proof in kept
    ]


def _is_outranked(proof: Evidence, mine: dict[str, Evidence], desk: Desk) -> bool:
    if proof.rule in GIVERS:
        return False
    beyond = re.fullmatch(r"authors\[(\d+)\].*", proof.field) if "authors" in desk.imposed else None
    return (proof.field in mine and bool(FIELD.fullmatch(proof.field))) or (
        beyond is not None and int(beyond[1]) >= len(desk.found.authors)
    )
