"""The edition to be folded: pages of the print edition two by two on sheets, in the order of a booklet."""

import datetime
import io
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from convert.render.paper import Fold
from convert.render.rendering import Record, Rendering, Written
from convert.write.pdf import write as write_print
from convert.write.pdf_metadata import GENERATOR

VERSION = "%PDF-1.7"
"""What the pages are written in."""
SLOTS = ("/Left", "/Right")
"""What the two pages of a side of a sheet are called."""


def write(rendering: Rendering) -> Written:
    """Return the booklet of *rendering*, in memory; it raises what the writer of PDFs raises."""
    printed = write_print(rendering)
    assert rendering.fold is not None, "render.sheet gives it"
    return replace(printed, content=impose(printed.content, rendering.fold, rendering.record))


def impose(content: bytes, fold: Fold, record: Record) -> bytes:
    """Return the pages of the PDF *content* on the sheets of *fold*, each side a page; blank ones at the end.

    The pages are for folding alone: no tags, no bookmarks, no links.
    """
    reader, writer = PdfReader(io.BytesIO(content)), PdfWriter()
    forms = [_make_form(page, writer) for page in reader.pages]
    places: dict[int, tuple[Any, Place]] = {}
    for side in fold.sides(len(forms)):
        sheet = writer.add_blank_page(fold.width, fold.height)
        slots = [(slot, page) for slot, page in enumerate(side) if page is not None]
        placed = {page: (slot, fit(forms[page]["/BBox"], slot, fold)) for slot, page in slots}
        _draw(sheet, {slot: (forms[page], place) for page, (slot, place) in placed.items()}, writer)
        places |= {page: (sheet, place) for page, (_, place) in placed.items()}
    for name, target in sorted(reader.named_destinations.items()):
        page = reader.get_destination_page_number(target)
        if page is not None and page in places:
            writer.add_named_destination_array(TextStringObject(name), _move(target, *places[page]))
    _describe(writer, record)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


Place = tuple[float, float, float]
"""By how much a page is made smaller, and how far from the corner of the sheet it stands."""


def fit(box: Any, slot: int, fold: Fold) -> Place:
    """Return where a page of the size *box* stands in the half *slot* of a sheet: in its middle."""
    half = fold.width / 2
    width, height = (float(box[2]) - float(box[0]), float(box[3]) - float(box[1]))
    scale = min(1.0, half / width, fold.height / height)
    left = slot * half + (half - width * scale) / 2 - float(box[0]) * scale
    return (
        round(scale, 5),
        round(left, 3),
        round((fold.height - height * scale) / 2 - float(box[1]) * scale, 3),
    )


def _make_form(page: PageObject, writer: PdfWriter) -> StreamObject:
    """Return *page* as something that can be drawn on another."""
    form = DecodedStreamObject()
    contents = page.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    packed = form.flate_encode()
    packed[NameObject("/Type")] = NameObject("/XObject")
    packed[NameObject("/Subtype")] = NameObject("/Form")
    packed[NameObject("/BBox")] = RectangleObject(page.trimbox)
    packed[NameObject("/Resources")] = page["/Resources"].clone(writer)
    writer._add_object(packed)
    return packed


def _draw(sheet: PageObject, slots: dict[int, tuple[StreamObject, Place]], writer: PdfWriter) -> None:
    """Draw the forms of *slots* on *sheet*, the left one first."""
    drawn = DecodedStreamObject()
    drawn.set_data("".join(_drawing(slot, place) for slot, (_, place) in sorted(slots.items())).encode())
    sheet[NameObject("/Contents")] = writer._add_object(drawn)
    forms = {NameObject(SLOTS[slot]): form.indirect_reference for slot, (form, _) in sorted(slots.items())}
    resources = DictionaryObject({NameObject("/XObject"): DictionaryObject(forms)})
    sheet[NameObject("/Resources")] = resources


def _drawing(slot: int, place: Place) -> str:
    scale, left, bottom = place
    return f"q {scale:g} 0 0 {scale:g} {left:g} {bottom:g} cm {SLOTS[slot]} Do Q\n"


def _move(target: Any, sheet: Any, place: Place) -> ArrayObject:
    """Return the place on its *sheet* that the destination *target* names on its page."""
    scale, left, bottom = place
    across, up = (float(target.get(key) or 0) for key in ("/Left", "/Top"))
    spot = (FloatObject(round(across * scale + left, 3)), FloatObject(round(up * scale + bottom, 3)))
    return ArrayObject([sheet.indirect_reference, NameObject("/XYZ"), *spot, FloatObject(0)])


def _describe(writer: PdfWriter, record: Record) -> None:
    """Say what the booklet is, dated as the article is."""
    writer.pdf_header = VERSION
    date = datetime.datetime.fromisoformat(record.modified).strftime("D:%Y%m%d%H%M%SZ")
    writer.metadata = dict(_described(record, date))
    writer._root_object[NameObject("/Lang")] = TextStringObject(record.language)


def _described(record: Record, date: str) -> Iterator[tuple[str, str]]:
    yield "/Title", record.title
    yield "/Author", ", ".join(creator.name for creator in record.creators if creator.relator == "aut")
    yield "/Creator", GENERATOR
    yield "/Producer", "pypdf"
    yield from ((key, date) for key in ("/CreationDate", "/ModDate"))
