"""Flattened tables: rows of figures whose columns were lost; kept as they stand, and flagged."""

import re

from convert.model import Preformatted, Span
from convert.parse.desk import Desk

RULE = "flattened-table"

FEWEST = 2
"""Rows of figures that it takes."""

MOST = 200
"""Rows that are kept together."""

LONGEST = 120
"""Characters of a row."""

NUMBER = re.compile(r"[($€£+−–-]*\d[\d.,:/]*[%)]?|[–—-]|n/?a", re.IGNORECASE)


def parse_table(desk: Desk, index: int) -> Preformatted | None:
    """Return the rows that begin at piece *index*, a line that names the columns included, or None."""
    run = _rows(desk, index)
    head = 0
    if not run and _is_head(desk, index):
        run, head = _rows(desk, index + 1), 1
        run = [index, *run] if run else run
    if len(run) - head < FEWEST:
        return None
    for each in run:
        desk.take(each)
    whole = Span(desk.pieces[run[0]].lines[0].start, desk.pieces[run[-1]].span.end)
    desk.claim(whole, "preformatted", RULE)
    desk.vouch("table", desk.words(run[0])[:60], RULE, whole, confidence="uncertain")
    return Preformatted(whole.cut(desk.text), whole)


def _rows(desk: Desk, index: int) -> list[int]:
    """Return the pieces from *index* on that are rows of a table, each right below the other."""
    run: list[int] = []
    while (
        len(run) < MOST
        and desk.is_free(index)
        and is_row(desk.words(index))
        and (not run or desk.pieces[index].gap <= 1)
    ):
        run.append(index)
        index += 1
    return run if run and (len(run) < 2 or _same_columns(desk, run)) else []


def is_row(words: str) -> bool:
    """Tell whether every line of *words* has two figures or more, apart from a name in front of them."""
    return len(words) <= LONGEST * 4 and all(_is_row_line(line) for line in words.splitlines())


def _is_row_line(line: str) -> bool:
    cells = line.split()
    figures = sum(bool(NUMBER.fullmatch(cell)) for cell in cells)
    trailing = 0
    for cell in reversed(cells):
        if not NUMBER.fullmatch(cell):
            break
        trailing += 1
    return len(line) <= LONGEST and trailing >= 2 and figures >= 0.4 * len(cells)


def _same_columns(desk: Desk, run: list[int]) -> bool:
    """Tell whether most of the rows have as many figures as the first."""
    counts = [sum(bool(NUMBER.fullmatch(cell)) for cell in desk.words(each).split()) for each in run]
    return sum(count == counts[0] for count in counts) >= 0.5 * len(counts)


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
