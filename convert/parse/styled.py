"""What a named style says of a paragraph: by-line, key points, rights; Octavo's own editions say it."""

from __future__ import annotations

from msgspec.structs import replace

from convert.model import Author, Contributor, Item, List, Paragraph, Publisher, Span, Summary
from convert.model.walk import plain
from convert.parse.desk import Desk
from convert.parse.given import give
from convert.parse.name_order import make_author
from convert.parse.people import read_post
from convert.parse.portray import keep_biography
from convert.read.draft import Piece

RULE = "style"

LEFT = frozenset(("biography", "credit"))
"""What other rules read, since it holds more than its style says: who a person is, whose picture it is."""


def parse_styled(desk: Desk) -> None:
    """Take the pieces whose style says what they are; where one has such a style, so has the title."""
    if not desk.own and not any(piece.styled for piece in desk.pieces):
        return
    for name in ("title", "subtitle"):
        index = next((i for i, piece in enumerate(desk.pieces) if piece.known == name), None)
        if index is not None and name not in desk.settled:
            desk.kept.discard(index)
            give(desk, index, name, RULE)
    for index in list(desk.free()):
        styled = desk.pieces[index].styled
        if not desk.is_free(index) or styled is None or styled in LEFT:
            continue
        if styled == "contributor":
            _take_contributor(desk, index)
        elif styled == "key_points":
            _take_points(desk, index)
        elif styled == "parent":
            _take_parent(desk, index)
        elif styled == "author" and desk.pieces[index].cells:
            _take_author(desk, index)
        else:
            give(desk, index, styled, RULE)
    if "authors" in desk.imposed:  # the citation has named them once more
        desk.impose("authors", list(desk.imposed["authors"]))


def parse_styled_lives(desk: Desk) -> None:
    """Take the biographies, wherever they stand; what opens like none has its style alone to say so."""
    for index in list(desk.free()):
        if desk.pieces[index].styled == "biography" and not keep_biography(desk, index):
            give(desk, index, "biography", RULE)


def _vouch(desk: Desk, path: str, span: Span) -> None:
    desk.vouch(path, span.cut(desk.text), RULE, span, confidence="certain")


def _take_parent(desk: Desk, index: int) -> None:
    """Take what the house is part of; without a house it is left to the rules."""
    house = desk.imposed.get("publisher")
    if isinstance(house, Publisher):
        span = desk.take(index).span
        desk.claim(span, "publisher", RULE)
        desk.impose("publisher", replace(house, parent=plain(desk.line(span))))
        _vouch(desk, "publisher.parent", span)


def _take_author(desk: Desk, index: int) -> None:
    """Take a piece whose first cell is a name and whose second says who that is."""
    piece = desk.take(index)
    name = piece.cells[0]
    for cell in piece.cells:
        desk.claim(cell, "author", RULE)
    desk.drop(piece.span, RULE, "what stands between a name and its credit; editions set their own")
    author = make_author(desk.typesetter.string(name.cut(desk.text)), desk.language)
    before = desk.imposed.get("authors", ())
    desk.impose("authors", [*before, _with_credit(desk, author, piece)])
    desk.settled.add("author")
    desk.credit_lines.add(index)
    _vouch(desk, f"authors[{len(before)}]", name)


def _take_contributor(desk: Desk, index: int) -> None:
    """Take a piece whose cells are names and whose label says what they did; another is left to the rules."""
    piece = desk.pieces[index]
    if not piece.cells:
        return
    desk.take(index)
    for cell in piece.cells:
        desk.claim(cell, "contributor", RULE)
        person = make_author(desk.typesetter.string(cell.cut(desk.text)), desk.language)
        filed = None if person.file_as == person.name else person.file_as
        desk.found.contributors.append(Contributor(person.name, piece.label, filed))
        _vouch(desk, "contributors", cell)


def _with_credit(desk: Desk, author: Author, piece: Piece) -> Author:
    if len(piece.cells) < 2:
        return author
    role, place = read_post(piece.cells[1].cut(desk.text))
    return replace(author, role=role, affiliation=place, credit=desk.line(piece.cells[1]))


def _take_points(desk: Desk, index: int) -> None:
    """Take the key points, which follow each other."""
    pieces: list[Piece] = []
    while desk.is_free(index) and desk.pieces[index].styled == "key_points":
        pieces.append(desk.take(index))
        index += 1
    items = tuple(_item(desk, piece) for piece in pieces)
    whole = Span(pieces[0].span.start, pieces[-1].span.end)
    listed = any(piece.known == "item" for piece in pieces)
    points = (List(pieces[0].ordered, items, whole),) if listed else tuple(i.blocks[0] for i in items)
    desk.found.summary = Summary("key_points", points, whole)
    _vouch(desk, "summary", whole)


def _item(desk: Desk, piece: Piece) -> Item:
    desk.claim(piece.span, "abstract", RULE)
    return Item((Paragraph(desk.line(piece.span), piece.span),), piece.span, piece.label or None)
