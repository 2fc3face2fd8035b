"""What must come out of pandoc, since it went in: letters, notes, pictures and more; it drops in silence."""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from convert.errors import EditionError
from convert.render.rendering import Fragment, Rendering
from convert.write.docx_names import w

LINES = frozenset("p h1 h2 h3 h4 h5 h6 li td th caption pre".split())
"""Elements whose own text becomes a paragraph."""
BLOCKS = LINES | frozenset(
    "article aside blockquote div figcaption figure ol section table tbody thead tr ul".split()
)
"""Elements that are no part of the line around them."""
SHY = "\u00ad"
CONTEXT = 40
"""Letters that a message shows of the place where two texts part."""


class Content(Struct, frozen=True):
    """What a document holds, as far as the two sides can be compared."""

    text: str
    """The letters of the text, white space and notes left out."""
    notes: tuple[str, ...]
    """The letters of each note."""
    paragraphs: int
    """Stretches of text with a line of their own, those of notes left out."""
    tables: int
    """Tables."""
    pictures: int
    """Pictures."""


def check_loss(rendering: Rendering, document: etree._Element, footnotes: etree._Element) -> None:
    """Raise EditionError unless *document* and *footnotes* hold what *rendering* says."""
    wanted, found = _rendered(rendering), _converted(document, footnotes)
    if wanted.text != found.text:
        raise _lost(f"the text parts at {_parting(wanted.text, found.text)}")
    if wanted.notes != found.notes:
        raise _lost(f"{len(wanted.notes)} notes went in, {len(found.notes)} came out, or one was changed")
    if wanted.paragraphs != found.paragraphs:
        raise _lost(f"{wanted.paragraphs} paragraphs went in, {found.paragraphs} came out")
    if wanted.tables != found.tables:
        raise _lost(f"{wanted.tables} tables went in, {found.tables} came out")
    if wanted.pictures != found.pictures:
        raise _lost(f"{wanted.pictures} pictures went in, {found.pictures} came out")


def _lost(what: str) -> EditionError:
    return EditionError(
        f"the Word edition is not whole: {what}",
        remedy="This is a fault of the layout or of pandoc; please report it.",
    )


def _parting(wanted: str, found: str) -> str:
    place = next((n for n, pair in enumerate(zip(wanted, found, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(wanted), len(found)) if place is None else place
    return f"{wanted[start : start + CONTEXT]!r}, which came out as {found[start : start + CONTEXT]!r}"


def _letters(text: str) -> str:
    return "".join(text.split()).replace(SHY, "")


def _rendered(rendering: Rendering) -> Content:
    script = rendering.script
    roots = [etree.fromstring(f"<body>{document.markup}</body>") for document in rendering.documents]
    return Content(
        _letters(_words(script.main)),
        tuple(_letters(_words(note.fragments)) for note in script.notes),
        sum(_count_lines(root) for root in roots),
        sum(len(root.findall(".//table")) for root in roots),
        len(script.pictures),
    )


def _words(fragments: tuple[Fragment, ...]) -> str:
    return "".join(fragment.text for fragment in fragments if fragment.kind != "mark")


def _count_lines(element: etree._Element) -> int:
    if element.get("data-note") or element.get("data-running"):
        return 0
    own = element.tag in LINES and any(text.strip() for text in _own_text(element))
    return own + sum(_count_lines(child) for child in element)


def _own_text(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in BLOCKS:
            yield from _own_text(child)
        yield child.tail or ""


def _converted(document: etree._Element, footnotes: etree._Element) -> Content:
    notes = [note for note in footnotes.iter(w("footnote")) if note.get(w("type")) is None]
    return Content(
        _letters(_runs(document)),
        tuple(_letters(_runs(note)) for note in notes),
        sum(bool(_runs(paragraph).strip()) for paragraph in document.iter(w("p"))),
        sum(1 for _ in document.iter(w("tbl"))),
        sum(1 for _ in document.iter(w("drawing"))),
    )


def _runs(element: etree._Element) -> str:
    """Return the text of *element*; a field repeats the number of a note, which is a mark."""
    return "".join(_run_text(element))


def _run_text(element: etree._Element) -> Iterator[str]:
    if element.tag == w("t"):
        yield element.text or ""
    elif element.tag == w("noBreakHyphen"):
        yield "\u2011"
    elif element.tag != w("fldSimple"):
        for child in element:
            yield from _run_text(child)
