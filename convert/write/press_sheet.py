"""Pages on the sheet of a press: their boxes, and the marks beside them."""

from collections.abc import Iterator
from typing import Any

import pydyf

from convert.render.paper import Sheet

CLEAR = 8.5
"""Points between the edge of a page and its marks, at least; no mark stands in the bleed."""
LENGTH = 14.0
"""Points that a mark is long."""
EDGE = 4.0
"""Points between a mark and the edge of the sheet."""
HAIRLINE = 0.25
"""Points that a mark is wide."""
EVERY_INK = "/EveryInk"
"""The colour of marks: all inks at once (ISO 32000-1, 8.6.6.4)."""

Point = tuple[float, float]


def place_pages(pdf: Any, objects: dict[bytes, Any], sheet: Sheet) -> None:
    """Give each page of *pdf* the boxes of *sheet*, and its marks where it has any, in place."""
    for reference in pdf.page_references:
        page = objects[reference]
        left, bottom, right, top = page["TrimBox"]
        page["BleedBox"] = pydyf.Array(_grow((left, bottom, right, top), sheet.bleed))
        if sheet.marks:
            clear = max(CLEAR, sheet.bleed)
            page["MediaBox"] = pydyf.Array(_grow((left, bottom, right, top), clear + LENGTH + EDGE))
            _draw_marks(pdf, page, objects, clear)


def _grow(box: tuple[float, float, float, float], by: float) -> list[float]:
    left, bottom, right, top = box
    return [round(value, 3) for value in (left - by, bottom - by, right + by, top + by)]


def _draw_marks(pdf: Any, page: Any, objects: dict[bytes, Any], clear: float) -> None:
    marks = pydyf.Stream(compress=True)
    marks.push_state()
    marks.set_color_space(EVERY_INK.removeprefix("/"), stroke=True)
    marks.stream.append(b"1 SCN")
    marks.set_line_width(HAIRLINE)
    for start, end in mark_lines(tuple(page["TrimBox"]), clear):
        marks.move_to(*start)
        marks.line_to(*end)
    marks.stroke()
    marks.pop_state()
    pdf.add_object(marks)
    spaces = objects[objects[page["Resources"]]["ColorSpace"]]
    spaces[EVERY_INK.removeprefix("/")] = pydyf.Array(("/Separation", "/All", "/DeviceCMYK", _tint()))
    page["Contents"] = pydyf.Array([marks.reference, page["Contents"]])


def _tint() -> Any:
    values = {"FunctionType": 2, "Domain": pydyf.Array((0, 1)), "N": 1}
    return pydyf.Dictionary({**values, "C0": pydyf.Array((0, 0, 0, 0)), "C1": pydyf.Array((1, 1, 1, 1))})


def mark_lines(trim: tuple[float, float, float, float], clear: float) -> Iterator[tuple[Point, Point]]:
    """Yield the lines of the marks around a page *trim*: two at each corner, a cross at the middle of a side.

    They begin *clear* points outside of it.
    """
    left, bottom, right, top = trim
    for x, out in ((left, -1), (right, 1)):
        for y, up in ((bottom, -1), (top, 1)):
            yield (x + out * clear, y), (x + out * (clear + LENGTH), y)
            yield (x, y + up * clear), (x, y + up * (clear + LENGTH))
    middle, half = clear + LENGTH / 2, LENGTH / 2
    centre_x, centre_y = (left + right) / 2, (bottom + top) / 2
    crosses = (
        (left - middle, centre_y),
        (right + middle, centre_y),
        (centre_x, bottom - middle),
        (centre_x, top + middle),
    )
    for x, y in crosses:
        yield (x - half, y), (x + half, y)
        yield (x, y - half), (x, y + half)
