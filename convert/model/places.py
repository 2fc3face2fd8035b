"""Where the characters that editions set stand in the source."""

from collections.abc import Iterable, Iterator

from convert.model.article import Article
from convert.model.inlines import CodeSpan, Line, LineBreak, NoteMark, Text
from convert.model.ledger import Change
from convert.model.walk import reading_order

UNKNOWN = -1
"""Offset of a character whose place the model does not keep: names of people and publishers."""


def text_places(article: Article) -> Iterator[tuple[str, int]]:
    """Yield every character of the text that the editions of *article* set, in reading order, and its offset
    in the source; of literal text inside a line that of its beginning."""
    changes = tuple(change for change in article.ledger if len(change.after) != len(change.before))
    for words in reading_order(article):
        yield from line_places(words.line, changes)


def line_places(line: Line, changes: tuple[Change, ...]) -> Iterator[tuple[str, int]]:
    """Yield the characters of *line* and their offsets; *changes* are those that alter the length of text."""
    for inline in line:
        match inline:
            case Text():
                yield from zip(inline.text, text_offsets(inline, changes), strict=True)
            case CodeSpan():
                yield from ((character, inline.span.start) for character in inline.text)
            case NoteMark() | LineBreak():
                pass
            case _:
                yield from line_places(inline.content, changes)


def text_offsets(text: Text, changes: Iterable[Change]) -> Iterator[int]:
    """Yield for each character of *text* its offset, or UNKNOWN.

    What one of *changes* brought in stands where that change does.
    """
    span, count = text.span, len(text.text)
    if span.start == span.end:
        yield from (UNKNOWN for _ in range(count))
        return
    at, position = span.start, 0
    for change in changes:
        if at <= change.offset < span.end:
            kept = min(change.offset - at, count - position)
            yield from range(at, at + kept)
            brought = min(len(change.after), count - position - kept)
            yield from (change.offset for _ in range(brought))
            position, at = position + kept + brought, change.offset + len(change.before)
    last = max(span.end - 1, span.start)
    yield from (min(offset, last) for offset in range(at, at + count - position))
