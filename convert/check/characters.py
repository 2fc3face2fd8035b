"""Characters and bytes: control-character, invisible-character, declared-encoding."""

import unicodedata
from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article

UNICODE = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

CODES = {"control": "control-character", "invisible": "invisible-character"}
"""The finding of each rule of the typographic ledger that takes characters out."""


def check_characters(article: Article) -> Iterator[Finding]:
    """Say which characters no edition can set, each once, and that the bytes were in an old encoding."""
    if article.source.encoding not in UNICODE:
        yield make_finding("declared-encoding", encoding=article.source.encoding)
    places: dict[tuple[str, str], list[int]] = {}
    for change in article.ledger:
        if change.rule in CODES:
            for at, sign in enumerate(change.before, change.offset):
                places.setdefault((CODES[change.rule], sign), []).append(at)
    for (code, sign), found in places.items():
        first = min(found)
        yield make_finding(code, first, first + 1, name=character_name(sign), count=len(found))


def character_name(sign: str) -> str:
    """Return number and name of *sign*; the control characters of ASCII have a number alone."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '').lower()}".rstrip()
