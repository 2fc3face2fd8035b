"""By-lines that no ``By`` announces: names alone, names with roles, a speaker in the title."""

import re

from convert.model import Span
from convert.parse.byline import RULE, keep_credit
from convert.parse.credit import names_alone, read_credit, reads_as_role
from convert.parse.desk import Desk
from convert.parse.names import HONORIFIC, NAME, is_name, is_organisation, strip_titles
from convert.parse.people import set_authors, with_credit

NEAR = 4
"""Pieces below the title among which a line that is nothing but names is a by-line."""

ABOVE = 3
"""Pieces above the title among which one stands next to a date."""

PERSON = re.compile(rf"\s*(?:and\s+)?(?P<name>(?:{HONORIFIC}\s+)?{NAME})\s*,\s*(?P<role>[^;]+)")
"""``Ana Ruiz, Professor, Lakeside University``."""

SPEECH = re.compile(
    rf"(?i:(?:(?:prepared|opening|written) )?(?:statement|testimony|remarks|speech|address) (?:of|by))\s+"
    rf"(?:[Tt]he\s+)?(?:{HONORIFIC}\s+)?(?P<name>{NAME})"
)


def parse_bare_byline(desk: Desk) -> None:
    """Take the names close to the title, where no by-line has been found."""
    if desk.title_at is None or desk.bylined or "authors" in desk.imposed:
        return
    for take in (_names_below, _people_below, _names_above, _speaker):
        if take(desk, desk.title_at):
            return


def _below(desk: Desk, title: int) -> list[int]:
    near = range(title + 1, min(title + 1 + NEAR, len(desk.pieces)))
    return [index for index in near if desk.is_free(index)]


def _names_below(desk: Desk, title: int) -> bool:
    for index in _below(desk, title):
        if names_alone(desk.words(index)) and _keep_names(desk, index):
            _take_role(desk, index + 1)
            return True
    return False


def _names_above(desk: Desk, title: int) -> bool:
    """Take names above the title where a date line stands right below them, or one word between the two."""
    for index in range(max(0, title - ABOVE), title):
        dated = any(below in desk.credit_lines for below in (index + 1, index + 2))
        if desk.is_free(index) and dated and names_alone(desk.words(index)):
            return _keep_names(desk, index)
    return False


def _keep_names(desk: Desk, index: int) -> bool:
    credit = read_credit(desk.words(index), desk.settings.locale)
    if credit is None or not credit.authors:
        return False
    keep_credit(desk, index, credit, "likely")
    return True


def _people_below(desk: Desk, title: int) -> bool:
    """Take ``Name, role`` lines: several people on one, parted by semicolons, or a line for each."""
    found: list[tuple[Span, Span]] = []
    taken: list[int] = []
    for index in _below(desk, title):
        people = _people(desk.pieces[index].span, desk.words(index))
        if not people:
            break
        found += people
        taken.append(index)
    for index in taken:
        desk.take(index)
        desk.credit_lines.add(index)
    if found:
        _set_people(desk, found)
    for index in taken:
        desk.drop(desk.pieces[index].span, RULE, "a word between two authors; editions set their own")
    return bool(found)


def _people(span: Span, words: str) -> list[tuple[Span, Span]]:
    """Return name and role of each person of the line *words*; nothing where one part names nobody."""
    found = []
    place = 0
    for part in words.split(";"):
        match = PERSON.fullmatch(part.rstrip(" ."))
        name, lead = strip_titles(match["name"]) if match else ("", 0)
        if match is None or not is_name(name) or not _is_post(match["role"]):
            return []
        start = span.start + place + match.start("name") + lead
        role = Span(span.start + place + match.start("role"), span.start + place + match.end("role"))
        found.append((Span(start, start + len(name)), role))
        place += len(part) + 1
    return found


def _is_post(words: str) -> bool:
    """Tell whether *words* say what somebody is, or where."""
    return not words[:1].islower() and (reads_as_role(words) or is_organisation(words))


def _set_people(desk: Desk, people: list[tuple[Span, Span]]) -> None:
    set_authors(desk, [name for name, _ in people], None, "likely")
    for position, (_, role) in enumerate(people):
        desk.found.authors[position] = with_credit(desk, desk.found.authors[position], role)


def _speaker(desk: Desk, title: int) -> bool:
    """Read ``Statement of Ana Ruiz, Harbor Institute`` in the title; the title keeps its words."""
    match = SPEECH.match(desk.words(title))
    if match is None or not is_name(match["name"]) or desk.found.authors:
        return False
    start = desk.pieces[title].span.start
    set_authors(desk, [Span(start + match.start("name"), start + match.end("name"))], None, "likely")
    return True


def _take_role(desk: Desk, index: int) -> None:
    """Take the line below a bare by-line that says what its only author is."""
    if len(desk.found.authors) != 1 or not desk.is_free(index) or not reads_as_role(desk.words(index)):
        return
    span = desk.take(index).span
    desk.found.authors[0] = with_credit(desk, desk.found.authors[0], span)
    desk.vouch("authors[0].role", span.cut(desk.text), RULE, span)
