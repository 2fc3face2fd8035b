"""Pieces whose kind the mark-up of the source gives: headings, lists, quotations, tables, code, figures."""

from collections.abc import Callable

from convert.model import (
    Block,
    Code,
    Figure,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Preformatted,
    Quote,
    Role,
    Row,
    Rule,
    Span,
    Table,
    Verse,
)
from convert.parse.caption import take_caption, take_label
from convert.parse.desk import Desk
from convert.parse.figure import BEHIND, CREDIT, GLUED, INSIDE, LONGEST_CREDIT
from convert.read.draft import Piece

RULE = "markup"


def parse_known(desk: Desk, index: int, notes: frozenset[str]) -> Block | None:
    """Return the block that begins with piece *index*, or None where the source does not say what it is."""
    builder = BUILDERS.get(desk.pieces[index].known or "")
    return builder(desk, index, notes) if builder else None


def take_notes(desk: Desk) -> None:
    """Take the notes that the source marks as such, wherever they stand."""
    for index in list(desk.free()):
        piece = desk.pieces[index]
        if piece.known == "note":
            desk.take(index)
            desk.claim(piece.span, "note", RULE)
            blocks = (Paragraph(desk.line(piece.span), piece.span),)
            if desk.found.notes and desk.found.notes[-1].label == piece.label:
                last = desk.found.notes.pop()
                whole = Span(last.span.start, piece.span.end)
                desk.found.notes.append(Note(last.id, last.label, last.blocks + blocks, whole))
            else:
                desk.found.notes.append(Note(f"note-{piece.label}", piece.label, blocks, piece.span))


def _heading(desk: Desk, index: int, notes: frozenset[str]) -> Heading:
    piece = desk.take(index)
    desk.claim(piece.span, "heading", RULE)
    level, number = desk.heading_level(index), piece.label
    if number and desk.words(index).startswith(number):
        return Heading(level, desk.line(_behind(desk, piece.span, number), notes), piece.span, number)
    return Heading(level, desk.line(piece.span, notes), piece.span)


def _behind(desk: Desk, span: Span, label: str) -> Span:
    """Return what stands in *span* behind the *label* with which it begins."""
    return Span(span.end - len(span.cut(desk.text)[len(label) :].lstrip()), span.end)


def _paragraph(desk: Desk, index: int, notes: frozenset[str]) -> Paragraph:
    span = desk.take(index).span
    desk.claim(span, "paragraph", RULE)
    return Paragraph(desk.line(span, notes), span)


def _run(desk: Desk, index: int, kind: str) -> list[int]:
    """Return the free pieces from *index* on that are of one *kind* and group."""
    group, run = desk.pieces[index].group, list[int]()
    while desk.is_free(index) and desk.pieces[index].known == kind and desk.pieces[index].group == group:
        run.append(index)
        index += 1
    return run


def _list(desk: Desk, index: int, notes: frozenset[str]) -> List:
    group, run = desk.pieces[index].group, [index]
    while group and desk.is_free(run[-1] + 1) and desk.pieces[run[-1] + 1].group == group:
        run.append(run[-1] + 1)
    return _nest(desk, run if group else _run(desk, index, "item"), notes)


def _opens(piece: Piece, level: int) -> bool:
    """Tell whether *piece* begins an item of the list at *level*."""
    return piece.level <= level and (piece.known == "item" or piece.opens)


def _nest(desk: Desk, run: list[int], notes: frozenset[str]) -> List:
    """Return the list of the pieces *run*; deeper ones lie inside the item before them."""
    level = min(desk.pieces[index].level for index in run)
    items: list[Item] = []
    place = 0
    while place < len(run):
        stop = place + 1
        while stop < len(run) and not _opens(desk.pieces[run[stop]], level):
            stop += 1
        items.append(_item(desk, run[place:stop], level, notes))
        place = stop
    whole = Span(desk.pieces[run[0]].span.start, desk.pieces[run[-1]].span.end)
    return List(desk.pieces[run[0]].ordered, tuple(items), whole)


def _item(desk: Desk, run: list[int], level: int, notes: frozenset[str]) -> Item:
    """Return the item of the pieces *run*: its words, what continues it, and the lists inside it."""
    piece = desk.pieces[run[0]]
    blocks: list[Block] = []
    place = 0
    while place < len(run):
        stop = place + 1
        if desk.pieces[run[place]].level > level:
            while stop < len(run) and desk.pieces[run[stop]].level > level:
                stop += 1
            blocks.append(_nest(desk, run[place:stop], notes))
        elif desk.is_free(run[place]):
            blocks.append(_inside(desk, run[place], notes))
        place = stop
    label = piece.label if piece.known == "item" else ""
    return Item(tuple(blocks), Span(piece.span.start, desk.pieces[run[-1]].span.end), label or None)


def _inside(desk: Desk, index: int, notes: frozenset[str]) -> Block:
    """Return the block that piece *index* is inside an item."""
    build = BUILDERS.get(desk.pieces[index].known or "")
    if build and desk.pieces[index].known not in ("item", "heading", "paragraph"):
        return build(desk, index, notes)
    span = desk.take(index).span
    desk.claim(span, "list", RULE)
    return Paragraph(desk.line(span, notes), span)


def _quote(desk: Desk, index: int, notes: frozenset[str]) -> Quote:
    pieces = [desk.take(each) for each in _run(desk, index, "quote")]
    for piece in pieces:
        desk.claim(piece.span, "quote", RULE)
    whole = Span(pieces[0].span.start, pieces[-1].span.end)
    return Quote(tuple(Paragraph(desk.line(piece.span, notes), piece.span) for piece in pieces), whole)


def _code(desk: Desk, index: int, notes: frozenset[str]) -> Code:
    return Code(_listing(desk, index, "code"), desk.pieces[index].span)


def _preformatted(desk: Desk, index: int, notes: frozenset[str]) -> Preformatted:
    return Preformatted(_listing(desk, index, "preformatted"), desk.pieces[index].span)


def _listing(desk: Desk, index: int, role: Role) -> str:
    """Take piece *index* and return its characters, without marks that stand before its lines."""
    piece = desk.take(index)
    for line in piece.cells or (piece.span,):
        desk.claim(line, role, RULE)
    desk.drop(piece.span, RULE, "marks before the lines of a listing")
    return "\n".join(line.cut(desk.text) for line in piece.cells or (piece.span,))


def _verse(desk: Desk, index: int, notes: frozenset[str]) -> Verse:
    piece = desk.take(index)
    desk.claim(piece.span, "verse", RULE)
    return Verse(tuple(desk.line(line, notes) for line in piece.lines), piece.span)


def _table(desk: Desk, index: int, notes: frozenset[str]) -> Table:
    pieces = [desk.take(each) for each in _run(desk, index, "table")]
    rows = tuple(_row(desk, piece, notes) for piece in pieces)
    start, end = pieces[0].span.start, pieces[-1].span.end
    if label := take_label(desk, index, notes):
        caption, span = label
        return Table(rows, Span(min(start, span.start), max(end, span.end)), caption)
    return Table(rows, Span(start, end))


def _row(desk: Desk, piece: Piece, notes: frozenset[str]) -> Row:
    for cell in piece.cells:
        desk.claim(cell, "table", RULE)
    desk.drop(piece.span, RULE, "the marks between the cells of a table; editions draw their own")
    return Row(tuple(desk.line(cell, notes) for cell in piece.cells), piece.span, piece.head)


def _figure(desk: Desk, index: int, notes: frozenset[str]) -> Figure:
    piece = desk.take(index)
    desk.claim(piece.span, "figure", RULE)
    none = Span(piece.span.end, piece.span.end) if piece.target else piece.span
    cell = piece.cells[0] if piece.cells else none
    words = cell.cut(desk.text)
    at = find_credit(words)
    caption, credit = Span(cell.start, cell.start + len(words[:at].rstrip())), Span(cell.start + at, cell.end)
    lines = [desk.line(part, notes) if part else () for part in (caption, credit)]
    figure = Figure(piece.target or None, _alternative(desk, piece), piece.span, *lines)
    return take_caption(desk, index, figure, notes) if piece.target else figure


def _alternative(desk: Desk, piece: Piece) -> str:
    """Return what the picture *piece* shows: as the corrections say, by its path or the name of its file."""
    given, name = desk.corrections.pictures, piece.target.rpartition("/")[2]
    return given.get(piece.target, given.get(name, piece.label))


def find_credit(caption: str) -> int:
    """Return where in the words of a *caption* the credit begins; its length where there is none."""
    last = caption.rfind("\n") + 1
    if last and len(caption) - last <= LONGEST_CREDIT and CREDIT.match(caption[last:]):
        return last
    if len(caption) <= LONGEST_CREDIT and CREDIT.match(caption) and not caption.endswith((".", "!", "?")):
        return 0
    last = max(0, len(caption) - 2 * LONGEST_CREDIT)
    for pattern in (INSIDE, GLUED, BEHIND):
        if match := pattern.search(caption, last):
            return match.end() - len(match.group().lstrip())
    return len(caption)


def _rule(desk: Desk, index: int, notes: frozenset[str]) -> Rule:
    span = desk.take(index).span
    desk.drop(span, RULE, "the marks of a break; editions set their own", "rule")
    return Rule(span)


BUILDERS: dict[str, Callable[[Desk, int, frozenset[str]], Block]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "item": _list,
    "quote": _quote,
    "code": _code,
    "preformatted": _preformatted,
    "verse": _verse,
    "table": _table,
    "figure": _figure,
    "caption": _paragraph,
    "rule": _rule,
}
"""What makes a block of each kind of piece."""
