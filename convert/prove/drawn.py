"""The pictures of a PDF: what their tags say of them, and the words that are drawn in them."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_int, c_ulong, create_string_buffer, sizeof
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from convert.errors import ProofError

FIGURE = "Figure"
"""What a picture is called in the tags of a PDF, and around what is drawn of it (ISO 32000-1, 14.8.4)."""
UTF16 = "utf-16-le"
DEEPEST = 60
"""Elements inside each other; an article has twenty."""


def read_pictures(content: bytes) -> tuple[str, ...]:
    """Return what the pictures of a PDF say, in the order of its tags; ProofError where it cannot be read.

    Without tags, they are there and say nothing.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ProofError(f"the PDF cannot be read back: {error}") from error
    with document:
        if not document.is_tagged():
            return tuple("" for page in document for _ in _marked_on(page))
        return tuple(text for page in document for text in _on_page(page))


def _marked_on(page: pypdfium2.PdfPage) -> set[int]:
    """Return the numbers of the pictures on a *page* without tags, which says nothing of what they show."""
    numbers, number = set[int](), c_int()
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, at)
        for place in range(pdfium.FPDFPageObj_CountMarks(item)):
            mark = pdfium.FPDFPageObj_GetMark(item, place)
            if _mark_name(item, place) == FIGURE and pdfium.FPDFPageObjMark_GetParamIntValue(
                mark, b"MCID", number
            ):
                numbers.add(number.value)
    page.close()
    return numbers


def _on_page(page: pypdfium2.PdfPage) -> Iterator[str]:
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
        page.close()


def _below(element: Any, depth: int) -> Iterator[str]:
    """Yield the alternative texts of the figures at and below *element*, of what stands on its page."""
    if not element or depth > DEEPEST:
        return
    if _string(pdfium.FPDF_StructElement_GetType, element) == FIGURE:
        yield _string(pdfium.FPDF_StructElement_GetAltText, element)
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _below(pdfium.FPDF_StructElement_GetChildAtIndex(element, at), depth + 1)


def _string(ask: Any, element: Any) -> str:
    size = ask(element, None, 0)
    if size < 2:
        return ""
    buffer = create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode(UTF16).rstrip("\0")


def drop_drawn_words(page: pypdfium2.PdfPage) -> None:
    """Take the pictures off *page*, as it lies in memory: words that a drawing holds are none of the text."""
    drawn = [
        item
        for item in (pdfium.FPDFPage_GetObject(page, at) for at in range(pdfium.FPDFPage_CountObjects(page)))
        if any(_mark_name(item, at) == FIGURE for at in range(pdfium.FPDFPageObj_CountMarks(item)))
    ]
    for item in drawn:
        pdfium.FPDFPage_RemoveObject(page, item)
        pdfium.FPDFPageObj_Destroy(item)


def _mark_name(item: Any, at: int) -> str:
    """Return the name of a mark of *item*; empty for one that is longer than ours."""
    mark, size = pdfium.FPDFPageObj_GetMark(item, at), c_ulong()
    buffer = (pdfium.FPDF_WCHAR * (len(FIGURE) + 1))()
    known = pdfium.FPDFPageObjMark_GetName(mark, buffer, sizeof(buffer), size)
    return bytes(buffer).decode(UTF16).rstrip("\0") if known and size.value <= sizeof(buffer) else ""
