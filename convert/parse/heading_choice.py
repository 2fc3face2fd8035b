"""Which lines of a body are headings: all that can be are weighed together, and those of one make vouch."""

import re
import statistics
from collections import Counter

from convert.parse.desk import Desk
from convert.parse.heading_signs import PARAGRAPH, SECTION, TEXT, Ground, Line, is_text, weigh
from convert.parse.heading_words import NUMBERED, can_head, case_of, counted, is_date, is_somebody, is_titled

ENOUGH = 2
"""Points from which a line is a heading."""

ROUNDS = 3
"""How often the lines are weighed: each time, only those taken for headings vouch for others."""

LETTER_SHARE = 0.4
"""Share of letters that text has at least; figures below a line are a table."""

NEAR_COLUMN = 50
"""Characters from which a line with another right below it can be the first line of a broken paragraph."""

INITIAL = 2
"""Characters of a number that can be the initial of a name."""

PLAIN = 8
"""Words of lines that show how far a document's headings stand from what is above and below them."""

OFTEN, PATTERN = 3, 4
"""How often each of how many lines comes back where sections repeat a pattern."""

LABEL = 40
"""Characters of such a line."""


def find_headings(desk: Desk) -> dict[int, int]:
    """Return the pieces of *desk* that are headings, and the points of each."""
    order = [index for index in desk.free() if desk.title_at is None or index > desk.title_at]
    lines = {index: _line(desk, order, place) for place, index in enumerate(order[:-1]) if _fits(desk, index)}
    lines = {index: line for index, line in lines.items() if _goes_with(desk, index, line)}
    chosen = dict.fromkeys(lines, 0)
    ground = _ground(desk, order, lines)
    for _ in range(ROUNDS):
        _let_vouch(lines, chosen, order)
        points = {index: weigh(line, ground) for index, line in lines.items()}
        chosen = {index: each for index, each in points.items() if each >= ENOUGH}
    return chosen


def _fits(desk: Desk, index: int) -> bool:
    """Tell whether the words of piece *index*, alone, can be a heading."""
    words = desk.words(index)
    number = _number(words)
    return (
        desk.pieces[index].known is None
        and can_head(words, number)
        and (len(number) > INITIAL or not is_somebody(desk, index))
        and not is_date(desk, words)
    )


def _number(words: str) -> str:
    match = NUMBERED.match(words)
    return match["number"] if match else ""


def _line(desk: Desk, order: list[int], place: int) -> Line:
    index, below = order[place], order[place + 1 : place + 1 + SECTION]
    return Line(
        place,
        desk.words(index),
        _number(desk.words(index)),
        desk.pieces[index].gap,
        desk.words(order[place - 1]) if place else _before(desk, index),
        [desk.words(each) for each in below],
        desk.pieces[below[0]].gap,
    )


def _before(desk: Desk, index: int) -> str:
    """Return the text above the first line of the body, a summary or a life; empty below the head itself."""
    return desk.words(index - 1) if index > desk.text_start else ""


def _goes_with(desk: Desk, index: int, line: Line) -> bool:
    """Tell whether what stands below *line* leaves it a heading: no figures, no rest of it, no next item."""
    below = line.below[0]
    near = line.below_gap == 0
    letters = len(re.findall(r"[^\W\d_]", below[:200]))
    broken = near and len(line.words) >= NEAR_COLUMN and not is_titled(line.words)
    return not (
        letters < LETTER_SHARE * len(below[:200])
        or (near and below[:1].islower())
        or (near and line.number and NUMBERED.match(below))
        or broken
    )


def _ground(desk: Desk, order: list[int], lines: dict[int, Line]) -> Ground:
    """Return what the *lines* have in common."""
    plain = [line for line in lines.values() if len(line.words.split()) <= PLAIN and is_text(line.below[0])]
    leaning = sum(line.gap < line.below_gap for line in plain)
    return Ground(
        statistics.median_low([desk.pieces[i].gap for i in order if len(desk.words(i)) >= TEXT] or [1]),
        leaning > len(plain) - leaning,
        frozenset[tuple[str, int]]().union(*(counted(line.number) for line in lines.values())),
        _repeated(desk, order),
    )


def _repeated(desk: Desk, order: list[int]) -> frozenset[str]:
    """Return the lines that stand in the body more than once: buttons, labels of boxes.

    Where several come back again and again, they are headings: the sections of the text have a pattern.
    """
    counts = Counter(desk.words(index).casefold() for index in order if len(desk.words(index)) <= PARAGRAPH)
    pattern = [words for words, count in counts.items() if count >= OFTEN and len(words) <= LABEL]
    if len(pattern) >= PATTERN:
        return frozenset()
    return frozenset(words for words, count in counts.items() if count > 1)


def _let_vouch(lines: dict[int, Line], chosen: dict[int, int], order: list[int]) -> None:
    """Tell each line what the *chosen* ones say of it."""
    makes = Counter(make for index in chosen for make in _makes(lines[index]))
    for index, line in lines.items():
        line.fellows = max(makes[make] for make in _makes(line)) - (index in chosen)
        line.above_heads = line.place > 0 and order[line.place - 1] in chosen
        line.below_heads = order[line.place + 1] in chosen


def _makes(line: Line) -> list[tuple[str, int]]:
    """Return the makes that *line* can be of: one word with a capital opens a title, or a sentence."""
    case = case_of(line.words)
    is_open = case == "title" and len(line.words.split()) == 1
    return [(each, line.gap) for each in ((case, "sentence") if is_open else (case,))]
