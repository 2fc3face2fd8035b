"""What the source states outright: front matter, JSON-LD, mail headers; it outranks every guess."""

import re

from convert.model import Author, Date, Publisher, Span
from convert.parse.desk import Desk
from convert.parse.names import make_author
from convert.read.draft import Declared

RULE = "declared"

ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def parse_declared(desk: Desk) -> None:
    """Set the stated values; the rules for the same fields then find them settled."""
    for value in desk.declared:
        if value.span:
            desk.claim(value.span, "markup", value.rule)
        _set(desk, value)


def _set(desk: Desk, value: Declared) -> None:
    match value.field:
        case "title" | "subtitle" | "deck" | "kicker" | "series":
            if not getattr(desk.found, value.field):
                setattr(desk.found, value.field, desk.typesetter.own_line(value.value, value.span))
        case "author":
            desk.found.authors.append(_author(desk, value.value))
        case "published" | "updated":
            _date(desk, value)
        case "publisher":
            desk.found.publisher = desk.found.publisher or Publisher(desk.typesetter.string(value.value))
        case "keyword":
            desk.found.keywords.append(value.value)
        case "identifier":
            desk.found.identifiers.append(value.value)
        case "language" | "rights":
            pass
    desk.settled.add(value.field)
    path = f"authors[{len(desk.found.authors) - 1}]" if value.field == "author" else value.field
    desk.vouch(path, value.value, value.rule, *_spans(value), confidence="certain")


def _author(desk: Desk, name: str) -> Author:
    return make_author(desk.typesetter.string(name))


def _date(desk: Desk, value: Declared) -> None:
    iso = ISO.match(value.value)
    span = value.span or Span(0, 0)
    if iso and value.field == "published":
        desk.found.dates.append(Date("published", iso.group(), value.value, span))
    elif iso:
        desk.found.dates.append(Date("updated", iso.group(), value.value, span))


def _spans(value: Declared) -> tuple[Span, ...]:
    return (value.span,) if value.span else ()
