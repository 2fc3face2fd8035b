"""Flattened tables: rows of figures whose columns were lost; kept as they stand, and flagged."""

import re

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Preformatted, Span
from convert.parse.desk import Desk

RULE = "flattened-table"

FEWEST = 2
"""Rows of figures that it takes."""

MOST = 200
"""Rows that are kept together."""

LONGEST = 120
"""Characters of a row."""

NUMBER = lazy_regex(r"[($€£+−–-]*\d[\d.,:/]*[%)]?|[–—-]|n/?a", re.IGNORECASE)


class Rows(Struct, frozen=True):
    """The lines of one source that are rows of figures."""

    ends: dict[int, int]
    """Where the run of rows ends that a piece is in: the piece behind the last."""
    figures: list[int]
    """How many figures each piece has that is one."""
    runs: dict[int, range]
    """The pieces of a table from one on, of those that have been asked."""


def find_rows(desk: Desk) -> Rows:
    """Return which pieces nobody has taken are rows of figures, and how far they go on below each other."""
    rows = Rows({}, [0] * len(desk.pieces), {})
    for index in reversed(range(len(desk.pieces))):
        if desk.is_free(index) and is_row(desk.words(index)):
            goes_on = index + 1 in rows.ends and desk.pieces[index + 1].gap <= 1
            rows.ends[index] = rows.ends[index + 1] if goes_on else index + 1
            rows.figures[index] = sum(map(bool, map(NUMBER.fullmatch, desk.words(index).split())))
    return rows


def parse_table(desk: Desk, index: int, rows: Rows) -> Preformatted | None:
    """Return the *rows* that begin at piece *index*, a line that names the columns included, or None."""
    run = _run(rows, index)
    if not run and index + 1 in rows.ends and _is_head(desk, index):
        run = _run(rows, index + 1)
    if len(run) < FEWEST:
        return None
    for each in range(index, run.stop):
        desk.take(each)
    whole = Span(desk.pieces[index].lines[0].start, desk.pieces[run[-1]].span.end)
    desk.claim(whole, "preformatted", RULE)
    desk.vouch("table", desk.words(index)[:60], RULE, whole, confidence="uncertain")
    return Preformatted(whole.cut(desk.text), whole)


def _run(rows: Rows, index: int) -> range:
    """Return the pieces from *index* on that are rows of a table: most have as many figures as the first."""
    if index not in rows.ends:
        return range(index, index)
    if index not in rows.runs:
        run = range(index, min(rows.ends[index], index + MOST))
        alike = rows.figures[run.start : run.stop].count(rows.figures[index])
        rows.runs[index] = run if alike >= 0.5 * len(run) else range(index, index)
    return rows.runs[index]


def is_row(words: str) -> bool:
    """Tell whether every line of *words* has two figures or more, apart from a name in front of them."""
    if words[-1:].isalpha() and words[-1] not in "aA":
        return False  # a row ends in a figure, a dash or ``n/a``
    return len(words) <= LONGEST * 4 and all(_is_row_line(line) for line in words.splitlines())


def _is_row_line(line: str) -> bool:
    cells = line.split()
    if len(line) > LONGEST or len(cells) < 2 or not all(map(NUMBER.fullmatch, cells[:-3:-1])):
        return False
    return sum(map(bool, map(NUMBER.fullmatch, cells))) >= 0.4 * len(cells)


def _is_head(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* can name columns: words apart, no sentence, right above the rows."""
    words = desk.words(index)
    following = index + 1
    return (
        2 <= len(words.split()) <= 14
        and len(words) <= LONGEST
        and not words.endswith((".", "!", "?", ":", ";", ","))
        and desk.is_free(following)
        and desk.pieces[following].gap == 0
    )
