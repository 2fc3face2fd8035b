"""PDF -> pages of lines of words, as PDFium reads them."""

from collections.abc import Iterable, Iterator

import pypdfium2
import pypdfium2.raw as raw
from msgspec import Struct

from convert.errors import ProofError
from convert.prove.drawn import drop_drawn_words
from convert.prove.glyphs import read_text
from convert.prove.words import split_words


class Page(Struct, frozen=True):
    """One page as read."""

    number: int
    """Counted from 1."""
    lines: tuple[tuple[str, ...], ...]
    """Its lines in the order in which they are drawn, each as its words."""


def read_pages(content: bytes, *, pictures: bool = False) -> tuple[Page, ...]:
    """Return the pages of a PDF, which may hold *pictures*; raises ProofError where it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ProofError(f"the PDF cannot be read back: {error}") from error
    try:
        return tuple(Page(number, tuple(_lines(page, pictures))) for number, page in enumerate(document, 1))
    finally:
        document.close()


def read_destinations(content: bytes, names: Iterable[str]) -> dict[str, int]:
    """Return the number of the page, from 1, on which each of the places *names* of a PDF lies."""
    with pypdfium2.PdfDocument(content) as document:
        places = {name: raw.FPDF_GetNamedDestByName(document, name.encode()) for name in names}
        return {
            name: raw.FPDFDest_GetDestPageIndex(document, place) + 1
            for name, place in places.items()
            if place
        }


def _lines(page: pypdfium2.PdfPage, pictures: bool) -> Iterator[tuple[str, ...]]:
    if pictures:
        drop_drawn_words(page)
    text = page.get_textpage()
    try:
        characters = read_text(text, page)
    finally:
        text.close()
        page.close()
    for line in characters.split("\n"):
        if words := split_words(line):
            yield tuple(words)
