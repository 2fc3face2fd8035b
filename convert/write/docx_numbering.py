"""Lists: one of ours for all unnumbered items, pandoc's for the numbered ones, so that each starts anew."""

from collections.abc import Iterable

from lxml import etree

from convert.write.docx_names import w
from convert.write.docx_properties import BULLETS, element

LEVELS = 9
"""Levels of a list in Word."""


def finish_numbering(root: etree._Element, used: Iterable[str], bullet: str) -> None:
    """Keep in *root* the lists whose numbers are *used*, without indents, which are the styles' to say."""
    kept = set(used)
    numbers = [number for number in root.findall(w("num")) if number.get(w("numId")) in kept]
    wanted = {number.find(w("abstractNumId")).get(w("val")) for number in numbers}  # type: ignore[union-attr]
    kinds = [kind for kind in root.findall(w("abstractNum")) if kind.get(w("abstractNumId")) in wanted]
    for child in list(root):
        root.remove(child)
    for kind in kinds:
        _drop_indents(kind)
    root.extend([_bullets(bullet), *kinds, _bullet_number(), *numbers])


def used_numbers(*parts: etree._Element) -> set[str]:
    """Return the numbers of the lists that the paragraphs of *parts* belong to."""
    return {str(number.get(w("val"))) for part in parts for number in part.iter(w("numId"))}


def _drop_indents(kind: etree._Element) -> None:
    for level in kind.iter(w("lvl")):
        for properties in level.findall(w("pPr")):
            level.remove(properties)


def _bullets(bullet: str) -> etree._Element:
    kind = element("abstractNum", abstractNumId=BULLETS)
    kind.append(element("multiLevelType", val="hybridMultilevel"))
    for number in range(LEVELS):
        level = element("lvl", ilvl=str(number))
        level.append(element("numFmt", val="bullet"))
        level.append(element("lvlText", val=bullet))
        level.append(element("lvlJc", val="left"))
        kind.append(level)
    return kind


def _bullet_number() -> etree._Element:
    number = element("num", numId=BULLETS)
    number.append(element("abstractNumId", val=BULLETS))
    return number
