"""Rendering -> DOCX: pandoc sets the words in our styles, what it leaves is finished, the package is ours."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from convert.errors import EditionError
from convert.render.rendering import Rendering, Written
from convert.write.docx_batch import convert_next
from convert.write.docx_direction import turn_page, turn_paragraphs, turn_part, turn_styles
from convert.write.docx_finish import finish_footnotes, finish_text, fit_tables, paragraph_style
from convert.write.docx_loss import check_loss
from convert.write.docx_names import DOCUMENT, FOOTNOTES, NUMBERING, STYLES, style_id, w
from convert.write.docx_numbering import finish_numbering
from convert.write.docx_package import (
    Parts,
    application_properties,
    core_properties,
    drop_needless,
    pack_parts,
    read_parts,
    serialize,
)
from convert.write.docx_pictures import embed_pictures, fit_pictures
from convert.write.docx_reference import OUR_PARTS, add_character_style, add_paragraph_style, make_reference
from convert.write.docx_running import running_parts
from convert.write.docx_styles import ParagraphStyle, load_styles
from convert.write.docx_theme import Theme, read_theme


def write(rendering: Rendering) -> Written:
    """Return the Word edition of *rendering*. Raises EditionError where pandoc fails or loses a word."""
    reference = make_reference(msgspec.json.encode(rendering.tokens), rendering.record.language)
    markup = "".join(document.markup for document in rendering.documents)
    parts = read_parts(convert_next(embed_pictures(markup, rendering), reference))
    parts |= {name: part for name, part in read_parts(reference).items() if name in OUR_PARTS}
    parts |= _finish(rendering, parts, read_theme(rendering.tokens))
    running = running_parts(rendering.script.running)
    parts |= (
        {name: turn_part(part) for name, part in running.items()} if _runs_from_right(rendering) else running
    )
    parts["docProps/core.xml"] = core_properties(rendering.record)
    parts["docProps/app.xml"] = application_properties(rendering.record)
    return Written(pack_parts(drop_needless(parts)))


def _finish(rendering: Rendering, parts: Parts, theme: Theme) -> Parts:
    document, footnotes, numbering, styles = (
        etree.fromstring(parts[name]) for name in (DOCUMENT, FOOTNOTES, NUMBERING, STYLES)
    )
    check_loss(rendering, document, footnotes)
    combined = finish_text(document) | finish_text(footnotes)
    finish_footnotes(footnotes)
    fit_tables(document, theme.measure)
    fit_pictures(document, rendering, theme)
    finish_numbering(numbering, document, theme)
    for name in sorted(combined):
        add_character_style(styles, combined[name], theme)
    for row in _closing_styles(document):
        add_paragraph_style(styles, row, theme)
    _refuse_unstyled(styles, document, footnotes)
    from_right = _runs_from_right(rendering)
    if from_right:
        turn_styles(styles)
        turn_page(document)
    for text in (document, footnotes):
        turn_paragraphs(text, from_right=from_right)
    finished = {DOCUMENT: document, FOOTNOTES: footnotes, NUMBERING: numbering, STYLES: styles}
    return {name: serialize(root) for name, root in finished.items()}


def _runs_from_right(rendering: Rendering) -> bool:
    return bool(rendering.tokens["scripts"]["direction"] == "rtl")


def _closing_styles(document: etree._Element) -> Iterator[ParagraphStyle]:
    used = {paragraph_style(paragraph) for paragraph in document.iter(w("p"))}
    for row in load_styles().paragraph:
        if row.last is not None and style_id(row.closing.name) in used:
            yield row.closing


def _refuse_unstyled(styles: etree._Element, *texts: etree._Element) -> None:
    known = {style.get(w("styleId")) for style in styles.iter(w("style"))}
    for text in texts:
        for paragraph in text.iter(w("p")):
            name = paragraph_style(paragraph)
            if name not in known:
                raise EditionError(
                    f"the Word layout has no style {name or 'for a paragraph'}",
                    remedy="Add it to layouts/docx/styles.toml.",
                )
