"""Rendering -> EPUB 3.3; ebooklib is the packager, loaded here and in the modules beside this one only.

What the proof reads: the text of ``body`` in each document of the spine, in the order of the spine, which is
that of ``Rendering.documents``. ``nav.xhtml`` and ``toc.ncx`` stand outside the spine: their words belong to
the reading system's furniture, not to the edition. Nor do alternative texts: the cover is one picture.
"""

from collections.abc import Iterator

from ebooklib import epub

from convert.render.rendering import Rendering, Written
from convert.write.epub_access import find_access
from convert.write.epub_cover import COVER_IMAGE, draw_cover
from convert.write.epub_fonts import embed_fonts
from convert.write.epub_metadata import add_metadata
from convert.write.epub_nav import Entry, draw_nav, draw_ncx, find_contents, find_landmarks, find_print_pages
from convert.write.epub_package import pack
from convert.write.epub_pages import Page, read_page

XHTML_TYPE = "application/xhtml+xml"
COVER_ID = "cover-image"
OWN_FACES = "ibooks:specified-fonts"
"""Apple Books sets faces that a book brings only where the package says so."""
GUIDE = {"cover": "cover", "titlepage": "title-page", "bodymatter": "text", "endnotes": "notes"}
"""``epub:type`` of a landmark and what EPUB 2 called it; Kindle finds the place to start there."""


def write(rendering: Rendering) -> Written:
    """Return *rendering* as an EPUB, made in memory.

    Raises EditionError where a document is not well-formed or the metadata cannot be written.
    """
    pages = tuple(read_page(document) for document in rendering.documents)
    access = find_access(pages, rendering.labels)
    landmarks = find_landmarks(pages, rendering.labels)
    book = epub.EpubBook()
    book.direction = _direction(pages)
    add_metadata(book, rendering.record, access, COVER_ID)
    if "@font-face" in rendering.style:
        book.add_metadata(None, "meta", "true", {"property": OWN_FACES})
    for item in _items(rendering, pages, landmarks):
        book.add_item(item)
    book.spine = [_identify(page.name) for page in pages]
    book.guide = [{"type": GUIDE[kind], "title": e.text, "href": e.href} for kind, e in landmarks]
    return Written(pack(book, rendering.record))


def _items(
    rendering: Rendering, pages: tuple[Page, ...], landmarks: tuple[tuple[str, Entry], ...]
) -> Iterator[epub.EpubItem]:
    """Yield all that is packed, as plain items with bytes: EpubHtml parses and rewrites what it is given."""
    record, labels = rendering.record, rendering.labels
    contents, printed = find_contents(pages), find_print_pages(pages)
    shown = draw_nav(contents, landmarks, printed, record, labels, _direction(pages))
    nav = _item("nav.xhtml", XHTML_TYPE, shown)
    nav.properties = ["nav"]
    yield nav
    yield epub.EpubItem("ncx", "toc.ncx", "application/x-dtbncx+xml", draw_ncx(contents, printed, record))
    for page in pages:
        yield _item(page.name, XHTML_TYPE, page.content)
    yield _item("style.css", "text/css", rendering.style.encode("utf-8"))
    cover = epub.EpubItem(COVER_ID, COVER_IMAGE, "image/png", draw_cover(rendering))
    cover.properties = ["cover-image"]
    yield cover
    for picture in rendering.pictures:
        yield _item(f"pictures/{picture.name}", picture.media_type, picture.content)
    for name, kind, content in embed_fonts(rendering, pages):
        yield _item(name, kind, content)


def _item(name: str, media_type: str, content: bytes) -> epub.EpubItem:
    return epub.EpubItem(_identify(name), name, media_type, content)


def _identify(name: str) -> str:
    """Return an id for the manifest, made from a file name."""
    return "item-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in name)


def _direction(pages: tuple[Page, ...]) -> str:
    """Return ``rtl`` where the documents run so, else ``ltr``."""
    return "rtl" if any(page.root.get("dir") == "rtl" for page in pages) else "ltr"
