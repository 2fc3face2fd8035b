"""Whether there is an article at all: empty, no-article, endless-paragraph."""

import re
from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Answer, Article, Paragraph
from convert.model.walk import blocks_lines, plain

FEWEST_WORDS = 25
"""A body of fewer words is a caption, a notice or an error page."""

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Signs of Chinese and Japanese, which part no words; about two of them make one."""

LONGEST_PARAGRAPH = 100_000
"""Characters, forty pages of print; no author writes a tenth of that without a break."""


def check_shape(article: Article) -> Iterator[Finding]:
    """Say where the source is empty, or holds a line or two but no text."""
    if all(claim.role == "blank" for claim in article.spans):
        yield make_finding("empty", 0, article.source.length)
        return
    words = sum(_count(plain(words.line)) for words in blocks_lines(article.body))
    if not any(isinstance(block, Paragraph | Answer) for block in article.body) or words < FEWEST_WORDS:
        stand = f"stand {words} words" if words > 1 else "stands one word"
        reason = f"below the title {stand}" if words else "no text stands below the title"
        yield make_finding("no-article", 0, article.source.length, reason=reason)


def _count(text: str) -> int:
    return max(len(text.split()), len(UNSPACED.findall(text)) // 2)


def check_length(article: Article) -> Iterator[Finding]:
    """Say which paragraph is so long that it has lost its ends."""
    for block in article.body:
        length = block.span.end - block.span.start
        if isinstance(block, Paragraph) and length > LONGEST_PARAGRAPH:
            yield make_finding("endless-paragraph", block.span.start, block.span.end, count=f"{length:,}")
