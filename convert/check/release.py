"""Whether and how a source may be published: several-articles, embargo, future-date."""

import datetime
from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article


def check_release(article: Article) -> Iterator[Finding]:
    """Say where a second article begins, and what forbids publication for now."""
    for proof in article.evidence:
        for span in proof.spans[:1]:
            if proof.field == "articles":
                yield make_finding("several-articles", span.start, span.end, title=repr(proof.value))
            elif proof.field == "embargo":
                yield make_finding("embargo", span.start, span.end, words=repr(proof.value))


def check_day(article: Article, today: datetime.date) -> Iterator[Finding]:
    """Say which date of *article* is still to come *today*; one that gives a month is once the month is."""
    for date in article.dates:
        if date.role in ("published", "updated") and date.iso > today.isoformat()[: len(date.iso)]:
            yield make_finding("future-date", date.span.start, date.span.end, date=date.iso)
