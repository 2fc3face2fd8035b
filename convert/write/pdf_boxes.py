"""The boxes from which WeasyPrint makes pages: where the lines of a paragraph stand in them, and other lines
put there, so that what comes behind a page need not be read, styled and built again."""

from typing import Any, NamedTuple

from convert.write.pdf_lines import line_boxes, texts_of
from convert.write.pdf_paragraphs import Paragraph


class Boxes(NamedTuple):
    """What a paragraph has become for WeasyPrint."""

    texts: list[Any]
    """The boxes of its text nodes, in their order."""
    filler: Any
    """The box that fills its last line."""


def last_lines(page: Any) -> tuple[Any, list[str]]:
    """Return the element that holds the last line of *page*, and the text of those of its lines that stand
    there; None and nothing on a page without text."""
    holder: Any = None
    lines: list[str] = []
    for box, line in line_boxes(page.children[0]):
        if holder is None or box.element is not holder:
            holder, lines = box.element, []
        lines.append("".join(text.text for text in texts_of(line)))
    return holder, lines


def is_resumed(box: Any, resume_at: Any, element: Any) -> bool:
    """Tell whether a page that begins at *resume_at* of *box* begins inside of *element*."""
    for at, inner in (resume_at or {}).items():
        if inner is None or not getattr(box, "children", None):
            continue
        child = box.children[at]
        if child.element is element or is_resumed(child, inner, element):
            return True
    return False


def boxes_of(root: Any, paragraph: Paragraph) -> Boxes | None:
    """Return the boxes of *paragraph* below *root*; None where they are not as the tree has them."""
    holder = next((box for box in root.descendants() if box.element is paragraph.element), None)
    inner = list(holder.descendants()) if holder is not None else []
    texts = [box for box in inner if hasattr(box, "text") and "::" not in box.element_tag]
    filler = next((box for box in inner if box.element is paragraph.filler), None)
    told = [text for text in paragraph.composed.texts if text]
    return Boxes(texts, filler) if filler is not None and [box.text for box in texts] == told else None


def put_boxes(boxes: Boxes, paragraph: Paragraph) -> None:
    """Write the lines of *paragraph* into its *boxes*."""
    for box, text in zip(boxes.texts, filter(None, paragraph.composed.texts), strict=True):
        box.text = text
    style = boxes.filler.style
    style["padding_right"] = style["padding_right"]._replace(value=paragraph.room)
