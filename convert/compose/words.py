"""The words of a text as boxes and joints: where they may be divided, and how wide each part is."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convert.compose.hyphens import find_hyphens
from convert.compose.items import NEVER, Joint
from convert.compose.measure import Style, ruler
from convert.compose.slots import Copy

HYPHEN = "\u2010"
"""What is printed where we divide a word; the style sheets name the same for the engine's own divisions."""
SEPARATOR = re.compile("[ \u00a0]")
"""A space that stretches."""
COMPOUND = re.compile(r"(?<=[^\W\d_]{2}[-‐–/])(?=[^\W\d_]{2})|(?<=[—…])(?=\w)")
"""Where a word may go on in the next line as it is: behind its own hyphen or stroke, behind a dash."""
DASHES = ("—", "–")
OWN_HYPHENS = ("-", "‐")
DIVIDED = 130.0
"""What it costs to divide a word (TeX's ``\\hyphenpenalty``: 50, with a steeper badness)."""
DIVIDED_NAME = 260.0
"""What it costs to divide a word that looks like a name."""
DIVIDED_COMPOUND = 90.0
"""What it costs to end a line at the author's own hyphen."""
ALLOWED = 20.0
"""What it costs to end a line inside an address, or behind a dash or a stroke."""
BEFORE_DASH = 150.0
"""What it costs to begin a line with a dash."""
INSIDE_NAME = 25.0
"""What it costs to end a line between two parts of a name."""
NOUNS = frozenset(("de", "lb"))
"""Languages that write every noun with a capital, so that it tells no name."""
SENTENCE = re.compile(r"[.?!:…][”’\"')\]]*$|^$")
"""The end of what may stand before the first word of a sentence."""


class Boxes(NamedTuple):
    """A text as the breaker takes it; the joint at a position stands behind the box at that position."""

    widths: list[float]
    """Width of each box."""
    joints: list[Joint]
    """What stands between each two."""
    cuts: list[tuple[int, bool]]
    """For each joint its offset in the text, and whether a space stands there."""
    lengths: list[int]
    """Characters of each box."""


class Parts(NamedTuple):
    """A word, divided wherever it may be."""

    widths: tuple[float, ...]
    """Width of each part."""
    joints: tuple[Joint, ...]
    """What stands between each two."""
    offsets: tuple[int, ...]
    """Where in the word they stand."""
    lengths: tuple[int, ...]
    """Characters of each part."""


NOTHING = Parts((0.0,), (), (), (0,))
"""What stands between two spaces."""


def to_boxes(copy: Copy, language: str, word_space: float = 0.0) -> Boxes | None:
    """Return *copy* as boxes and joints; None where a face lacks one of its characters.

    *word_space* is added to each space. Words are divided in *language*, those of a style of another language
    in that; where *language* is empty, only where the author or a layout says so.
    """
    boxes = widths, joints, cuts, lengths = Boxes([], [], [], [])
    alone = copy.styles[0] if len(copy.styles) == 1 and not copy.breaks else None
    single = divider(alone, language_of(alone, language)) if alone else None
    spaces = {style: Joint(ruler(style).space + word_space) for style in copy.styles}
    before, start = "", 0
    for word in SEPARATOR.split(copy.text):
        is_capital = word[:1].isupper()
        if start:
            joint = spaces[copy.styles[0] if single else copy.style_at(start - 1)]
            penalty = _space_penalty(copy.text[start - 1], before, word, is_capital, language)
            joints.append(joint._replace(penalty=penalty) if penalty else joint)
            cuts.append((start - 1, True))
        is_name = is_capital and _is_name(before, language)
        parts = single(word, is_name) if single else _measure(copy, word, start, language, is_name)
        if parts is None:
            return None
        widths.extend(parts.widths)
        lengths.extend(parts.lengths)
        if parts.joints:
            joints.extend(parts.joints)
            cuts.extend((start + offset, False) for offset in parts.offsets)
        start += len(word) + 1
        before = word
    return boxes


def language_of(style: Style, language: str) -> str:
    """Return in which language words of *style* are divided in a paragraph in *language*."""
    return style.language or language if language else ""


def _space_penalty(space: str, before: str, word: str, is_capital: bool, language: str) -> float:
    """Return what it costs to end a line at the *space* between *before* and *word*."""
    if space != " ":
        return NEVER
    if is_capital and before[:1].isupper() and before[-1].isalpha() and language[:2] not in NOUNS:
        return INSIDE_NAME
    return BEFORE_DASH if word[:1] in DASHES else 0.0


def _is_name(before: str, language: str) -> bool:
    """Tell whether a capitalised word behind the word *before* looks like a name."""
    return language[:2] not in NOUNS and not SENTENCE.search(before)


def _measure(copy: Copy, word: str, start: int, language: str, is_name: bool) -> Parts | None:
    """Return the parts of *word*, which stands at *start* and may be of several styles."""
    if not word:
        return NOTHING
    segments = copy.segments(start, start + len(word))
    given = [(at, mark) for at, mark in sorted(copy.breaks.items()) if start < at < start + len(word)]
    if len(segments) == 1 and not given:
        return divider(segments[0][0], language_of(segments[0][0], language))(word, is_name)
    lettered = [a for _, a, b in segments if any(map(str.isalpha, copy.text[a:b]))]
    parts = []
    for style, a, b in segments:
        inside = tuple((at - a, mark) for at, mark in given if a <= at < b)
        own = language_of(style, language) if lettered == [a] and not given else ""
        part = divide_word(style, copy.text[a:b], own, is_name, inside)
        if part is None:
            return None
        parts.append((part, a - start))
    return _join(parts)


def _join(parts: list[tuple[Parts, int]]) -> Parts:
    """Return the parts of one word, each with its offset, as one: no line ends where only the style
    changes."""
    widths, lengths = [0.0], [0]
    joints: list[Joint] = []
    offsets: list[int] = []
    for part, start in parts:
        widths[-1] += part.widths[0]
        lengths[-1] += part.lengths[0]
        widths += part.widths[1:]
        lengths += part.lengths[1:]
        joints += part.joints
        offsets += [start + offset for offset in part.offsets]
    return Parts(tuple(widths), tuple(joints), tuple(offsets), tuple(lengths))


@lru_cache(maxsize=256)
def divider(style: Style, language: str) -> Callable[[str, bool], Parts | None]:
    """Return ``divide_word`` for words of one style and language, with a memory of its own."""

    @lru_cache(maxsize=20_000)
    def divide(word: str, is_name: bool) -> Parts | None:
        return divide_word(style, word, language, is_name)

    return divide


def divide_word(
    style: Style, word: str, language: str, is_name: bool, given: tuple[tuple[int, str], ...] = ()
) -> Parts | None:
    """Return *word* cut wherever a line may end in it; None where its face lacks a character.

    *given* are offsets with what is printed there: those of the author and of the layout.
    """
    measured = ruler(style)
    whole = measured.width(word)
    if whole is None:
        return None
    marks = dict(given) if given else find_marks(word, language)
    if not measured.tells_hyphens:
        marks = {offset: mark for offset, mark in marks.items() if not mark}
    widths, joints, reached = [], [], 0.0
    for offset, mark in sorted(marks.items()):
        head = measured.width(word[:offset]) or 0.0
        marked = (measured.width(word[:offset] + mark) or head) if mark else head
        rest = (measured.width(word[offset:]) or 0.0) - (whole - head)
        joints.append(_joint(word, offset, mark, marked - head, rest, is_name))
        widths.append(head - reached)
        reached = head
    offsets = tuple(sorted(marks))
    lengths = tuple(b - a for a, b in pairwise((0, *offsets, len(word))))
    return Parts((*widths, whole - reached), tuple(joints), offsets, lengths)


def _joint(word: str, offset: int, mark: str, mark_width: float, rest: float, is_name: bool) -> Joint:
    is_hyphen = bool(mark) or word[offset - 1 : offset] in OWN_HYPHENS
    ours, given = DIVIDED_NAME if is_name else DIVIDED, DIVIDED_COMPOUND if is_hyphen else ALLOWED
    return Joint(0.0, ours if mark else given, mark, mark_width, rest, is_hyphen)


def find_marks(word: str, language: str) -> dict[int, str]:
    """Return the offsets at which *word* may go on in the next line, with what is printed there."""
    if "://" in word:
        return {}
    marks = {match.start(): "" for match in COMPOUND.finditer(word)}
    return marks or dict.fromkeys(find_hyphens(word, language), HYPHEN)
