"""Lines whose role somebody gave: a correction, or a pattern of the house; no rule reads them again."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from convert.model import (
    Contact,
    Date,
    Dropped,
    Note,
    Paragraph,
    Publisher,
    Reference,
    Remark,
    Rights,
    Role,
    Span,
    Summary,
)
from convert.model.walk import plain
from convert.parse.citation import keep_citation
from convert.parse.dates import find_dates
from convert.parse.desk import Desk, Held
from convert.parse.names import make_author, split_names
from convert.parse.notes import ENTRY
from convert.parse.remark import remark_kind
from convert.parse.rights import LICENCE
from convert.read.draft import Known

KNOWN: dict[str, Known] = {
    "code": "code",
    "list": "item",
    "quote": "quote",
    "rule": "rule",
    "verse": "verse",
}
"""Roles of a body that pieces with mark-up have too, so that the same code makes their blocks."""

BODY = frozenset(("answer", "heading", "paragraph", "preformatted", "pullquote", "question", *KNOWN))
"""Roles of the body; its blocks are made last, when the notes are known that their marks lead to."""

LATE = BODY | {"biography"}
"""Roles that wait: a biography is matched to its author when all authors are known."""


def give(desk: Desk, index: int, role: str, rule: str, *, skip: int = 0, level: int = 1) -> bool:
    """Make piece *index* what *role* says, less its first *skip* characters; False where it cannot be that.

    *rule* is who says so. Evidence is certain: somebody looked.
    """
    if role in LATE:
        desk.hold(index, Held(role, rule, skip, level))
        return True
    piece = desk.pieces[index]
    span = Span(piece.span.start + skip, piece.span.end)
    if not GIVERS[role](desk, index, span, rule):
        return False
    desk.take(index)
    desk.drop(piece.span, rule, "marks and labels around the words; editions set their own")
    return True


def vouch(desk: Desk, path: str, span: Span, rule: str) -> None:
    """Record that *rule* gives the field *path* what stands at *span*."""
    desk.vouch(path, span.cut(desk.text), rule, span, confidence="certain")


def _head(name: str) -> Callable[[Desk, int, Span, str], bool]:
    """Return what makes a line of the head called *name*."""

    def give_line(desk: Desk, index: int, span: Span, rule: str) -> bool:
        role: Role = name  # type: ignore[assignment]  # every name in GIVERS is a role
        desk.claim(span, role, rule)
        if name in desk.settled and rule != "correction":
            return True
        desk.impose(name, desk.line(span))
        if name == "title":
            desk.title_at = index
        vouch(desk, name, span, rule)
        return True

    return give_line


def _publisher(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(span, "publisher", rule)
    if "publisher" in desk.settled and rule != "correction":
        return True
    desk.impose("publisher", Publisher(plain(desk.line(span))))
    vouch(desk, "publisher.name", span, rule)
    return True


def _dateline(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(span, "dateline", rule)
    desk.impose("dateline", span.cut(desk.text))
    vouch(desk, "dateline", span, rule)
    return True


def _author(desk: Desk, index: int, span: Span, rule: str) -> bool:
    names, _ = split_names(span.cut(desk.text))
    places = [Span(span.start + n.span.start, span.start + n.span.end) for n in names] or [span]
    for place in places:
        desk.claim(place, "author", rule)
    if "authors" not in desk.imposed and "author" in desk.settled and rule != "correction":
        return True
    people = tuple(make_author(desk.typesetter.string(place.cut(desk.text))) for place in places)
    before = desk.imposed.get("authors", ())
    desk.impose("authors", [*before, *people])
    desk.settled.add("author")
    for number, place in enumerate(places, start=len(before)):
        vouch(desk, f"authors[{number}]", place, rule)
    desk.credit_lines.add(index)
    return True


def _date(desk: Desk, index: int, span: Span, rule: str) -> bool:
    dates = find_dates(span.cut(desk.text), desk.settings.locale)
    for date in dates:
        place = Span(span.start + date.span.start, span.start + date.span.end)
        desk.claim(place, "date", rule)
        desk.vouch(f"dates[{len(desk.found.dates)}]", date.iso, rule, place, confidence="certain")
        desk.found.dates.append(Date("published", date.iso, place.cut(desk.text), place))
    desk.credit_lines.add(index)
    return bool(dates)


def _abstract(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(span, "abstract", rule)
    block = Paragraph(desk.line(span), span)
    old = desk.found.summary
    blocks = (*old.blocks, block) if old else (block,)
    desk.found.summary = Summary("abstract", blocks, Span(old.span.start if old else span.start, span.end))
    vouch(desk, "summary", span, rule)
    return True


def _citation(desk: Desk, index: int, span: Span, rule: str) -> bool:
    keep_citation(desk, index, span.start - desk.pieces[index].span.start)
    vouch(desk, "citation", span, rule)
    return True


def _contact(desk: Desk, index: int, span: Span, rule: str) -> bool:
    whole = desk.pieces[index].span
    desk.claim(whole, "contact", rule)
    desk.found.contacts.append(Contact(desk.line(whole), whole))
    vouch(desk, "contacts", whole, rule)
    return True


def _rights(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(span, "rights", rule)
    licence = LICENCE.search(span.cut(desk.text))
    desk.found.rights.append(Rights(desk.line(span), span, licence.group() if licence else None))
    vouch(desk, "rights", span, rule)
    return True


def _remark(desk: Desk, index: int, span: Span, rule: str) -> bool:
    whole = desk.pieces[index].span
    desk.claim(whole, "remark", rule)
    kind = remark_kind(whole.cut(desk.text)) or "editors_note"
    desk.found.remarks.append(Remark(kind, desk.line(whole), whole))
    vouch(desk, "remarks", whole, rule)
    return True


def _reference(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(span, "reference", rule)
    desk.found.references.append(Reference(desk.line(span), span))
    vouch(desk, "references", span, rule)
    return True


def _keywords(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(span, "keywords", rule)
    words = [word.strip() for word in re.split(r"[,;|·•\n]", span.cut(desk.text)) if word.strip()]
    desk.found.keywords.extend(words)
    vouch(desk, "keywords", span, rule)
    return bool(words)


def _note(desk: Desk, index: int, span: Span, rule: str) -> bool:
    """Make a note of an entry with its number, or lengthen the note above it."""
    match = ENTRY.match(span.cut(desk.text))
    words = Span(span.start + match.end(), span.end) if match else span
    if match is None and not desk.found.notes:
        return False
    desk.claim(words, "note", rule)
    block = Paragraph(desk.line(words), words)
    if match:
        label = match["label"]
        desk.found.notes.append(Note(f"note-{label}", label, (block,), span))
    else:
        last = desk.found.notes.pop()
        desk.found.notes.append(
            replace(last, blocks=(*last.blocks, block), span=Span(last.span.start, span.end))
        )
    vouch(desk, "notes", span, rule)
    return True


def _furniture(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(desk.pieces[index].span, "furniture", rule)
    desk.found.furniture.append(Dropped(desk.pieces[index].span, REASONS[rule]))
    return True


def _dropped(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.drop(desk.pieces[index].span, rule, REASONS[rule], "dropped")
    return True


def give_part(desk: Desk, span: Span, role: str, rule: str) -> None:
    """Make *span*, a part of a line, what *role* says: an author, a date, a number, a house, a series."""
    index = next(n for n, piece in enumerate(desk.pieces) if piece.span.end >= span.end)
    if role in ("author", "date", "number", "publisher", "series", "title"):
        GIVERS[role](desk, index, span, rule)


REASONS = {
    "correction": "the corrections beside the source say so",
    "house": "octavo.toml knows this line of the house",
}
"""Why a line is set in no edition, by who said so."""

GIVERS: dict[str, Callable[[Desk, int, Span, str], bool]] = {
    "abstract": _abstract,
    "author": _author,
    "citation": _citation,
    "contact": _contact,
    "date": _date,
    "dateline": _dateline,
    "dropped": _dropped,
    "furniture": _furniture,
    "keywords": _keywords,
    "note": _note,
    "publisher": _publisher,
    "reference": _reference,
    "remark": _remark,
    "rights": _rights,
    **{name: _head(name) for name in ("deck", "kicker", "number", "series", "subtitle", "title")},
}
"""What makes a piece what it is said to be, by role."""
