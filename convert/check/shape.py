"""Whether there is an article at all: empty, no-article."""

from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article, Paragraph
from convert.model.walk import blocks_lines, plain

FEWEST_WORDS = 25
"""A body of fewer words is a caption, a notice or an error page."""


def check_shape(article: Article) -> Iterator[Finding]:
    """Say where the source is empty, or holds a line or two but no text."""
    if all(claim.role == "blank" for claim in article.spans):
        yield make_finding("empty", 0, article.source.length)
        return
    words = sum(len(plain(words.line).split()) for words in blocks_lines(article.body))
    if not any(isinstance(block, Paragraph) for block in article.body) or words < FEWEST_WORDS:
        reason = f"below the title stand {words} words" if words else "no text stands below the title"
        yield make_finding("no-article", 0, article.source.length, reason=reason)
