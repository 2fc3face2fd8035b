"""Words of two directions: which way each paragraph runs, and isolates around what runs the other way in it.

WeasyPrint knows neither ``dir="auto"`` nor ``unicode-bidi``. So print says the direction of each block that
runs the other way than its document, and puts U+2068 and U+2069 around words of the other direction inside a
paragraph (Unicode Standard Annex 9, 2.7), so that what stands beside them is not drawn in.
"""

import re
import unicodedata
from typing import Literal

from lxml import etree
from msgspec import structs

from convert.render.rendering import Document
from convert.render.script import BLOCKS, parse_markup
from convert.render.tongues import languages_in, tell_languages

Direction = Literal["ltr", "rtl"]
FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Scripts that run from right to left."""
RIGHT = re.compile(f"[{FROM_RIGHT}]")
PAIRS = dict(zip(")]}»", "([{«", strict=True))
HEADS = ("data-left", "data-right")
"""Attributes whose words stand above the text."""
ISOLATE, POP = "\u2068", "\u2069"
LETTER_LEFT = r"[^\W\d_" + FROM_RIGHT + "]"
WORDS_LEFT = re.compile(rf"{LETTER_LEFT}(?:[^{FROM_RIGHT}\n]*(?:[^\W_{FROM_RIGHT}]|[)\]}}»]))?")
"""From a letter that runs from left to right to the last one, figure or bracket before one that does not."""
WORDS_RIGHT = re.compile(rf"[{FROM_RIGHT}](?:[\W\d_{FROM_RIGHT}]*[{FROM_RIGHT})\]}}»])?")
DOCTYPE = "<!DOCTYPE html>\n"


def turn_documents(
    documents: tuple[Document, ...], direction: Direction, script: str
) -> tuple[Document, ...]:
    """Return *documents*, written in *script*, with directions, isolates and languages where needed."""
    return tuple(
        structs.replace(document, markup=turn(document, direction, script)) for document in documents
    )


def turn(document: Document, direction: Direction, script: str) -> str:
    """Return the markup of *document* with what an engine has to know of words in other scripts."""
    if not RIGHT.search(document.markup) and not languages_in(document.markup, script):
        return document.markup
    root = parse_markup(document.markup, document.name)
    body = root.find("body")
    if body is not None:
        tell_languages(body, script)
        if RIGHT.search(document.markup):
            for block in list(filter(_is_leaf, body.iter())):
                _turn_block(block, direction)
    return DOCTYPE + etree.tostring(root, encoding="unicode", method="html")


def tell_directions(
    documents: tuple[Document, ...], direction: Direction, script: str
) -> tuple[Document, ...]:
    """Return *documents* for a browser: it isolates words by itself, once it is told how blocks run."""
    return tuple(
        structs.replace(document, markup=_tell(document, direction, script)) for document in documents
    )


def _tell(document: Document, direction: Direction, script: str) -> str:
    """Return the markup of *document*, still XML, with directions and languages where needed."""
    if not RIGHT.search(document.markup) and not languages_in(document.markup, script):
        return document.markup
    root = parse_markup(document.markup, document.name)
    for body in root.iter("body"):
        tell_languages(body, script)
        for block in list(filter(_is_leaf, body.iter())):
            own = direction_of("".join(map(str, block.itertext())), direction)
            if own != direction:
                block.set("dir", own)
    return DOCTYPE + etree.tostring(root, encoding="unicode")


def _is_block(element: etree._Element) -> bool:
    return element.tag in BLOCKS or "line" in (element.get("class") or "").split()


def _is_leaf(element: etree._Element) -> bool:
    return _is_block(element) and not any(
        _is_block(child) for child in element.iter() if child is not element
    )


def _turn_block(block: etree._Element, direction: Direction) -> None:
    own = direction_of("".join(map(str, block.itertext())), direction)
    if own != direction:
        block.set("dir", own)
    for element in block.iter():
        for head in HEADS:
            if element.get(head):
                element.set(head, isolate(element.get(head), direction) or "")
        element.text = isolate(element.text, own)
        if element is not block:
            element.tail = isolate(element.tail, own)


def direction_of(text: str, default: Direction) -> Direction:
    """Return which way *text* runs: as most of its letters do, *default* where it has none."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    right, left = sum(kind in ("R", "AL") for kind in kinds), kinds.count("L")
    return default if right == left else "rtl" if right > left else "ltr"


def isolate(text: str | None, direction: Direction) -> str | None:
    """Return *text* with isolates around the words in it that do not run in *direction*."""
    other = WORDS_RIGHT if direction == "ltr" else WORDS_LEFT
    return other.sub(lambda words: _enclose(words[0]), text) if text else text


def _enclose(words: str) -> str:
    """Return *words* in isolates; a bracket behind them that was opened before them stays outside."""
    end = len(words)
    while (
        end
        and words[end - 1] in PAIRS
        and words.count(words[end - 1], 0, end) > words.count(PAIRS[words[end - 1]])
    ):
        end -= 1
    return f"{ISOLATE}{words[:end]}{POP}{words[end:]}"
