"""Marks and notes that miss each other: mark-without-note, marks-without-notes, note-without-mark."""

import re
from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article, Change, Text
from convert.model.ledger import source_offset
from convert.model.walk import blocks_lines, body_blocks, loose_notes

LOOSE_MARK = re.compile(r"(?<=[\w.,;:!?”’\"')])\[(?P<label>\d{1,3})\]")
"""A bracketed number close behind a word, which no rule took for the mark of a note."""


def check_notes(article: Article) -> Iterator[Finding]:
    """Say which mark leads to no note, and which note no mark leads to."""
    loose = list(_loose_marks(article))
    if loose and not article.notes:
        start, end, label = loose[0]
        yield make_finding("marks-without-notes", start, end, count=len(loose), label=label)
    else:
        for start, end, label in loose:
            yield make_finding("mark-without-note", start, end, label=label)
    for note in loose_notes(article):
        yield make_finding("note-without-mark", note.span.start, note.span.end, label=note.label)


def _loose_marks(article: Article) -> Iterator[tuple[int, int, str]]:
    for words in blocks_lines(tuple(body_blocks(article))):
        for inline in words.line:
            if isinstance(inline, Text):
                yield from _in_text(inline, article.ledger)


def _in_text(text: Text, ledger: tuple[Change, ...]) -> Iterator[tuple[int, int, str]]:
    for match in LOOSE_MARK.finditer(text.text):
        start = source_offset(text.span, match.start(), ledger)
        yield start, source_offset(text.span, match.end(), ledger), match["label"]
