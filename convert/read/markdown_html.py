"""Raw HTML in Markdown: its tags as events, and between them runs of words with the marks inside them."""

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.draft import Mark
from convert.read.markdown_inline import HREF, TAGS

TOKEN = lazy_regex(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>|</?[a-zA-Z][a-zA-Z0-9-]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&[#\w]{1,32};",
    re.DOTALL,
)
"""A comment, a declaration, a tag, an entity."""

NAME = lazy_regex(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")

ATTRIBUTE = lazy_regex(
    r"""\b(?P<key>src|alt|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)

UNREAD = frozenset(
    """script style template noscript svg math iframe video audio object embed form select textarea canvas
    button""".split()
)
"""Elements of which nothing is read: what they hold are no words of the text."""

INLINE = frozenset(
    """span small u mark abbr q sub font big tt s del ins time label var samp dfn bdi bdo nobr wbr strike
    address input""".split()
) | frozenset(TAGS)
"""Elements inside a run of words."""

BLOCKS = frozenset(
    """p div section article header footer main aside center details summary figure figcaption blockquote
    ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption colgroup col hr pre
    picture source""".split()
)
"""Elements that part runs of words."""


class Event(Struct, frozen=True):
    """One thing that stands in a block of HTML."""

    kind: str
    """``open``, ``close``, ``run``, ``image`` or ``unread``."""
    span: Span
    """Where it stands; of a run its words with the tags inside them."""
    name: str = ""
    """Of a tag the element."""
    marks: tuple[Mark, ...] = ()
    """Of a run its marks, outer ones first."""
    target: str = ""
    """Of a picture its path."""
    label: str = ""
    """Of a picture the words for those who do not see it."""


def read_html(text: str, block: Span) -> Iterator[Event]:
    """Yield what stands in the *block* of *text*, in order; every place counts the whole text."""
    place = block.start
    run = _Run(text)
    inside = ""
    for token in TOKEN.finditer(text, block.start, block.end):
        span, name, closes = Span(*token.span()), "", False
        if tag := NAME.match(token.group()):
            name, closes = tag[2].lower(), bool(tag[1])
        if inside:
            if name == inside and closes:
                yield Event("unread", Span(place, span.end), inside)
                inside, place = "", span.end
            continue
        run.words(Span(place, span.start))
        place = span.end
        if name in UNREAD or (not name and not token.group().startswith("&")):
            yield from run.close()
            comment = not name or closes or token.group().endswith("/>")
            inside, place = ("", span.end) if comment else (name, span.start)
            if comment and name:
                yield Event("unread", span, name)
        elif name == "img":
            yield from run.close()
            found = {
                key["key"].lower(): html.unescape(next(filter(None, key.groups()[1:]), ""))
                for key in _keys(token)
            }
            yield Event("image", span, name, target=found.get("src", ""), label=found.get("alt", ""))
        elif name in BLOCKS:
            yield from run.close()
            yield Event("close" if closes else "open", span, name)
        else:
            run.inside(span, name, closes=closes)
    if inside:
        yield Event("unread", Span(place, block.end), inside)
    else:
        run.words(Span(place, block.end))
    yield from run.close()


def _keys(token: re.Match[str]) -> Iterator[re.Match[str]]:
    return ATTRIBUTE.finditer(token.group())


class _Run:
    """Words between two tags that part them, and the tags among them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._clear()

    def _clear(self) -> None:
        self._start = self._end = -1
        self._marks: list[Mark] = []
        self._open: list[tuple[str, Span]] = []

    def words(self, span: Span) -> None:
        """Add the words of *span*; white space alone begins no run."""
        if span.cut(self.text).strip():
            self._reach(span)

    def _reach(self, span: Span) -> None:
        words = span.cut(self.text)
        if self._start < 0:
            self._start = span.start + len(words) - len(words.lstrip())
        self._end = span.start + len(words.rstrip())

    def inside(self, span: Span, name: str, *, closes: bool) -> None:
        """Add an entity or a tag that stands among words."""
        here = Span(span.end, span.end)
        if not name:
            self._reach(span)
            self._marks.append(Mark("literal", here, span, html.unescape(span.cut(self.text))))
        elif name == "br" and self._start >= 0:
            self._marks.append(Mark("break", here, span))
        elif name in TAGS and not closes:
            self._open.append((name, span))
        elif self._open and self._open[-1][0] == name:
            self._mark(self._open.pop()[1], span, name)
        else:
            self._marks.append(Mark("literal", here, span))

    def _mark(self, opener: Span, closer: Span, name: str) -> None:
        """Make a mark of what stands between two tags; of a link without an address nothing."""
        href = HREF.search(opener.cut(self.text)) if name == "a" else None
        target = html.unescape(next(filter(None, href.groups()), "")) if href else ""
        inner = Span(opener.end, closer.start)
        leads = name != "a" or target.startswith(("http://", "https://", "mailto:", "/", "#"))
        if inner.cut(self.text).strip() and leads:
            self._marks.append(Mark(TAGS[name], inner, Span(opener.start, closer.end), target))
            self._start = min(self._start, opener.start)
            self._end = max(self._end, closer.end)
        else:
            self._marks += [Mark("literal", Span(tag.end, tag.end), tag) for tag in (opener, closer)]

    def close(self) -> Iterator[Event]:
        """Yield the run, if there is one, and begin another."""
        for _, span in self._open:
            self._marks.append(Mark("literal", Span(span.end, span.end), span))
        if self._start >= 0:
            span = Span(self._start, self._end)
            inside = [m for m in self._marks if span.start <= m.outer.start and m.outer.end <= span.end]
            ordered = sorted(inside, key=lambda mark: (mark.outer.start, -mark.outer.end))
            yield Event("run", span, marks=tuple(ordered))
        self._clear()
