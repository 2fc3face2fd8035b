"""The masthead: series and number, the house that publishes, and what the house is part of."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Confidence, Publisher, Span
from convert.model.walk import plain
from convert.parse.bodies import is_organisation
from convert.parse.cited import cites_title, title_key
from convert.parse.credit import names_alone, reads_as_role
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.enter import enter_date
from convert.parse.headline_words import credits_people
from convert.parse.house_names import is_section
from convert.parse.prose import is_prose, is_sentence
from convert.parse.top import top

RULE = "masthead"

PARTING = lazy_regex(r"(?<!\s)\s+[-–—|·•]\s+")
"""What stands between the series and the house."""

NUMBER = lazy_regex(
    r"(?:,\s*|\s+(?:[-–—|·•/]\s+)?)(?P<number>(?:(?:No\.|Nr\.|Number|Issue|#)\s*[\w./–-]*)?\d[\w./–-]*)$",
    re.IGNORECASE,
)
"""A number behind the name of the series, and what parts the two."""

SENTENCE_END = lazy_regex(r"(?:\S+\s+){5}\S*\w{3}[.!?]$")
"""A sentence behind a dash: a place and an agency open the text of a report."""

NUMBER_ALONE = lazy_regex(
    r"(?:No\.|Nr\.|Number|Issue|Vol(?:ume)?\.?|#)\s*[\w./–-]*\d[\w./|, –-]*", re.IGNORECASE
)

NUMBERED_SERIES = lazy_regex(
    r"(?:[^\W\d_]\w*\s+){0,3}(?i:brief|paper|papers|memo|note|report|review|backgrounder|bulletin|commentary|"
    r"analysis|insight|insights|perspective|series)(?:,?\s+(?:No\.?|Nr\.?|Number|Issue|\#))?\s*\d[\w./–-]*"
)
"""A series that says its number, on a line of its own."""

YEAR = lazy_regex(r"[a-z],? (?:19|20)\d\d$", re.IGNORECASE)
"""What stands behind the name of a yearly report, which is its title."""

LONGEST_LINE = 9
"""Words of a line of a stacked masthead."""

SAYING = frozenset(
    """are can did do does had has have how is must not should was were what when where who why will
    would you""".split()
)
"""Words of sentences and headlines; a house has none of them in its name."""

LONGEST = 300
"""Characters of a masthead."""

FIRST_LINES = 3
"""Lines among which a masthead stands; below them a house's name is part of the text."""


def parse_masthead(desk: Desk) -> None:
    """Take the first line at the top that sets a series and a house apart, or a stack of lines that does."""
    if _read_stack(desk) or _read_series(desk):
        return
    for index in list(top(desk))[:FIRST_LINES]:
        words = desk.words(index)
        parting = PARTING.search(words) if len(words) <= LONGEST else None
        read = parting and not cites_title(desk.cited, words) and _leaves_title(desk, index)
        if parting and read and not _repeats(desk, index, parting) and _read(desk, index, parting):
            return


def _repeats(desk: Desk, index: int, parting: re.Match[str]) -> bool:
    """Tell whether another line at the top is what stands before the house: a page and its title."""
    page = title_key(desk.words(index)[: parting.start()])
    return any(at != index and title_key(desk.words(at)) == page for at in top(desk))


def _leaves_title(desk: Desk, index: int) -> bool:
    """Tell whether another line at the top can be the title: a page names itself behind a bar as well."""
    others = (desk.words(at) for at in top(desk) if at != index)
    return any(
        not (is_prose(words) or is_sentence(words) or _is_house_name(words) or credits_people(words))
        for words in others
    )


def _read_stack(desk: Desk) -> bool:
    """Take house, parent, series and number where each has a line of its own above the title."""
    stack = _stack(desk)
    houses = [index for index in stack if _is_house_name(desk.words(index))]
    numbers = [index for index in stack if NUMBER_ALONE.fullmatch(desk.words(index))]
    numbered = _numbered_series(desk, stack)
    if len(stack) + bool(numbered) < 2 or len(stack) > len(houses) + len(numbers) + 1:
        return False
    if not 1 <= len(houses) <= 2 or houses[-1] - houses[0] != len(houses) - 1:
        return False
    for index in [*stack, *numbered]:
        if index not in houses[1:]:
            _take_line(desk, index, houses, numbers)
    return True


def _read_series(desk: Desk) -> bool:
    """Take the first line where it is a series with its number, and a line below it can be the title."""
    above = list(top(desk))
    if len(above) < 2 or not desk.pieces[above[1]].gap:
        return False
    words = desk.words(above[0])
    if not NUMBERED_SERIES.fullmatch(words) or YEAR.search(words) or not _leaves_title(desk, above[0]):
        return False
    _set_series(desk, desk.take(above[0]).span)
    return True


def _take_line(desk: Desk, index: int, houses: list[int], numbers: list[int]) -> None:
    span = desk.take(index).span
    if index == houses[0]:
        parent = desk.take(houses[1]).span if len(houses) > 1 else None
        _set_house(desk, span, parent)
    elif index in numbers:
        desk.claim(span, "number", RULE)
        desk.found.number = desk.line(span)
        desk.vouch("number", span.cut(desk.text), RULE, span)
    else:
        _set_series(desk, span)


def _stack(desk: Desk) -> list[int]:
    """Return the lines of the first block of the source, where something stands below it at the top."""
    above = list(top(desk))
    if not above or above[0] != 0:
        return []
    stack = [0]
    while stack[-1] + 1 in above and desk.pieces[stack[-1] + 1].gap == 0:
        stack.append(stack[-1] + 1)
    short = all(len(desk.words(index).split()) <= LONGEST_LINE for index in stack)
    return stack if short and len(stack) < len(above) else []


def _numbered_series(desk: Desk, stack: list[int]) -> list[int]:
    """Return the line below the *stack* where it is a series with its number: ``Policy Brief 31``."""
    below = len(stack)
    if not stack or not desk.is_free(below) or below == desk.title_at:
        return []
    return [below] if NUMBERED_SERIES.fullmatch(desk.words(below)) else []


def _is_house_name(words: str) -> bool:
    """Tell whether *words* are the name of a house and no sentence about one."""
    folded = {word.casefold() for word in words.split()}
    post, comma, _ = words.partition(", ")
    if comma and reads_as_role(post) and not is_organisation(post):
        return False  # behind the comma stands where somebody is what the words before it say
    if is_section(words) or not re.match(r"\w", words):
        return False
    return is_organisation(words) and folded.isdisjoint(SAYING) and not words.endswith((".", "?", "!", ":"))


def _read(desk: Desk, index: int, parting: re.Match[str]) -> bool:
    at = desk.pieces[index].span.start
    left, right = Span(at, at + parting.start()), Span(at + parting.end(), desk.pieces[index].span.end)
    if is_prose(desk.words(index)) or (index and names_alone(desk.words(index - 1))):
        return False  # a place and an agency open the text; below a name stands what its bearer is
    if SENTENCE_END.search(right.cut(desk.text)):
        return False
    house, series = (right, left) if _is_house_name(right.cut(desk.text)) else (left, right)
    if not _is_house_name(house.cut(desk.text)):
        return False
    span = desk.take(index).span
    _set_house(desk, house)
    _set_series(desk, series)
    desk.claim(span, "separator", RULE)
    return True


def _set_house(desk: Desk, house: Span, below: Span | None = None) -> None:
    """Take *house* as the publisher, and what it is part of: behind a comma, or on the line *below*."""
    name, parent = split_house(desk.text, house)
    parent = parent or below
    desk.claim(name, "publisher", RULE)
    if "publisher" in desk.settled:  # somebody has stated it
        desk.claim(house, "publisher", RULE)
        return
    sure: Confidence = "certain" if _is_cited(desk, name) else "likely"
    desk.vouch("publisher.name", name.cut(desk.text), RULE, name, confidence=sure)
    if parent:
        desk.claim(parent, "publisher", RULE)
        desk.vouch("publisher.parent", parent.cut(desk.text), RULE, parent, confidence=sure)
    desk.found.publisher = Publisher(plain(desk.line(name)), plain(desk.line(parent)) if parent else None)


def split_house(text: str, house: Span) -> tuple[Span, Span | None]:
    """Return the house and what it is part of: what stands behind the first comma, if it is all bodies.

    A comma inside a name (``Centre for Trade, Energy and Climate``) has a part behind it that is none.
    """
    for comma in re.finditer(r",\s+", house.cut(text)):
        name = Span(house.start, house.start + comma.start())
        parent = Span(house.start + comma.end(), house.end)
        if is_organisation(name.cut(text)) and all(map(is_organisation, parent.cut(text).split(","))):
            return name, parent
    return house, None


def _is_cited(desk: Desk, name: Span) -> bool:
    return desk.cited is not None and title_key(name.cut(desk.text)) in title_key(desk.cited.imprint)


def _without_day(desk: Desk, series: Span) -> Span:
    """Return *series* without the day behind its last bar: ``Policy Brief No. 7 | June 2022``."""
    for bar in list(PARTING.finditer(series.cut(desk.text)))[-1:]:
        behind = Span(series.start + bar.end(), series.end)
        found = find_dates(behind.cut(desk.text), desk.settings.locale)
        if len(found) == 1 and found[0].span == Span(0, behind.end - behind.start):
            desk.claim(behind, "date", RULE)
            if not desk.found.dates:
                enter_date(desk, found[0], behind.start, RULE)
            return Span(series.start, series.start + bar.start())
    return series


def _set_series(desk: Desk, series: Span) -> None:
    series = _without_day(desk, series)
    number = NUMBER.search(series.cut(desk.text))
    name = Span(series.start, series.start + number.start()) if number else series
    desk.claim(name, "series", RULE)
    desk.found.series = desk.line(name)
    desk.vouch("series", name.cut(desk.text), RULE, name)
    if number:
        place = Span(series.start + number.start("number"), series.end)
        desk.claim(place, "number", RULE)
        desk.found.number = desk.line(place)
        desk.vouch("number", place.cut(desk.text), RULE, place)
