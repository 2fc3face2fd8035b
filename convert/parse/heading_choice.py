"""Which lines of a body are headings: all that can be are weighed together, and those of one make vouch."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from convert.parse.desk import Desk
from convert.parse.heading_fellows import FELLOWS, MOST_SHARED, weigh_among
from convert.parse.heading_line import OFTEN, Ground, Line
from convert.parse.heading_lines import find_ground, find_lines, read_body
from convert.parse.heading_signs import scales_of
from convert.parse.heading_weights import weigh
from convert.parse.heading_words import case_of

ENOUGH = 2
"""Points from which a line is a heading."""

LEAST = ENOUGH - MOST_SHARED
"""Points of its own that a line needs, so that those around it can give it enough."""

ROUNDS = 3
"""How often the lines are weighed: each time, only those taken for headings vouch for others."""

AGREED = 1 / 3
"""Share of the lines of the same words that have enough points, from which all of them do."""

Make = tuple[str, int]
"""How a line uses capitals, and how far it stands from what is above it."""


def find_headings(desk: Desk) -> dict[int, int]:
    """Return the pieces of *desk* that are headings, and the points of each."""
    body = read_body(desk)
    lines = find_lines(body)
    ground = find_ground(body, lines)
    scales = scales_of(ground)
    own, makes = dict[int, int](), dict[int, list[Make]]()
    for index, line in lines.items():
        own[index] = weigh(line, ground, scales[bool(line.number)], LEAST)
        makes[index] = _makes(line)
    # With so few points of its own no line has enough, whatever stands around it.
    open_ = {index: line for index, line in lines.items() if own[index] >= LEAST}
    same = _same(lines)
    points = dict.fromkeys(lines, ENOUGH)
    chosen: set[int] = set()
    for _ in range(ROUNDS):
        before, chosen = chosen, {index for index, each in points.items() if each >= ENOUGH}
        if chosen == before:
            break  # so would be all that follows
        _let_vouch(lines, open_, makes, chosen, body.order)
        points = own | {index: own[index] + _weighed(line, ground) for index, line in open_.items()}
        _agree(points, same)
    return {index: each for index, each in points.items() if each >= ENOUGH}


def _weighed(line: Line, ground: Ground) -> int:
    """Return what the headings around *line* give it; it is weighed anew only where they have changed."""
    around = (line.above_heads, line.below_heads, min(line.fellows, FELLOWS))
    if line.around != around:
        line.around, line.shared = around, weigh_among(line, ground)
    return line.shared


def _makes(line: Line) -> list[Make]:
    """Return the makes that *line* can be of: one word with a capital opens a title, or a sentence."""
    case = case_of(line.words)
    is_open = case == "title" and line.size == 1
    return [(each, line.gap) for each in ((case, "sentence") if is_open else (case,))]


def _same(lines: dict[int, Line]) -> list[list[int]]:
    """Return the lines that come back word for word, all of one wording together."""
    wordings: dict[str, list[int]] = defaultdict(list)
    for index, line in lines.items():
        wordings[line.words.casefold()].append(index)
    return [found for found in wordings.values() if len(found) >= OFTEN]


def _let_vouch(
    lines: dict[int, Line],
    open_: dict[int, Line],
    makes: dict[int, list[Make]],
    chosen: set[int],
    order: Sequence[int],
) -> None:
    """Tell each *open_* line what the *chosen* ones say of it; counted labels say nothing of looks."""
    counts = Counter(make for i in chosen if not lines[i].in_series for make in makes[i])
    for index, line in open_.items():
        most = max(counts[make] for make in makes[index])
        line.fellows = most - (index in chosen and not line.in_series)
        line.above_heads = line.place > 0 and order[line.place - 1] in chosen
        line.below_heads = order[line.place + 1] in chosen


def _agree(points: dict[int, int], same: list[list[int]]) -> None:
    """Make one thing of the lines of the same words: headings where enough of them are, else none."""
    for found in same:
        enough = sum(points[index] >= ENOUGH for index in found) >= AGREED * len(found)
        for index in found:
            points[index] = max(points[index], ENOUGH) if enough else min(points[index], ENOUGH - 1)
