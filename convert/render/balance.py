"""Headlines over lines of like length: broken here, with the widths of the face, since no engine does it."""

from functools import cache
from itertools import accumulate, combinations, pairwise

from fontTools.ttLib import TTFont
from msgspec import Struct, structs

from convert.model import Inline, Line, LineBreak, Span, Text
from convert.model.walk import plain
from convert.render.faces import family_faces
from convert.render.theme import Tokens

MOST_LINES = 3
SAFETY = 0.98
"""Share of the width that is used: kerning and note marks are not measured."""
MOST_WORDS = 60
"""A title of more words is left to the engine; the ways to break it grow with the square of its words."""
PAUSE_BONUS = {":": 0.3, "?": 0.3, "—": 0.3, ";": 0.3, ",": 0.22}
"""What a line end gains by standing where a reader pauses, against the cost of uneven lines."""
LONE_WORD = 0.5
SHORT_WORD = 0.08
SHORT_WORD_LENGTH = 3
BOTTOM_HEAVY = 0.04


class Headline(Struct, frozen=True):
    """A title with the places at which its lines end."""

    content: Line
    """The title; each LineBreak ends a line."""
    size: str = ""
    """``long`` where only the smaller size keeps it within three lines."""


def balance_title(title: Line, tokens: Tokens) -> Headline:
    """Return *title* over the fewest lines that hold it, as even as they can be.

    A title that the author broke, or one of very many words, stays as it is.
    """
    words = plain(title).split(" ")
    if len(words) < 2 or len(words) > MOST_WORDS or "\n" in plain(title):
        return Headline(title)
    widths = word_widths(words, str(tokens["face"]["text"]))
    full = tokens["page"]["full"] * SAFETY
    for size, name in (("title", ""), ("long_title", "long")):
        ends = even_breaks(words, widths, full / tokens["size"][size])
        if ends is not None:
            return Headline(break_line(title, ends), name)
    return Headline(title, "long")


def even_breaks(words: list[str], widths: list[float], measure: float) -> tuple[int, ...] | None:
    """Return behind which words lines end; None where three lines of *measure* ems do not hold *words*."""
    for breaks in range(MOST_LINES):
        fitting = []
        for ends in combinations(range(1, len(words)), breaks):
            lines = [sum_width(widths, start, end) for start, end in pairwise((0, *ends, len(words)))]
            if max(lines) <= measure:
                fitting.append((raggedness(words, lines, ends), ends))
        if fitting:
            return min(fitting)[1]
    return None


def sum_width(widths: list[float], start: int, end: int) -> float:
    """Return the width of the words from *start* to before *end*; a word's width includes its space."""
    return sum(widths[start:end])


def raggedness(words: list[str], lines: list[float], ends: tuple[int, ...]) -> float:
    """Return how bad a way to break is: uneven lines, a lone last word, a line that ends in an article."""
    longest = max(lines)
    uneven = sum((1 - line / longest) ** 2 for line in lines) / len(lines)
    lone = LONE_WORD if ends and len(words) - ends[-1] == 1 else 0.0
    heavy = BOTTOM_HEAVY if lines[-1] > lines[0] else 0.0
    pauses = sum(PAUSE_BONUS.get(words[end - 1][-1:], 0.0) for end in ends)
    short = sum(len(words[end - 1]) <= SHORT_WORD_LENGTH for end in ends) * SHORT_WORD
    return uneven + lone + heavy + short - pauses


def word_widths(words: list[str], family: str) -> list[float]:
    """Return the width of each word and a space behind it, in ems of the bold face of *family*."""
    advances, default = bold_advances(family)
    return [sum(advances.get(ord(character), default) for character in f"{word} ") for word in words]


@cache
def bold_advances(family: str) -> tuple[dict[int, float], float]:
    """Return the advance of each character of the bold face of *family*, in ems, and that of all others."""
    face = next(face for face in reversed(family_faces(family)) if face.style == "normal")
    with TTFont(face.path, lazy=True) as font:
        metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
        advances = {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}
    return advances, 1.0


def break_line(line: Line, ends: tuple[int, ...]) -> Line:
    """Return *line* with a line break in the place of the space behind each of the words *ends*."""
    spaces = [at for at, character in enumerate(plain(line)) if character == " "]
    places = {spaces[end - 1] for end in ends}
    starts = accumulate((len(plain((item,))) for item in line), initial=0)
    return tuple(
        part for start, item in zip(starts, line, strict=False) for part in _break(item, start, places)
    )


def _break(item: Inline, start: int, places: set[int]) -> Line:
    inside = sorted(place - start for place in places if start <= place < start + len(plain((item,))))
    if not inside:
        return (item,)
    if not isinstance(item, Text):
        return (item,) if not hasattr(item, "content") else (_break_content(item, start, places),)
    bounds = [0, *(place + 1 for place in inside), len(item.text)]
    pieces = [structs.replace(item, text=item.text[a:b]) for a, b in pairwise(bounds)]
    broken: list[Inline] = [pieces[0]]
    for piece in pieces[1:]:
        broken += [LineBreak(Span(item.span.start, item.span.start)), piece]
    return tuple(broken)


def _break_content(item: Inline, start: int, places: set[int]) -> Inline:
    content: Line = getattr(item, "content", ())
    starts = accumulate((len(plain((inner,))) for inner in content), initial=start)
    parts = (part for at, inner in zip(starts, content, strict=False) for part in _break(inner, at, places))
    return structs.replace(item, content=tuple(parts))
