"""The by-line: who wrote it, with role and programme where the line gives them."""

import re

from msgspec.structs import replace

from convert.model import Author, Rival, Span
from convert.parse.desk import Desk
from convert.parse.names import is_organisation, make_author, split_names
from convert.parse.top import top

RULE = "byline"

BY = re.compile(r"(?:written by|by|author\(?s?\)?:)\s+", re.IGNORECASE)


def parse_byline(desk: Desk) -> None:
    """Take the first line at the top that is ``By`` and names, or ``By`` and a body."""
    for index in top(desk):
        match = BY.match(desk.words(index))
        if match and _read(desk, index, match.end()):
            return


def _read(desk: Desk, index: int, start: int) -> bool:
    words = desk.words(index)
    names, rest = split_names(words[start:])
    if not names and not (is_organisation(words[start:]) and len(words) < 100):
        return False
    piece = desk.take(index)
    at = piece.span.start + start
    desk.drop(Span(piece.span.start, at), RULE, "the word before the by-line; editions set their own")
    if names:
        spans = [Span(at + name.span.start, at + name.span.end) for name in names]
    else:
        spans, rest = [Span(at, piece.span.end)], None
    authors = [make_author(desk.typesetter.string(span.cut(desk.text))) for span in spans]
    for span in spans:
        desk.claim(span, "author", RULE)
    if rest:
        authors[-1] = _with_credit(desk, authors[-1], Span(at + rest.start, piece.span.end))
    desk.claim(piece.span, "separator", RULE)
    _set_authors(desk, authors, spans)
    return True


def _with_credit(desk: Desk, author: Author, rest: Span) -> Author:
    """Return *author* with what the line says behind the name: ``Role, Programme``."""
    inner = rest.cut(desk.text)
    start = rest.start + len(inner) - len(inner.lstrip(" ,;|–—-"))
    credit = Span(start, rest.end)
    desk.claim(credit, "author", RULE)
    role, _, place = credit.cut(desk.text).partition(",")
    return replace(
        author,
        role=role.strip() or None,
        affiliation=place.strip() or None,
        credit=desk.line(credit),
    )


def _set_authors(desk: Desk, authors: list[Author], spans: list[Span]) -> None:
    """Let the by-line name the authors; where a citation did before, it becomes the rival."""
    cited = desk.found.authors
    rivals = tuple(
        Rival(other.name, "citation", desk.found.citation.span)
        for other in cited
        if desk.found.citation and other.name not in {author.name for author in authors}
    )
    desk.bylined = [author.name for author in authors]
    desk.found.authors = [_merge(author, cited) for author in authors]
    for number, (author, span) in enumerate(zip(authors, spans, strict=True)):
        desk.vouch(f"authors[{number}]", author.name, RULE, span, confidence="certain", rivals=rivals)


def _merge(author: Author, cited: list[Author]) -> Author:
    """Return *author* with given and family name as a citation tells them apart."""
    same = next((other for other in cited if other.name == author.name), None)
    if same is None:
        return author
    return replace(author, given=same.given, family=same.family)
