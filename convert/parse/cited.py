"""What a citation says: authors, title, container, publisher and date, from one line of text.

Four styles are read, and what lies between them: Chicago's notes and bibliography, Chicago's author-date,
MLA and APA. No list of titles or periodicals is behind it: only the order and the signs of the styles.
"""

import re

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Author, Span
from convert.parse.cited_cut import Cut, cut
from convert.parse.cited_imprint import DOI, URL, Imprint, read_imprint
from convert.parse.cited_people import ET_AL, read_people
from convert.parse.dates import FoundDate

LONGEST = 4000
"""Characters beyond which a text is no citation."""

NO_SIGN = lazy_regex(r"[\W_]+")
"""What is no letter and no figure."""

GAP = lazy_regex(r"\s{24}")
"""White space that stands inside no citation: a gap between columns, or worse."""


class Cited(Struct, frozen=True, kw_only=True):
    """What a citation line says; every span is a place in the string that was read."""

    authors: tuple[Author, ...]
    """Those named before the title, in order; empty where a dash stands for those of the entry above."""
    authors_span: Span
    """Where they stand."""
    shortened: bool
    """Whether "et al." stands for more authors."""
    title: str
    """The title as printed, without its quotation marks and without the full stop of the style."""
    title_span: Span
    """Where it stands."""
    container: str
    """The periodical, site or series that the work is part of; empty for a work of its own."""
    container_span: Span
    """Where it stands."""
    publisher: str
    """Who brought the work, or the book that it is part of, out."""
    publisher_span: Span
    """Where it stands."""
    place: str
    """Where it was published."""
    date: FoundDate | None
    """When it was published, as exact as it is printed; days of access do not count."""
    volume: str
    """The volume's number."""
    issue: str
    """The issue's number."""
    pages: str
    """First and last page, or the article's number."""
    url: str
    """The address, without the full stop of the style."""
    doi: str
    """The DOI, without resolver."""
    imprint: str
    """Container and publisher with what stands between them: all that answers for the publication."""
    imprint_span: Span
    """Where it stands."""


def parse_citation(text: str, locale: str = "en-US") -> Cited | None:
    """Return what the citation *text* says; None where it is not one.

    *locale* decides what 03/04/2019 means. Never raises.
    """
    parts = None if len(text) > LONGEST or GAP.search(text) else cut(text)
    if parts is None or not parts.title.cut(text).strip():
        return None
    head = parts.people.cut(text)
    imprint = read_imprint(text, parts.rest, parts.dated, parts.quoted, locale)
    if not parts.quoted and imprint.date is None and parts.dated is None:
        return None
    return _cited(text, parts, imprint, head)


def _cited(text: str, parts: Cut, imprint: Imprint, head: str) -> Cited:
    bare = head.rstrip(" .,")
    return Cited(
        authors=read_people(head, inverted=parts.inverted),
        authors_span=Span(parts.people.start, parts.people.start + len(bare)),
        shortened=bool(ET_AL.search(head)),
        title=parts.title.cut(text),
        title_span=parts.title,
        container=imprint.container.cut(text),
        container_span=imprint.container,
        publisher=imprint.publisher.cut(text),
        publisher_span=imprint.publisher,
        imprint=imprint.whole.cut(text),
        imprint_span=imprint.whole,
        place=imprint.place,
        date=imprint.date,
        volume=imprint.volume,
        issue=imprint.issue,
        pages=imprint.pages,
        url=_found(URL, text),
        doi=_found(DOI, text),
    )


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0].rstrip(".,;)]") if match else ""


def title_key(text: str) -> str:
    """Return *text* as titles are compared: letters and figures alone, without case."""
    return NO_SIGN.sub("", text).casefold()


def cites_title(cited: Cited | None, words: str) -> bool:
    """Tell whether *cited* gives *words* as the title of the work."""
    return cited is not None and title_key(cited.title) == title_key(words)
