"""Parts that every article has, and marks that lead nowhere: no-title, no-author, no-date, notes."""

from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article
from convert.model.walk import loose_notes


def check_parts(article: Article) -> Iterator[Finding]:
    """Say which part is missing."""
    if not article.head.title:
        yield make_finding("no-title")
    if not article.authors:
        yield make_finding("no-author")
    if not article.dates:
        yield make_finding("no-date")
        yield make_finding("date-default")
    for note in loose_notes(article):
        yield make_finding("note-without-mark", note.span.start, note.span.end, label=note.label)
