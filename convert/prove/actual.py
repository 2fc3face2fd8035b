"""What of a page says itself how it reads: marked content with ``/ActualText`` (ISO 32000-1, 14.9.4).

PDFium gives such text too, but turns it round where it runs from right to left: it takes it to be in the
order in which it is drawn, and it is in the order in which it is read.
"""

from codecs import BOM_UTF16_BE
from collections.abc import Iterator
from ctypes import addressof, c_float, c_ubyte, c_ulong
from itertools import groupby
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium
from msgspec import Struct

KEY = b"ActualText"


class Told(Struct):
    """Marked content that says how it reads."""

    text: str
    """How it reads."""
    baseline: float
    """Where it stands, in points from the foot of the page."""
    em: float
    """The size of its face, in points."""
    left: float
    """Where it begins from the left, in points."""
    right: float
    """Where it ends from the left, in points."""


class Drawn(Struct, frozen=True):
    """Characters in a row that do not say how they read."""

    first: int
    """Position of the first."""
    last: int
    """Position of the last."""


def find_stretches(page: Any, text: Any, drawn: list[int]) -> list[Told | Drawn]:
    """Return what stands on *page*, in order: what says how it reads, and else the characters at *drawn*."""
    told = _find_told(page)
    if not told:
        return [Drawn(drawn[0], drawn[-1])] if drawn else []
    marks = (
        (position, _address(_mark_of(pdfium.FPDFText_GetTextObject(text, position)))) for position in drawn
    )
    stretches: dict[int, Told | Drawn] = {}
    for mark, group in groupby(marks, key=lambda pair: pair[1]):
        positions = [position for position, _ in group]
        stretches.setdefault(mark or -positions[0] - 1, told.get(mark) or Drawn(positions[0], positions[-1]))
    if all(mark in told for mark in stretches):
        # PDFium puts what stands on one line in order from left to right; it is drawn as it is read.
        return list(told.values())
    return list(stretches.values())


def _find_told(page: Any) -> dict[int, Told]:
    """Return the marked contents of *page* that say how they read, by their addresses, as they are drawn."""
    found: dict[int, Told] = {}
    baselines: dict[int, list[float]] = {}
    for item in _objects(page):
        mark = _mark_of(item)
        if mark:
            baselines.setdefault(_address(mark), []).append(_place(item)[0])
            edges = [c_float() for _ in range(4)]
            pdfium.FPDFPageObj_GetBounds(item, *edges)
            left, right = edges[0].value, edges[2].value
            told = found.setdefault(_address(mark), Told(_said(mark), *_place(item), left, right))
            told.left, told.right = min(told.left, left), max(told.right, right)
    for mark, told in found.items():
        told.baseline = median(baselines[mark])  # dots and accents are text of their own, raised or lowered
    return {mark: told for mark, told in found.items() if told.text.strip()}


def _objects(page: Any) -> Iterator[Any]:
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield item


def _place(item: Any) -> tuple[float, float]:
    """Return on what height a text object stands, and the size of its face."""
    matrix, size = pdfium.FS_MATRIX(), c_float()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    pdfium.FPDFTextObj_GetFontSize(item, size)
    return matrix.f, size.value * abs(matrix.a)


def _mark_of(item: Any) -> Any:
    """Return the innermost marked content around *item* that says how it reads, else None."""
    for at in reversed(range(pdfium.FPDFPageObj_CountMarks(item) if item else 0)):
        mark = pdfium.FPDFPageObj_GetMark(item, at)
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, KEY) == pdfium.FPDF_OBJECT_STRING:
            return mark
    return None


def _address(mark: Any) -> int:
    return addressof(mark.contents) if mark else 0


def _said(mark: Any) -> str:
    """Return the text of *mark*; as bytes, since PDFium would take them for UTF-8."""
    size = c_ulong()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, KEY, None, 0, size)
    buffer = (c_ubyte * size.value)()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, KEY, buffer, size.value, size)
    data = bytes(buffer)
    return data.decode("utf-16") if data.startswith(BOM_UTF16_BE) else data.decode("latin-1")
