"""Where the lines of a paragraph may end: the sums from which the width of any line follows at once."""

from collections.abc import Sequence
from typing import NamedTuple

from convert.compose.items import NEVER, Joint, Measure


class Places(NamedTuple):
    """Where lines may end: for each place the sums up to it, and the sums at the start of a line behind
    it."""

    joints: list[int]
    """The joint of each place; the last place is the end."""
    ends: list[float]
    """Natural width of all that stands before it, the mark that it prints included."""
    bare: list[float]
    """The same without the mark."""
    end_spaces: list[int]
    """How many spaces stand before it."""
    starts: list[float]
    """Natural width of all that a line that begins behind it does not hold."""
    start_spaces: list[int]
    """How many spaces a line that begins behind it does not hold."""
    penalties: list[float]
    """What it costs to end a line there."""
    hyphens: list[bool]
    """Whether such a line ends in a hyphen."""


def find_places(widths: Sequence[float], joints: Sequence[Joint], measure: Measure) -> Places:
    """Return where lines of the paragraph may end; place 0 is its start."""
    at_joints, ends, bare_ends, end_spaces = [-1], [0.0], [0.0], [0]
    starts, start_spaces, penalties, hyphens = [-measure.indent], [0], [0.0], [False]
    reached, count = 0.0, 0
    for at, (space, penalty, _, mark_width, rest, is_hyphen) in enumerate(joints):
        reached += widths[at]
        if penalty != NEVER:
            at_joints.append(at)
            ends.append(reached + mark_width)
            bare_ends.append(reached)
            end_spaces.append(count)
            penalties.append(penalty)
            hyphens.append(is_hyphen)
            starts.append(reached + space - rest)
            start_spaces.append(count + 1 if space else count)
        if space:
            reached += space
            count += 1
    reached += widths[-1]
    at_joints.append(len(joints))
    ends.append(reached)
    bare_ends.append(reached)
    end_spaces.append(count)
    return Places(at_joints, ends, bare_ends, end_spaces, starts, start_spaces, penalties, hyphens)


def find_runts(places: Places, lengths: Sequence[int], measure: Measure) -> int:
    """Return the first place such that a last line that begins behind it would be a runt."""
    last = len(places.joints) - 1
    length = 0
    for place in reversed(range(1, last)):
        length += sum(lengths[places.joints[place] + 1 : places.joints[place + 1] + 1])
        width = places.ends[last] - places.starts[place]
        spaces = places.end_spaces[last] - places.start_spaces[place]
        is_short = bool(lengths) and length + spaces <= measure.runt_length
        if width >= measure.runt and not is_short:
            return place + 1
    return 1
