"""The characters of a page, parted by what is drawn between them.

A PDF holds runs of text at places; where a line ends, and whether there is a space between two runs, every
reader guesses from the places. PDFium goes by the width of letters: it misses a space behind a wide one,
sees one in tracked words, and takes a raised figure for a line of its own. So each of its guesses is made
again, from what the faces say of their characters' widths.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from ctypes import addressof, c_double, c_float
from functools import cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from convert.prove.actual import Drawn, Told, find_stretches

HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen-minus or a soft hyphen at a line end, and then no sign of the line end."""
GAP = 0.13
"""From how many ems on a gap is a space: more than any tracking, less than the narrowest word space."""
RISE = 0.6
"""Ems between two baselines of one line at most: a raised figure stands half of one higher."""
COUNTED_HYPHEN = "\x02"
"""What PDFium gives for the same hyphen when it is asked for one character."""
_HALF = re.compile("[\ud800-\udfff]")
HAIR = 0.001
"""Points that two places may differ by and be one: PDFium counts in single precision."""


def read_text(page: Any, sheet: Any) -> str:
    """Return the characters of the text page *page* of *sheet*, with a newline where a line ends."""
    characters = _characters(page)
    drawn = [position for position, character in enumerate(characters) if not character.isspace()]
    parts: list[str] = []
    before: Told | Drawn | None = None
    for stretch in find_stretches(sheet, page, drawn):
        if before is not None:
            parts.append(_between(page, before, stretch))
        parts.append(
            stretch.text if isinstance(stretch, Told) else _read_drawn(page, characters, drawn, stretch)
        )
        before = stretch
    return _pair("".join(parts))


def _pair(text: str) -> str:
    """Return *text* with one character where PDFium gives the two halves of one outside the BMP."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _HALF.search(text) else text


def _read_drawn(page: Any, characters: str, drawn: list[int], stretch: Drawn) -> str:
    """Return the characters of a stretch that does not say how it reads."""
    inside = drawn[bisect_left(drawn, stretch.first) : bisect_right(drawn, stretch.last)]
    parts, start = [], stretch.first
    for before, after in _joints(page, characters, inside):
        parts += [characters[start : before + 1], _part(page, characters, before, after)]
        start = after
    return "".join((*parts, characters[start : stretch.last + 1])).replace(HYPHEN, "-")


def _between(page: Any, before: Told | Drawn, after: Told | Drawn) -> str:
    """Return what stands between two stretches of which one says how it reads: a line end, a space, nothing.

    In a line that runs from right to left, what is read first stands on the right.
    """
    one = before if isinstance(before, Told) else _measure(page, before.last)
    two = after if isinstance(after, Told) else _measure(page, after.first)
    em = max(one.em, two.em)
    if abs(one.baseline - two.baseline) > RISE * em:
        return "\n"
    return " " if max(two.left - one.right, one.left - two.right) > GAP * em else ""


def _measure(page: Any, position: int) -> Told:
    """Return where a character stands that does not say how it reads."""
    (left, baseline), em = _origin(page, position), _em(page, position)
    character = _character(page, position)
    return Told(character, baseline, em, left, _right(page, position, character, left, em))


def _characters(page: Any) -> str:
    """Return one character for each that PDFium counts; in bulk it may give two for one outside the BMP."""
    count, text = page.count_chars(), page.get_text_range()
    if len(text) == count:
        return str(text)
    return "".join(_character(page, position) for position in range(count))


def _character(page: Any, position: int) -> str:
    """Return the character at *position*, which PDFium may give as half of one."""
    return chr(pdfium.FPDFText_GetUnicode(page, position)).replace(COUNTED_HYPHEN, HYPHEN)


def _joints(page: Any, characters: str, drawn: list[int]) -> list[tuple[int, int]]:
    """Return the neighbours among *drawn* between which PDFium guesses: a line end, another run, a space."""
    joints, first = set[tuple[int, int]](), 0
    changes = _change_finder(page, drawn)
    gaps = [n for n, (one, two) in enumerate(pairwise(drawn)) if two - one > 1 or characters[one] == HYPHEN]
    for index in gaps:
        before, after = drawn[index], drawn[index + 1]
        if characters[before] == HYPHEN or "\n" in characters[before:after]:
            joints.add((before, after))
            joints.update(changes(first, index))
            first = index + 1
        elif after - before == 2 and pdfium.FPDFText_IsGenerated(page, before + 1):
            joints.add((before, after))
    if drawn:
        joints.update(changes(first, len(drawn) - 1))
    return sorted(joints)


def _change_finder(page: Any, drawn: list[int]) -> Callable[[int, int], Iterator[tuple[int, int]]]:
    """Return a function that yields where, between two places in *drawn*, one run ends and another begins."""

    @cache
    def run(position: int) -> int:
        found = pdfium.FPDFText_GetTextObject(page, position)
        return addressof(found.contents) if found else 0

    def changes(first: int, last: int) -> Iterator[tuple[int, int]]:
        # A run is in one piece, so that its ends tell of all between them.
        if run(drawn[first]) == run(drawn[last]):
            return
        if last == first + 1:
            yield drawn[first], drawn[last]
            return
        middle = (first + last) // 2
        yield from changes(first, middle)
        yield from changes(middle, last)

    return changes


def _part(page: Any, characters: str, before: int, after: int) -> str:
    """Return what stands between two characters: a line end, a space, or nothing."""
    left, baseline = _origin(page, before)
    next_left, next_baseline = _origin(page, after)
    em = _em(page, before)
    if abs(baseline - next_baseline) > HAIR:
        em = max(em, _em(page, after))
    if abs(baseline - next_baseline) > RISE * em or next_left < left:
        return "\n"
    if next_left - _right(page, before, characters[before], left, em) > GAP * em:
        return " "
    real = any(not pdfium.FPDFText_IsGenerated(page, position) for position in range(before + 1, after))
    return " " if real else ""


def _origin(page: Any, position: int) -> tuple[float, float]:
    """Return where a character begins on its baseline, in points."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(page, position, x, y)
    return x.value, y.value


def _em(page: Any, position: int) -> float:
    """Return the size of a character's face, in points."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, position, matrix)
    return float(pdfium.FPDFText_GetFontSize(page, position) * abs(matrix.a))


def _right(page: Any, position: int, character: str, left: float, em: float) -> float:
    """Return where the width of a character ends, in points.

    PDFium's wide box holds the width and the ink: where the ink reaches its edge (an italic W leans over what
    follows), the face is asked for the width alone. Of the letters of a ligature the face knows no width.
    """
    wide, ink = pdfium.FS_RECTF(), [c_double() for _ in range(4)]
    pdfium.FPDFText_GetLooseCharBox(page, position, wide)
    pdfium.FPDFText_GetCharBox(page, position, *ink)
    if ink[1].value < wide.right - HAIR or _ends_ligature(page, position, left):
        return float(wide.right)
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(page, position))
    width = c_float()
    pdfium.FPDFFont_GetGlyphWidth(font, ord(character), em, width)
    return min(float(wide.right), left + float(width.value))


def _ends_ligature(page: Any, position: int, left: float) -> bool:
    """Tell whether a character is drawn by one glyph with the one before it."""
    return position > 0 and _origin(page, position - 1) == (left, _origin(page, position)[1])
