"""The words of a text as boxes and joints: where they may be divided, and how wide each part is."""

import re
from functools import lru_cache
from typing import NamedTuple

from convert.compose.hyphens import find_hyphens
from convert.compose.items import NEVER, Joint
from convert.compose.measure import Style, ruler
from convert.compose.slots import Copy

HYPHEN = "\u2010"
"""What is printed where we divide a word; the style sheets name the same for the engine's own divisions."""
TOKEN = re.compile("[ \u00a0]|[^ \u00a0]+")
"""A space that stretches, or what stands between two of them."""
SPACES = (" ", "\u00a0")
COMPOUND = re.compile(r"(?<=[^\W\d_]{2}[-‐–/])(?=[^\W\d_]{2})|(?<=[—…])(?=\w)")
"""Where a word may go on in the next line as it is: behind its own hyphen or stroke, behind a dash."""
DASHES = ("—", "–")
OWN_HYPHENS = "-‐"
DIVIDED = 60.0
"""What it costs to divide a word (TeX's ``\\hyphenpenalty``: 50)."""
DIVIDED_NAME = 180.0
"""What it costs to divide a word that looks like a name."""
DIVIDED_COMPOUND = 40.0
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
    """Where in the word they stand, and at the end its length."""


NOTHING = Parts((0.0,), (), (0,))
"""What stands between two spaces."""


def to_boxes(copy: Copy, language: str) -> Boxes | None:
    """Return *copy* as boxes and joints; None where a face lacks one of its characters.

    Words are divided in *language*; where that is empty, only where the author or a layout says so.
    """
    boxes = Boxes([], [], [], [])
    before = ""
    single = copy.styles[0] if len(copy.styles) == 1 and not copy.breaks else None
    spaces = {style: Joint(ruler(style).space) for style in set(copy.styles)}
    for match in TOKEN.finditer(copy.text):
        word, start = match[0], match.start()
        if word in SPACES:
            if len(boxes.joints) == len(boxes.widths):
                _append(boxes, NOTHING, start)
            style = single or copy.style_at(start)
            penalty = _space_penalty(word, before, copy.text[start + 1 : start + 2], language)
            boxes.joints.append(spaces[style] if not penalty else spaces[style]._replace(penalty=penalty))
            boxes.cuts.append((start, True))
            continue
        is_name = word[0].isupper() and _is_name(before, language)
        parts = (
            divide_word(single, word, language, is_name)
            if single
            else _measure(copy, word, start, language, is_name)
        )
        if parts is None:
            return None
        _append(boxes, parts, start)
        before = word
    if len(boxes.joints) == len(boxes.widths):
        _append(boxes, NOTHING, len(copy.text))
    return boxes


def _append(boxes: Boxes, parts: Parts, start: int) -> None:
    if len(parts.widths) == 1:
        boxes.widths.append(parts.widths[0])
        boxes.lengths.append(parts.offsets[0])
        return
    boxes.widths.extend(parts.widths)
    boxes.joints.extend(parts.joints)
    boxes.cuts.extend((start + offset, False) for offset in parts.offsets[:-1])
    last = 0
    for offset in parts.offsets:
        boxes.lengths.append(offset - last)
        last = offset


def _space_penalty(space: str, before: str, following: str, language: str) -> float:
    if space != " ":
        return NEVER
    if following in DASHES:
        return BEFORE_DASH
    if following.isupper() and before[:1].isupper() and before[-1].isalpha() and language[:2] not in NOUNS:
        return INSIDE_NAME
    return 0.0


def _is_name(before: str, language: str) -> bool:
    """Tell whether a capitalised word behind the word *before* looks like a name."""
    return language[:2] not in NOUNS and not SENTENCE.search(before)


def _measure(copy: Copy, word: str, start: int, language: str, is_name: bool) -> Parts | None:
    """Return the parts of *word*, which stands at *start*."""
    end = start + len(word)
    segments = copy.segments(start, end)
    if len(segments) == 1 and not copy.breaks:
        return divide_word(segments[0][0], word, language, is_name)
    given = {at - start: mark for at, mark in copy.breaks.items() if start < at < end}
    texts = [copy.text[a:b] for _, a, b in segments]
    lettered = [n for n, text in enumerate(texts) if any(map(str.isalpha, text))]
    parts = []
    for n, (style, a, b) in enumerate(segments):
        inside = tuple((at - a + start, mark) for at, mark in given.items() if a <= at + start < b)
        own = language if lettered == [n] and not given else ""
        part = divide_word(style, texts[n], own, is_name, inside)
        if part is None:
            return None
        parts.append(part)
    return _join(parts, [a - start for _, a, _ in segments])


def _join(parts: list[Parts], starts: list[int]) -> Parts:
    """Return the parts of one word, of several styles, as one: no line ends where the style changes."""
    widths, joints, offsets = list(parts[0].widths), list(parts[0].joints), list(parts[0].offsets[:-1])
    for part, start in zip(parts[1:], starts[1:], strict=True):
        if part.offsets[0] == 0:  # a break in front of its first character
            widths, joints = [*widths, *part.widths[1:]], [*joints, *part.joints]
            offsets += [start + offset for offset in part.offsets[:-1]]
            continue
        widths[-1] += part.widths[0]
        widths += part.widths[1:]
        joints += part.joints
        offsets += [start + offset for offset in part.offsets[:-1]]
    return Parts(tuple(widths), tuple(joints), (*offsets, starts[-1] + parts[-1].offsets[-1]))


@lru_cache(maxsize=50_000)
def divide_word(
    style: Style, word: str, language: str, is_name: bool, given: tuple[tuple[int, str], ...] = ()
) -> Parts | None:
    """Return *word* cut wherever a line may end in it; None where its face lacks a character.

    *given* are offsets with what is printed there: those of the author and of the layout.
    """
    measured = ruler(style)
    whole = measured.width(word)
    marks = dict(given) if given else find_marks(word, language)
    if whole is None or (HYPHEN in marks.values() and measured.width(HYPHEN) is None):
        return None
    widths, joints, reached = [], [], 0.0
    for offset, mark in sorted(marks.items()):
        head = measured.width(word[:offset]) or 0.0
        marked = (measured.width(word[:offset] + mark) or head) if mark else head
        rest = (measured.width(word[offset:]) or 0.0) - (whole - head)
        joints.append(_joint(word, offset, mark, marked - head, rest, is_name))
        widths.append(head - reached)
        reached = head
    return Parts((*widths, whole - reached), tuple(joints), (*sorted(marks), len(word)))


def _joint(word: str, offset: int, mark: str, mark_width: float, rest: float, is_name: bool) -> Joint:
    is_hyphen = bool(mark) or word[offset - 1 : offset] in OWN_HYPHENS
    ours, given = DIVIDED_NAME if is_name else DIVIDED, DIVIDED_COMPOUND if is_hyphen else ALLOWED
    penalty = ours if mark else given
    return Joint(0.0, penalty, mark, mark_width, rest, is_hyphen)


def find_marks(word: str, language: str) -> dict[int, str]:
    """Return the offsets at which *word* may go on in the next line, with what is printed there."""
    if "://" in word:
        return {}
    marks = {match.start(): "" for match in COMPOUND.finditer(word)}
    return marks or dict.fromkeys(find_hyphens(word, language), HYPHEN)
