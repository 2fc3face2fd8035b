"""What a paragraph is to the breaker: boxes of fixed width, joints between them, the lines to fill."""

from typing import NamedTuple

from msgspec import Struct

NEVER = float("inf")
"""The penalty of a joint at which no line may end."""


class Joint(NamedTuple):
    """What stands between two boxes, and what becomes of it where a line ends there."""

    space: float = 0.0
    """Natural width of the word space; 0 inside a word. It is gone where a line ends."""
    penalty: float = 0.0
    """What it costs to end a line here; ``NEVER`` where none may."""
    mark: str = ""
    """What is printed where a line ends here: a hyphen, or nothing."""
    mark_width: float = 0.0
    """By how much the mark makes the line longer, kerning included."""
    rest: float = 0.0
    """By how much what follows is wider at the start of a line than behind this joint."""
    is_hyphen: bool = False
    """Whether the line ends in a hyphen here, ours or the author's."""


class Measure(Struct, frozen=True):
    """The lines of a paragraph; lengths in one unit, whatever it is."""

    width: float
    """Width of a line."""
    indent: float
    """What the first line begins with; less than 0 where it hangs out."""
    space: float
    """The natural word space."""
    shrink: float = 0.2
    """Share of the natural word space by which it may be narrower: never more than that."""
    stretch: float = 0.33
    """Share of the natural word space by which it may be wider; a paragraph that needs more gets it,
    dearly."""
    runt: float = 0.0
    """A last line that is narrower is a runt."""
    runt_length: int = 0
    """A last line of so many characters, or fewer, is a runt."""


class Breaks(Struct, frozen=True):
    """Where the lines of a paragraph end."""

    joints: tuple[int, ...]
    """The joint behind which each line but the last ends."""
    spaces: tuple[float, ...]
    """For each line the word space that fills it, as a share of the natural one; the last line's is 1."""
    demerits: float
    """How bad all of it is; to be compared with other ways to break the same paragraph."""
