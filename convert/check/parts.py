"""Parts that every article has: no-title, no-author, no-date, date-default."""

from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article


def check_parts(article: Article) -> Iterator[Finding]:
    """Say which part is missing."""
    if not article.head.title:
        yield make_finding("no-title")
    if not article.authors:
        yield make_finding("no-author")
    if not article.dates:
        yield make_finding("no-date")
        yield make_finding("date-default")
