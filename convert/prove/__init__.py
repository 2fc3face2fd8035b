"""Bytes -> words, and their comparison with the model: the editions agree, or the build fails."""

from msgspec.structs import replace

from convert.model import Article
from convert.prove.fault import Fault
from convert.prove.figures import prove_figures
from convert.prove.model import prove_script
from convert.render.rendering import Rendering, Script

__all__ = ["Fault", "prove"]


Recorded = frozenset[tuple[str, str]] | None
"""The words that line ends of print divide, if the writer told."""


def prove(
    article: Article, rendering: Rendering, content: bytes, divisions: Recorded = None
) -> tuple[Fault, ...]:
    """Return where the edition *content* departs from *article*; empty where it says the same words.

    Two halves: the rendering's script, less the edition's own words, is the article; what is read back out of
    the bytes is that script, no more and no less; so it is with the pictures. Raises ProofError for bytes
    that cannot be read.
    """
    if rendering.edition == "json":
        from convert.prove.json import prove_json

        return prove_json(article, content)
    faults = prove_script(article, rendering.edition, rendering.script)
    faults += prove_figures(article, rendering)
    return faults + prove_bytes(rendering, content, divisions)


def prove_print(
    article: Article, rendering: Rendering, content: bytes, divisions: Recorded = None
) -> tuple[int, ...]:
    """Return for each page of the PDF *content* the offset in the source at which it begins.

    Of a PDF that departs from its script, only the pages up to the fault are told.
    """
    from convert.prove.page_map import map_pages
    from convert.prove.pdf import read_print

    script, pages = in_reading_order(rendering, content)
    return map_pages(article, rendering.script, read_print(script, pages, divisions).starts)


def in_reading_order(rendering: Rendering, content: bytes) -> tuple[Script, bytes]:
    """Return the script of *rendering* and the PDF *content* with its pages as they are read.

    Those of a booklet are unfolded; its pictures say nothing, since sheets have no tags.
    """
    if rendering.fold is None:
        return rendering.script, content
    from convert.prove.booklet import unfold

    silent = replace(rendering.script, pictures=("",) * len(rendering.script.pictures))
    return silent, unfold(content, rendering.fold)


def prove_bytes(rendering: Rendering, content: bytes, divisions: Recorded = None) -> tuple[Fault, ...]:
    """Return where *content* departs from the script of *rendering*.

    Each edition's reader is loaded here alone and only when asked for: PDFium takes a seventh of a second.
    """
    match rendering.edition:
        case "pdf":
            from convert.prove.pdf import prove_pdf

            return prove_pdf(*in_reading_order(rendering, content), divisions)
        case "epub":
            from convert.prove.epub import read_epub
            from convert.prove.reading import prove_reading

            return prove_reading("epub", rendering.script, read_epub(content))
        case "docx":
            from convert.prove.docx import read_docx
            from convert.prove.reading import prove_reading

            return prove_reading("docx", rendering.script, read_docx(content))
        case "html":
            from convert.prove.html import read_page
            from convert.prove.reading import prove_reading

            return prove_reading("html", rendering.script, read_page(content))
        case "json":
            return ()
