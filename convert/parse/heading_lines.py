"""The lines of a body that can be headings, and the ground on which they are weighed."""

import itertools
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from convert.parse.desk import Desk
from convert.parse.heading_line import (
    ENDED,
    ITEM,
    OFTEN,
    PARAGRAPH,
    SECTION,
    TEXT,
    Ground,
    Line,
    bracketed,
    is_text,
    kicks,
    label_of,
    tail_of,
)
from convert.parse.heading_series import find_series
from convert.parse.heading_words import NUMBERED, RUN, can_head, counted, is_date, is_somebody, is_titled

LETTER_SHARE = 0.4
"""Share of letters that text has at least; figures below a line are a table."""

NEAR_COLUMN = 50
"""Characters from which a line with another right below it can be the first line of a broken paragraph."""

INITIAL = 2
"""Characters of a number that can be the initial of a name."""

PLAIN = 8
"""Words of lines that show how far a document's headings stand from what is above and below them."""

PATTERN = 4
"""How many lines come back ``OFTEN`` where sections repeat a pattern."""

FEWEST, MOST = 4, 0.4
"""Lines that end alike and are captions: so many at least, and less than this share; headings share more."""

LONGEST_RUN = 6
"""Lines that are looked at above and below a line, to see whether it stands in a list of them."""

LABEL = 40
"""Characters of such a line."""


class Body(Struct, frozen=True):
    """The pieces of a body in their order, and what they say before any of them is weighed."""

    desk: Desk
    order: list[int]
    words: list[str]
    numbers: list[str]
    """What number each piece opens with; empty for none."""
    runs: list[int]
    """How many lines stand one after another around each piece."""
    pattern: frozenset[str]
    """The lines that come back again and again, in small letters; none where too few do."""
    series: frozenset[int]
    """The places of headings that are told by their series."""
    items: frozenset[int]
    """The places of lines that count on with no text between them: a list."""


def read_body(desk: Desk) -> Body:
    """Return the body of *desk*: what no rule has taken, below the title."""
    order = [index for index in desk.free() if desk.title_at is None or index > desk.title_at]
    words = [desk.words(index) for index in order]
    counting = find_series(words)
    series = frozenset(place for place in counting.headings if desk.pieces[order[place]].known is None)
    numbers = [_number(each) for each in words]
    return Body(desk, order, words, numbers, _runs(words), _pattern(words), series, counting.items)


def find_lines(body: Body) -> dict[int, Line]:
    """Return the lines of *body* that can be headings, by the pieces that hold them; the last has no text."""
    return {
        body.order[place]: _line(body, place) for place in range(len(body.order) - 1) if _can_be(body, place)
    }


def find_ground(body: Body, lines: dict[int, Line]) -> Ground:
    """Return what the *lines* of *body* have in common."""
    short = {words for words in body.words if len(words) < PARAGRAPH}
    plain = [line for line in lines.values() if line.size <= PLAIN and is_text(line.below[0])]
    leaning = sum(line.gap < line.below_gap for line in plain)
    gaps = [
        body.desk.pieces[index].gap
        for index, words in zip(body.order, body.words, strict=True)
        if len(words) >= TEXT
    ]
    return Ground(
        usual=statistics.median_low(gaps or [1]),
        glued=leaning > len(plain) - leaning,
        counted=frozenset[tuple[str, int]]().union(*(counted(line.number) for line in lines.values())),
        repeated={} if body.pattern else _repeated(body.words),
        credited=_shared(bracketed(words) for words in short),
        labels=_shared(label_of(words) for words in short),
        series=min((line.place for line in lines.values() if line.in_series), default=0),
        tails=_tails({line.words for line in lines.values()}, len(lines)),
        kickers=sum(kicks(line) for line in lines.values()) >= OFTEN,
    )


def _can_be(body: Body, place: int) -> bool:
    """Tell whether the line at *place* can be a heading, by its words and by what stands below it."""
    if place in body.series:
        return True
    return place not in body.items and _fits(body, place) and _goes_with(body, place)


def _fits(body: Body, place: int) -> bool:
    """Tell whether the words at *place*, alone, can be a heading; no name is one of the body's pattern."""
    desk, index, words = body.desk, body.order[place], body.words[place]
    number = body.numbers[place]
    return (
        desk.pieces[index].known is None
        and can_head(words, number)
        and (len(number) > INITIAL or words.casefold() in body.pattern or not is_somebody(desk, index))
        and not is_date(desk, words)
    )


def _goes_with(body: Body, place: int) -> bool:
    """Tell whether the piece below *place* leaves it a heading: no figures, no rest of it, no next item."""
    words, below = body.words[place], body.words[place + 1]
    letters = sum(map(len, RUN.findall(below[:200])))
    if letters < LETTER_SHARE * len(below[:200]):
        return False
    if body.desk.pieces[body.order[place + 1]].gap > 0:
        return True
    broken = len(words) >= NEAR_COLUMN and not is_titled(words)
    return not (broken or below[:1].islower() or _counts_alike(*body.numbers[place : place + 2]))


def _counts_alike(number: str, below: str) -> bool:
    """Tell whether both lines open with a number, and that *below* counts no part of it: ``2.``, ``2.1``."""
    return bool(number and below) and not below.startswith(f"{number.rstrip('.)')}.")


def _number(words: str) -> str:
    match = NUMBERED.match(words)
    return match["number"] if match else ""


def _line(body: Body, place: int) -> Line:
    desk, index, below = body.desk, body.order[place], body.order[place + 1 : place + 1 + SECTION]
    return Line(
        place,
        body.words[place],
        len(body.words[place].split()),
        body.numbers[place],
        desk.pieces[index].gap,
        body.words[place - 1] if place else _before(desk, index),
        body.words[place + 1 : place + 1 + SECTION],
        desk.pieces[below[0]].gap,
        run=body.runs[place],
        in_series=place in body.series,
        underlined=index in desk.found.underlined,
    )


def _before(desk: Desk, index: int) -> str:
    """Return the text above the first line of the body, a summary or a life; empty below the head itself."""
    return desk.words(index - 1) if index > desk.text_start else ""


def _runs(words: Sequence[str]) -> list[int]:
    """Return how many lines stand one after another around each, ``LONGEST_RUN`` at most to each side."""
    are_lines = [_is_line(each) for each in words]
    above = _lines_before(are_lines)
    below = _lines_before(are_lines[::-1])[::-1]
    return [1 + up + down for up, down in zip(above, below, strict=True)]


def _lines_before(are_lines: Sequence[bool]) -> list[int]:
    """Return how many lines stand right before each place, ``LONGEST_RUN`` at most."""
    counts = itertools.accumulate(
        are_lines, lambda count, is_line: min(count + 1, LONGEST_RUN) if is_line else 0, initial=0
    )
    return list(counts)[: len(are_lines)]


def _is_line(words: str) -> bool:
    return len(words) < PARAGRAPH and not ENDED.search(words[-LABEL:]) and not ITEM.match(words)


def _shared(parts: Iterable[str]) -> frozenset[str]:
    """Return what is there ``OFTEN`` among the *parts* of lines."""
    return frozenset(part for part, count in Counter(parts).items() if part and count >= OFTEN)


def _tails(wordings: set[str], lines: int) -> frozenset[str]:
    """Return in what several of the *wordings* end, and a part of all the *lines* alone."""
    counts = Counter(tail_of(words) for words in wordings)
    return frozenset(tail for tail, count in counts.items() if tail and FEWEST <= count < MOST * lines)


def _pattern(words: Sequence[str]) -> frozenset[str]:
    """Return the lines among *words* that come back again and again; none where too few do."""
    found = _shared(line.casefold() for line in words if len(line) <= LABEL)
    return found if len(found) >= PATTERN else frozenset()


def _repeated(words: Sequence[str]) -> dict[str, int]:
    """Return how often the lines stand in the body that do more than once: buttons, labels of boxes."""
    counts = Counter(line.casefold() for line in words if len(line) <= PARAGRAPH)
    return {line: count for line, count in counts.items() if count > 1}
