"""The turns of pages: none comes in the middle of a word, where the paragraph has another way to break.

Only the page shows which line is its last. So WeasyPrint's making of a page is changed: where the last line
of ours ends in a hyphen, its paragraph is broken otherwise, in the boxes from which pages are made, and that
page alone is made again.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from convert.compose import AS_IT_IS, Composed, Fit
from convert.render.rendering import LINE_HYPHEN
from convert.write.pdf_boxes import boxes_of, is_resumed, last_lines, put_boxes
from convert.write.pdf_paragraphs import Paragraph, take, try_fit
from convert.write.pdf_patch import patch

MOST_TRIES = 3
"""How often a page is made again: with other lines it may end elsewhere, in a hyphen too."""
MOST_BARRED = 8
"""How many hyphens are barred from the last line of a page, in vain, before it is left as it is."""


class Turns(Struct, frozen=True):
    """The paragraphs of the document that is laid out, and what they may give."""

    paragraphs: dict[int, Paragraph]
    """Those with lines of ours, by the identity of their elements."""
    lines: int
    """Lines by which a paragraph may be longer or shorter."""


CURRENT: ContextVar[Turns | None] = ContextVar("CURRENT", default=None)
"""What is known while pages are made."""


@contextlib.contextmanager
def turning(paragraphs: tuple[Paragraph, ...], lines: int) -> Iterator[None]:
    """Let the pages made inside not end in hyphens, by *paragraphs* that may change by so many *lines*."""
    patch("layout.page", "remake_page", _turning)
    known = Turns({id(each.element): each for each in paragraphs}, lines) if lines else None
    token = CURRENT.set(known)
    try:
        yield
    finally:
        CURRENT.reset(token)


def _turning(make: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(make)
    def remake_page(index: int, context: Any, root: Any, html: Any) -> Any:
        turns = CURRENT.get()
        if turns is None:
            return make(index, context, root, html)
        start = Start(context, index)
        page, resume_at = make(index, context, root, html)
        for _ in range(MOST_TRIES):
            if resume_at is None or not mend_turn(turns, page, root, context.page_maker[index][0]):
                break
            start.restore(context, index)
            page, resume_at = make(index, context, root, html)
        return page, resume_at

    return remake_page


class Start:
    """What WeasyPrint knows when it begins a page, and changes while it makes it."""

    def __init__(self, context: Any, index: int) -> None:
        """Keep what *context* knows before the page at *index*."""
        self.footnotes = list(context.footnotes)
        self.reported = list(context.reported_footnotes)
        self.broken = dict(context.broken_out_of_flow)
        self.rendered = list(context.rendered_notes)
        self.running = {name: pages.get(index + 1) for name, pages in context.running_elements.items()}

    def restore(self, context: Any, index: int) -> None:
        """Let *context* know what it did, so that the page at *index* can be made again."""
        context.footnotes = list(self.footnotes)
        context.reported_footnotes = list(self.reported)
        context.broken_out_of_flow = dict(self.broken)
        context.rendered_notes = list(self.rendered)
        for name, pages in context.running_elements.items():
            pages.pop(index + 1, None)
            if self.running.get(name) is not None:
                pages[index + 1] = self.running[name]
        # That a number of the contents is now known stays true, whatever way the page is made: no anchor
        # tells its page twice.
        context.page_maker[index][-1].update(anchors=[], content_lookups=[])


def mend_turn(turns: Turns, page: Any, root: Any, resume_at: Any) -> bool:
    """Break the last paragraph of *page*, which began at *resume_at* of *root*, otherwise if its last line
    ends in a hyphen; tell whether that was done."""
    element, lines = last_lines(page)
    paragraph = turns.paragraphs.get(id(element))
    if paragraph is None or not lines[-1].endswith(LINE_HYPHEN) or is_resumed(root, resume_at, element):
        return False
    boxes = boxes_of(root, paragraph)
    other = undivided(paragraph, len(lines) - 1, turns.lines)
    if boxes is None or other is None:
        return False
    take(paragraph, *other)
    put_boxes(boxes, paragraph)
    return True


def undivided(paragraph: Paragraph, line: int, most: int) -> tuple[Fit, Composed] | None:
    """Return how *paragraph* is set so that *line* ends in no hyphen, with as many lines if it can be; None
    where it cannot."""
    fit = paragraph.fit
    if replace(fit, looseness=0, barred=()) != AS_IT_IS:
        return None
    others = sorted(
        (each for each in range(-most, most + 1)), key=lambda each: (abs(each - fit.looseness), each)
    )
    for looseness in others:
        found = bar_hyphens(paragraph, line, replace(fit, looseness=looseness))
        if found:
            return found
    return None


def bar_hyphens(paragraph: Paragraph, line: int, fit: Fit) -> tuple[Fit, Composed] | None:
    """Return *fit* with the hyphens barred that would end *line*, and what comes of it; None without a
    way."""
    joint = paragraph.composed.breaks.joints[line]
    for _ in range(MOST_BARRED):
        fit = replace(fit, barred=tuple(sorted({*fit.barred, joint})))
        composed = try_fit(paragraph, fit)
        if composed is None or composed.lines <= line + 1 or composed.is_runt:
            return None
        if not composed.is_divided(line):
            return fit, composed
        joint = composed.breaks.joints[line]
    return None
