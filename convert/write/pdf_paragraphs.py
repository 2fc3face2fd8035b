"""The paragraphs of a document that are composed by us: out of the parsed markup, and back into it with
their lines."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from convert.compose import AS_IT_IS, WIDEST, Breaks, Composed, Fit, Slot, Style, compose, is_stiff
from convert.write.pdf_candidates import NOWRAP, OUTSIDE, inside
from convert.write.pdf_context import Chain, Context

COMPOSED, LINES, FILLER = "composed", "lines", "filler"
"""Classes of a composed paragraph, of the element in it that holds its lines, and of what fills its last
line."""
RAGGED = "text-align: left; word-spacing: normal"
"""What a short paragraph is set with whose words would stand far apart in the measure."""
CLEARANCE = 0.05
"""Pixels by which the last line is left short, so that rounding never makes it too long."""
STYLE = f"""
p.{COMPOSED}.{COMPOSED}.{COMPOSED} {{ text-align: justify; text-align-last: justify; hyphens: manual }}
p.{COMPOSED}.{COMPOSED} > .{LINES} {{ white-space: pre }}
p.{COMPOSED} [{OUTSIDE}] {{ letter-spacing: normal }}
"""
"""What makes the engine take the lines as they are: each ends in a newline, and is stretched to the full
width."""


class Node(NamedTuple):
    """A text node."""

    element: Any
    """The element that holds it."""
    is_tail: bool
    """Whether it stands behind the element, not in it."""
    chain: Chain
    """Elements inside the paragraph around it."""
    is_break: bool
    """Whether a line may end before it, inside a word."""


class Before(NamedTuple):
    """What an element held before it got lines."""

    attributes: dict[str, str]
    """Its attributes."""
    text: str | None
    """The text before its first child."""
    children: list[Any]
    """Its children."""
    tails: list[str | None]
    """The text behind each child."""


class Paragraph(Struct):
    """A paragraph with lines of ours."""

    element: Any
    """The element."""
    before: Before
    """What it held before."""
    nodes: list[Node]
    """Its text nodes."""
    slots: list[Slot]
    """What they held at first."""
    context: Context
    """What the engine does with it."""
    composed: Composed
    """Its lines."""
    filler: Any
    """The empty element that fills the last line."""
    best: Breaks
    """The best way to set it."""
    fit: Fit = AS_IT_IS
    """How it departs from the best way to set it."""

    @property
    def room(self) -> float:
        """What fills the last line behind its words, in pixels; rounded as it is written."""
        assert self.context.measure is not None
        room = self.context.measure.width - self.composed.last - CLEARANCE
        return round(max(0.0, room), 3) if self.composed.breaks.spaces[-1] == 1 else 0.0


def set_paragraph(element: Any, context: Context) -> Paragraph | None:
    """Give the paragraph *element* its lines; None, and the tree is as it was, where it cannot be
    composed."""
    if context.measure is None:
        return None
    before = _remember(element)
    lines = _wrap(element)
    nodes = list(_nodes(lines, (), False))
    slots = _slots(nodes, context)
    composed = compose(slots, context.measure, context.language) if slots is not None else None
    is_loose = composed is None or max(composed.breaks.spaces) > WIDEST
    is_ragged = slots is not None and is_loose and is_stiff(slots, context.measure, context.language)
    if slots is None or composed is None or is_ragged:
        _restore(element, before)
        if is_ragged:
            element.set("style", RAGGED)
        return None
    element.set("class", f"{element.get('class') or ''} {COMPOSED}".strip())
    filler = element.makeelement("span", {"class": FILLER})
    element.text, element[:] = None, [lines, filler]
    paragraph = Paragraph(element, before, nodes, slots, context, composed, filler, composed.breaks)
    put_lines(paragraph)
    return paragraph


def release(paragraph: Paragraph) -> None:
    """Leave *paragraph* to the engine, as it was before it got lines."""
    for node, slot in zip(paragraph.nodes, paragraph.slots, strict=True):
        _put_text(node, slot.text)
    _restore(paragraph.element, paragraph.before)


def _remember(element: Any) -> Before:
    children = list(element)
    return Before(dict(element.attrib), element.text, children, [child.tail for child in children])


def _restore(element: Any, before: Before) -> None:
    element.attrib.clear()
    element.attrib.update(before.attributes)
    element.text, element[:] = before.text, before.children
    for child, tail in zip(before.children, before.tails, strict=True):
        child.tail = tail


def _wrap(element: Any) -> Any:
    """Return a new element that holds all that *element* holds, the words that must not be parted as
    others."""
    lines = element.makeelement("span", {"class": LINES})
    lines.text = element.text
    last = None
    for child in element:
        if child.get("class") != NOWRAP:
            lines.append(child)
            last = child
            continue
        _append_text(lines, last, child.text)
        for inner in child:
            lines.append(inner)
            last = inner
        _append_text(lines, last, child.tail)
    return lines


def _append_text(parent: Any, last: Any, text: str | None) -> None:
    if last is None:
        parent.text = (parent.text or "") + (text or "")
    else:
        last.tail = (last.tail or "") + (text or "")


def _nodes(element: Any, chain: Chain, is_break: bool) -> Iterator[Node]:
    if element.text:
        yield Node(element, False, chain, is_break)
    for child in element:
        if not child.get(OUTSIDE):
            yield from _nodes(child, inside(chain, child), False)
        if child.tail:
            yield Node(child, True, chain, child.tag == "wbr")


def _slots(nodes: list[Node], context: Context) -> list[Slot] | None:
    """Return the text of *nodes* with its style; None where a style is not known."""
    slots = []
    for node in nodes:
        style: Style | None = context.styles.get(node.chain)
        if style is None:
            return None
        text = node.element.tail if node.is_tail else node.element.text
        slots.append(Slot(text, style, node.is_break))
    return slots


def refit(paragraph: Paragraph, fit: Fit) -> bool:
    """Set *paragraph* as *fit* says; False, and it stays as it is, where its spaces do not allow that."""
    composed = try_fit(paragraph, fit)
    if composed is None:
        return False
    take(paragraph, fit, composed)
    return True


def take(paragraph: Paragraph, fit: Fit, composed: Composed) -> None:
    """Set *paragraph* as *fit* says, which gives *composed*."""
    paragraph.composed, paragraph.fit = composed, fit
    put_lines(paragraph)


def try_fit(paragraph: Paragraph, fit: Fit) -> Composed | None:
    """Return *paragraph* as *fit* says; None where its spaces do not allow that."""
    measure, language = paragraph.context.measure, paragraph.context.language
    assert measure is not None
    return compose(paragraph.slots, measure, language, fit, paragraph.best)


def put_lines(paragraph: Paragraph) -> None:
    """Write the lines of *paragraph* into the tree."""
    measure, composed, fit = paragraph.context.measure, paragraph.composed, paragraph.fit
    assert measure is not None
    for node, text in zip(paragraph.nodes, composed.texts, strict=True):
        _put_text(node, text)
    # The engine only stretches spaces: they start below the narrowest one that any way to break has.
    narrowest = fit.word_space - measure.shrink * composed.space - CLEARANCE
    tracking = f"; letter-spacing: {fit.tracking:.3f}px" if fit.tracking else ""
    paragraph.element.set("style", f"word-spacing: {narrowest:.3f}px{tracking}")
    paragraph.filler.set("style", f"padding-right: {paragraph.room:.3f}px")


def _put_text(node: Node, text: str) -> None:
    if node.is_tail:
        node.element.tail = text
    else:
        node.element.text = text
