"""Total-fit line breaking: the breaks of a paragraph that are the least bad together.

After Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
Experience 11 (1981), 1119-1184: badness, demerits, fitness classes, looseness. Two things are other than
there: all lines but the first are of one width, so the lines that may end at a place begin in one stretch of
places before it, and only that is searched; and a third hyphen in a row is refused, not only dear.
"""

from collections.abc import Sequence
from typing import NamedTuple

from convert.compose.items import NEVER, Breaks, Joint, Measure
from convert.compose.places import Places, find_places, find_runts

LINE = 10.0
"""What a line costs by itself: so that of two ways the one with fewer lines is taken (TeX's
``\\linepenalty``)."""
CONTRAST = 3000.0
"""What it costs that a tight line stands next to a loose one (TeX's ``\\adjdemerits``: 10000 against 100 =
bad)."""
TWO_HYPHENS = 20000.0
"""What it costs that two lines in a row end in hyphens (TeX's ``\\doublehyphendemerits``)."""
LAST_PART = 250_000.0
"""What it costs if the last line is nothing but the rest of a divided word."""
LAST_HYPHEN = 5000.0
"""What it costs that the line before the last ends in a hyphen (TeX's ``\\finalhyphendemerits``)."""
MOST_HYPHENS = 2
"""Lines in a row that may end in hyphens."""
TOLERANCE = 10.0
"""How far spaces may stretch, as a share of what they should at most: to four times the natural width. TeX's
first pass, without hyphens, hardly ever finds a way in a column as narrow as ours, so there is none here."""
STEEPNESS = 1.5
"""How fast lines get bad: TeX has 3, which leaves hyphens no weight beside the one line that is worst."""
LONGEST = 1000.0
"""The stretch of a line without spaces that is too short: finite, so that ways can be compared."""
LOOSEST = 1.5
"""How far the spaces of a paragraph stretch that is made a line longer: half more than they should, or as far
as those of its loosest line do already."""
LOOSEST_BARRED = 2.5
"""How far those of one stretch that is kept from ending a page in a hyphen: one line pays for that alone."""
LOOSEST_EVER = 3.0
"""How far they stretch at most, however loose one line is already: to twice the natural width."""


class Node(NamedTuple):
    """A way to break the paragraph up to one place: the best one of its kind."""

    demerits: float
    """How bad it is so far."""
    fitness: int
    """The class of the last line: 0 tight, 1 decent, 2 loose, 3 very loose."""
    hyphens: int
    """How many lines in a row end in hyphens, the last one included."""
    lines: int
    """How many lines there are so far."""
    place: int
    """Which place it ends at."""
    ratio: float
    """How far the spaces of the last line are stretched (1: as far as they should) or shrunk (-1)."""
    before: "Node | None"
    """The way up to the line before."""


def choose_breaks(
    widths: Sequence[float],
    joints: Sequence[Joint],
    measure: Measure,
    *,
    lengths: Sequence[int] = (),
    looseness: int = 0,
) -> Breaks | None:
    """Return the best way to break boxes of *widths*, with one of *joints* between each two, over lines.

    *lengths* are the characters of each box. With *looseness* the paragraph has so many lines more (or
    fewer) than the best way has. None where nothing fits: a box wider than a line, a looseness that the
    spaces cannot give.
    """
    best = best_way(widths, joints, measure, lengths)
    if best is None or looseness == 0:
        return best
    return fit_lines(widths, joints, measure, lengths, len(best.spaces) + looseness, loosest(best, measure))


def loosest(best: Breaks, measure: Measure, least: float = LOOSEST) -> float:
    """Return how far the spaces of a paragraph may stretch whose *best* way is not taken, *least* at
    least."""
    worst = (max(best.spaces) - 1) / measure.stretch
    return max(least, min(worst, LOOSEST_EVER))


def best_way(
    widths: Sequence[float], joints: Sequence[Joint], measure: Measure, lengths: Sequence[int] = ()
) -> Breaks | None:
    """Return the least bad way; one that ends in a runt only where there is no other."""
    places = find_places(widths, joints, measure)
    for last in (find_runts(places, lengths, measure), len(places.joints)):
        ends = search(places, measure, TOLERANCE, last, counted=False)
        if ends:
            return trace(min(ends, key=lambda node: node.demerits), places, measure)
    return None


def fit_lines(
    widths: Sequence[float],
    joints: Sequence[Joint],
    measure: Measure,
    lengths: Sequence[int],
    lines: int,
    tolerance: float,
) -> Breaks | None:
    """Return the least bad way over exactly so many *lines*, whose spaces stretch to *tolerance* at most."""
    places = find_places(widths, joints, measure)
    if not may_fill(places, measure, lines, tolerance):
        return None
    runts = find_runts(places, lengths, measure)
    ends = [node for node in search(places, measure, tolerance, runts, counted=True) if node.lines == lines]
    return trace(min(ends, key=lambda node: node.demerits), places, measure) if ends else None


def may_fill(places: Places, measure: Measure, lines: int, tolerance: float) -> bool:
    """Tell whether so many *lines* are not beyond what all spaces together can give: most paragraphs cannot
    have a line more or less, and need no search to know that."""
    natural = places.ends[-1] - places.starts[0]
    spaces = places.end_spaces[-1] * measure.space
    marks = max(end - bare for end, bare in zip(places.ends, places.bare, strict=True))
    least = natural - measure.shrink * spaces - 2 * lines * measure.space
    most = natural + tolerance * measure.stretch * spaces + lines * (marks + measure.space)
    return least <= lines * measure.width and most >= (lines - 1) * measure.width


def search(places: Places, measure: Measure, tolerance: float, runts: int, *, counted: bool) -> list[Node]:
    """Return the best ways to the end, one a kind; with *counted* one for each number of lines.

    *tolerance* is how far the spaces of any line may stretch; the last line must begin before the place
    *runts*.
    """
    last = len(places.joints) - 1
    stretch, shrink = measure.space * measure.stretch, measure.space * measure.shrink
    starts, start_spaces, width = places.starts, places.start_spaces, measure.width
    ways: dict[int, tuple[Node, ...]] = {0: (Node(0.0, 1, 0, 0, 0, 0.0, None),)}
    active = [0]  # the places that some way reaches, less those behind which every line is overfull by now
    for place in range(1, last):
        end, bare, spaces = places.ends[place], places.bare[place], places.end_spaces[place]
        while active and bare - starts[active[0]] - shrink * (spaces - start_spaces[active[0]]) > width:
            del active[0]
        if not active:
            return []
        found: dict[int, Node] = {}
        for start in active:
            room = width - end + starts[start]
            elastic = spaces - start_spaces[start]
            if room >= 0:
                ratio = room / (elastic * stretch) if elastic else NEVER
                if ratio > tolerance:
                    break  # so would be all lines that begin later
            else:
                ratio = room / (elastic * shrink) if elastic else -NEVER
            if ratio >= -1:
                _keep_best(found, ways[start], places, place, min(ratio, LONGEST), counted)
        if found:
            ways[place] = tuple(found.values())
            active.append(place)
    return _close({start: ways[start] for start in active if start < runts}, places, measure, counted)


def _keep_best(
    found: dict[int, Node], ways: tuple[Node, ...], places: Places, place: int, ratio: float, counted: bool
) -> None:
    """Add to *found* the line from the ends of *ways* to *place*, where it is better than what is there."""
    cost = LINE + badness(ratio)
    penalty = places.penalties[place]
    own = cost * cost + penalty * penalty
    fitness = fitness_class(ratio)
    is_hyphen = places.hyphens[place]
    for way in ways:
        hyphens = way.hyphens + 1 if is_hyphen else 0
        if hyphens > MOST_HYPHENS:
            continue
        demerits = way.demerits + own
        if abs(way.fitness - fitness) > 1 and way.before is not None:
            demerits += CONTRAST
        if hyphens > 1:
            demerits += TWO_HYPHENS
        key = fitness + 4 * hyphens + (16 * way.lines if counted else 0)
        if key not in found or demerits < found[key].demerits:
            found[key] = Node(demerits, fitness, hyphens, way.lines + 1, place, ratio, way)


def _close(ways: dict[int, tuple[Node, ...]], places: Places, measure: Measure, counted: bool) -> list[Node]:
    """Return *ways* with their last lines, which are set with natural spaces, or narrower ones if need be."""
    last = len(places.joints) - 1
    found: dict[int, Node] = {}
    for start in ways:
        room = measure.width - places.ends[last] + places.starts[start]
        elastic = places.end_spaces[last] - places.start_spaces[start]
        shrunk = min(0.0, room / (elastic * measure.space * measure.shrink) if elastic else room * NEVER)
        if shrunk < -1:
            continue
        cost = LINE + badness(shrunk)
        for way in ways[start]:
            hyphen = (LAST_HYPHEN if elastic else LAST_PART) if way.hyphens else 0.0
            demerits = way.demerits + cost * cost + hyphen
            key = way.lines if counted else 0
            if key not in found or demerits < found[key].demerits:
                found[key] = Node(demerits, 1, 0, way.lines + 1, last, shrunk, way)
    return list(found.values())


def badness(ratio: float) -> float:
    """Return how bad a line is whose spaces are stretched or shrunk by *ratio*: 100 at the good's bounds."""
    return float(100.0 * abs(ratio) ** STEEPNESS)


def fitness_class(ratio: float) -> int:
    """Return 0 for a tight line, 1 for a decent, 2 for a loose, 3 for a very loose one."""
    if ratio < -0.5:
        return 0
    return 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3


def trace(end: Node, places: Places, measure: Measure) -> Breaks:
    """Return the way to *end* as joints and word spaces."""
    nodes = []
    node: Node | None = end
    while node is not None and node.before is not None:
        nodes.append(node)
        node = node.before
    nodes.reverse()
    shares = (1 + n.ratio * (measure.stretch if n.ratio > 0 else measure.shrink) for n in nodes)
    return Breaks(tuple(places.joints[n.place] for n in nodes[:-1]), tuple(shares), end.demerits)
