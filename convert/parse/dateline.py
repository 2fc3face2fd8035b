"""The dateline: the place, and often the day, from which a report was filed, at the head of its text."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.enter import enter_date

RULE = "dateline"

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"

_MORE = r"(?:,[^\S\n]+[^\W\d_][\w.]*(?:[^\S\n]+[\w.]+){0,3}){0,2}(?:,?[^\S\n]+\d{4})?"
"""The region and the day behind the place."""

_AGENCY = r"\([^\W\d_a-z][^)\n]{1,40}\)"

OPENING = 160
"""Characters among which a dateline stands."""

_DASH = r"(?:[—–]|--?)\s+(?=\S)"

LETTER = (
    r"(?!(?i:(?:dear\s+)?(?:sirs?|madam|editors?|update|exclusive|breaking|analysis|opinion|note|comment|"
    r"watch)\b))"
)
"""What stands before a dash as a place does: a letter's greeting, a label of the newsroom."""

FORMS = (
    lazy_regex(
        rf"{LETTER}(?P<place>{_CAPITAL}{{2}}[^\W\da-z]*(?:[ '’.-]+{_CAPITAL}[^\W\da-z]*)*{_MORE})"
        rf",?\s+(?:{_AGENCY}\s+)?{_DASH}"
    ),
    lazy_regex(rf"(?P<place>{_CAPITAL}\w+(?:[ '’.-]{_CAPITAL}\w+){{0,3}}{_MORE}),?\s+{_AGENCY}\s+{_DASH}"),
)
"""``OSLO, March 3, 2019 — `` with the place in capitals, or ``Oslo (Newswire) — `` with an agency."""


def find_dateline(desk: Desk, span: Span) -> None:
    """Take the dateline that *span*, the first paragraph, begins with, and its day where no line gave one."""
    match = _match(span.cut(desk.text))
    if match is None:
        return
    place = Span(span.start, span.start + match.end("place"))
    if not desk.found.dates:
        _find_day(desk, place)
    desk.claim(place, "dateline", RULE)
    desk.found.dateline = place.cut(desk.text)
    desk.vouch("dateline", place.cut(desk.text), RULE, place)


def opens_with_place(words: str) -> bool:
    """Tell whether *words* begin with a dateline, as the text of a report does and nothing above it."""
    return _match(words) is not None


def _match(words: str) -> re.Match[str] | None:
    return next((match for form in FORMS if (match := form.match(words[:OPENING]))), None)


def _find_day(desk: Desk, place: Span) -> None:
    """Read the day that the dateline gives; one that could be two days stays open."""
    for found in find_dates(place.cut(desk.text), desk.settings.locale):
        if found.rival is None and len(found.iso) == len("2019-03-03"):
            enter_date(desk, found, place.start, RULE)
            return
