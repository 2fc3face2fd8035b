"""What a citation says: names, title, container and date, from one line of text."""

import re

from msgspec import Struct

from convert.model import Author, Span
from convert.parse.dates import FoundDate, find_dates
from convert.parse.names import is_organisation, make_author, split_names

TITLE = re.compile(r"[\"“](?P<title>.+?)[.,]?[\"”](?=[\s.,]|$)")
"""The title in quotation marks; the full stop before the closing mark is the citation's, not its own."""

INVERTED = re.compile(r"(?P<family>[^,]+),\s*(?P<given>[^,]+?)(?=\s*(?:,|\s+and\s|\s*&|$))")
"""``Family, Given`` of the first author."""


class Cited(Struct, frozen=True):
    """What a citation line says."""

    authors: tuple[Author, ...]
    """Those named before the title, in order."""
    authors_span: Span
    """Where they stand in the line."""
    title: str
    """The title as printed."""
    title_span: Span
    """Where it stands in the line."""
    container: str
    """What follows the title, the date left out: series, publisher."""
    container_span: Span
    """Where it stands in the line."""
    date: FoundDate | None
    """The last date of the line."""


def parse_citation(text: str, locale: str = "en-US") -> Cited | None:
    """Return what the citation *text* says; None where it is not Names. "Title." Container, date."""
    match = TITLE.search(text)
    if not match:
        return None
    dates = find_dates(text[match.end() :], locale)
    date = dates[-1] if dates else None
    shift = match.end()
    end = shift + date.span.start if date else len(text)
    if date:
        date = FoundDate(date.iso, Span(date.span.start + shift, date.span.end + shift), date.rival)
    authors = Span(0, len(text[: match.start()].rstrip()))
    container = _trim(text, Span(match.end(), end))
    names = text[: authors.end].rstrip(".")
    return Cited(
        tuple(cited_authors(names)),
        Span(0, len(names)),
        match["title"],
        Span(*match.span("title")),
        container.cut(text),
        container,
        date,
    )


def _trim(text: str, span: Span) -> Span:
    inner = span.cut(text)
    start = span.start + len(inner) - len(inner.lstrip(" ,."))
    return Span(start, max(start, span.start + len(inner.rstrip(" ,.("))))


def cited_authors(text: str) -> list[Author]:
    """Return the authors of the head of a citation, of which the first is printed family name first."""
    inverted = INVERTED.match(text)
    if not inverted or is_organisation(text):
        return [make_author(text.strip())] if text.strip() else []
    given, family = inverted["given"].strip(), inverted["family"].strip()
    first = Author(name=f"{given} {family}", given=given, family=family)
    rest = re.sub(r"^\s*,?\s*(?:and\s+|&\s*)?", "", text[inverted.end() :])
    return [first, *(make_author(name.text) for name in split_names(rest)[0])]


def title_key(text: str) -> str:
    """Return *text* as titles are compared: letters and figures alone, without case."""
    return re.sub(r"[\W_]+", "", text).casefold()
