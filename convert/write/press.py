"""The edition for a print shop: the pages of the print edition as PDF/X-4, in the inks of its press."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pydyf

from convert.errors import EditionError
from convert.render.paper import Sheet
from convert.render.rendering import Rendering, Written
from convert.write.pdf import print_pages
from convert.write.pdf_metadata import press_packet, set_metadata
from convert.write.pdf_streams import steady_ends
from convert.write.press_inks import Inks
from convert.write.press_objects import into_inks, refuse_other_colours
from convert.write.press_sheet import place_pages

VARIANT = "pdf/x-4"
STANDARD = "PDF/X-4"


class Profile:
    """The profile of the press as WeasyPrint takes one; its own would write it anew."""

    components = ("c", "m", "y", "k")

    def __init__(self, inks: Inks) -> None:
        """Take the inks that it describes."""
        self.content = inks.profile
        self.name = inks.name
        self.pdf_reference: Any = None


def write(rendering: Rendering) -> Written:
    """Return the PDF of *rendering* for its sheet, in memory.

    The same rendering gives the same bytes. Raises what the writer of PDFs raises, and EditionError where a
    colour cannot be made into inks.
    """
    return print_pages(rendering, _for_press)


def _for_press(engine: Any, document: Any, rendering: Rendering) -> bytes:
    sheet = rendering.sheet
    assert sheet is not None, "render.sheet gives it"
    inks = load_inks(sheet.profile, str(rendering.tokens["colour"]["ink"]))
    set_metadata(document.metadata, rendering.record, press_packet)
    # WeasyPrint writes it as the output intent, and makes groups of DeviceCMYK.
    document.color_profiles = {"device-cmyk": Profile(inks)}
    # Tags tell which drawing is a picture, and what it says: the proof asks for that here too.
    content: bytes = document.write_pdf(
        pdf_variant=VARIANT, pdf_tags=True, finisher=lambda _, pdf: _finish(pdf, sheet, inks)
    )
    return content


@lru_cache(maxsize=4)
def load_inks(path: str, ink: str) -> Inks:
    """Return the inks of the press whose profile lies at *path*; *ink* is the colour of text, ``#1a1a1a``."""
    try:
        return Inks(Path(path).read_bytes(), ink)
    except OSError as error:
        raise EditionError(
            f"the colour profile cannot be used: {error.strerror or error}", remedy="Mend press.profile."
        ) from error


def _finish(pdf: Any, sheet: Sheet, inks: Inks) -> None:
    """Make *pdf*, the pydyf file of the pages, what PDF/X-4 asks for (ISO 15930-7)."""
    pdf.info["GTS_PDFXVersion"] = pydyf.String(STANDARD)
    objects = {item.reference: item for item in pdf.objects if hasattr(item, "reference")}
    for intent in pdf.catalog["OutputIntents"]:
        intent["OutputConditionIdentifier"] = intent["Info"] = pydyf.String(inks.name)
    # Bookmarks and links are nothing on paper, and what acts is against the standard.
    pdf.catalog.pop("Outlines", None)
    for reference in pdf.page_references:
        objects[reference].pop("Annots", None)
    _forget_links(objects)
    into_inks(pdf, objects, inks)
    refuse_other_colours(pdf)
    place_pages(pdf, objects, sheet)
    steady_ends(pdf)


def _forget_links(objects: dict[bytes, Any]) -> None:
    """Take out of the tags what leads to links: there are none any more."""
    for element in [item for item in objects.values() if _type(item) == "/StructElem"]:
        kids = element.get("K", ())
        kept = [kid for kid in kids if isinstance(kid, int) or _type(objects.get(kid)) != "/OBJR"]
        if len(kept) != len(kids):
            element["K"] = pydyf.Array(kept)


def _type(item: Any) -> object:
    return item.get("Type") if isinstance(item, dict) else None
