"""The citation line: how the article is to be cited, the best witness of its title, authors and date."""

from convert.model import Author, Citation, Span
from convert.parse import labels
from convert.parse.cited import Cited, parse_citation
from convert.parse.desk import Desk
from convert.parse.names import is_name

RULE = "citation"


def parse_citation_line(desk: Desk) -> None:
    """Find the citation line, keep it as printed, and put what it says on the desk for the other rules."""
    for index in reversed(range(len(desk.pieces))):
        length = labels.split_label(desk.words(index), labels.CITATION)
        if length and desk.is_free(index):
            keep_citation(desk, index, length)
            return


def keep_citation(desk: Desk, index: int, length: int) -> None:
    """Take piece *index* as the citation line; its first *length* characters are the label."""
    piece = desk.take(index)
    span = Span(piece.span.start + length, piece.span.end)
    desk.drop(Span(piece.span.start, span.start), RULE, "the label of the citation; editions set their own")
    desk.claim(span, "citation", RULE)
    desk.found.citation = Citation(desk.line(span), span)
    cited = parse_citation(span.cut(desk.text), desk.settings.locale)
    if cited:
        desk.cited, desk.cited_at = cited, span.start
        _name_authors(desk, cited, span.start)


def _name_authors(desk: Desk, cited: Cited, start: int) -> None:
    place = Span(start + cited.authors_span.start, start + cited.authors_span.end)
    for number, author in enumerate(cited.authors):
        desk.found.authors.append(_printed(desk, author))
        sure = author.organisation or is_name(author.name)
        desk.vouch(
            f"authors[{number}]", author.name, RULE, place, confidence="certain" if sure else "uncertain"
        )


def _printed(desk: Desk, author: Author) -> Author:
    """Return *author* with the apostrophes that the ledger sets."""
    typeset = desk.typesetter.string
    return Author(
        name=typeset(author.name),
        given=typeset(author.given) if author.given else None,
        family=typeset(author.family) if author.family else None,
        particles=author.particles,
        suffix=author.suffix,
        organisation=author.organisation,
    )
