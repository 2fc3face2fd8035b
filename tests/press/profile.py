"""A colour profile of a press that does not exist, made here: nobody else's lies in this repository.

Its two tables are computed from a plain model of four inks on white paper, so that its figures are sensible
and every run makes the same bytes (ICC.1:2001-04, lut16Type in both directions between CMYK and Lab).
"""

from __future__ import annotations

import itertools
import struct
from functools import cache

GRID = 9
"""Points of the tables on each axis."""
DATE = (2026, 1, 1, 0, 0, 0)
WHITE = (0.9642, 1.0, 0.8249)
"""D50."""
TO_XYZ = ((0.4361, 0.3851, 0.1431), (0.2225, 0.7169, 0.0606), (0.0139, 0.0971, 0.7141))
"""From linear RGB of the sRGB primaries, adapted to D50."""
INKS = ((0.05, 0.62, 0.86), (0.86, 0.08, 0.46), (0.99, 0.90, 0.05), (0.06, 0.06, 0.06))
"""Linear light that each ink in full lets through, in red, green and blue."""


def lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    x, y, z = (
        sum(a * b for a, b in zip(row, light, strict=True)) / w for row, w in zip(TO_XYZ, WHITE, strict=True)
    )
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def light(colour: tuple[float, float, float]) -> tuple[float, ...]:
    """Return the linear RGB of a Lab colour, as far as there is one."""
    level, a, b = colour
    fy = (level + 16) / 116
    parts = (fy + a / 500, fy, fy - b / 200)
    xyz = [
        w * (t**3 if t**3 > 216 / 24389 else (116 * t - 16) * 27 / 24389)
        for t, w in zip(parts, WHITE, strict=True)
    ]
    rows = ((3.1339, -1.6169, -0.4906), (-0.9788, 1.9161, 0.0335), (0.0719, -0.2290, 1.4052))
    return tuple(min(1.0, max(0.0, sum(m * v for m, v in zip(row, xyz, strict=True)))) for row in rows)


def printed(inks: tuple[float, ...]) -> tuple[float, ...]:
    through = [1.0, 1.0, 1.0]
    for amount, ink in zip(inks, INKS, strict=True):
        through = [t * (1 - amount + amount * part) for t, part in zip(through, ink, strict=True)]
    return tuple(through)


def separated(colour: tuple[float, float, float]) -> tuple[float, ...]:
    """Return inks that print about the Lab *colour*: black for what all three colours share."""
    wanted = [1 - part for part in light(colour)]
    grey = min(wanted) ** 2
    return (*(max(0.0, (part - grey) / (1 - grey)) if grey < 1 else 0.0 for part in wanted), grey)


def _word(value: float) -> int:
    return max(0, min(65535, round(value * 65535)))


def _lab_words(colour: tuple[float, float, float]) -> tuple[int, ...]:
    level, a, b = colour
    return tuple(max(0, min(65535, round(v))) for v in (level * 652.8, (a + 128) * 256, (b + 128) * 256))


def _table(inputs: int, outputs: int, entries: list[int]) -> bytes:
    head = struct.pack(">4s4xBBBx", b"mft2", inputs, outputs, GRID)
    matrix = struct.pack(">9i", *(65536 if n % 4 == 0 else 0 for n in range(9)))
    ends = struct.pack(">HH", 0, 65535)
    return (
        head
        + matrix
        + struct.pack(">HH", 2, 2)
        + ends * inputs
        + struct.pack(f">{len(entries)}H", *entries)
        + ends * outputs
    )


def _text(words: str) -> bytes:
    return b"text" + bytes(4) + words.encode("ascii") + b"\0"


def _description(words: str) -> bytes:
    data = words.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(data)) + data + bytes(4 + 4 + 2 + 1 + 67)


@cache
def press_profile(name: str = "Press that does not exist") -> bytes:
    """Return an output profile for CMYK."""
    steps = [n / (GRID - 1) for n in range(GRID)]
    there = [w for inks in itertools.product(steps, repeat=4) for w in _lab_words(lab(printed(inks)))]
    back: list[int] = []
    for level, a, b in itertools.product(steps, repeat=3):
        # Between words and Lab as the encoding of version 2 has it.
        colour = (level * 65535 / 652.8, a * 65535 / 256 - 128, b * 65535 / 256 - 128)
        back += [_word(ink) for ink in separated(colour)]
    tags = {
        b"desc": _description(name),
        b"cprt": _text("No rights reserved"),
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3i", *(round(v * 65536) for v in WHITE)),
        b"A2B0": _table(4, 3, there),
        b"B2A0": _table(3, 4, back),
    }
    at = 128 + 4 + 12 * len(tags)
    directory, body = struct.pack(">I", len(tags)), b""
    for sign, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        directory += struct.pack(">4sII", sign, at + len(body), len(data))
        body += padded
    size = at + len(body)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4x", size, bytes(4), 0x02100000, b"prtr", b"CMYK", b"Lab ", *DATE, b"acsp"
    )
    head += bytes(4 + 4 + 4 + 8 + 4) + struct.pack(">3i", *(round(v * 65536) for v in WHITE))
    return (head + bytes(128 - len(head))) + directory + body
