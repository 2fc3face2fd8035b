"""A paragraph of several styles to lines and back: text in, the same text with its line ends out."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from convert.compose.breaks import LOOSEST, LOOSEST_BARRED, choose_breaks, fit_lines, loosest
from convert.compose.items import NEVER, Breaks, Joint, Measure
from convert.compose.slots import Copy, Slot, collect, is_foreign, write_ends
from convert.compose.words import HYPHEN, Boxes, to_boxes

FEW_LINES = 3
"""Lines of a paragraph at most that is better not stretched to the measure where one would have holes."""
WIDEST = 3.0
"""How many times as wide as the face has it a space may be there: in a line of code, of long names."""


class Fit(Struct, frozen=True):
    """How a paragraph departs from the best way to set it, for the sake of the page."""

    looseness: int = 0
    """By how many lines it is longer, or shorter, than the best way."""
    tracking: float = 0.0
    """What is added behind each character."""
    word_space: float = 0.0
    """What is added to each space."""
    barred: tuple[int, ...] = ()
    """Joints at which no line ends: those whose hyphens would stand at the end of a page."""


AS_IT_IS = Fit()


class Composed(Struct, frozen=True):
    """A paragraph with the ends of its lines."""

    texts: tuple[str, ...]
    """For each slot its text: each newline ends a line, and hyphens of ours stand before newlines."""
    breaks: Breaks
    """The breaks, and how wide the spaces come out."""
    space: float
    """The natural word space, to which those are shares."""
    last: float
    """Natural width of the last line."""
    hyphens: int
    """How many lines end in hyphens of ours."""
    is_runt: bool
    """Whether the last line is a runt, for want of another way."""

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.breaks.spaces)

    def is_divided(self, line: int) -> bool:
        """Tell whether *line*, from 0, ends in a hyphen of ours."""
        return "".join(self.texts).split("\n")[line].endswith(HYPHEN)


def compose(
    slots: Sequence[Slot], measure: Measure, language: str, fit: Fit = AS_IT_IS, best: Breaks | None = None
) -> Composed | None:
    """Return the paragraph of *slots* over the lines of *measure*; None where it cannot be composed.

    *best* is the best way, where that is known: it need not be searched for then.

    That is where it fits in one line, where a face has not all characters, where a script has no spaces or
    runs from right to left, where a word is wider than a line, and where the spaces do not allow what *fit*
    asks for. Only spaces become newlines, and only hyphens are added. Words are divided in *language*,
    nowhere of our own where it is empty.
    """
    copy = collect([track(slot, fit.tracking) for slot in slots] if fit.tracking else slots, HYPHEN)
    boxes = None if is_foreign(copy.text) else to_boxes(copy, language, fit.word_space)
    if boxes is None or total(boxes) + measure.indent <= measure.width:
        return None
    fitted = replace(measure, space=measure.space + fit.tracking + fit.word_space)
    joints = bar(boxes.joints, fit.barred)
    if best and (fit.looseness or fit.barred):
        lines = len(best.spaces) + fit.looseness
        tolerance = loosest(best, measure, LOOSEST_BARRED if fit.barred else LOOSEST)
        breaks = fit_lines(boxes.widths, joints, fitted, boxes.lengths, lines, tolerance)
    else:
        breaks = choose_breaks(boxes.widths, joints, fitted, lengths=boxes.lengths, looseness=fit.looseness)
    return finish(copy, boxes, breaks, fitted) if breaks else None


def is_stiff(slots: list[Slot], measure: Measure, language: str) -> bool:
    """Tell whether *slots* hold few lines of words that have no way to fill these but with holes between."""
    copy = collect(slots, HYPHEN)
    boxes = None if is_foreign(copy.text) else to_boxes(copy, language)
    if boxes is None or not measure.width < total(boxes) + measure.indent <= FEW_LINES * measure.width:
        return False
    breaks = choose_breaks(boxes.widths, boxes.joints, measure, lengths=boxes.lengths)
    return breaks is None or max(breaks.spaces) > WIDEST


def track(slot: Slot, tracking: float) -> Slot:
    """Return *slot* with *tracking*; text that has some of its own keeps that."""
    style = slot.style
    return slot if style.tracking else slot._replace(style=style._replace(tracking=tracking))


def bar(joints: list[Joint], barred: Sequence[int]) -> list[Joint]:
    """Return *joints* with those at the positions *barred* closed: no line ends there."""
    closed = dict.fromkeys(barred)
    return (
        [j._replace(penalty=NEVER) if at in closed else j for at, j in enumerate(joints)]
        if closed
        else joints
    )


def finish(copy: Copy, boxes: Boxes, breaks: Breaks, measure: Measure) -> Composed:
    """Return *copy* with the line ends of *breaks*."""
    ends = [(*boxes.cuts[joint], boxes.joints[joint].mark) for joint in breaks.joints]
    last = last_width(boxes, breaks, measure)
    # A line that begins inside a word begins at the cut, not behind a space that is gone.
    length = len(copy.text) - (sum(boxes.cuts[breaks.joints[-1]]) if breaks.joints else 0)
    return Composed(
        texts=write_ends(copy, ends),
        breaks=breaks,
        space=measure.space,
        last=last,
        hyphens=sum(1 for joint in breaks.joints if boxes.joints[joint].mark),
        is_runt=bool(breaks.joints) and (last < measure.runt or length <= measure.runt_length),
    )


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
