"""Given lines that wait: biographies until all authors are known, the body until the notes are."""

from __future__ import annotations

from convert.model import (
    Answer,
    Biography,
    Block,
    Heading,
    Paragraph,
    Preformatted,
    PullQuote,
    Question,
    Role,
    Span,
)
from convert.parse.cited import title_key
from convert.parse.correction_lines import KNOWN
from convert.parse.desk import Desk
from convert.parse.given import BODY
from convert.parse.given_head import vouch
from convert.parse.held import Held
from convert.parse.known import parse_known


def parse_given_body(desk: Desk) -> None:
    """Make the blocks of the pieces that are held for the body, and put them where they stand."""
    notes = frozenset(note.label for note in desk.found.notes)
    held = desk.release(*BODY)
    for index, of in held.items():
        if desk.is_free(index):
            desk.found.body.append(_block(desk, index, of, notes))
    if held:
        desk.found.body.sort(key=lambda block: block.span)


def _block(desk: Desk, index: int, of: Held, notes: frozenset[str]) -> Block:
    if of.role in KNOWN:
        known = parse_known(desk, index, notes)
        if known:
            desk.vouch(of.role, desk.words(index), of.rule, known.span, confidence="certain")
            return known
    whole = desk.take(index).span
    span = Span(whole.start + of.skip, whole.end)
    role: Role = of.role  # type: ignore[assignment]  # every name in BODY is a role
    desk.claim(span, role, of.rule)
    desk.drop(whole, of.rule, "marks and labels around the words; editions set their own")
    vouch(desk, of.role, span, of.rule)
    line = desk.line(span, notes)
    match of.role:
        case "heading":
            return Heading(of.level, line, span)
        case "pullquote":
            return PullQuote(line, span)
        case "question":
            return Question(line, span, desk.pieces[index].label or None)
        case "answer":
            return Answer(line, span, desk.pieces[index].label or None)
        case "preformatted":
            return Preformatted(span.cut(desk.text), span)
        case _:
            return Paragraph(line, span)


def parse_given_lives(desk: Desk) -> None:
    """Make the biographies of the pieces that are held for them, each of the authors that it names."""
    for index, of in desk.release("biography").items():
        piece = desk.take(index)
        span = Span(piece.span.start + of.skip, piece.span.end)
        desk.claim(span, "biography", of.rule)
        desk.drop(piece.span, of.rule, "the label of the biographies; editions set their own")
        key = title_key(span.cut(desk.text))
        named = tuple(n for n, author in enumerate(desk.found.authors) if title_key(author.name) in key)
        desk.found.biographies.append(Biography(desk.line(span), named, span))
        vouch(desk, "biographies", span, of.rule)
