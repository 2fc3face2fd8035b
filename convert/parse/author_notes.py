"""Notes that hang from a name on the by-line: where each author works, what one of them has to say."""

import re

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Biography, Span
from convert.parse.bodies import is_organisation
from convert.parse.byline import RULE
from convert.parse.credit import reads_as_role
from convert.parse.desk import Desk
from convert.parse.masthead import SAYING
from convert.parse.noise import NOTE_MARKS
from convert.parse.people import MAIL, names_house

MARK = lazy_regex(r"\d{1,2}|\*{1,4}|†{1,2}|‡{1,2}|[§¶]|[¹²³⁰⁴-⁹]{1,2}")
"""One mark; who runs out of signs doubles them."""

NOTED = lazy_regex(
    r"\s*(?P<mark>\d{1,2}|\*{1,4}|†{1,2}|‡{1,2}|[§¶]|[¹²³⁰⁴-⁹]{1,2})[.)]?\s*(?P<words>[^\W\d_].+)", re.DOTALL
)
"""A line that begins with its mark."""

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

LONGEST = 160
"""Characters of a place of work; a longer note is about the author, or thanks somebody."""

NEAR = 3
"""Pieces into the text among which such a line stands below the names."""


def parse_author_notes(desk: Desk) -> None:
    """Take the lines that begin with a mark which a name on the by-line has."""
    marked = _marked(desk)
    for index, mark, words in _lines(desk, marked):
        _keep(desk, index, marked[mark], words)


def _lines(desk: Desk, marked: dict[str, tuple[int, ...]]) -> list[tuple[int, str, Span]]:
    """Return for each mark the first line that begins with it; figures count below the names alone."""
    found: dict[str, tuple[int, str, Span]] = {}
    by_line = min(desk.credit_lines, default=0)
    for index in desk.free() if marked else ():
        match = NOTED.match(desk.words(index)) if index > by_line else None
        mark = match["mark"].translate(RAISED) if match else ""
        if not match or mark not in marked or mark in found:
            continue
        if not mark.isdigit() or (_is_near(desk, index) and _says_where(match["words"])):
            at = desk.pieces[index].span.start
            found[mark] = (index, mark, Span(at + match.start("words"), at + match.end("words")))
    return list(found.values())


def _says_where(words: str) -> bool:
    """Tell whether *words* name a post or a place of work and are no numbered heading about one."""
    known = is_organisation(words) or reads_as_role(words) or ", " in words
    return known and SAYING.isdisjoint(word.casefold() for word in words.split())


def _marked(desk: Desk) -> dict[str, tuple[int, ...]]:
    """Return for each mark on the by-line the authors that have it, by position."""
    found: dict[str, tuple[int, ...]] = {}
    places = {each.field: each.spans[0] for each in reversed(desk.evidence) if each.spans}
    for number, author in enumerate(desk.found.authors):
        for mark in MARK.findall(_behind(desk, places.get(f"authors[{number}]"), author.name)):
            plain = mark.translate(RAISED)
            found[plain] = (*found.get(plain, ()), number)
    return found


def _behind(desk: Desk, place: Span | None, name: str) -> str:
    """Return the marks behind the *name* of an author at the *place* where the by-line prints it."""
    marks = NOTE_MARKS.match(desk.text, place.end) if place and place.cut(desk.text) == name else None
    return marks.group() if marks else ""


def _is_near(desk: Desk, index: int) -> bool:
    """Tell whether line *index* stands by the names: further down a figure is the mark of a note."""
    return index <= desk.text_start + NEAR and len(desk.words(index)) <= LONGEST


def _keep(desk: Desk, index: int, authors: tuple[int, ...], words: Span) -> None:
    """Give *authors* what the line says: a role, a place of work, or else their lives."""
    whole = desk.take(index).span
    said = words.cut(desk.text)
    if len(said) > LONGEST or (said.rstrip().endswith(".") and ". " in said):
        desk.claim(words, "biography", RULE)
        desk.found.biographies.append(Biography(desk.line(words), authors, words))
        desk.portrayed.extend(desk.found.authors[number].name for number in authors)
        for number in authors:
            desk.vouch(f"authors[{number}].biography", desk.found.authors[number].name, RULE, words)
    else:
        desk.claim(words, "author", RULE)
        for number in authors:
            _place(desk, number, words, said.rstrip(" ."))
    desk.drop(whole, RULE, "the mark before what an author is; editions set it with the name")


def _place(desk: Desk, number: int, span: Span, said: str) -> None:
    author, ended = desk.found.authors[number], span.cut(desk.text)[len(said) :]
    if mail := MAIL.search(said):
        author = replace(author, mail=author.mail or mail["mail"])
        desk.found.authors[number], said = author, said[: mail.start()]
    head, _, rest = said.partition(", ")
    post = reads_as_role(head) and not names_house(said)
    role, house = (head, rest or None) if post else (None, said)
    field = "role" if role else "affiliation"
    if getattr(author, field) is None:
        wanted = {"role": role or author.role, "affiliation": author.affiliation or house}
        credit = author.credit or desk.line(Span(span.start, span.end - len(ended)))
        desk.found.authors[number] = replace(author, credit=credit, **wanted)
        desk.vouch(f"authors[{number}].{field}", said, RULE, span)
