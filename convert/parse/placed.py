"""A place before a date, which looks like somebody's name: ``Port Selwyn, 3 March 2019``."""

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.parse.credit import Credit, names_alone
from convert.parse.desk import Desk

BETWEEN = lazy_regex(r",\s*")
"""What parts a place from the day; names and days have a bar between them, or nothing."""


def without_place(desk: Desk, index: int, credit: Credit | None) -> Credit | None:
    """Return *credit*, read in line *index*, without the place that it takes for a name.

    It is one where the line right above holds names and nothing else.
    """
    if credit is None or credit.announced or credit.role or len(credit.authors) != 1 or not credit.dates:
        return credit
    above = index - 1
    if not desk.is_free(above) or above == desk.title_at or not names_alone(desk.words(above)):
        return credit
    between = desk.words(index)[credit.authors[0].end : credit.dates[0].span.start]
    return replace(credit, authors=()) if BETWEEN.fullmatch(between) else credit
