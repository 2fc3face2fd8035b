"""What a word processor's file says and pandoc does not give, compared word for word: nothing is lost.

Pandoc passes over what it has no place for: boxes of text, notes of some RTF files, paragraphs in shapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from convert.lazy_regex import lazy_regex
from convert.read.container import Container
from convert.read.rtf_words import rtf_paragraphs
from convert.source import Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

WORD = lazy_regex(r"[^\W_]+")
"""Letters and figures; signs between them are set anew by every program."""

PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
"""Parts of a Word document that hold its text; headers and footers are running matter of its pages."""

PARAGRAPHS = frozenset((f"{W}p", f"{TEXT}p", f"{TEXT}h"))

SPACES = frozenset((f"{W}tab", f"{W}br", f"{W}cr", f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"))

HYPHEN = f"{W}noBreakHyphen"

LEFT_OUT = frozenset(
    (
        # The same once more, for older programs.
        f"{COMPATIBLE}Fallback",
        f"{MATH}oMath",
        f"{TEXT}tracked-changes",
        f"{TEXT}table-of-content",
        f"{TEXT}note-citation",
        f"{TEXT}sequence-decls",
        f"{OFFICE}annotation",
        f"{OFFICE}forms",
    )
)
"""Elements whose words are no text, or stand there twice."""

CHANGED: dict[str, frozenset[str]] = {
    "accept": frozenset((f"{W}del", f"{W}moveFrom")),
    "reject": frozenset((f"{W}ins", f"{W}moveTo")),
}
"""What of tracked changes is no text, by what is done with them."""


def find_lost(source: Source, container: Container | None, text: str, changes: str) -> list[str]:
    """Return the words of *source* that its linear *text* does not have, paragraph by paragraph."""
    words = WORD.findall(text)
    whole, have = "".join(words).casefold(), Counter(map(str.casefold, words))
    others = list[list[str]]()
    for given in map(WORD.findall, _paragraphs(source, container, LEFT_OUT | CHANGED[changes])):
        if "".join(given).casefold() in whole:
            have.subtract(map(str.casefold, given))
        else:
            others.append(given)
    return [lost for given in others if (lost := " ".join(_missing(given, have)))]


def _missing(words: Iterable[str], have: Counter[str]) -> Iterator[str]:
    """Yield those of *words* of which *have* holds no more, and take the others from it."""
    for word in words:
        key = word.casefold()
        if have[key] <= 0:
            yield word
        have[key] -= 1


def _paragraphs(source: Source, container: Container | None, left_out: frozenset[str]) -> Iterator[str]:
    if container is None:
        yield from rtf_paragraphs(source.data or b"")
        return
    for part in PARTS if source.kind == "docx" else ("content.xml",):
        if part in container:
            root = container.read_xml(part)
            body = root.find(f".//{OFFICE}text") if source.kind == "odt" else root
            yield from _texts(root if body is None else body, left_out)


def _texts(root: etree._Element, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the text of each paragraph below *root*; one inside another, a note or a box, is its own."""
    open_texts: list[list[str]] = [[]]
    for event, element in _walk(root, left_out):
        if element.tag in PARAGRAPHS:
            if event == "start":
                open_texts.append([element.text or ""])
            else:
                yield "".join(open_texts.pop())
        elif event == "start":
            open_texts[-1].append(_said(element))
        if event == "end" and element.tail and not element.tag.startswith(W):
            open_texts[-1].append(element.tail)
    yield "".join(open_texts.pop())


def _said(element: etree._Element) -> str:
    """Return what *element* says where it begins."""
    if element.tag in SPACES:
        return " "
    if element.tag == HYPHEN:
        return "-"
    if element.tag.startswith(W):
        return element.text or "" if element.tag == f"{W}t" else ""
    return element.text or "" if element.tag.startswith(TEXT) else ""


def _walk(root: etree._Element, left_out: frozenset[str]) -> Iterator[tuple[str, etree._Element]]:
    """Yield the elements below *root*, each where it begins and where it ends, without what is *left_out*."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        skipped = element.tag in left_out or _is_contents(element)
        if event == "start" and skipped:
            walker.skip_subtree()
        elif not skipped or event == "end":
            yield event, element


def _is_contents(element: etree._Element) -> bool:
    """Tell whether Word made *element* itself out of the headings."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if element.tag == f"{W}sdt" else None
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
