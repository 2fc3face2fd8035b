"""Key points and abstract: what a label above the text announces."""

from collections.abc import Callable
from itertools import takewhile

from convert.lazy_regex import lazy_regex
from convert.model import Block, Item, List, Paragraph, Span, Summary
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.prose import STOPPED, is_prose

RULE = "summary"

MARK = lazy_regex(r"(?P<mark>[•▪▫■□‣◦○●·*–—-]|\uf0b7|\d{1,2}[.)])\s+")
"""A bullet, a dash or a number, with the white space behind it."""


MOST = 8
"""Points that a source without blank lines has above its text."""

SHORTEST = 60
"""Characters of a paragraph that can be a summary; what is shorter is a field of a form."""


def parse_summary(desk: Desk) -> None:
    """Take the label and the lines right below it."""
    for index in range(len(desk.pieces) - 1):
        words = desk.words(index)
        if index <= desk.text_start and desk.is_free(index) and _keep_run_in(desk, index):
            return
        is_points = labels.is_label(words, labels.KEY_POINTS)
        if desk.is_free(index) and (is_points or labels.is_label(words, labels.ABSTRACT)):
            below = _below(desk, index + 1, is_points)
            if below:
                _keep(desk, index, below, is_points)
                return


def _keep_run_in(desk: Desk, index: int) -> bool:
    """Take a paragraph at the head of the text that its own label opens: ``Summary: The harbour …``."""
    words = desk.words(index)
    size = labels.split_label(words, labels.ABSTRACT) if len(words) >= SHORTEST else 0
    if not size or not (is_prose(words) or STOPPED.search(words[-8:])):
        return False
    span = desk.take(index).span
    label, text = Span(span.start, span.start + size), Span(span.start + size, span.end)
    desk.drop(label, RULE, "the label of the summary; editions set their own")
    desk.found.summary = Summary("abstract", (_paragraph(desk, text),), span)
    desk.vouch("summary", label.cut(desk.text).strip(" :"), RULE, label)
    return True


def _below(desk: Desk, start: int, is_points: bool) -> list[int]:
    """Return the lines that belong to the label: those with marks, else those without a gap.

    Where no gap ends them, as in sources without blank lines, points end where the text begins, and an
    abstract is one paragraph.
    """
    marked = _while(desk, start, lambda index: bool(MARK.match(desk.words(index))))
    if marked:
        return marked
    close = _while(desk, start, lambda index: index == start or desk.pieces[index].gap == 0)
    behind = start + len(close)
    if close and (len(close) == 1 or (behind < len(desk.pieces) and desk.pieces[behind].gap)):
        return close
    if not is_points:
        return close[:1]
    return list(takewhile(lambda index: not is_prose(desk.words(index)), close[:MOST]))


def _while(desk: Desk, start: int, holds: Callable[[int], bool]) -> list[int]:
    found: list[int] = []
    index = start
    while desk.is_free(index) and holds(index):
        found.append(index)
        index += 1
    return found


def _keep(desk: Desk, label: int, below: list[int], is_points: bool) -> None:
    head = desk.take(label).span
    desk.drop(head, RULE, "the label of the summary; editions set their own")
    spans = [desk.take(index).span for index in below]
    block: tuple[Block, ...]
    if is_points:
        items = tuple(_item(desk, span) for span in spans)
        block = (List(False, items, Span(spans[0].start, spans[-1].end)),)
    else:
        block = tuple(_paragraph(desk, span) for span in spans)
    desk.found.summary = Summary(
        "key_points" if is_points else "abstract", block, Span(head.start, spans[-1].end)
    )
    desk.vouch("summary", head.cut(desk.text), RULE, head, confidence="certain")


def _paragraph(desk: Desk, span: Span) -> Paragraph:
    desk.claim(span, "abstract", RULE)
    return Paragraph(desk.line(span), span)


def _item(desk: Desk, span: Span) -> Item:
    mark = MARK.match(span.cut(desk.text))
    words = Span(span.start + (mark.end() if mark else 0), span.end)
    desk.drop(Span(span.start, words.start), RULE, "the mark of a list item; editions set their own")
    return Item((_paragraph(desk, words),), span, mark["mark"] if mark else None)
