"""Dates of last resort: where no line at the top is a date, what the text around the body says of one."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.enter import enter_date
from convert.parse.prose import STOPPED

RULE = "late-date"

SAID = lazy_regex(
    r"(?:^|(?<=[.!?;]\s)|(?<=\()|,\s)\W*(?:(?:this|the|an earlier version of this)\s+(?:[\w-]+\s+){1,3})?"
    r"(?:(?:was|is|has been|were|originally|first|last|also|initially|previously)\s+){0,3}"
    r"(?:posted|published|appeared|appears|released|updated|issued|written|created|delivered|dated?|broadcast|given|draft)\b"
    r"[^.]{0,120}$",
    re.IGNORECASE,
)
"""What stands before a date that says when the article came out.

The sentence begins with it, or speaks of the text itself; what else was updated on some day is history.
"""

REACH = 300
"""Characters before a date in which that stands."""

WORDS = lazy_regex(r"[^\W\d_]{4}|[^\W\d_]\s+[^\W\d_]{2}\s+[^\W\d_]")
"""More than a time of day."""

TOP = 3
"""Pieces from the beginning of the text that may still say when it was posted."""

SHORT = 160
"""Characters of a line at the top that begins with a date and goes on about the issue."""

TELLS = lazy_regex(r"\s(?:was|were|is|are|has|have|had|will|would)\s", re.IGNORECASE)
"""What makes a line without a full stop a sentence, as the items of lists are: its date is history."""

MOST_WORDS = 8
"""Words of such a line that a full stop may end."""

TAIL = 3
"""Pieces from the end that may say when it was published."""


def parse_late_dates(desk: Desk) -> None:
    """Read a date that a sentence around the text gives, where no line of its own did."""
    if any(date.role != "original" for date in desk.found.dates):
        return
    limit = desk.pieces[min(desk.text_start, len(desk.pieces) - 1)].span.start if desk.pieces else 0
    for span in _places(desk):
        words = span.cut(desk.text)
        for date in find_dates(words, desk.settings.locale):
            line = span.start < limit and _is_line(words)
            opens = line and date.span.start == 0
            closes = line and not _is_within(words, date.span.end) and not TELLS.search(words)
            if date.rival is None and (opens or closes or _is_said(words, date.span.start)):
                enter_date(desk, date, span.start, RULE)
                return


def _is_line(words: str) -> bool:
    """Tell whether *words* are a line of the top; in a sentence a date is history."""
    return len(words) <= SHORT and not (STOPPED.search(words[-8:]) and len(words.split()) > MOST_WORDS)


def _is_said(words: str, start: int) -> bool:
    """Tell whether the words before *start* say that the article came out then."""
    return SAID.search(words, max(0, start - REACH), start) is not None


def _is_within(words: str, end: int) -> bool:
    """Tell whether *words* go on behind their date, with more than a time of day."""
    return WORDS.search(words, end) is not None


def _places(desk: Desk) -> list[Span]:
    """Return the pieces that may say it: the top and the first of the text, remarks, the last of all."""
    start = desk.text_start
    count = len(desk.pieces)
    near = [*range(min(start + TOP, count)), *range(max(start + TOP, count - TAIL), count)]
    noted = {note.span.start for note in desk.found.notes}
    # The day until which nothing may be printed is not that on which something is.
    noted |= {span.start for proof in desk.evidence if proof.field == "embargo" for span in proof.spans}
    spans = [span for index in near if (span := desk.pieces[index].span).start not in noted]
    return [*spans, *(remark.span for remark in desk.found.remarks)]
