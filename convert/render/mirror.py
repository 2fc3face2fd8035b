"""A style sheet as in a mirror: for articles whose lines run from right to left."""

import re

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<=[{;])(\s*)([a-z-]+)(\s*:\s*)([^;{}]+)(?=[;}])")
"""A property and its value; what stands before the first brace is a selector, whose names have no sides."""
PLACE = re.compile(r"(@(?:top|bottom)-|@page[\w\s]*:)(left|right)\b")
"""Boxes in the margins, and the pages of a spread."""
SIDE = re.compile(r"(?<![\w-])(left|right)(?![\w-])")
SIDED = re.compile(r"\b(left|right)\b")
FOUR = re.compile(r"(?:margin|padding|inset|border-(?:width|style|color))$")
"""Properties whose four values go round: top, right, bottom, left."""
OTHER = {"left": "right", "right": "left"}


def mirror(style: str) -> str:
    """Return *style* with left and right changed over; selectors and names of running elements stay."""
    turned = PLACE.sub(lambda place: place[1] + OTHER[place[2]], COMMENT.sub("", style))
    return DECLARATION.sub(_turn, turned)


def _turn(declaration: re.Match[str]) -> str:
    space, name, colon, value = declaration.groups()
    if FOUR.match(name) and len(sides := value.split()) == 4:
        value = " ".join(sides[at] for at in (0, 3, 2, 1))
    name = SIDED.sub(lambda side: OTHER[side[1]], name)
    return f"{space}{name}{colon}{SIDE.sub(lambda side: OTHER[side[1]], value)}"
