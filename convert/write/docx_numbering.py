"""Lists: ours for all unnumbered items, one each for the numbered ones, so that each starts anew."""

import copy

from lxml import etree

from convert.write.docx_finish import paragraph_style
from convert.write.docx_names import style_id, w
from convert.write.docx_properties import BULLETS, element, list_indents
from convert.write.docx_styles import ParagraphStyle, load_styles
from convert.write.docx_theme import Theme


def finish_numbering(root: etree._Element, text: etree._Element, theme: Theme) -> None:
    """Keep in *root* the lists of *text*, each with marks and indents as its paragraphs' style has them."""
    numbers = {str(number.get(w("numId"))): number for number in root.findall(w("num"))}
    kinds = {str(kind.get(w("abstractNumId"))): kind for kind in root.findall(w("abstractNum"))}
    used = [(numbers[name], boxed) for name, boxed in _numbered_lists(text).items()]
    lists = [_bullets(number, boxed, theme) for boxed, number in BULLETS.items()]
    lists += [_own_kind(number, kinds, boxed, theme) for number, boxed in used]
    for child in list(root):
        root.remove(child)
    root.extend([*lists, *(_list(number) for number in BULLETS.values()), *(number for number, _ in used)])


def _numbered_lists(text: etree._Element) -> dict[str, bool]:
    """Return the numbers of the lists in *text*, and whether each stands on a tinted ground."""
    boxed = {style_id(row.name): row.boxed for row in load_styles().paragraph}
    used: dict[str, bool] = {}
    for paragraph in text.iter(w("p")):
        for number in paragraph.iter(w("numId")):
            used.setdefault(str(number.get(w("val"))), boxed.get(paragraph_style(paragraph), False))
    return used


def _own_kind(
    number: etree._Element, kinds: dict[str, etree._Element], boxed: bool, theme: Theme
) -> etree._Element:
    """Return a kind of list for *number* alone, and lead *number* to it: pandoc shares one between lists."""
    name = str(number.get(w("numId")))
    reference = number.find(w("abstractNumId"))
    assert reference is not None, "the schema asks for it"
    kind = copy.deepcopy(kinds[str(reference.get(w("val")))])
    reference.set(w("val"), name)
    kind.set(w("abstractNumId"), name)
    for child in kind.findall(w("nsid")):
        kind.remove(child)
    for level in kind.iter(w("lvl")):
        _indent(
            level,
            ParagraphStyle(name="", list="number", boxed=boxed, level=int(level.get(w("ilvl"), "0")) + 1),
            theme,
        )
    return kind


def _indent(level: etree._Element, row: ParagraphStyle, theme: Theme) -> None:
    for properties in level.findall(w("pPr")):
        level.remove(properties)
    properties = element("pPr")
    properties.append(element("ind", **list_indents(row, theme)))
    mark = level.find(w("rPr"))
    level.insert(len(level) if mark is None else level.index(mark), properties)


def _bullets(number: str, boxed: bool, theme: Theme) -> etree._Element:
    kind = element("abstractNum", abstractNumId=number)
    kind.append(element("multiLevelType", val="hybridMultilevel"))
    for row in load_styles().paragraph:
        if row.list == "bullet" and row.boxed is boxed:
            kind.append(_bullet(row, theme))
    return kind


def _bullet(row: ParagraphStyle, theme: Theme) -> etree._Element:
    level = element("lvl", ilvl=str(row.level - 1))
    level.append(element("numFmt", val="bullet"))
    level.append(element("pStyle", val=style_id(row.name)))
    level.append(element("lvlText", val=theme.bullet))
    level.append(element("lvlJc", val="left"))
    _indent(level, row, theme)
    return level


def _list(number: str) -> etree._Element:
    made = element("num", numId=number)
    made.append(element("abstractNumId", val=number))
    return made
