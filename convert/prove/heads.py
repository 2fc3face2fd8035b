"""Heads of tables that print says again where a table goes on over a page or a column."""

from collections.abc import Iterator

from msgspec.structs import replace

from convert.prove.streams import Stream, make_stream
from convert.render.rendering import Script


def find_heads(script: Script, text: Stream) -> Iterator[Stream]:
    """Yield the head of each table of *script* with the words of *text*, the whole text, that it may precede.

    It may stand before any word of the table's body but the first: there it stands for the first time.
    """
    start = 0
    for grid in script.grids:
        head, body = make_stream(grid.head), make_stream(grid.body)
        found = _find(text.words, head.words + body.words, start)
        if found is None or not head.words:
            continue
        start = found + len(head.words) + len(body.words)
        yield replace(head, within=range(found + len(head.words) + 1, start))


def _find(words: tuple[str, ...], part: tuple[str, ...], start: int) -> int | None:
    """Return where *part* stands in *words*, from *start* on; None where it does not."""
    while part and part[0] in words[start:]:
        start = words.index(part[0], start)
        if words[start : start + len(part)] == part:
            return start
        start += 1
    return None
