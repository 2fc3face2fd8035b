"""The print edition: WeasyPrint lays out, and the file is PDF/A-3a and PDF/UA-1 at once."""

from collections.abc import Callable
from typing import Any

from convert.errors import EditionError
from convert.render.rendering import Rendering, Written
from convert.write.pdf_actual import telling
from convert.write.pdf_attach import attachments
from convert.write.pdf_copyfit import lay_out
from convert.write.pdf_engine import complaints, load_engine
from convert.write.pdf_finish import finish
from convert.write.pdf_grid import on_grid
from convert.write.pdf_metadata import archive_packet, set_metadata
from convert.write.pdf_note_heights import add_note_heights
from convert.write.pdf_notes import keep_notes
from convert.write.pdf_tags import tag_more

VARIANT = "pdf/a-3a"
"""The variant of WeasyPrint that writes tags and what an archive asks for; the rest of PDF/UA is added."""


Finish = Callable[[Any, Any, Rendering], bytes]
"""Makes the file: the engine, the pages as its document, and the rendering in; bytes out."""


def write(rendering: Rendering) -> Written:
    """Return the PDF of *rendering*, in memory; the same rendering gives the same bytes in any process.

    It raises what ``print_pages`` raises.
    """
    return print_pages(rendering, _for_archive)


def _for_archive(engine: Any, document: Any, rendering: Rendering) -> bytes:
    set_metadata(document.metadata, rendering.record, archive_packet)
    document.metadata.attachments = attachments(engine, rendering)
    content: bytes = document.write_pdf(pdf_variant=VARIANT, finisher=finish)
    return content


def print_pages(rendering: Rendering, make: Finish) -> Written:
    """Lay the pages of *rendering* out and return what *make* makes of them, with what was fitted.

    Raises EngineError where WeasyPrint or a font is missing, EditionError for anything that WeasyPrint logs:
    a missing glyph, a property that it ignores.
    """
    engine = load_engine(rendering.style, rendering.faces)
    add_note_heights()
    keep_notes()
    tag_more()
    markup = "".join(document.markup for document in rendering.documents)
    with complaints(), on_grid(rendering.tokens), telling(markup):
        try:
            laid = lay_out(engine, rendering)
            content = make(engine, laid.document, rendering)
        except (AssertionError, RecursionError, ValueError, ZeroDivisionError) as error:
            raise EditionError(
                f"WeasyPrint cannot set this article: {type(error).__name__}: {error}",
                remedy="Look for deeply nested lists or quotations, or send us the source.",
            ) from error
    return Written(content, fittings=laid.fittings, divisions=laid.divisions)
