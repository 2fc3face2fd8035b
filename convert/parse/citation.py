"""The citation line: how the article is to be cited, the best witness of its title, authors and date."""

from convert.lazy_regex import lazy_regex
from convert.model import Author, Citation, Span
from convert.parse import labels
from convert.parse.cited import Cited, parse_citation
from convert.parse.desk import Desk
from convert.parse.names import is_name

RULE = "citation"
LABEL = "the label of the citation; editions set their own"

_LONG_LABELS = tuple(sorted((each for each in labels.CITATION if " " in each), key=len, reverse=True))

_LONGEST_LABEL = max(map(len, _LONG_LABELS)) + 2
"""Characters of a line that can be one of them, and a space or a colon more."""

_GAP = lazy_regex(r"[\s:：.–—-]*")
"""What may part a label from the citation behind it."""


def parse_citation_line(desk: Desk) -> None:
    """Find the citation line, keep it as printed, and put what it says on the desk for the other rules."""
    for index in reversed(range(len(desk.pieces))):
        if not desk.is_free(index):
            continue
        length = labels.split_label(desk.words(index), labels.CITATION)
        if length and length < len(desk.words(index).rstrip()):
            keep_citation(desk, index, length)
            return
        if _keep_below(desk, index) or _keep_behind(desk, index):
            return


def _keep_below(desk: Desk, index: int) -> bool:
    """Keep the citation below piece *index* where that is its label and nothing else."""
    if not labels.is_label(desk.words(index), labels.CITATION) or not desk.is_free(index + 1):
        return False
    if parse_citation(desk.words(index + 1), desk.settings.locale) is None:
        return False
    desk.drop(desk.take(index).span, RULE, LABEL)
    keep_citation(desk, index + 1, 0)
    return True


def _keep_behind(desk: Desk, index: int) -> bool:
    """Keep the citation that follows its label without a colon; what follows must read as one."""
    words = desk.words(index)
    length = _label_length(words)
    if not length or parse_citation(words[length:], desk.settings.locale) is None:
        return False
    keep_citation(desk, index, length)
    return True


def _label_length(words: str) -> int:
    """Return how far the longest label reaches that *words* begin with, 0 where they begin with none.

    A label of one word is too often the beginning of a sentence.
    """
    if not labels.fold(words[:_LONGEST_LABEL]).startswith(_LONG_LABELS):
        return 0
    for label in _LONG_LABELS:
        if labels.fold(words[: len(label)]) == label and not words[len(label) : len(label) + 1].isalnum():
            gap = _GAP.match(words, len(label))
            return gap.end() if gap else len(label)
    return 0


def keep_citation(desk: Desk, index: int, length: int) -> None:
    """Take piece *index* as the citation line; its first *length* characters are the label."""
    piece = desk.take(index)
    span = Span(piece.span.start + length, piece.span.end)
    desk.drop(Span(piece.span.start, span.start), RULE, LABEL)
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
