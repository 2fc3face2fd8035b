"""Breaking a headline into lines of like length, as a designer would."""

import math
from collections.abc import Callable

Measure = Callable[[str], float]
"""Gives the width of a line."""

COLON_GAIN = 0.15
"""What a break after a colon is worth, in squares of the measure: a line half empty costs 0.25."""
LONE_WORD_COST = 0.5
"""What a single word on the last line costs."""


def break_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return *text* in as few lines of *width* as it needs, their lengths alike; a break after a colon is liked.

    A word that is wider than a line stands alone on one: the caller sees it and takes a smaller size.
    """
    words = text.split()
    if not words:
        return ()
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # for the first n words: lines, cost, start of the last line
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            room = width - measure(" ".join(words[start:end]))
            if room < 0 and start < end - 1:
                break
            lines, cost, _ = best[start]
            choices.append((lines + 1, cost + _cost(words, start, end, room / width), start))
        best.append(min(choices))
    return _gather(words, best)


def _cost(words: list[str], start: int, end: int, room: float) -> float:
    cost = room * room
    if end < len(words) and words[end - 1].endswith(":"):
        cost -= COLON_GAIN
    if end == len(words) and end - start == 1 and start > 0:
        cost += LONE_WORD_COST
    return cost


def _gather(words: list[str], best: list[tuple[int, float, int]]) -> tuple[str, ...]:
    lines, end = [], len(words)
    while end:
        start = best[end][2]
        lines.append(" ".join(words[start:end]))
        end = start
    return tuple(reversed(lines))


def fit_lines(
    text: str, width: float, height: float, sizes: tuple[int, ...], measures: Callable[[int], Measure], leading: float
) -> tuple[int, tuple[str, ...]]:
    """Return the largest of *sizes* at which *text* fills no more than *width* by *height*, and its lines.

    The smallest size is taken where none fits.
    """
    for size in sizes:
        measure = measures(size)
        lines = break_lines(text, width, measure)
        if len(lines) * size * leading <= height and max(map(measure, lines), default=0.0) <= width:
            return size, lines
    size = min(sizes, default=math.inf)
    return int(size), break_lines(text, width, measures(int(size)))
