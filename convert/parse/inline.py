"""Inside a paragraph: the typographic ledger, note marks, addresses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from convert.lazy_regex import lazy_regex
from convert.model import (
    Change,
    CodeSpan,
    Emphasis,
    Foreign,
    Inline,
    Line,
    LineBreak,
    Link,
    NoteMark,
    SmallCaps,
    Span,
    Strong,
    Superscript,
    Text,
)
from convert.model.ledger import apply_changes
from convert.model.walk import plain
from convert.parse.foreign import find_runs, is_believable, own_scripts, passage_language, settle
from convert.parse.hyphens import Words
from convert.parse.language import main_script
from convert.parse.links import make_links
from convert.parse.typography import changes
from convert.read.draft import Mark

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

MARK = (
    r"\[(?P<bracket>\d{1,3}|[*†‡])\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|"
    r"(?<=[^\W\d_][.,;:!?”\"’')])(?P<glued>\d{1,3})(?=[\s”\"’')\]]|$)|"
    r"(?<=[^\W\d_A-Z]{4})(?P<touching>\d{1,2})(?=[\s.,;:!?)]|$)|"
    r"(?:(?<=\d{4}[.,])|(?<=\d%[.,])|(?<=\d\)[.,;]))(?P<counted>\d{1,3})(?=[\s”\"’')\]]|$)|"
    r"(?<=\((?:see )note )(?P<see>\d{1,3})(?=\))|"
    r"(?<=[\w.,;:!?”\"’')])(?P<sign>\*{1,3}|[†‡])(?=[\s.,;:!?)]|$)"
)
"""``[3]``, raised figures, ``queues.3``, ``queues3``, ``(see note 4)``, ``provisional*``: each is a mark only
where there is such a note, and behind a figure (``2019.3``) where nothing else leads to it."""

ADDRESS = r"(?P<address>\bhttps?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?')\]’])"
"""An address in running text, without the punctuation of the sentence around it."""

SPECIAL = lazy_regex(f"{ADDRESS}|{MARK}")


DEEPEST = 32
"""Marks inside each other; those deeper inside say nothing more of their words."""


class Typesetter:
    """Turns spans of one source into lines, and keeps the ledger of what it changed."""

    def __init__(self, source: str, language: str, off: tuple[str, ...], words: Words | None = None) -> None:
        """Work on *source* by the rules of *language*, less those in *off*; *words* mend its line ends."""
        self.source = source
        self.language = language
        self.off = off
        self.words = words
        self.passages: dict[Span, str] = {}
        self._scripts = own_scripts(language, main_script(source))
        self._ledger: dict[int, Change] = {}
        self._lines: dict[tuple[Span, frozenset[str]], Line] = {}
        self._leads: dict[str, list[tuple[int, str]]] = {}
        self.unled: frozenset[str] = frozenset()

    def lead(self, label: str, behind: int, note: str) -> None:
        """Let marks with *label* before the offset *behind* lead to *note*; numbers can begin again.

        Calls for one label come in the order of their places.
        """
        self._leads.setdefault(label, []).append((behind, note))

    def _note(self, label: str, offset: int) -> str:
        """Return the id of the note that the mark *label* at *offset* leads to."""
        ways = self._leads.get(label, [])
        at = bisect_right(ways, offset, key=lambda way: way[0])
        return ways[at][1] if at < len(ways) else f"note-{label}"

    @property
    def ledger(self) -> tuple[Change, ...]:
        """All changes so far, in the order of the source."""
        return tuple(self._ledger[offset] for offset in sorted(self._ledger))

    def line(self, span: Span, notes: frozenset[str] = frozenset(), marks: tuple[Mark, ...] = ()) -> Line:
        """Return *span* as it is set; a mark of a note is one only where its label is in *notes*.

        *marks* is the mark-up of the source inside *span*; typography sees the text without it.
        """
        key = (span, notes)
        if key not in self._lines:
            inside = tuple(_within(marks, span)) if marks else ()
            found = self._changes(span, inside)
            self._lines[key] = self._foreign(span, tuple(self._marked(span, inside, notes, found)))
            self._ledger.update({change.offset: change for change in found})
        return self._lines[key]

    def _foreign(self, span: Span, content: Line) -> Line:
        """Return *content*, what stands at *span*, as words of another language where all of it is that."""
        tag = passage_language(plain(content), self.language)
        if tag:
            self.passages[span] = tag
            content = (Foreign(tag, content, span),)
        return settle(content, self.language)

    def _changes(self, span: Span, marks: tuple[Mark, ...]) -> list[Change]:
        """Return the changes of *span*; the rules see neither mark-up nor code."""
        if not marks:
            return changes(self.source, span, self.language, self.off, self.words)
        hidden = [(m.outer.start, m.span.start) for m in marks] + [(m.span.end, m.outer.end) for m in marks]
        hidden += [(m.span.start, m.span.end) for m in marks if m.kind in ("code", "note")]
        hidden += [(m.outer.start, m.outer.end) for m in marks if m.kind == "literal"]
        text = span.cut(self.source)
        kept = [True] * len(text)
        for start, end in hidden:
            kept[start - span.start : end - span.start] = [False] * (end - start)
        places = [span.start + at for at, keep in enumerate(kept) if keep]
        shown = "".join(self.source[place] for place in places)
        found = changes(shown, Span(0, len(shown)), self.language, self.off)
        whole = [c for c in found if _together(places[c.offset : c.offset + len(c.before)])]
        return [Change(places[c.offset], c.before, c.after, c.rule) for c in whole]

    def _marked(
        self, span: Span, marks: tuple[Mark, ...], notes: frozenset[str], found: list[Change]
    ) -> Iterator[Inline]:
        """Yield the inlines of *span*, those of each mark inside it."""
        if not marks:
            yield from self._inlines(span, notes, found)
            return
        place, at = span.start, 0
        while at < len(marks):
            mark, stop = marks[at], at + 1
            # Marks lie in the order of their places: those inside one follow it.
            while stop < len(marks) and marks[stop].outer.start < mark.outer.end:
                stop += 1
            if mark.outer.start >= place:
                yield from self._inlines(Span(place, mark.outer.start), notes, found)
                inner = tuple(m for m in marks[at + 1 : stop] if _holds(mark.span, m.outer))
                # A literal that stands for nothing is mark-up alone.
                if mark.kind != "literal" or mark.target:
                    yield from self._wrap(mark, tuple(self._marked(mark.span, inner, notes, found)))
                place = mark.outer.end
            at = stop
        yield from self._inlines(Span(place, span.end), notes, found)

    def _wrap(self, mark: Mark, content: Line) -> Line:
        words = mark.span.cut(self.source)
        match mark.kind:
            case "code":
                return (CodeSpan(words, mark.outer),)
            case "note":
                return (NoteMark(f"note-{mark.target}", mark.target, mark.outer),)
            case "break":
                return (LineBreak(mark.outer),)
            case "link":
                return tuple(make_links(mark, content))
            case "emphasis":
                return (Emphasis(content, mark.outer),)
            case "strong":
                return (Strong(content, mark.outer),)
            case "superscript":
                return (Superscript(content, mark.outer),)
            case "small_caps":
                return (SmallCaps(content, mark.outer),)
            case "foreign":
                known = is_believable(mark.target, plain(content))
                return (Foreign(mark.target, content, mark.outer),) if known else content
            case "literal":
                return (Text(mark.target, mark.outer),)

    def own_line(self, text: str, span: Span | None) -> Line:
        """Return *text*, a stated value, as it is set; *span* is where it stands, where it does."""
        place = span or Span(0, 0)
        if span and span.cut(self.source) == text:
            return self.line(span)
        return (Text(self.string(text), Span(place.start, place.start)),) if text else ()

    def string(self, text: str) -> str:
        """Return *text*, a value on its own such as a name, as it is set; the ledger takes no note of it."""
        return apply_changes(
            text, Span(0, len(text)), changes(text, Span(0, len(text)), self.language, self.off)
        )

    def _inlines(self, span: Span, notes: frozenset[str], found: list[Change]) -> Iterator[Inline]:
        place = span.start
        for start, end, inline in self._marks(span, notes, found):
            yield from self._text(Span(place, start), found)
            yield inline
            place = end
        yield from self._text(Span(place, span.end), found)

    def _text(self, span: Span, found: list[Change]) -> Iterator[Inline]:
        place = span.start
        for run in find_runs(self.source, span.start, span.end, self._scripts):
            words = Span(run.start, run.end)
            yield from self._set(Span(place, run.start), found)
            yield Foreign(run.language, tuple(self._set(words, found)), words)
            place = run.end
        yield from self._set(Span(place, span.end), found)

    def _set(self, span: Span, found: list[Change]) -> Iterator[Text]:
        if span:
            yield Text(apply_changes(self.source, span, _inside(found, span) if found else ()), span)

    def _marks(
        self, span: Span, notes: frozenset[str], found: list[Change]
    ) -> Iterator[tuple[int, int, Inline]]:
        """Yield the note marks and addresses of *span*, in order, none inside another."""
        if not notes and self.source.find("://", span.start, span.end) < 0:
            return
        for match in SPECIAL.finditer(self.source, span.start, span.end):
            place = Span(*match.span())
            label = (match[match.lastgroup or 0] or "").translate(SUPERSCRIPTS)
            if match["address"]:
                words = Text(apply_changes(self.source, place, _inside(found, place)), place)
                yield place.start, place.end, Link(match.group(), (words,), place)
            elif label in (self.unled if match["counted"] else notes):
                yield place.start, place.end, NoteMark(self._note(label, place.start), label, place)


def _within(marks: tuple[Mark, ...], span: Span) -> Iterator[Mark]:
    """Yield those of *marks* that lie inside *span*, but for words around which too many others lie."""
    around: list[int] = []
    for mark in marks:
        if mark.outer.start < span.start or span.end < mark.outer.end:
            continue
        while around and around[-1] <= mark.outer.start:
            around.pop()
        if len(around) < DEEPEST or mark.outer != mark.span:
            yield mark
            around.append(mark.outer.end)


def _together(places: list[int]) -> bool:
    """Tell whether *places* follow each other without a gap; a change across mark-up is left undone."""
    return places == list(range(places[0], places[0] + len(places)))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _inside(found: list[Change], span: Span) -> list[Change]:
    start = bisect_left(found, span.start, key=lambda change: change.offset)
    end = bisect_left(found, span.end, key=lambda change: change.offset)
    return found[start:end]
