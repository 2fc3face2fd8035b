"""Where the characters that editions set stand in the source."""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from convert.model.article import Article
from convert.model.inlines import CodeSpan, Line, LineBreak, NoteMark, Text
from convert.model.ledger import Change
from convert.model.walk import reading_order

UNKNOWN = -1
"""Offset of a character whose place the model does not keep: names of people and publishers."""


def text_places(article: Article) -> Iterator[tuple[str, int]]:
    """Return every character of the text that the editions of *article* set, in reading order, and its offset
    in the source; of literal text inside a line that of its beginning."""
    changes = tuple(change for change in article.ledger if len(change.after) != len(change.before))
    return chain.from_iterable(line_places(words.line, changes) for words in reading_order(article))


def line_places(line: Line, changes: tuple[Change, ...]) -> Iterator[tuple[str, int]]:
    """Return the characters of *line* and their offsets; *changes* alter the length of text."""
    # Runs and ranges: a generator for each of ten thousand characters takes a tenth of a print edition.
    return chain.from_iterable(_run_places(line, changes))


def _run_places(line: Line, changes: tuple[Change, ...]) -> Iterator[Iterable[tuple[str, int]]]:
    """Yield the characters of each run of *line* and their offsets."""
    for inline in line:
        match inline:
            case Text():
                yield zip(inline.text, text_offsets(inline, changes), strict=True)
            case CodeSpan():
                yield zip(inline.text, repeat(inline.span.start))
            case NoteMark() | LineBreak():
                pass
            case _:
                yield from _run_places(inline.content, changes)


def text_offsets(text: Text, changes: Iterable[Change]) -> Iterator[int]:
    """Return for each character of *text* its offset, or UNKNOWN.

    What one of *changes* brought in stands where that change does.
    """
    span, count = text.span, len(text.text)
    if span.start == span.end:
        return repeat(UNKNOWN, count)
    parts: list[Iterable[int]] = []
    at, position = span.start, 0
    for change in changes:
        if at <= change.offset < span.end:
            kept = min(change.offset - at, count - position)
            brought = min(len(change.after), count - position - kept)
            parts += [range(at, at + kept), repeat(change.offset, brought)]
            position, at = position + kept + brought, change.offset + len(change.before)
    last = max(span.end - 1, span.start)
    known = range(at, min(at + count - position, last + 1))
    parts += [known, repeat(last, count - position - len(known))]
    return chain.from_iterable(parts)
