"""The citation line against the rest: citation-title, -authors, -date, -publisher, citation-unread."""

from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article


def check_agreement(article: Article) -> Iterator[Finding]:
    """Say where the citation line and the article differ."""
    citation = article.citation
    if citation is None:
        return
    if not citation.checks:
        yield make_finding("citation-unread", citation.span.start, citation.span.end)
    for each in citation.checks:
        if each.agrees is False:
            yield make_finding(
                f"citation-{each.field}",
                each.span.start,
                each.span.end,
                cited=repr(each.cited),
                found=repr(each.found),
            )
