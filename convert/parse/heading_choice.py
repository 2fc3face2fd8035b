"""Which lines of a body are headings: all that can be are weighed together, and those of one make vouch."""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

from convert.parse.desk import Desk
from convert.parse.heading_line import (
    ENDED,
    ITEM,
    OFTEN,
    PARAGRAPH,
    SECTION,
    TEXT,
    Ground,
    Line,
    bracketed,
    is_text,
    label_of,
)
from convert.parse.heading_series import find_series
from convert.parse.heading_signs import weigh_alone, weigh_among
from convert.parse.heading_words import (
    NUMBERED,
    can_head,
    case_of,
    counted,
    is_date,
    is_somebody,
    is_titled,
)

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

PATTERN = 4
"""How many lines come back ``OFTEN`` where sections repeat a pattern."""

LONGEST_RUN = 6
"""Lines that are looked at above and below a line, to see whether it stands in a list of them."""

LABEL = 40
"""Characters of such a line."""


Make = tuple[str, int]
"""How a line uses capitals, and how far it stands from what is above it."""


def find_headings(desk: Desk) -> dict[int, int]:
    """Return the pieces of *desk* that are headings, and the points of each."""
    order = [index for index in desk.free() if desk.title_at is None or index > desk.title_at]
    words = [desk.words(index) for index in order]
    runs = _runs(words)
    pattern = _pattern(words)
    counting = find_series(words)
    series = {order[place] for place in counting.headings if desk.pieces[order[place]].known is None}
    lines = {
        index: _line(desk, order, place, runs[place], index in series)
        for place, index in enumerate(order[:-1])
        if index in series or (place not in counting.items and _fits(desk, index, pattern))
    }
    lines = {i: line for i, line in lines.items() if i in series or _goes_with(desk, i, line)}
    chosen = dict.fromkeys(lines, 0)
    ground = _ground(desk, order, lines, pattern)
    makes = {index: _makes(line) for index, line in lines.items()}
    own = {index: weigh_alone(line, ground) for index, line in lines.items()}
    for _ in range(ROUNDS):
        _let_vouch(lines, makes, chosen, order)
        points = {index: own[index] + weigh_among(line, ground) for index, line in lines.items()}
        chosen = {index: each for index, each in points.items() if each >= ENOUGH}
    return chosen


def _fits(desk: Desk, index: int, pattern: frozenset[str]) -> bool:
    """Tell whether the words of piece *index*, alone, can be a heading; no name is one of the *pattern*."""
    words = desk.words(index)
    number = _number(words)
    return (
        desk.pieces[index].known is None
        and can_head(words, number)
        and (len(number) > INITIAL or words.casefold() in pattern or not is_somebody(desk, index))
        and not is_date(desk, words)
    )


def _number(words: str) -> str:
    match = NUMBERED.match(words)
    return match["number"] if match else ""


def _line(desk: Desk, order: list[int], place: int, run: int, in_series: bool) -> Line:
    index, below = order[place], order[place + 1 : place + 1 + SECTION]
    return Line(
        place,
        desk.words(index),
        _number(desk.words(index)),
        desk.pieces[index].gap,
        desk.words(order[place - 1]) if place else _before(desk, index),
        [desk.words(each) for each in below],
        desk.pieces[below[0]].gap,
        run=run,
        in_series=in_series,
    )


def _runs(words: Sequence[str]) -> list[int]:
    """Return how many lines stand one after another around each, ``LONGEST_RUN`` at most to each side."""
    are_lines = [_is_line(each) for each in words]
    above = _lines_before(are_lines)
    below = _lines_before(are_lines[::-1])[::-1]
    return [1 + up + down for up, down in zip(above, below, strict=True)]


def _lines_before(are_lines: Sequence[bool]) -> list[int]:
    """Return how many lines stand right before each place, ``LONGEST_RUN`` at most."""
    counts = itertools.accumulate(
        are_lines, lambda count, is_line: min(count + 1, LONGEST_RUN) if is_line else 0, initial=0
    )
    return list(counts)[: len(are_lines)]


def _is_line(words: str) -> bool:
    return len(words) < PARAGRAPH and not ENDED.search(words[-LABEL:]) and not ITEM.match(words)


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


def _ground(desk: Desk, order: list[int], lines: dict[int, Line], pattern: frozenset[str]) -> Ground:
    """Return what the *lines* have in common."""
    short = {desk.words(index) for index in order if len(desk.words(index)) < PARAGRAPH}
    plain = [line for line in lines.values() if len(line.words.split()) <= PLAIN and is_text(line.below[0])]
    leaning = sum(line.gap < line.below_gap for line in plain)
    return Ground(
        statistics.median_low([desk.pieces[i].gap for i in order if len(desk.words(i)) >= TEXT] or [1]),
        leaning > len(plain) - leaning,
        frozenset[tuple[str, int]]().union(*(counted(line.number) for line in lines.values())),
        _repeated(desk, order) if not pattern else {},
        _shared(bracketed(words) for words in short),
        _shared(label_of(words) for words in short),
        min((line.place for line in lines.values() if line.in_series), default=0),
    )


def _shared(parts: Iterable[str]) -> frozenset[str]:
    """Return what is there ``OFTEN`` among the *parts* of lines."""
    return frozenset(part for part, count in Counter(parts).items() if part and count >= OFTEN)


def _pattern(words: Sequence[str]) -> frozenset[str]:
    """Return the lines among *words* that come back again and again; none where too few do."""
    found = _shared(line.casefold() for line in words if len(line) <= LABEL)
    return found if len(found) >= PATTERN else frozenset()


def _repeated(desk: Desk, order: list[int]) -> dict[str, int]:
    """Return how often the lines stand in the body that do more than once: buttons, labels of boxes."""
    counts = Counter(desk.words(index).casefold() for index in order if len(desk.words(index)) <= PARAGRAPH)
    return {words: count for words, count in counts.items() if count > 1}


def _let_vouch(
    lines: dict[int, Line], makes: dict[int, list[Make]], chosen: dict[int, int], order: list[int]
) -> None:
    """Tell each line what the *chosen* ones say of it; counted labels say nothing of how others look."""
    counts = Counter(make for i in chosen if not lines[i].in_series for make in makes[i])
    for index, line in lines.items():
        most = max(counts[make] for make in makes[index])
        line.fellows = most - (index in chosen and not line.in_series)
        line.above_heads = line.place > 0 and order[line.place - 1] in chosen
        line.below_heads = order[line.place + 1] in chosen


def _makes(line: Line) -> list[Make]:
    """Return the makes that *line* can be of: one word with a capital opens a title, or a sentence."""
    case = case_of(line.words)
    is_open = case == "title" and len(line.words.split()) == 1
    return [(each, line.gap) for each in ((case, "sentence") if is_open else (case,))]
