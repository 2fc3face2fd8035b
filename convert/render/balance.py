"""Headlines over lines of like length: broken here, with the widths of the face, since no engine does it."""

from collections.abc import Callable
from itertools import accumulate, combinations, pairwise

from msgspec import Struct, structs

from convert.model import Heading, Inline, Line, LineBreak, Span, Text
from convert.model.walk import plain
from convert.render.advances import Width, word_width
from convert.render.faces import load_faces
from convert.render.phrases import split_phrases
from convert.render.rendering import Face
from convert.render.theme import Tokens

MOST_LINES = 3
SAFETY = 0.98
"""Share of the width that is used: kerning and note marks are not measured."""
MOST_WORDS = 60
"""A title of more words is left to the engine; the ways to break it grow with the square of its words."""
PAUSE_BONUS = {":": 0.3, "?": 0.3, "—": 0.3, ";": 0.3, ",": 0.22, "،": 0.22, "؛": 0.3, "؟": 0.3}
PAUSE_BONUS |= {"：": 0.3, "？": 0.3, "；": 0.3, "、": 0.22, "，": 0.22}
"""What a line end gains by standing where a reader pauses, against the cost of uneven lines."""
LONE_WORD = 0.5
SHORT_WORD = 0.08
SHORT_WORD_LENGTH = 3
FIRST_LEVEL = 2
"""The level of a section, as HTML counts; those below it are set in the size of the text."""
HEADING_WEIGHT = 600
TRACKING = 0.05
"""Ems that the style sheet adds behind each letter of a heading in capitals."""
BOTTOM_HEAVY = 0.04


class Headline(Struct, frozen=True):
    """A title with the places at which its lines end."""

    content: Line
    """The title; each LineBreak ends a line."""
    size: str = ""
    """``long`` where only the smaller size keeps it within three lines."""


def balance_title(title: Line, tokens: Tokens, faces: tuple[Face, ...] = (), language: str = "") -> Headline:
    """Return *title* over the fewest lines that hold it, as even as they can be.

    *faces* are those of the edition, where they are more than the theme's. In a *language* without spaces it
    is broken between phrases. A title that the author broke, or one of very many words, stays as it is.
    """
    phrases = split_phrases(plain(title), language)
    words = list(phrases) or plain(title).split(" ")
    if len(words) < 2 or len(words) > MOST_WORDS or "\n" in plain(title):
        return Headline(title)
    width = word_width(faces or load_faces(tokens), str(tokens["face"]["text"]))
    widths = [width(word) for word in words] if phrases else word_widths(words, width)
    full = tokens["page"]["full"] * SAFETY
    for size, name in (("title", ""), ("long_title", "long")):
        ends = even_breaks(words, widths, full / tokens["size"][size])
        if ends is not None:
            return Headline(break_line(title, ends, phrases), name)
    return Headline(title, "long")


def heading_breaker(
    tokens: Tokens, faces: tuple[Face, ...], language: str = ""
) -> Callable[[Heading, int | None], Line]:
    """Return what breaks a heading into even lines; one without a level, as in a quotation, is left."""

    def break_heading(heading: Heading, level: int | None) -> Line:
        return (
            balance_heading(heading.content, heading.number, level, tokens, faces, language) if level else ()
        )

    return break_heading


def balance_heading(
    heading: Line,
    number: str | None,
    level: int,
    tokens: Tokens,
    faces: tuple[Face, ...],
    language: str = "",
) -> Line:
    """Return a *heading* of the text over the fewest lines of its column, as even as they can be.

    Nothing where one line holds it, or where the engine has to break it; its *number* stands before it.
    """
    phrases = split_phrases(plain(heading), language)
    words = list(phrases) or plain(heading).split(" ")
    if len(words) < 2 or len(words) > MOST_WORDS or "\n" in plain(heading):
        return ()
    page, sizes = tokens["page"], tokens["size"]
    column = (page["measure"] - page["gap"] * (page["columns"] - 1)) / page["columns"]
    width = word_width(faces, str(tokens["face"]["sans"]), HEADING_WEIGHT)
    widths = [width(word) for word in words] if phrases else word_widths(words, width)
    widths[0] += word_widths([number], width)[0] if number else 0.0
    if plain(heading).isupper():
        widths = [wide + TRACKING * (len(word) + 1) for word, wide in zip(words, widths, strict=True)]
    size = sizes["section"] if level == FIRST_LEVEL else sizes["body"]
    ends = even_breaks(words, widths, column * SAFETY / size)
    return break_line(heading, ends, phrases) if ends else ()


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
    pauses = sum(PAUSE_BONUS.get(words[end - 1].rstrip()[-1:], 0.0) for end in ends)
    short = sum(len(words[end - 1].rstrip()) <= SHORT_WORD_LENGTH for end in ends) * SHORT_WORD
    return uneven + lone + heavy + short - pauses


def word_widths(words: list[str], width: Width) -> list[float]:
    """Return the width of each word and a space behind it, in ems."""
    space = width(" ")
    return [width(word) + space for word in words]


def break_line(line: Line, ends: tuple[int, ...], phrases: tuple[str, ...] = ()) -> Line:
    """Return *line* with a line break behind each of its words *ends*, or of the *phrases* it is made of."""
    words = phrases or tuple(f"{word} " for word in plain(line).split(" "))
    behind = tuple(accumulate(map(len, words)))
    return break_at(line, {behind[end - 1] for end in ends})


def break_at(line: Line, places: set[int]) -> Line:
    """Return *line* with a line break before each of its characters at *places*."""
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
    bounds = [0, *inside, len(item.text)]
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
