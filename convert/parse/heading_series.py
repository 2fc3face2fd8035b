"""Headings by their series: ``Article 1.``, ``Article 2.``, in any script, each with its text below."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.parse.figure import reads_as_caption

LONGEST, MOST_WORDS = 40, 5
"""Characters and words of a line that is no more than a stem and its number."""

FEWEST, FEWEST_WORDED = 3, 5
"""Lines of a series that is told by its numbers; by a word in the place of a number."""

MOST = 0.8
"""Share of the lines of a series that stand where headings stand."""

TEXT = 20
"""Characters of what stands below such a line at least."""

LONGEST_TITLE, OPENING = 140, 3
"""Characters of a line below such a line that is its title; how much longer the text below that is."""

PLACE = "#"
"""What stands in a stem for its number."""

FIGURE = lazy_regex(r"\d")
ROMAN = lazy_regex(r"\b[IVXLC]{1,7}\b")
LETTERS = lazy_regex(r"[^\W\d_]{2}|[^\W\d_\x00-\x7f]")
GOING_ON = (",", "-", "–", "—")
"""How a line ends that goes on behind what stands below it; letters and figures are other such ends."""

COLON = lazy_regex("[:：]")
"""A label stands before it, of a line that is none of a series of words."""

PUNCTUATION = " .:;,·()[]–—-።፤፡։।。：、"


class Series(Struct, frozen=True):
    """What counting says of the pieces of a body, by their places."""

    headings: frozenset[int]
    """The lines that are headings by their series."""
    items: frozenset[int]
    """The lines that count on with no text between them: a list."""


def find_series(words: Sequence[str]) -> Series:
    """Return what the lines among *words*, the pieces of a body, say by counting."""
    stems: dict[str, dict[int, str]] = defaultdict(dict)
    for place, line in enumerate(words[:-1]):
        if len(line) <= LONGEST and line[:1] not in "([":
            for stem, number in _stems(line):
                stems[stem][place] = number
    several = [numbers for numbers in stems.values() if len(numbers) >= FEWEST]
    captions = {p for p in set[int]().union(*several) if reads_as_caption(words[p])}
    found = [
        _of_one_stem({place: number for place, number in numbers.items() if place not in captions}, words)
        for numbers in several
    ]
    headings = frozenset[int]().union(*(series.headings for series in found))
    return Series(headings, frozenset[int]().union(*(series.items for series in found)) - headings)


def _stems(line: str) -> Iterator[tuple[str, str]]:
    """Yield what *line* can share with the others of its series, and its own number or word."""
    if len(line.split()) > MOST_WORDS:
        return
    for stem, number in (_by_figures(line), _by_roman(line)):
        if number and LETTERS.search(stem):
            yield stem, number
            return
    bare = line.strip(PUNCTUATION)
    if COLON.search(bare):
        return
    first, _, rest = bare.partition(" ")
    before, _, last = bare.rpartition(" ")
    if LETTERS.search(rest):
        yield f"{PLACE} {rest}", first
        yield from _behind_two(rest, first)
    if LETTERS.search(before):
        yield f"{before} {PLACE}", last


def _behind_two(rest: str, first: str) -> Iterator[tuple[str, str]]:
    """Yield the last word of three, behind an ordinal of two: ``twenty first article``."""
    second, _, last = rest.partition(" ")
    if LETTERS.search(last):
        yield f"{PLACE} {last}", f"{first} {second}"


def _by_figures(line: str) -> tuple[str, str]:
    """Return *line* with a sign for the figures of any script in it, and the figures."""
    if line[:1].isnumeric() or not (FIGURE.search(line) or not line.isascii()):
        return line, ""
    figures = "".join(sign if sign.isnumeric() else " " for sign in line).split()
    if len(figures) != 1:
        return line, ""
    return line.replace(figures[0], PLACE), figures[0]


def _by_roman(line: str) -> tuple[str, str]:
    found = ROMAN.findall(line)
    return (ROMAN.sub(PLACE, line), found[0]) if len(found) == 1 else (line, "")


def _of_one_stem(numbers: dict[int, str], words: Sequence[str]) -> Series:
    """Return what the lines of one stem are, at the places of their *numbers*."""
    figures = all(number.isnumeric() or ROMAN.fullmatch(number) for number in numbers.values())
    fewest = FEWEST if figures else FEWEST_WORDED
    if len(set(numbers.values())) < max(fewest, MOST * len(numbers)) or (figures and not _rise(numbers)):
        return Series(frozenset(), frozenset())
    heading = [place for place in numbers if _heads(place, numbers, words)]
    if len(heading) >= max(fewest, MOST * len(numbers)):
        labels = frozenset(place for place in numbers if place + 1 not in numbers)
        return Series(labels | _titles(labels, words), frozenset())
    items = frozenset(place for place in numbers if {place - 1, place + 1} & numbers.keys())
    return Series(frozenset(), items if len(items) >= fewest else frozenset())


def _titles(labels: frozenset[int], words: Sequence[str]) -> frozenset[int]:
    """Return the places below the *labels* where nearly each has one line, and its text below that."""
    below = [place + 1 for place in labels if place + 2 < len(words)]
    titles = [p for p in below if len(words[p]) <= min(LONGEST_TITLE, len(words[p + 1]) / OPENING)]
    return frozenset(titles) if len(titles) >= max(FEWEST, MOST * len(labels)) else frozenset()


def _rise(numbers: dict[int, str]) -> bool:
    """Tell whether the *numbers*, where they are decimal, count on from line to line."""
    counted = [int(number) for _, number in sorted(numbers.items()) if number.isdecimal()]
    steps = [after - before for before, after in itertools.pairwise(counted)]
    return sum(step == 1 for step in steps) >= MOST * len(steps)


def _heads(place: int, numbers: dict[int, str], words: Sequence[str]) -> bool:
    """Tell whether text stands below the line at *place*, and what is above it is at its end."""
    below, above = words[place + 1], words[place - 1] if place else ""
    goes_on = len(above) > LONGEST and (above[-1:].isalnum() or above.endswith(GOING_ON))
    return place + 1 not in numbers and len(below) >= TEXT and not goes_on
