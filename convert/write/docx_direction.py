"""Directions in a Word file: page, paragraphs and runs that run from right to left say so.

Word's left and right are then the side where a line begins and the one where it ends: indents, tabs and
alignment turn by themselves. Margins do not.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from convert.write.docx_names import w
from convert.write.docx_package import serialize
from convert.write.docx_properties import element

FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Scripts that run from right to left."""
RIGHT = re.compile(f"[{FROM_RIGHT}]")
LEFT = re.compile(rf"[^\W\d_{FROM_RIGHT}]")
FROM_LEFT = re.compile(rf"[^\W\d_{FROM_RIGHT}](?:[^{FROM_RIGHT}]*[^\W_{FROM_RIGHT}])?")
"""From a letter that runs from left to right to the last letter or figure before one that does not."""
BEHIND_BIDI = ("rtlGutter", "docGrid", "printerSettings", "sectPrChange")
"""What may stand in a section behind its direction (ECMA-376, CT_SectPr)."""
BEHIND_PARAGRAPH = tuple(
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split()
)
"""What may stand in a paragraph's properties behind its direction (ECMA-376, CT_PPr)."""
BEHIND_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
"""What may stand in a run behind its direction (ECMA-376, CT_RPr)."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def turn_styles(styles: etree._Element) -> None:
    """Let every paragraph run from right to left, whatever its style."""
    for default in styles.iter(w("pPrDefault")):
        properties = default.find(w("pPr"))
        if properties is not None:
            properties.append(element("bidi"))


def turn_page(document: etree._Element) -> None:
    """Mirror the page of *document*: its margins, and where its columns begin."""
    for section in document.iter(w("sectPr")):
        _insert(section, element("bidi"), BEHIND_BIDI)
        margins = section.find(w("pgMar"))
        if margins is not None:
            left, right = margins.get(w("left"), "0"), margins.get(w("right"), "0")
            margins.set(w("left"), right)
            margins.set(w("right"), left)


def turn_paragraphs(root: etree._Element, *, from_right: bool) -> None:
    """Let each paragraph of a text part run as most of its letters do; *from_right*: how the article runs."""
    for paragraph in root.iter(w("p")):
        words = "".join(text.text or "" for text in paragraph.iter(w("t")))
        right, left = len(RIGHT.findall(words)), len(LEFT.findall(words))
        own = from_right if right == left else right > left
        properties = paragraph.find(w("pPr"))
        if own != from_right and properties is not None:
            _insert(properties, element("bidi") if own else element("bidi", val="0"), BEHIND_PARAGRAPH)
        if own:
            _turn_runs(paragraph)


def _turn_runs(paragraph: etree._Element) -> None:
    """Part the runs of *paragraph* where their direction changes, and say it of those from right to left."""
    for run in list(paragraph.iter(w("r"))):
        text = run.find(w("t"))
        if text is None or not text.text:
            continue
        pieces = list(_pieces(text.text))
        for words, from_right in pieces:
            piece = run if len(pieces) == 1 else deepcopy(run)
            _fill(piece, words, from_right=from_right)
            if piece is not run:
                run.addprevious(piece)
        parent = run.getparent()
        if len(pieces) > 1 and parent is not None:
            parent.remove(run)


def turn_part(part: bytes) -> bytes:
    """Return *part*, the header or footer of an article from right to left, with directions."""
    root = etree.fromstring(part)
    turn_paragraphs(root, from_right=True)
    return serialize(root)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of *text* of one direction, and whether that is from right to left."""
    at = 0
    for words in FROM_LEFT.finditer(text):
        if text[at : words.start()]:
            yield text[at : words.start()], True
        yield words[0], False
        at = words.end()
    if text[at:]:
        yield text[at:], True


def _fill(run: etree._Element, words: str, *, from_right: bool) -> None:
    text = run.find(w("t"))
    if text is not None:
        text.text = words
        text.set(SPACE, "preserve")
    properties = run.find(w("rPr"))
    if properties is None:
        properties = element("rPr")
        run.insert(0, properties)
    for said in properties.findall(w("rtl")):
        properties.remove(said)
    if from_right:
        _insert(properties, element("rtl"), BEHIND_RTL)


def _insert(parent: etree._Element, child: etree._Element, behind: tuple[str, ...]) -> None:
    """Put *child* into *parent* before the first of what stands *behind* it."""
    following = next((each for each in parent if etree.QName(each).localname in behind), None)
    if following is None:
        parent.append(child)
    else:
        following.addprevious(child)
