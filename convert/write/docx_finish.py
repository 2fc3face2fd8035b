"""From pandoc's mark-up to an editor's: runs joined, formatting and list marks left to named styles."""

from lxml import etree

from convert.write.docx_language import set_languages
from convert.write.docx_names import style_id, w
from convert.write.docx_properties import element, twips
from convert.write.docx_styles import CharacterStyle

DIRECT = {"i": "Emphasis", "b": "Strong", "smallCaps": "Small Caps", "vertAlign": "Superscript"}
"""What pandoc sets in a run itself, and the character style that says the same."""
COMPANIONS = frozenset({"iCs", "bCs"})
"""Doubles of the above for scripts that have their own faces."""
BY_STYLE = ("ListBullet", "ListContinue", "KeyPoints")
"""Styles that carry their own list mark, or none: the paragraph needs no number of its own."""
BY_NUMBER = ("KeyPointsNumber",)

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def finish_text(root: etree._Element) -> dict[str, CharacterStyle]:
    """Change a text part in place; return by identifier the styles that combine two (Strong Emphasis)."""
    combined: dict[str, CharacterStyle] = {}
    set_languages(root)
    for run in root.iter(w("r")):
        combined |= _style_run(run)
    for paragraph in list(root.iter(w("p"))):
        _leave_list_to_style(paragraph)
        _join_runs(paragraph)
    for link in root.iter(w("hyperlink")):
        _join_runs(link)
    return combined


def fit_tables(root: etree._Element, width: float) -> None:
    """Make every table as wide as the text column, *width* points; pandoc takes it for wider."""
    for table in root.iter(w("tbl")):
        for total in table.iter(w("tblW")):
            total.set(w("type"), "pct")
            total.set(w("w"), "5000")  # fiftieths of a per cent
        columns = list(table.iter(w("gridCol")))
        widths = [int(column.get(w("w"), "0")) or 1 for column in columns]
        for column, own in zip(columns, widths, strict=True):
            column.set(w("w"), twips(width * own / sum(widths)))


def _style_run(run: etree._Element) -> dict[str, CharacterStyle]:
    properties = run.find(w("rPr"))
    if properties is None:
        return {}
    styles = _take_direct(properties)
    if not styles:
        return {}
    given = properties.find(w("rStyle"))
    if given is not None:
        styles = [str(given.get(w("val"))), *styles]
        properties.remove(given)
    properties.insert(0, element("rStyle", val="".join(style_id(name) for name in styles)))
    return _combination(styles) if len(styles) > 1 else {}


def _take_direct(properties: etree._Element) -> list[str]:
    found = []
    for child in list(properties):
        name = etree.QName(child).localname
        if name in DIRECT:
            found.append(name)
        if name in DIRECT or name in COMPANIONS:
            properties.remove(child)
    return [style for name, style in DIRECT.items() if name in found]


def _combination(styles: list[str]) -> dict[str, CharacterStyle]:
    name = " ".join(styles)
    row = CharacterStyle(
        name=name,
        based=styles[0],
        italic="Emphasis" in styles or None,
        bold="Strong" in styles or None,
        small_caps="Small Caps" in styles or None,
        raised="Superscript" in styles or None,
    )
    return {style_id(name): row}


def _leave_list_to_style(paragraph: etree._Element) -> None:
    properties = paragraph.find(w("pPr"))
    numbering = properties.find(w("numPr")) if properties is not None else None
    if properties is None or numbering is None:
        return
    name = paragraph_style(paragraph)
    if name.startswith(BY_STYLE) and not name.startswith(BY_NUMBER):
        properties.remove(numbering)


def _join_runs(parent: etree._Element) -> None:
    last: etree._Element | None = None
    for child in list(parent):
        if last is not None and _is_text(child) and _looks(child) == _looks(last):
            _append_text(last, child)
            parent.remove(child)
        else:
            last = child if _is_text(child) else None


def _is_text(element_: etree._Element) -> bool:
    names = [child.tag for child in element_ if child.tag != w("rPr")]
    return element_.tag == w("r") and names == [w("t")]


def _looks(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None or not len(properties) else etree.tostring(properties, method="c14n")


def _append_text(run: etree._Element, following: etree._Element) -> None:
    text, more = run.find(w("t")), following.find(w("t"))
    if text is not None and more is not None:
        text.text = (text.text or "") + (more.text or "")
        text.set(SPACE, "preserve")


def paragraph_style(paragraph: etree._Element) -> str:
    """Return the identifier of the style of *paragraph*; empty where it has none."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val")))


def finish_footnotes(root: etree._Element) -> None:
    """Set a tab behind each number, so that notes hang, and draw the rule above them by a style."""
    for note in root.iter(w("footnote")):
        if note.get(w("type")) is None:
            _hang(note)
        else:
            _draw_rule(note)


def _hang(note: etree._Element) -> None:
    # pandoc sets a space of its own between the number and the note.
    for run in note.iter(w("r")):
        if run.find(w("footnoteRef")) is not None:
            gap = run.getnext()
            text = gap.find(w("t")) if gap is not None else None
            if gap is not None and text is not None and (text.text or "").startswith(" "):
                text.text = (text.text or "")[1:]
                text.addprevious(element("tab"))
                if not text.text:
                    gap.remove(text)


def _draw_rule(note: etree._Element) -> None:
    for child in list(note):
        note.remove(child)
    paragraph = etree.SubElement(note, w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    properties.append(element("pStyle", val="FootnoteSeparator"))
