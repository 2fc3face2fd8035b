"""Text that was damaged on its way here: mojibake, entity, drop-cap; what it was is proposed, never set."""

import html
import re
from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article, Paragraph, Text
from convert.model.ledger import source_offset
from convert.model.walk import Words, body_blocks, plain, reading_order

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

SPLIT_CAPITAL = re.compile(r"(?P<letter>[^\W\d_a-z]) (?P<rest>[^\W\d_A-Z]{2,})\b")
"""``T he port``: the large first letter of a page, copied apart from its word."""

LONE_CAPITAL = re.compile(r"[^\W\d_a-z]")


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
    yield from _drop_capitals(article)


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


def _drop_capitals(article: Article) -> Iterator[Finding]:
    """Say where a first letter stands apart; that its word comes again elsewhere is the evidence."""
    paragraphs = [block for block in body_blocks(article) if isinstance(block, Paragraph)]
    vocabulary = set(re.findall(r"[^\W\d_]+", " ".join(plain(p.content) for p in paragraphs).casefold()))
    for number, paragraph in enumerate(paragraphs):
        text = plain(paragraph.content)
        match = SPLIT_CAPITAL.match(text)
        if match and (match["letter"] + match["rest"]).casefold() in vocabulary:
            yield _drop_capital(paragraph, match.group(), match["letter"] + match["rest"])
        below = plain(paragraphs[number + 1].content) if number + 1 < len(paragraphs) else ""
        if LONE_CAPITAL.fullmatch(text) and below[:1].islower():
            first = below.split(maxsplit=1)[0]
            yield _drop_capital(paragraph, f"{text} {first}", text + first)


def _drop_capital(paragraph: Paragraph, damaged: str, reading: str) -> Finding:
    place = paragraph.span
    return make_finding("drop-cap", place.start, place.start + 1, found=repr(damaged), reading=repr(reading))
