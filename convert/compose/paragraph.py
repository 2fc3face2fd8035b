"""A paragraph of several styles to lines and back: text in, the same text with its line ends out."""

from collections.abc import Sequence

from msgspec import Struct

from convert.compose.breaks import choose_breaks
from convert.compose.items import Breaks, Measure
from convert.compose.slots import Slot, collect, is_foreign, write_ends
from convert.compose.words import HYPHEN, Boxes, to_boxes


class Composed(Struct, frozen=True):
    """A paragraph with the ends of its lines."""

    texts: tuple[str, ...]
    """For each slot its text: each newline ends a line, and hyphens of ours stand before newlines."""
    breaks: Breaks
    """The breaks, and how wide the spaces come out."""
    last: float
    """Natural width of the last line."""
    hyphens: int
    """How many lines end in hyphens of ours."""


def compose(slots: Sequence[Slot], measure: Measure, language: str, *, looseness: int = 0) -> Composed | None:
    """Return the paragraph of *slots* over the lines of *measure*; None where it cannot be composed.

    That is where it fits in one line, where a face has not all characters, where a script has no spaces or
    runs from right to left, and where a word is wider than a line. Only spaces become newlines, and only
    hyphens are added. Words are divided in *language*, nowhere of our own where it is empty.
    """
    copy = collect(slots, HYPHEN)
    boxes = None if is_foreign(copy.text) else to_boxes(copy, language)
    if boxes is None or total(boxes) + measure.indent <= measure.width:
        return None
    breaks = choose_breaks(boxes.widths, boxes.joints, measure, lengths=boxes.lengths, looseness=looseness)
    if breaks is None:
        return None
    ends = [(*boxes.cuts[joint], boxes.joints[joint].mark) for joint in breaks.joints]
    ours = sum(1 for joint in breaks.joints if boxes.joints[joint].mark)
    return Composed(write_ends(copy, ends), breaks, last_width(boxes, breaks, measure), ours)


def total(boxes: Boxes) -> float:
    """Return the natural width of *boxes* in one line."""
    return sum(boxes.widths) + sum(joint.space for joint in boxes.joints)


def last_width(boxes: Boxes, breaks: Breaks, measure: Measure) -> float:
    """Return the natural width of the last line, indent included where it is the first too."""
    if not breaks.joints:
        return total(boxes) + measure.indent
    start = breaks.joints[-1] + 1
    spaces = sum(joint.space for joint in boxes.joints[start:])
    return sum(boxes.widths[start:]) + spaces + boxes.joints[start - 1].rest
