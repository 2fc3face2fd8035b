"""Characters and bytes: control-character, declared-encoding."""

from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article

UNICODE = ("utf-8", "utf-16-le", "utf-16-be")


def check_characters(article: Article) -> Iterator[Finding]:
    """Say which characters no edition can set, and that the bytes were in an old encoding."""
    if article.source.encoding not in UNICODE:
        yield make_finding("declared-encoding", encoding=article.source.encoding)
    for change in article.ledger:
        if change.rule == "control":
            name = ", ".join(f"U+{ord(each):04X}" for each in change.before)
            yield make_finding(
                "control-character", change.offset, change.offset + len(change.before), name=name
            )
