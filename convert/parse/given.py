"""Lines whose role somebody gave: a correction, or a pattern of the house; no rule reads them again."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import (
    Contact,
    Dropped,
    Note,
    Paragraph,
    Reference,
    Remark,
    Rights,
    Span,
    Summary,
)
from convert.parse import labels
from convert.parse.citation import keep_citation
from convert.parse.correction_lines import KNOWN
from convert.parse.desk import Desk
from convert.parse.given_head import give_author, give_date, give_dateline, give_publisher, head_giver, vouch
from convert.parse.held import Held
from convert.parse.remark import remark_kind
from convert.parse.rights import LICENCE

ENTRY = lazy_regex(r"\[?(?P<label>\d{1,3}|[*†‡])\]?[.)]?\s+(?=\S)")
"""The number of a note as printed, with the white space behind it."""

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


def _abstract(desk: Desk, index: int, span: Span, rule: str) -> bool:
    desk.claim(span, "abstract", rule)
    block = Paragraph(desk.line(span), span)
    old = desk.found.summary
    blocks = (*old.blocks, block) if old else (block,)
    desk.found.summary = Summary("abstract", blocks, Span(old.span.start if old else span.start, span.end))
    vouch(desk, "summary", span, rule)
    return True


def _citation(desk: Desk, index: int, span: Span, rule: str) -> bool:
    label = labels.split_label(span.cut(desk.text), labels.CITATION)
    keep_citation(desk, index, span.start + label - desk.pieces[index].span.start)
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
    kind = remark_kind(whole.cut(desk.text), desk.language) or "editors_note"
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
    "author": give_author,
    "citation": _citation,
    "contact": _contact,
    "date": give_date,
    "dateline": give_dateline,
    "dropped": _dropped,
    "furniture": _furniture,
    "keywords": _keywords,
    "note": _note,
    "publisher": give_publisher,
    "reference": _reference,
    "remark": _remark,
    "rights": _rights,
    **{name: head_giver(name) for name in ("deck", "kicker", "number", "series", "subtitle", "title")},
}
"""What makes a piece what it is said to be, by role."""
