"""What layouts ask of a value: its kind, its mark, its parts; logic lives here and not in the layouts."""

import re
from typing import Any

from fontTools.unicodedata import script
from markupsafe import Markup
from msgspec import Struct

from convert.model import Foreign, Item, Line, List, Note, NoteMark, Row, Span, Strong, Table, Text
from convert.model.walk import note_words, plain
from convert.render.bidi import Direction, direction_of

FIGURE = re.compile(r"[\s–—−+±~<>≈-]*[$£€¥]?\s?\d[\d.,\s]*\s?(%|[a-zA-Z€]{1,3})?\s*")
LETTER = re.compile(r"\W*([a-zA-Z])\W*")
DIGITS = re.compile(r"\d+")
SHORTEST_LAST_LINE = 9
"""Characters that the last line of a paragraph holds at least, so that no single word stands alone."""
LONGEST_TAIL = 30
LONGEST_HELD = 36
"""Characters of a name that any line holds, so that no line need end inside of it."""
LONGEST_LABEL = 150
"""Letters of a paragraph in bold letters at most that names what follows it."""
MOST_ROWS = 10
MOST_LETTERS = 600
"""Rows and letters of a table at most that stands on one page: a third of the smallest."""
FEWEST_CAPITALS = 4
"""Letters of a heading in capitals; fewer are an abbreviation."""
LATIN = "\u0370"
"""Before the letters of other scripts."""
UNSPACED = frozenset("Bopo Hang Hani Hira Kana Yiii".split())
"""Scripts whose lines end between any two signs: of a last line, few are enough."""
FEWEST_SIGNS = 2
ENDS = ".,:;?!\u3002\u3001\uff0e\uff0c\uff1a\uff1b\uff1f\uff01\u300d\u300f\u201d\u2019\u300b\uff09) "
"""What stands behind the last sign of a text."""
PLACE = re.compile(r"(\{\w+\})")
ROMAN = {"i": "i", "v": "i", "x": "i", "I": "I", "V": "I", "X": "I"}


class TablePart(Struct, frozen=True):
    """Rows that belong together."""

    tag: str
    """``thead`` or ``tbody``."""
    rows: tuple[Row, ...]
    """The rows."""


def kind(value: Struct) -> str:
    """Return which inline or block *value* is: the tag that it has in JSON."""
    return str(value.__struct_config__.tag)


def runs(words: Foreign, around: Direction) -> Direction:
    """Return which way *words* run; as the text *around* them where they do not tell."""
    return direction_of(plain(words.content), around)


def note_lines(note: Note) -> tuple[Line, ...]:
    """Return the paragraphs of *note*: editions set what stands in a note as lines."""
    return tuple(words.line for words in note_words(note) if words.line)


def printed_mark(item: Item, of: List, position: int, bullet: str) -> str:
    """Return what stands before the item at *position* (from 1) of a list."""
    if not of.ordered:
        return bullet
    has_number = item.mark and any(character.isalnum() for character in item.mark)
    return item.mark if item.mark and has_number else f"{position}."


def first_number(of: List) -> int:
    """Return the number of the first item of a numbered list; 1 where its mark is no number."""
    digits = DIGITS.search(of.items[0].mark or "") if of.items else None
    return int(digits[0]) if digits and len(digits[0]) < 5 else 1


def number_form(of: List) -> str:
    """Return how a list is numbered, as the ``type`` of HTML: ``1``, ``a``, ``A``, ``i``, ``I``."""
    letter = LETTER.fullmatch((of.items[0].mark or "") if of.items else "")
    if not letter:
        return "1"
    return ROMAN.get(letter[1], "a" if letter[1].islower() else "A")


def table_parts(table: Table) -> tuple[TablePart, ...]:
    """Return head and body of *table*; a part without rows is left out."""
    head = tuple(row for row in table.rows if row.head)
    body = tuple(row for row in table.rows if not row.head)
    return tuple(TablePart(tag, rows) for tag, rows in (("thead", head), ("tbody", body)) if rows)


def is_strong_line(content: Line) -> bool:
    """Tell whether a paragraph is a few words in bold letters that end no sentence, and marks of notes."""
    words = [item for item in content if not isinstance(item, NoteMark) and plain((item,)).strip()]
    said = plain(tuple(words)).strip()
    return len(words) == 1 and isinstance(words[0], Strong) and len(said) <= LONGEST_LABEL and said[-1] != "."


def is_short(table: Table) -> bool:
    """Tell whether *table* is so short that a page it does not fit on is better left: it stands whole."""
    letters = sum(len(plain(cell)) for row in table.rows for cell in row.cells)
    return len(table.rows) <= MOST_ROWS and letters <= MOST_LETTERS


def figure_columns(table: Table) -> frozenset[int]:
    """Return the positions of the columns that hold numbers alone; the first column names the rows.

    A cell that is empty or missing says nothing of its column.
    """
    body = [row.cells for row in table.rows if not row.head]
    columns = (
        (at, [cells[at] for cells in body if at < len(cells) and cells[at]])
        for at in range(1, max((len(cells) for cells in body), default=0))
    )
    return frozenset(at for at, cells in columns if cells and all(map(is_figure, cells)))


def cell_span(table: Table, row: Row) -> int:
    """Return how many columns the last cell of *row* takes: in a row with fewer cells it fills the rest."""
    return max(len(other.cells) for other in table.rows) - len(row.cells) + 1


def is_figure(cell: Line) -> bool:
    """Tell whether a cell holds a number."""
    return FIGURE.fullmatch(plain(cell)) is not None


def families(tokens: dict[str, Any], *faces: str) -> Markup:
    """Return the families of *faces* ("text", "sans") as a style sheet lists them, and other scripts' too."""
    first, *rest = (str(tokens["face"][face]) for face in faces)
    scripts = tokens.get("scripts", {"own": [], "others": []})
    names = (*scripts["own"], first, *scripts["others"], *rest)
    return Markup(", ").join(Markup(f'"{name}"') for name in names)


def held(name: str) -> str:
    """Return the class, a space before it, of a *name* that stands on one line; nothing for a longer one."""
    return " whole" if len(name) <= LONGEST_HELD else ""


def capitals(line: Line) -> bool:
    """Tell whether *line* is in capitals: those are set further apart."""
    words = plain(line)
    return words.isupper() and sum(character.isalpha() for character in words) >= FEWEST_CAPITALS


def pieces(label: str) -> tuple[str, ...]:
    """Return *label* cut before and behind its places for numbers: ``{page}``, `` of ``, ``{pages}``."""
    return tuple(piece for piece in PLACE.split(label) if piece)


def _is_unspaced(character: str) -> bool:
    """Tell whether lines may end before or behind *character*, whatever it stands in."""
    return character > LATIN and script(character) in UNSPACED


def cut_tail(line: Line) -> tuple[Line, Line]:
    """Return *line* in two: the end, which print keeps on one line, is empty where nothing fits that."""
    marks = next((at for at, item in enumerate(reversed(line)) if not isinstance(item, NoteMark)), len(line))
    at = len(line) - marks - 1
    last = line[at] if at >= 0 else None
    if not isinstance(last, Text):
        return line, ()
    cut = last.text.rfind(" ", 0, len(last.text) - SHORTEST_LAST_LINE) + 1
    if _is_unspaced(last.text.rstrip(ENDS)[-1:]):
        cut = max(len(last.text.rstrip(ENDS)) - FEWEST_SIGNS, 0)
    if not cut or len(last.text) - cut > LONGEST_TAIL:
        return line, ()
    place = last.span.start
    head, tail = (Text(text, Span(place, place)) for text in (last.text[:cut], last.text[cut:]))
    return (*line[:at], head), (tail, *line[at + 1 :])
