"""A part of a Word document -> characters: runs, fields, marks of notes, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from convert.prove.words import SOFT_HYPHEN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}softHyphen": SOFT_HYPHEN,
    f"{W}noBreakHyphen": "\u2011",
}
"""Characters that are elements."""
LINES = frozenset((f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"))
"""Elements that begin and end a line."""
UNSEEN = frozenset((f"{W}delText", f"{W}delInstrText", f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{MC}Fallback"))
"""Elements without text that anybody reads: deleted words, properties (tab stops), second forms."""
FIELDS = {"PAGE": "{page}", "NUMPAGES": "{pages}"}
"""Fields whose result only the layout knows, and what stands for it here."""
OFF = ("0", "false", "off")


class Mark(Struct, frozen=True):
    """The mark of a note."""

    label: str
    """The number that Word gives it, or its own sign."""
    note: str
    """Kind and id of its note: ``footnote 2``."""
    counted: bool
    """Whether Word gave it a number; a sign of its own stands behind it as text."""


class Field(Struct):
    """A field that has begun and not ended."""

    instruction: str = ""
    """What it asks for: ``PAGE``, ``HYPERLINK …``."""
    silent: bool = True
    """Whether text inside it is passed over: its instruction, or a result that a placeholder stands for."""


class Desk(Struct):
    """What the walk through one part has met so far."""

    marks: list[Mark] = field(default_factory=list)
    """The marks, in order."""
    fields: list[Field] = field(default_factory=list)
    """Open fields, innermost last."""
    bookmarks: dict[str, int] = field(default_factory=dict)
    """For each bookmark the position among the marks of the one that comes behind its start."""


def walk(element: etree._Element, desk: Desk) -> Iterator[str]:
    """Yield the characters of *element*, and keep on *desk* the marks of notes."""
    tag = str(element.tag)
    if tag in UNSEEN or (tag == f"{W}r" and _vanishes(element)):
        return
    if tag == f"{W}t":
        yield "" if any(field.silent for field in desk.fields) else element.text or ""
    elif tag in CHARACTERS:
        yield CHARACTERS[tag]
    elif tag == f"{W}sym":
        yield chr(int(element.get(f"{W}char", "FFFD"), 16))
    elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        yield _mark(element, desk)
    elif tag in (f"{W}fldChar", f"{W}instrText"):
        yield _turn_field(element, desk)
    elif tag == f"{W}fldSimple":
        yield _simple_field(element, desk)
    elif tag == f"{W}bookmarkStart":
        desk.bookmarks[element.get(f"{W}name", "")] = len(desk.marks)
    else:
        yield from _children(element, desk)


def _children(element: etree._Element, desk: Desk) -> Iterator[str]:
    line = "\n" if element.tag in LINES else ""
    yield line
    for child in element:
        yield from walk(child, desk)
    yield line


def _vanishes(run: etree._Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "true") not in OFF


def _mark(element: etree._Element, desk: Desk) -> str:
    """Return what a reference prints: Word counts those that have no sign of their own, each kind apart."""
    kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
    custom = element.get(f"{W}customMarkFollows", "0") not in OFF
    number = 1 + sum(mark.counted and mark.note.startswith(kind) for mark in desk.marks)
    sign = "".join(text.text or "" for text in element.itersiblings(f"{W}t"))
    desk.marks.append(Mark(sign if custom else str(number), f"{kind} {element.get(f'{W}id')}", not custom))
    return "" if custom else str(number)


def _turn_field(element: etree._Element, desk: Desk) -> str:
    """Open, read or close a field; return what is printed at its end."""
    turn = element.get(f"{W}fldCharType", "")
    if turn == "begin":
        desk.fields.append(Field())
    elif turn == "end" and desk.fields:
        return _placeholder(desk.fields.pop().instruction)
    elif desk.fields:
        last = desk.fields[-1]
        last.instruction += element.text or ""
        last.silent = turn != "separate" or bool(_placeholder(last.instruction))
    return ""


def _simple_field(element: etree._Element, desk: Desk) -> str:
    """Return what a field in one piece prints; a further mark of a note repeats the number of the first."""
    instruction = element.get(f"{W}instr", "")
    printed = _placeholder(instruction) or "".join(_children(element, desk))
    name, *arguments = [*instruction.split(), ""]
    if name == "NOTEREF":
        first = desk.bookmarks.get(arguments[0], len(desk.marks))
        note = desk.marks[first].note if first < len(desk.marks) else ""
        desk.marks.append(Mark(printed, note, counted=False))
    return printed


def _placeholder(instruction: str) -> str:
    return FIELDS.get(next(iter(instruction.split()), ""), "")
