"""Whether and how a source may be published: several-articles, embargo."""

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
