"""The text nodes of a paragraph as one text, and the newlines that end its lines back in each of them."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from convert.compose.hyphens import SOFT_HYPHEN
from convert.compose.measure import Style

SPACE = re.compile(r"[ \t\n\r\f]+")
INVISIBLE = re.compile(f"[{SOFT_HYPHEN}\u200b]")
"""Where the author, or a layout, lets a word go on in the next line."""
FIRST_FOREIGN = "\u0590"
"""The first character of a script that is written from right to left; those without spaces come behind."""
FROM_RIGHT = frozenset("R AL AN RLE LRE RLO LRO PDF RLI LRI FSI PDI".split())
"""Bidirectional classes of text that runs, or may run, from right to left."""
UNSPACED = ((0x0E00, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFFFF))
"""Thai to Burmese, Khmer, Chinese, Japanese, Korean: lines end between any two letters, or as a dictionary
says."""


class Slot(NamedTuple):
    """A stretch of text of one style: what one text node of the markup holds."""

    text: str
    """The text; white space as the markup has it."""
    style: Style
    """How it is set."""
    is_break: bool = False
    """Whether a line may end before it, inside a word."""


class Copy(NamedTuple):
    """The slots of a paragraph as one text."""

    text: str
    """All of it, white space collapsed, without invisible characters."""
    starts: tuple[int, ...]
    """For each slot where it starts; at the end the length of the text."""
    styles: tuple[Style, ...]
    """The style of each slot."""
    breaks: dict[int, str]
    """Offsets at which the author or the layout lets a word be divided, with what is printed there."""

    def style_at(self, offset: int) -> Style:
        """Return the style of the character at *offset*."""
        return self.styles[bisect_right(self.starts, offset) - 1]

    def segments(self, start: int, end: int) -> list[tuple[Style, int, int]]:
        """Return the stretches of one style between two offsets, each with its style, its start and its
        end."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        bounds = [start, *self.starts[first + 1 : last + 1], end]
        cut = zip(self.styles[first : last + 1], pairwise(bounds), strict=True)
        return [(style, a, b) for style, (a, b) in cut if a < b]


def collect(slots: Sequence[Slot], hyphen: str) -> Copy:
    """Return *slots* as one text, their white space collapsed as CSS does it, over their bounds too.

    Soft hyphens and zero-width spaces go; the places are kept, with *hyphen* for those that print one.
    """
    texts: list[str] = []
    breaks: dict[int, str] = {}
    length, before = 0, " "
    for slot in slots:
        text = SPACE.sub(" ", slot.text)
        text = text[1:] if before == " " and text.startswith(" ") else text
        if slot.is_break and length:
            breaks[length] = ""
        if INVISIBLE.search(text):
            text = _take_breaks(text, length, breaks, hyphen)
        texts.append(text)
        length += len(text)
        before = text[-1] if text else before
    _strip_end(texts)
    starts = tuple(accumulate(map(len, texts), initial=0))
    return Copy("".join(texts), starts, tuple(slot.style for slot in slots), breaks)


def _take_breaks(text: str, start: int, breaks: dict[int, str], hyphen: str) -> str:
    parts = INVISIBLE.split(text)
    for place, match in zip(accumulate(map(len, parts)), INVISIBLE.finditer(text), strict=False):
        breaks[start + place] = hyphen if match[0] == SOFT_HYPHEN else ""
    return "".join(parts)


def _strip_end(texts: list[str]) -> None:
    for at in reversed(range(len(texts))):
        texts[at] = texts[at].rstrip(" ")
        if texts[at]:
            return


def is_foreign(text: str) -> bool:
    """Tell whether *text* holds characters of a script that our rules of breaking do not fit."""
    return not text.isascii() and any(_is_foreign(c) for c in set(text) if c >= FIRST_FOREIGN)


def _is_foreign(character: str) -> bool:
    code = ord(character)
    if code > 0xFFFF or any(start <= code <= end for start, end in UNSPACED):
        return True
    return unicodedata.bidirectional(character) in FROM_RIGHT


def write_ends(copy: Copy, ends: Iterable[tuple[int, bool, str]]) -> tuple[str, ...]:
    """Return the text of each slot of *copy* with a newline for each of *ends*.

    An end is an offset, whether the space that stands there becomes the newline, and what is printed before
    it.
    """
    pieces = [copy.text[start:end] for start, end in pairwise(copy.starts)]
    for offset, is_space, mark in sorted(ends, reverse=True):
        # A hyphen belongs to what stands before it, a bare newline to what stands behind.
        slot = bisect_right(copy.starts, offset - 1 if mark else offset, hi=len(pieces)) - 1
        at = offset - copy.starts[slot]
        piece = pieces[slot]
        pieces[slot] = f"{piece[:at]}{mark}\n{piece[at + is_space :]}"
    return tuple(pieces)
