"""Given lines of the head: series, title, deck, house, authors, dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from convert.lazy_regex import lazy_regex
from convert.model import Date, Publisher, Role, Span
from convert.model.walk import plain
from convert.parse import labels
from convert.parse.credit import read_credit
from convert.parse.dates import FoundDate, find_dates
from convert.parse.desk import Desk
from convert.parse.name_order import make_author
from convert.parse.names import split_names

DateRole = Literal["published", "updated", "original"]
ROLES: dict[str, DateRole] = {"updated": "updated", "original": "original"}
"""What a date is by what its label says; without a label it is the day of publication."""

YEAR = lazy_regex(r"\d{4}")
"""A year, which is a date where somebody says that it is one."""

AROUND_LABEL = " \t\xa0\u202f:："
"""What may stand between a label and its date."""


def vouch(desk: Desk, path: str, span: Span, rule: str) -> None:
    """Record that *rule* gives the field *path* what stands at *span*."""
    desk.vouch(path, span.cut(desk.text), rule, span, confidence="certain")


def head_giver(name: str) -> Callable[[Desk, int, Span, str], bool]:
    """Return what makes a line of the head called *name*."""

    def give_line(desk: Desk, index: int, span: Span, rule: str) -> bool:
        role: Role = name  # type: ignore[assignment]  # every name in GIVERS is a role
        desk.claim(span, role, rule)
        if name in desk.settled and rule != "correction":
            return True
        desk.impose(name, desk.line(span))
        if name == "title":
            desk.title_at = index
        vouch(desk, name, span, rule)
        return True

    return give_line


def give_publisher(desk: Desk, index: int, span: Span, rule: str) -> bool:
    """Let *span* name the house, and return whether it does, as all of these do."""
    desk.claim(span, "publisher", rule)
    if "publisher" in desk.settled and rule != "correction":
        return True
    desk.impose("publisher", Publisher(plain(desk.line(span))))
    vouch(desk, "publisher.name", span, rule)
    return True


def give_dateline(desk: Desk, index: int, span: Span, rule: str) -> bool:
    """Let *span* say from where the article is reported."""
    desk.claim(span, "dateline", rule)
    desk.impose("dateline", span.cut(desk.text))
    vouch(desk, "dateline", span, rule)
    return True


def give_author(desk: Desk, index: int, span: Span, rule: str) -> bool:
    """Let *span* name the authors, beside those that other lines named."""
    credit = read_credit(span.cut(desk.text), desk.settings.locale)
    names = credit.authors if credit else tuple(name.span for name in split_names(span.cut(desk.text))[0])
    places = [Span(span.start + n.start, span.start + n.end) for n in names] or [span]
    for place in places:
        desk.claim(place, "author", rule)
    if "authors" not in desk.imposed and "author" in desk.settled and rule != "correction":
        return True
    people = tuple(
        make_author(desk.typesetter.string(place.cut(desk.text)), desk.language) for place in places
    )
    before = desk.imposed.get("authors", ())
    desk.impose("authors", [*before, *people])
    desk.settled.add("author")
    for number, place in enumerate(places, start=len(before)):
        vouch(desk, f"authors[{number}]", place, rule)
    desk.credit_lines.add(index)
    return True


def give_date(desk: Desk, index: int, span: Span, rule: str) -> bool:
    """Let *span* date the article, or a change to it where its words say so."""
    words = span.cut(desk.text)
    dates = find_dates(words, desk.settings.locale)
    if not dates and (year := YEAR.fullmatch(words)):
        dates = (FoundDate(year.group(), Span(0, len(words))),)
    for date in dates:
        label = words[: date.span.start].casefold().strip(AROUND_LABEL)
        said = desk.pieces[index].label or ("updated" if label in labels.of("updated", desk.language) else "")
        role: DateRole = ROLES.get(said, "published")
        place = Span(span.start + date.span.start, span.start + date.span.end)
        desk.claim(place, "date", rule)
        desk.vouch(f"dates[{len(desk.found.dates)}]", date.iso, rule, place, confidence="certain")
        desk.found.dates.append(Date(role, date.iso, place.cut(desk.text), place))
    desk.credit_lines.add(index)
    return bool(dates)
