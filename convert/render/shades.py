"""Shades: a theme's colours as a screen shows them by day and by night, each legible on its ground."""

from typing import Any

READ = 7.0
"""Contrast of text and ground, at least (WCAG 2.2, 1.4.6)."""
SEEN = 4.6
"""Contrast of all other words and their ground: the 4.5 of WCAG 2.2, 1.4.3, and what rounding takes."""
NIGHT = {"paper": "#16181b", "tint": "#22252a", "ink": "#e4e2de"}
"""Grounds and text of the night: neither black nor white, which glare side by side."""
STEPS = 50
"""Steps from a colour to white or black."""

Shade = dict[str, str]


def choose_shades(colour: dict[str, Any]) -> dict[str, Shade]:
    """Return the colours of the theme for ``day`` and ``night``.

    By day they are the theme's own as far as they can be read; a ground that is no ``#rrggbb`` is white. What
    stands on ``band``, the ground of a cover, has the colour ``on_band`` at any time.
    """
    day = {name: value if is_plain(value) else "#ffffff" for name, value in colour.items()}
    day["ink"] = legible(day["ink"], (day["paper"], day["tint"]), READ)
    night = day | NIGHT
    for shade in (day, night):
        grounds = (shade["paper"], shade["tint"])
        shade["quiet"] = legible(colour["quiet"], grounds, SEEN)
        shade["accent"] = legible(colour["accent"], grounds, SEEN)
    night["hairline"] = "#5c6066"
    band = legible(colour["accent"], (day["paper"],), SEEN)
    return {
        name: shade | {"band": band, "on_band": day["paper"]}
        for name, shade in (("day", day), ("night", night))
    }


def legible(colour: str, grounds: tuple[str, ...], ratio: float) -> str:
    """Return *colour*, or the nearest to it on its way to black or white with *ratio* to all *grounds*."""
    start = colour if is_plain(colour) else "#777777"
    pole = "#000000" if luminance(grounds[0]) > 0.18 else "#ffffff"
    steps = (_mix(start, pole, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in steps if all(contrast(each, one) >= ratio for one in grounds)), pole)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _mix(start: str, end: str, share: float) -> str:
    pairs = zip(bytes.fromhex(start[1:]), bytes.fromhex(end[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def is_plain(colour: object) -> bool:
    """Tell whether *colour* is ``#rrggbb``; of other notations nothing can be reckoned here."""
    text = str(colour)
    return len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:])
