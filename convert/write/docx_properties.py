"""A style's rows as WordprocessingML: paragraph and run properties, in the order that the schema asks for."""

from collections.abc import Iterator

from lxml import etree

from convert.write.docx_names import W14, qname, w
from convert.write.docx_styles import CharacterStyle, ParagraphStyle
from convert.write.docx_theme import Theme

Property = tuple[str, dict[str, str]]
"""An element's name and its attributes, as lxml writes them."""

TWIPS = 20
"""Twentieths of a point: Word's unit of length."""
HANG = 2.0
"""From a list's mark to its text, and from one level of a list to the next, in ems."""
PADDING = 14
"""Between the edge of a tinted ground and its text, in points."""
BULLETS = {True: "1", False: "2"}
"""Number of the list that all unnumbered items belong to: of those on a tinted ground, of all others."""
GAP = 12
"""Between the side column and the text, in points."""


def twips(points: float) -> str:
    """Return *points* in Word's unit."""
    return str(round(points * TWIPS))


def element(name: str, /, **values: str) -> etree._Element:
    """Return the element *name* with *values* as its attributes, all of the main namespace."""
    made = etree.Element(w(name))
    for key, value in values.items():
        made.set(w(key), value)
    return made


def paragraph_properties(style: ParagraphStyle, theme: Theme) -> etree._Element:
    """Return the paragraph properties of *style*."""
    properties = element("pPr")
    for child in _paragraph_children(style, theme):
        properties.append(child)
    return properties


def _paragraph_children(style: ParagraphStyle, theme: Theme) -> Iterator[etree._Element]:
    yield from _switch("keepNext", style.keep_next)
    yield from _switch("keepLines", style.keep_lines)
    yield from _frame(style, theme)
    if style.based is None:
        yield element("widowControl")
    yield from _numbering(style)
    yield from _edge(style, theme)
    if style.boxed:
        yield _box(theme)
        yield element("shd", val="clear", color="auto", fill=theme.colour["tint"])
    if style.tab:
        yield _right_tab(theme)
    if style.hyphens is False:
        yield element("suppressAutoHyphens")
    yield from _spacing(style, theme)
    yield from _indents(style, theme)
    yield from _switch("contextualSpacing", style.together)
    yield from _alignment(style, theme)
    if style.outline:
        yield element("outlineLvl", val=str(style.outline - 1))


def _switch(name: str, on: bool | None) -> Iterator[etree._Element]:
    if on is not None:
        yield element(name) if on else element(name, val="0")


def _frame(style: ParagraphStyle, theme: Theme) -> Iterator[etree._Element]:
    if style.side and theme.side > GAP:
        yield element(
            "framePr",
            w=twips(theme.side - GAP),
            hSpace=twips(GAP),
            wrap="around",
            vAnchor="text",
            hAnchor="page",
            x=twips(theme.outer),
            y="1",
        )


def _numbering(style: ParagraphStyle) -> Iterator[etree._Element]:
    if style.list == "bullet":
        numbering = element("numPr")
        numbering.append(element("ilvl", val=str(style.level - 1)))
        numbering.append(element("numId", val=BULLETS[style.boxed]))
        yield numbering


def _edge(style: ParagraphStyle, theme: Theme) -> Iterator[etree._Element]:
    if style.edge:
        borders = element("pBdr")
        borders.append(
            element(
                style.edge,
                val="single",
                sz=str(round(style.edge_width * 8)),  # eighths of a point
                space=str(round(style.edge_space)),
                color=theme.colour[style.edge_colour],
            )
        )
        yield borders


def _box(theme: Theme) -> etree._Element:
    # Rules of the ground's own colour are its margin; Word draws one box around paragraphs with the same.
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz="4", space=str(PADDING), color=theme.colour["tint"]))
    return borders


def _right_tab(theme: Theme) -> etree._Element:
    tabs = element("tabs")
    tabs.append(element("tab", val="right", pos=twips(theme.measure)))
    return tabs


def _spacing(style: ParagraphStyle, theme: Theme) -> Iterator[etree._Element]:
    values: dict[str, str] = {}
    if style.before is not None:
        values["before"] = twips(theme.lines(style.before))
    if style.after is not None:
        values["after"] = twips(theme.lines(style.after))
    if style.line is not None:
        height = theme.line[style.line] if isinstance(style.line, str) else theme.lines(style.line)
        values |= {"line": twips(height), "lineRule": "exact" if style.exact else "atLeast"}
    if values:
        yield element("spacing", **values)


def list_indents(style: ParagraphStyle, theme: Theme) -> dict[str, str]:
    """Return the indents of a list's item: its text stands clear of its mark, one step further in a level."""
    base = PADDING - theme.side if style.boxed else 0.0
    return {"left": twips(base + theme.ems(HANG * style.level)), "hanging": twips(theme.ems(HANG))}


def _indents(style: ParagraphStyle, theme: Theme) -> Iterator[etree._Element]:
    values = list_indents(style, theme) if style.list or style.boxed else {}
    if style.boxed:
        values["right"] = twips(PADDING)
    if style.left is not None:
        values["left"] = twips(theme.ems(style.left))
    if style.out:
        values["left"] = twips(-theme.side)
    if style.right is not None:
        values["right"] = twips(theme.ems(style.right))
    if style.first is not None:
        values["hanging" if style.first < 0 else "firstLine"] = twips(theme.ems(abs(style.first)))
    if values:
        yield element("ind", **values)


def _alignment(style: ParagraphStyle, theme: Theme) -> Iterator[etree._Element]:
    if style.running:
        yield element("jc", val="both" if theme.justified else "left")
    elif style.align:
        yield element("jc", val=style.align)


def run_properties(style: ParagraphStyle | CharacterStyle, theme: Theme) -> etree._Element:
    """Return the run properties of *style*."""
    properties = element("rPr")
    for child in _run_children(style, theme):
        properties.append(child)
    return properties


def _run_children(style: ParagraphStyle | CharacterStyle, theme: Theme) -> Iterator[etree._Element]:
    if style.face:
        face = theme.face[style.face]
        yield element("rFonts", ascii=face, hAnsi=face, cs=face, eastAsia=face)
    bold = theme.bold_title if style.bold == "title" else style.bold
    yield from _switch("b", bold)
    yield from _switch("bCs", bold)
    yield from _switch("i", style.italic)
    yield from _switch("iCs", style.italic)
    yield from _switch("smallCaps", style.small_caps)
    if style.colour:
        yield element("color", val=theme.colour[style.colour])
    yield from _measures(style, theme)
    if isinstance(style, CharacterStyle) and style.raised:
        yield element("vertAlign", val="superscript")
    yield from _open_type(style)


def _measures(style: ParagraphStyle | CharacterStyle, theme: Theme) -> Iterator[etree._Element]:
    size = theme.size[style.size] if style.size else None
    if isinstance(style, ParagraphStyle) and style.tracking:
        yield element("spacing", val=twips(style.tracking / 100 * (size or theme.size["body"])))
    if isinstance(style, ParagraphStyle) and style.based is None:
        yield element("kern", val="2")  # pairs are kerned from one point up
    if size:
        half_points = str(round(size * 2))
        yield element("sz", val=half_points)
        yield element("szCs", val=half_points)


def _open_type(style: ParagraphStyle | CharacterStyle) -> Iterator[etree._Element]:
    # Word 2010 and later; others pass it over.
    if isinstance(style, ParagraphStyle) and style.based is None:
        ligatures = etree.Element(qname(W14, "ligatures"))
        ligatures.set(qname(W14, "val"), "standard")
        yield ligatures
    if style.figures:
        form = etree.Element(qname(W14, "numForm"))
        form.set(qname(W14, "val"), style.figures)
        yield form
