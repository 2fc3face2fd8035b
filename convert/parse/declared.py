"""What the source states outright: front matter, JSON-LD, mail headers; it outranks every guess."""

from typing import Literal

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Author, Date, Publisher, Role, Span
from convert.parse.credit import reads_as_role
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.name_order import make_author
from convert.parse.names import split_names
from convert.parse.people import read_post
from convert.read.draft import MAIL_HEADER, Declared, Told

RULE = "declared"

ISO = lazy_regex(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


ROLES: dict[str, Role] = {
    "title": "title",
    "subtitle": "subtitle",
    "deck": "deck",
    "kicker": "kicker",
    "series": "series",
    "number": "number",
    "author": "author",
    "published": "date",
    "updated": "date",
    "original": "date",
    "publisher": "publisher",
    "keyword": "keywords",
}
"""What a stated value is where it stands in the source; the others are no words of an edition."""

DATES: dict[str, Literal["published", "updated", "original"]] = {
    "published": "published",
    "updated": "updated",
    "original": "original",
}
"""What a stated date is."""

CARRIED = "editions carry it, and do not print it"
SAID_BEFORE = "the source states it twice"
UNREAD = "no date that can be read"


def parse_declared(desk: Desk) -> None:
    """Set the stated values; the rules for the same fields then find them settled."""
    for value in desk.declared:
        unused = _set(desk, value)
        role = ROLES.get(value.field)
        if value.span and role and not unused:
            desk.claim(value.span, role, value.rule)
        elif value.span:
            desk.drop(value.span, value.rule, unused or CARRIED)


def _set(desk: Desk, value: Declared) -> str:
    """Set *value*; return why it is not used where it is not."""
    unused = ""
    match value.field:
        case "title" | "subtitle" | "deck" | "kicker" | "series" | "number":
            if getattr(desk.found, value.field):
                unused = SAID_BEFORE
            else:
                setattr(desk.found, value.field, desk.typesetter.own_line(value.value, value.span))
        case "author":
            _authors(desk, value)
            if value.told and desk.found.authors:
                _tell(desk, value)
            return ""
        case "published" | "updated" | "original":
            if not _date(desk, value):
                return UNREAD
        case "publisher":
            unused = SAID_BEFORE if desk.found.publisher else ""
            desk.found.publisher = desk.found.publisher or Publisher(desk.typesetter.string(value.value))
        case "keyword":
            desk.found.keywords.append(value.value)
        case "identifier":
            desk.found.identifiers.append(value.value)
        case "language" | "rights":
            pass
    desk.settled.add(value.field)
    desk.vouch(value.field, value.value, value.rule, *_spans(value), confidence=value.confidence)
    return unused


def _authors(desk: Desk, value: Declared) -> None:
    """Set the authors that one value names: ``Ana Ruiz and Tom Okafor``, ``Ana Ruiz, Senior Fellow``.

    Who sends a mail may have written it, or pass it on: a by-line in it knows better.
    """
    if value.rule == MAIL_HEADER:
        value = replace(value, confidence="likely")
    else:
        desk.settled.add("author")
    names, rest = split_names(value.value)
    if len(names) > 1 and rest is None:
        for name in names:
            place = _inside(value, name.span)
            _add(desk, make_author(desk.typesetter.string(name.text), desk.language), value, place)
    elif len(names) == 1 and rest and value.value[names[0].span.end :].lstrip().startswith(","):
        _add(desk, _with_role(desk, names[0].text, rest.cut(value.value)), value, value.span)
    else:
        _add(desk, make_author(desk.typesetter.string(value.value), desk.language), value, value.span)


def _add(desk: Desk, author: Author, value: Declared, place: Span | None) -> None:
    desk.found.authors.append(author)
    path = f"authors[{len(desk.found.authors) - 1}]"
    desk.vouch(path, author.name, value.rule, *((place,) if place else ()), confidence=value.confidence)


def _tell(desk: Desk, value: Declared) -> None:
    """Give the author whom *value* has named what else the source states, each in its place."""
    said: dict[str, str] = {told.field: _as_kept(told) for told in value.told}
    words = ", ".join(said[field] for field in ("role", "affiliation") if field in said)
    author = desk.found.authors[-1]
    credit = desk.typesetter.own_line(words, None) if words else author.credit
    desk.found.authors[-1] = replace(author, credit=credit, **said)
    for told in value.told:
        place = (told.span,) if told.span else ()
        desk.vouch(f"authors[{len(desk.found.authors) - 1}].{told.field}", told.value, value.rule, *place)
        for span in place:
            desk.claim(span, "author", value.rule)


def _as_kept(told: Told) -> str:
    """Return what is told as the model keeps it: an ORCID as an address, a handle with its ``@``."""
    if told.field == "orcid" and not told.value.startswith("http"):
        return f"https://orcid.org/{told.value}"
    if told.field == "handle" and not told.value.startswith(("@", "http")):
        return f"@{told.value}"
    return told.value


def _inside(value: Declared, span: Span) -> Span | None:
    """Return the place of *span* of the value, where the source has it as it is."""
    return Span(value.span.start + span.start, value.span.start + span.end) if value.span else None


def _with_role(desk: Desk, name: str, rest: str) -> Author:
    """Return the author *name*; what stands behind it is a role and a house, where it reads as such."""
    words = rest.strip(" ,")
    if not reads_as_role(words):
        return make_author(desk.typesetter.string(f"{name}, {words}"), desk.language)
    role, house = read_post(words)
    author = make_author(desk.typesetter.string(name), desk.language)
    return replace(author, role=role, affiliation=house, credit=desk.typesetter.own_line(words, None))


def _date(desk: Desk, value: Declared) -> bool:
    """Set a date: as ISO, or in words that the rules for dates read; tell whether it could be read."""
    iso = ISO.match(value.value)
    found = () if iso else find_dates(value.value, desk.settings.locale)
    said = iso.group() if iso else found[0].iso if found else ""
    if said:
        desk.found.dates.append(Date(DATES[value.field], said, value.value, value.span or Span(0, 0)))
    return bool(said)


def _spans(value: Declared) -> tuple[Span, ...]:
    return (value.span,) if value.span else ()
