"""Inside a Markdown paragraph: every mark with its place, exact because the parser itself notes where it is.

markdown-it gives line numbers alone.  Here its inline parser notes, at each token, the range of characters
that the rule consumed; nothing is searched for afterwards.
"""

import html
import re
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.draft import Mark
from convert.read.markdown_marks import LANGUAGE, find_spoken, find_templates, with_templates, without_deep

Kind = Literal[
    "emphasis", "strong", "code", "link", "superscript", "small_caps", "foreign", "note", "break", "literal"
]

TAG = lazy_regex(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)")
HREF = lazy_regex(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)

TAGS: dict[str, Kind] = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "strong": "strong",
    "b": "strong",
    "sup": "superscript",
    "code": "code",
    "kbd": "code",
    "a": "link",
}
"""Tags inside a line that mean what Markdown has marks for."""


SPEAKING = frozenset((*TAGS, "span", "q", "bdi", "bdo"))
"""Tags that can say of their words what language they are in."""


class Picture(Struct, frozen=True):
    """A picture in a line."""

    span: Span
    """The whole mark."""
    alternative: Span
    """The words for those who do not see it."""
    target: str
    """Its path or address."""
    title: str
    """What stands behind the path in quotation marks."""


class Marked(Struct, frozen=True):
    """What a line of Markdown holds; places count the line's own characters."""

    marks: tuple[Mark, ...]
    """Its marks, in the order of ``outer.start``, outer ones first."""
    pictures: tuple[Picture, ...] = ()
    """Its pictures; in ``marks`` they are their alternative text."""
    raw: tuple[Span, ...] = ()
    """Tags of HTML and of templates that no mark stands for."""


class _State(StateInline):
    """The parser's state, which notes the place of each delimiter."""

    step = 0
    pushed = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        if ttype == "text":
            # Delimiters of emphasis are pushed one by one before the state moves on.
            token.meta["at"] = self.step + self.pushed
            self.pushed += 1
        return token


class PlacingParser(ParserInline):
    """The inline parser of markdown-it; each token that it makes knows which characters made it."""

    def tokenize(self, state: StateInline) -> None:
        """Run the rules over *state*, as the original does, and note the range of each step."""
        rules = self.ruler.getRules("")
        while state.pos < state.posMax:
            start, made = state.pos, len(state.tokens)
            if isinstance(state, _State):
                state.step, state.pushed = start, 0
            if not (state.level < state.md.options["maxNesting"] and any(r(state, False) for r in rules)):
                state.append_pending(state.src[state.pos])
                state.pos += 1
                continue
            for token in state.tokens[made:]:
                token.meta.setdefault("step", (start, state.pos))
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Return the tokens of *src*; runs of text are not joined, so that places stay."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def read_line(text: str, md: MarkdownIt, env: Any) -> Marked:
    """Return the marks of *text*, the content of a paragraph, a heading or a cell."""
    reading = _Reading(text)
    for token in md.inline.parse(text, md, env, []):
        reading.take(token)
    return reading.result()


class _Reading:
    """Tokens in, marks out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.pictures: list[Picture] = []
        self.raw: list[Span] = []
        self.open: list[tuple[Token, list[tuple[str, Span]]]] = [(Token("root", "", 0), [])]

    def take(self, token: Token) -> None:
        """Take one token; those that open wait for those that close."""
        if token.nesting > 0:
            self.open.append((token, []))
        elif token.nesting < 0:
            self._close(token)
        elif token.type == "html_inline":
            self._tag(Span(*token.meta["step"]))
        elif token.type in LEAVES:
            LEAVES[token.type](self, token, Span(*token.meta["step"]))

    def mark(self, kind: Kind, inner: Span, outer: Span, target: str = "") -> None:
        self.marks.append(Mark(kind, inner, outer, target))

    def _close(self, token: Token) -> None:
        opener, tags = self.open.pop()
        for _, span in tags:
            self._hide(span)
        start, end = opener.meta["at"], token.meta["at"]
        if token.type == "em_close":
            self.mark("emphasis", Span(start + 1, end), Span(start, end + 1))
        elif token.type == "strong_close":
            self.mark("strong", Span(start + 1, end), Span(start - 1, end + 2))
        else:
            outer = Span(*token.meta["step"])
            auto = opener.markup == "autolink"
            inner = Span(outer.start + 1, outer.end - 1) if auto else Span(start, end)
            self.mark("link", inner, outer, str(opener.attrs.get("href", "")))

    def _tag(self, span: Span) -> None:
        """Take a tag of HTML: what Markdown has a mark for becomes one, the others are hidden."""
        match = TAG.match(span.cut(self.text))
        name = match["name"].lower() if match else ""
        waiting = self.open[-1][1]
        if name == "br":
            self.mark("break", Span(span.end, span.end), span)
        elif name in SPEAKING and match and not match["close"]:
            waiting.append((name, span))
        elif name in SPEAKING and waiting and waiting[-1][0] == name:
            opener = waiting.pop()[1]
            self._speak(opener, Span(opener.end, span.start))
            href = HREF.search(opener.cut(self.text))
            target = html.unescape(next(filter(None, href.groups()), "")) if href else ""
            if name in TAGS and (
                TAGS[name] != "link" or target.startswith(("http://", "https://", "mailto:", "/", "#"))
            ):
                inner = Span(opener.end, span.start)
                self.mark(TAGS[name], inner, Span(opener.start, span.end), target)
            else:
                self._hide(opener)
                self._hide(span)
        else:
            self._hide(span)

    def _speak(self, opener: Span, words: Span) -> None:
        said = LANGUAGE.search(opener.cut(self.text))
        if said and words:
            self.mark("foreign", words, words, said[1])

    def _hide(self, span: Span) -> None:
        self.mark("literal", Span(span.end, span.end), span)
        self.raw.append(span)

    def special(self, token: Token, step: Span) -> None:
        """Take an escaped character or an entity."""
        if token.content != step.cut(self.text):
            self.mark("literal", Span(step.end, step.end), step, token.content)

    def code(self, token: Token, step: Span) -> None:
        width = len(token.markup)
        inner = Span(step.start + width, step.end - width)
        if len(token.content) == len(inner.cut(self.text)) - 2:
            inner = Span(inner.start + 1, inner.end - 1)
        self.mark("code", inner, step)

    def hardbreak(self, token: Token, step: Span) -> None:
        start = step.start
        while start and self.text[start - 1] == " ":
            start -= 1
        self.mark("break", Span(step.end, step.end), Span(start, step.end))

    def note(self, token: Token, step: Span) -> None:
        self.mark("note", Span(step.start + 2, step.end - 1), step, str(token.meta["label"]))

    def picture(self, token: Token, step: Span) -> None:
        """Take a picture; in a line of text its alternative text stands for it."""
        inner = Span(step.start + 2, step.start + 2 + len(token.content))
        self.mark("literal", Span(inner.start, inner.start), Span(step.start, inner.start))
        self.mark("literal", Span(step.end, step.end), Span(inner.end, step.end))
        target, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
        self.pictures.append(Picture(step, inner, target, title))

    def result(self) -> Marked:
        """Return what was found; tags of templates outside listings stand as they are written."""
        for _, tags in self.open:
            for _, span in tags:
                self._hide(span)
        self.marks += find_spoken(self.text, self.marks)
        found = find_templates(self.text)
        if found:
            self.marks, raw = with_templates(self.marks, found)
            self.raw += raw
        ordered = sorted(self.marks, key=lambda mark: (mark.outer.start, -mark.outer.end))
        kept, deep = without_deep(ordered)
        return Marked(tuple(kept), tuple(self.pictures), tuple(self.raw + deep))


LEAVES = {
    "text_special": _Reading.special,
    "code_inline": _Reading.code,
    "hardbreak": _Reading.hardbreak,
    "footnote_ref": _Reading.note,
    "image": _Reading.picture,
}
"""What is made of each token that stands alone; text needs nothing, its characters are the source's."""
