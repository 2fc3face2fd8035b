"""The reference document: Word's styles, page and running matter, made from the theme; pandoc fills it."""

import io
from functools import lru_cache

import msgspec
from docx import Document
from docx.document import Document as DocumentType
from docx.shared import Pt
from lxml import etree

from convert.errors import EditionError
from convert.write.docx_faces import font_table, office_theme
from convert.write.docx_language import word_language
from convert.write.docx_names import style_id, w
from convert.write.docx_package import drop_needless, pack_parts, read_parts
from convert.write.docx_properties import element, paragraph_properties, run_properties, twips
from convert.write.docx_styles import CharacterStyle, ParagraphStyle, load_styles
from convert.write.docx_theme import Theme, read_theme

MODE = "15"
"""Word 2013 and later; without it Word opens the file in compatibility mode and lays it out otherwise."""

COMPATIBILITY = {
    "compatibilityMode": MODE,
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}
"""What Word itself writes into a new document."""

BUILT_IN = {
    "Default Paragraph Font": "Default Paragraph Font",
    "No List": "No List",
    "Table Normal": "Normal Table",
    "Normal": "Normal",
    "Body Text": "Body Text",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Date": "Date",
    "Quote": "Quote",
    "Footnote Text": "footnote text",
    "Footnote Reference": "footnote reference",
    "Header": "header",
    "Footer": "footer",
    "Hyperlink": "Hyperlink",
    "Emphasis": "Emphasis",
    "Strong": "Strong",
    **{f"Heading {level}": f"heading {level}" for level in range(1, 7)},
    **{
        name: name
        for kind in ("List Bullet", "List Number", "List Continue")
        for name in (kind, f"{kind} 2", f"{kind} 3")
    },
}
"""Styles that Word knows of itself, and the names under which it files them."""

OUR_PARTS = ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml")
"""Parts of the reference document that pandoc would change: they go into the edition as they are."""


@lru_cache(maxsize=8)
def make_reference(tokens: bytes, language: str) -> bytes:
    """Return the reference document of a theme; *tokens* is its JSON: each is made once a process."""
    theme = read_theme(msgspec.json.decode(tokens))
    document = Document()
    _clear(document)
    _set_defaults(document, language)
    try:
        _add_styles(document.styles.element, theme)
    except KeyError as error:
        raise EditionError(
            f"a style of the Word layout names {error.args[0]}, which is no token of the theme",
            remedy="Mend layouts/docx/styles.toml, or add the token to the theme.",
        ) from error
    _set_page(document, theme)
    _set_settings(document, theme)
    stream = io.BytesIO()
    document.save(stream)
    parts = drop_needless(read_parts(stream.getvalue()))
    parts["word/fontTable.xml"] = font_table(theme)
    parts["word/theme/theme1.xml"] = office_theme(parts["word/theme/theme1.xml"], theme)
    return pack_parts(parts)


def _clear(document: DocumentType) -> None:
    # python-docx starts from Word 2011's file: 164 styles that no editor of ours wants to look through.
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)


def _set_defaults(document: DocumentType, language: str) -> None:
    styles = document.styles.element
    defaults = etree.SubElement(styles, w("docDefaults"))
    run = etree.SubElement(etree.SubElement(defaults, w("rPrDefault")), w("rPr"))
    tag = word_language(language)
    run.append(element("lang", val=tag, eastAsia=tag, bidi=tag))
    etree.SubElement(etree.SubElement(defaults, w("pPrDefault")), w("pPr"))
    for kind, name in (("character", "Default Paragraph Font"), ("numbering", "No List")):
        style = _add_style(styles, kind, name, default=True)
        style.append(element("semiHidden"))


def _add_styles(styles: etree._Element, theme: Theme) -> None:
    for row in load_styles().paragraph:
        add_paragraph_style(styles, row, theme)
    for run in load_styles().character:
        add_character_style(styles, run, theme)
    _add_table_styles(styles, theme)


def _add_style(
    styles: etree._Element, kind: str, name: str, *, based: str | None = None, default: bool = False
) -> etree._Element:
    style = element("style", type=kind, styleId=style_id(name))
    if default:
        style.set(w("default"), "1")
    built_in = BUILT_IN.get(name)
    if built_in is None:
        style.set(w("customStyle"), "1")
    style.append(element("name", val=built_in or name))
    if based:
        style.append(element("basedOn", val=style_id(based)))
    styles.append(style)
    return style


def add_paragraph_style(styles: etree._Element, row: ParagraphStyle, theme: Theme) -> None:
    """Append the paragraph style *row* to the part *styles*."""
    style = _add_style(styles, "paragraph", row.name, based=row.based, default=row.based is None)
    if row.following:
        style.append(element("next", val=style_id(row.following)))
    style.append(element("qFormat"))
    style.append(paragraph_properties(row, theme))
    style.append(run_properties(row, theme))


def add_character_style(styles: etree._Element, row: CharacterStyle, theme: Theme) -> None:
    """Append the character style *row* to the part *styles*."""
    style = _add_style(styles, "character", row.name, based=row.based)
    style.append(element("qFormat"))
    style.append(run_properties(row, theme))


def _add_table_styles(styles: etree._Element, theme: Theme) -> None:
    normal = _add_style(styles, "table", "Table Normal", default=True)
    normal.append(element("semiHidden"))
    normal.append(_table_properties(theme, ruled=False))
    figure = _add_style(styles, "table", "Figure Table", based="Table Normal")
    figure.append(_table_properties(theme, ruled=False))
    ruled = _add_style(styles, "table", "Table", based="Table Normal")
    ruled.append(_table_properties(theme, ruled=True))
    head = element("tblStylePr", type="firstRow")
    run = etree.SubElement(head, w("rPr"))
    run.append(element("b"))
    run.append(element("bCs"))
    cell = etree.SubElement(head, w("tcPr"))
    borders = etree.SubElement(cell, w("tcBorders"))
    borders.append(_rule("bottom", theme))
    ruled.append(head)


def _table_properties(theme: Theme, *, ruled: bool) -> etree._Element:
    properties = element("tblPr")
    properties.append(element("tblInd", w="0", type="dxa"))
    if ruled:
        borders = etree.SubElement(properties, w("tblBorders"))
        borders.append(_rule("top", theme))
        borders.append(_rule("bottom", theme))
    margins = etree.SubElement(properties, w("tblCellMar"))
    for side, space in (("top", 2.0), ("left", 0.0), ("bottom", 2.0), ("right", 9.0)):
        margins.append(element(side, w=twips(space if ruled else 0), type="dxa"))
    return properties


def _rule(side: str, theme: Theme) -> etree._Element:
    return element(side, val="single", sz="4", space="0", color=theme.colour["hairline"])


def _set_page(document: DocumentType, theme: Theme) -> None:
    section = document.sections[0]
    section._sectPr.attrib.clear()
    for grid in section._sectPr.findall(w("docGrid")):
        section._sectPr.remove(grid)
    section.page_width, section.page_height = Pt(theme.width), Pt(theme.height)
    section.left_margin, section.right_margin = Pt(theme.outer + theme.side), Pt(theme.inner)
    section.top_margin, section.bottom_margin = Pt(theme.top), Pt(theme.foot)
    section.header_distance = Pt(theme.top - theme.lines(2.5))
    section.footer_distance = Pt(theme.foot - theme.lines(2.5))
    section.different_first_page_header_footer = True
    for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
        part.is_linked_to_previous = False


def _set_settings(document: DocumentType, theme: Theme) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.append(element("zoom", percent="100"))
    if theme.mirror:
        settings.append(element("mirrorMargins"))
    settings.append(element("defaultTabStop", val="720"))
    if theme.hyphens:
        settings.append(element("autoHyphenation"))
        settings.append(element("consecutiveHyphenLimit", val="2"))
    settings.append(element("characterSpacingControl", val="doNotCompress"))
    settings.append(_separators())
    settings.append(_compatibility())
    settings.append(element("themeFontLang", val="en-US"))
    settings.append(element("decimalSymbol", val="."))
    settings.append(element("listSeparator", val=","))


def _separators() -> etree._Element:
    # The rule above the notes is a note of its own: Word asks for these two by number.
    separators = element("footnotePr")
    separators.extend([element("footnote", id="-1"), element("footnote", id="0")])
    return separators


def _compatibility() -> etree._Element:
    compatibility = element("compat")
    compatibility.append(element("doNotExpandShiftReturn"))  # a line that was broken by hand is not justified
    for name, value in COMPATIBILITY.items():
        compatibility.append(
            element("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        )
    return compatibility
