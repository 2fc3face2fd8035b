"""A booklet -> its pages in reading order, by where they stand on its sheets."""

import io
import re
from functools import lru_cache
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, RectangleObject, TextStringObject

from convert.errors import ProofError
from convert.render.paper import Fold

DRAWING = re.compile(rb"q (\S+) 0 0 (\S+) (\S+) (\S+) cm (/\w+) Do Q\s*")
"""A page on a sheet: its size, where it stands, and what it is called."""
SLACK = 0.01
"""Points by which a page may reach beyond its half of a sheet: numbers are rounded."""


@lru_cache(maxsize=1)
def unfold(content: bytes, fold: Fold) -> bytes:
    """Return the pages of the booklet *content* as a PDF, as who folds it by *fold* will turn them.

    The last one is kept: the proof and the page map ask for the same. Raises ProofError where it cannot be
    read, where a page reaches over the fold or the edge, and where blank pages stand elsewhere than at the
    end.
    """
    try:
        return _unfold(PdfReader(io.BytesIO(content)), fold)
    except (PyPdfError, KeyError) as error:
        raise ProofError(f"the booklet cannot be read back: {error}") from error


def _unfold(reader: PdfReader, fold: Fold) -> bytes:
    pages: dict[int, Any] = {}
    numbers: dict[tuple[int, int], int] = {}
    sides = fold.sides(2 * len(reader.pages))
    for at, (sheet, side) in enumerate(zip(reader.pages, sides, strict=True)):
        for slot, form in _read_slots(sheet, fold).items():
            page = side[slot]
            assert page is not None, "with so many pages no side has a blank"
            pages[page], numbers[at, slot] = form, page
    if set(pages) != set(range(len(pages))):
        raise ProofError("a blank page of the booklet stands before its end")
    return _write(reader, pages, numbers, fold)


def _read_slots(sheet: PageObject, fold: Fold) -> dict[int, Any]:
    """Return what is drawn on the two halves of *sheet*, by half."""
    contents = sheet.get_contents()
    data = contents.get_data() if contents is not None else b""
    if DRAWING.sub(b"", data).strip():
        raise ProofError("a sheet of the booklet holds more than pages")
    forms: Any = sheet["/Resources"]["/XObject"] if data else {}  # type: ignore[index]
    found: dict[int, Any] = {}
    for scale, _, left, _, name in DRAWING.findall(data):
        form = forms[name.decode()]
        start = float(left) + float(form["/BBox"][0]) * float(scale)
        end = start + (float(form["/BBox"][2]) - float(form["/BBox"][0])) * float(scale)
        slot = int((start + end) / 2 > fold.width / 2)
        if (
            start < slot * fold.width / 2 - SLACK
            or end > (slot + 1) * fold.width / 2 + SLACK
            or slot in found
        ):
            raise ProofError("a page of the booklet reaches over its half of the sheet")
        found[slot] = form
    return found


def _write(
    reader: PdfReader, pages: dict[int, Any], numbers: dict[tuple[int, int], int], fold: Fold
) -> bytes:
    writer = PdfWriter()
    made = []
    for number in range(len(pages)):
        form = pages[number]
        page = writer.add_blank_page(float(form["/BBox"][2]), float(form["/BBox"][3]))
        page[NameObject("/MediaBox")] = RectangleObject(form["/BBox"])
        page[NameObject("/Resources")] = form["/Resources"].clone(writer)
        drawn = DecodedStreamObject()
        drawn.set_data(form.get_data())
        page[NameObject("/Contents")] = writer._add_object(drawn)
        made.append(page)
    for name, target in reader.named_destinations.items():
        sheet = reader.get_destination_page_number(target)
        slot = int(float(target.get("/Left") or 0) >= fold.width / 2)
        if sheet is not None and (sheet, slot) in numbers:
            place = ArrayObject([made[numbers[sheet, slot]].indirect_reference, NameObject("/Fit")])
            writer.add_named_destination_array(TextStringObject(name), place)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
