"""Links: one link leads to one place, and holds no other."""

from collections.abc import Iterator
from itertools import chain, groupby

from msgspec import structs

from convert.model import Inline, Line, Link, NoteMark, Span
from convert.read.draft import Mark


def make_links(mark: Mark, content: Line) -> Iterator[Inline]:
    """Yield *content*, what stands in *mark*, as one link; a note mark, which leads elsewhere, parts it."""
    bare = tuple(chain.from_iterable(map(_without_links, content)))
    if not any(map(_holds_mark, bare)):
        yield Link(mark.target, bare, mark.outer)
        return
    for apart, group in groupby(bare, _holds_mark):
        items = tuple(group)
        span = Span(items[0].span.start, items[-1].span.end)
        yield from items if apart else (Link(mark.target, items, span),)


def _without_links(inline: Inline) -> Line:
    """Return *inline* without the links in it: an address printed in a link leads where the link does."""
    inner = getattr(inline, "content", ())
    bare = tuple(chain.from_iterable(map(_without_links, inner)))
    if isinstance(inline, Link):
        return bare
    return (inline,) if bare == inner else (structs.replace(inline, content=bare),)


def _holds_mark(inline: Inline) -> bool:
    return isinstance(inline, NoteMark) or any(map(_holds_mark, getattr(inline, "content", ())))
