"""Text that was damaged on its way here: mojibake, entity; what it was is proposed, never set."""

import html
import re
from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article, Text
from convert.model.ledger import source_offset
from convert.model.walk import Words, reading_order

WINDOWS = {
    char: bytes([byte]) for byte in range(128, 256) for char in [bytes([byte]).decode("cp1252", "replace")]
}
WINDOWS |= {chr(byte): bytes([byte]) for byte in range(128, 256) if chr(byte) not in WINDOWS}
"""The byte that a character was before somebody read it as cp1252; holes are filled as in Latin-1."""

DAMAGE = re.compile(f"[{re.escape(''.join(char for char in WINDOWS if char != chr(0xFFFD)))}]{{2,}}")
"""Runs of characters that UTF-8 bytes can have become; in words accented letters rarely touch."""

QUOTE_LEFT = re.compile("â€(?![\\w‚-›™])")
"""A closing quotation mark of which the last byte has no character in cp1252, and was lost."""

ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
"""What a web page writes for a character."""


def repair(text: str) -> str:
    """Return *text* with the runs that were UTF-8 before they were read as cp1252 put right.

    A run that is no UTF-8 stays: ``naïve`` has no such run, ``Ã©`` is one.
    """
    return QUOTE_LEFT.sub("”", DAMAGE.sub(lambda match: _decode(match.group()), text))


def _decode(run: str) -> str:
    try:
        return b"".join(WINDOWS[char] for char in run).decode("utf-8")
    except UnicodeDecodeError:
        return run


def check_misread(article: Article) -> Iterator[Finding]:
    """Say what is no text of an author's, and what it most likely was; each kind of damage once."""
    found: dict[tuple[str, str], tuple[str, int, int, int]] = {}
    for words in reading_order(article):
        for code, start, end, damaged, reading in _in_words(words, article):
            first = found.get((code, damaged), (reading, start, end, 0))
            found[code, damaged] = (*first[:3], first[3] + 1)
    for (code, damaged), (reading, start, end, count) in found.items():
        yield make_finding(code, start, end, found=repr(damaged), reading=repr(reading), count=count)


def _in_words(words: Words, article: Article) -> Iterator[tuple[str, int, int, str, str]]:
    for inline in words.line:
        if not isinstance(inline, Text) or not inline.span:
            continue
        for code, pattern, read in (
            ("mojibake", DAMAGE, repair),
            ("mojibake", QUOTE_LEFT, repair),
            ("entity", ENTITY, html.unescape),
        ):
            for match in pattern.finditer(inline.text):
                reading = read(match.group())
                if reading != match.group():
                    start, end = (source_offset(inline.span, at, article.ledger) for at in match.span())
                    yield code, start, end, match.group(), reading
