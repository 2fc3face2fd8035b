"""Breaking the title of a cover into lines of like length, at the largest size that holds them."""

from collections.abc import Callable
from itertools import accumulate

from msgspec import Struct

Measure = Callable[[str], float]
"""Gives the width of a line in sizes of the face: the same at every size."""

GAINS = {":": 0.15, ";": 0.1, "?": 0.1, "—": 0.1, "–": 0.1, ",": 0.06}
GAINS |= {"：": 0.15, "；": 0.1, "？": 0.1, "、": 0.06, "，": 0.06}
"""What a break after a sign is worth, in squares of the measure: a line half empty costs 0.25."""
SHORTEST = 0.55
"""Share of the widest line that the shortest of lines that are alike has at least."""
NO_BREAK = "\u00a0"
LONE_WORD_COST = 0.5
"""What a single word on a line costs."""
PHRASES = "\u200b"
"""What stands between words of a language that sets no spaces, and between parts around a dash."""
FEWEST_SIGNS = 3
"""Signs of such a language that are no lone word."""


class Setting(Struct, frozen=True):
    """Words broken into lines of one size."""

    step: int
    """Which of the sizes was taken, from 0."""
    lines: tuple[str, ...]
    """The lines, in order."""
    joint: str = " "
    """What stands between words."""

    @property
    def ends(self) -> tuple[int, ...]:
        """Behind how many words each line but the last ends."""
        counts = accumulate(len(line.split(self.joint)) for line in self.lines)
        return tuple(counts)[:-1]


def break_lines(text: str, width: float, measure: Measure, joint: str = " ") -> tuple[str, ...]:
    """Return *text* in as few lines of *width* as it needs, of like length; a break after a sign is liked.

    A space that does not break keeps its words together. A word that is wider than a line stands alone on
    one: the caller sees it and takes a smaller size. Between words stands *joint*.
    """
    words = [word for word in text.split(joint) if word]
    # for the first n words: how many lines, what they cost, where the last begins
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            room = 1 - measure(joint.join(words[start:end])) / width
            if room < 0 and start < end - 1:
                break
            lines, cost, _ = best[start]
            choices.append((lines + 1, cost + _cost(words, start, end, room, joint), start))
        best.append(min(choices))
    return _gather(words, best, joint)


def _cost(words: list[str], start: int, end: int, room: float, joint: str) -> float:
    """Return what a line of the words from *start* to *end* costs, *room* being the empty share of it."""
    gain = GAINS.get(words[end - 1].rstrip()[-1:], 0.0) if end < len(words) else 0.0
    lone = len(words) > 1 and is_lone(joint.join(words[start:end]), joint)
    return room * room - gain + lone * LONE_WORD_COST


def is_lone(line: str, joint: str) -> bool:
    """Tell whether *line* is a single word, or few signs of a language that sets no spaces."""
    if joint == PHRASES:
        return len(line.replace(joint, "")) < FEWEST_SIGNS or (joint not in line and line.isascii())
    return joint not in line and NO_BREAK not in line


def _gather(words: list[str], best: list[tuple[int, float, int]], joint: str) -> tuple[str, ...]:
    lines, end = [], len(words)
    while end:
        start = best[end][2]
        lines.append(joint.join(words[start:end]))
        end = start
    return tuple(reversed(lines))


def fit_lines(
    text: str,
    room: tuple[float, float],
    sizes: tuple[float, ...],
    measure: Measure,
    leading: float,
    joint: str = " ",
) -> Setting:
    """Return *text* at the first of *sizes* (from large to small) that fits the width and height of *room*.

    A smaller size whose lines are alike is taken before a larger one with a lone word or a short line; the
    smallest where none fits.
    """
    settings = [
        Setting(step, break_lines(text, room[0] / size, measure, joint), joint)
        for step, size in enumerate(sizes)
    ]
    fitting = [each for each in settings if _fits(each, sizes[each.step], room, measure, leading)]
    even = (setting for setting in fitting if _is_even(setting, measure))
    return next(even, None) or next(iter(fitting), settings[-1])


def _is_even(setting: Setting, measure: Measure) -> bool:
    widths = [measure(line) for line in setting.lines]
    lone = len(widths) > 1 and any(is_lone(line, setting.joint) for line in setting.lines)
    return not lone and min(widths, default=0.0) >= SHORTEST * max(widths, default=0.0)


def _fits(setting: Setting, size: float, room: tuple[float, float], measure: Measure, leading: float) -> bool:
    widest = max((measure(line) for line in setting.lines), default=0.0) * size
    return widest <= room[0] and len(setting.lines) * size * leading <= room[1]
