"""The grid as it is read back: where the lines of the body stand on the pages of a PDF."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

TOLERANCE = 0.5
"""Points by which a line may miss the grid."""
SAME_SIZE = 0.05
SHORTEST = 8
"""Characters of body size that make a line; fewer may be a mark or a number."""
LONGEST_NAME = 128
STEP = 0.1
"""Points to which places are rounded while the grid is sought."""


def figures(content: bytes, tokens: dict[str, Any]) -> dict[str, float]:
    """Return how many lines of the body the PDF has, and how many of them stand on one grid."""
    family = tokens["face"]["text"].replace(" ", "")
    places = list(body_lines(content, tokens["size"]["body"], family))
    line = tokens["line"]["body"]
    return {"lines": len(places), "on_grid": sum(count_on_grid(places, line))}


def count_on_grid(places: list[float], line: float) -> Iterator[bool]:
    """Yield for each of *places* whether it stands on the grid that most of them share."""
    if not places:
        return
    phases = Counter(round(place % line / STEP) for place in places)
    phase = phases.most_common(1)[0][0] * STEP
    for place in places:
        miss = (place - phase) % line
        yield min(miss, line - miss) <= TOLERANCE


def body_lines(content: bytes, size: float, family: str) -> Iterator[float]:
    """Yield how far below the top of its page the base line of each line of *family* and *size* lies."""
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            text = page.get_textpage()
            yield from _page_lines(text, page.get_height(), size, family)
            text.close()
            page.close()


def _page_lines(text: Any, height: float, size: float, family: str) -> Iterator[float]:
    for place, characters in groupby(_characters(text, size, family)):
        if sum(1 for _ in characters) >= SHORTEST:
            yield height - place


def _characters(text: Any, size: float, family: str) -> Iterator[float]:
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        raw.FPDFText_GetMatrix(text, at, matrix)
        if abs(raw.FPDFText_GetFontSize(text, at) * matrix.d - size) < SAME_SIZE and family in _font(
            text, at
        ):
            raw.FPDFText_GetCharOrigin(text, at, x, y)
            yield round(y.value, 2)


def _font(text: Any, at: int) -> str:
    name, flags = ctypes.create_string_buffer(LONGEST_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, LONGEST_NAME, flags)
    return name.value.decode("utf-8", "replace").replace("-", "")
