"""Lists: runs of lines that open with a bullet, a dash or a number."""

import re

from convert.model import Item, List, Paragraph, Span
from convert.parse.desk import Desk

RULE = "list"

BULLET = re.compile(r"(?P<mark>[•▪▫■□‣◦○●·*–—-]|\uf0b7|o(?= [A-Z]))\s+(?=\S)")
NUMBER = re.compile(r"\(?(?P<mark>\d{1,2}|[a-z])[.)]\s+(?=\S)")


def parse_list(desk: Desk, index: int, notes: frozenset[str]) -> List | None:
    """Return the list that begins at piece *index*, or None; one line alone with a mark is no list."""
    for pattern, ordered in ((BULLET, False), (NUMBER, True)):
        run = _run(desk, index, pattern, ordered)
        if len(run) > 1:
            items = tuple(_item(desk, each, pattern, notes) for each in run)
            span = Span(items[0].span.start, items[-1].span.end)
            desk.vouch("list", f"{len(items)} items", RULE, span, confidence="likely")
            return List(ordered, items, span)
    return None


def _run(desk: Desk, index: int, pattern: re.Pattern[str], ordered: bool) -> list[int]:
    run: list[int] = []
    mark = ""
    while desk.is_free(index) and (match := pattern.match(desk.words(index))):
        if run and (ordered and not _follows(mark, match["mark"]) or not ordered and mark != match["mark"]):
            break
        if run and desk.pieces[index].gap > 1:
            break
        mark = match["mark"]
        run.append(index)
        index += 1
    starts = not ordered or (bool(run) and pattern.match(desk.words(run[0]))["mark"] in ("1", "a"))  # type: ignore[index]
    return run if starts else []


def _follows(mark: str, other: str) -> bool:
    if mark.isdigit() and other.isdigit():
        return int(other) == int(mark) + 1
    return len(mark) == len(other) == 1 and ord(other) == ord(mark) + 1


def _item(desk: Desk, index: int, pattern: re.Pattern[str], notes: frozenset[str]) -> Item:
    span = desk.take(index).span
    match = pattern.match(desk.words(index))
    assert match  # _run took it for an item
    words = Span(span.start + match.end(), span.end)
    desk.drop(Span(span.start, words.start), RULE, "the mark of a list item; editions set their own")
    desk.claim(words, "list", RULE)
    mark = desk.text[span.start : words.start].strip()
    return Item((Paragraph(desk.line(words, notes), words),), span, mark)
