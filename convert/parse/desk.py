"""The desk: the pieces of one draft, what the rules have made of them so far, and nothing taken back."""

import bisect
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import filterfalse
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from convert.corrections import NONE, Corrections
from convert.model import Claim, Confidence, Dropped, Evidence, Line, Rival, Role, Span
from convert.parse.cited import Cited, title_key
from convert.parse.correction_lines import Range
from convert.parse.found import Found
from convert.parse.held import Held
from convert.parse.hyphens import words_of
from convert.parse.inline import Typesetter
from convert.parse.language import Language, find_language, fit_locale
from convert.parse.prose import find_text, is_prose
from convert.read.draft import INVISIBLE, Draft, Mark, Piece
from convert.settings import Settings

UNSEEN = dict.fromkeys(map(ord, INVISIBLE))


def is_blank(text: str) -> bool:
    """Tell whether *text* is nothing but white space and invisible characters."""
    return text.isspace() or not text.translate(UNSEEN).strip()


def _spoken(draft: Draft, settings: Settings) -> Language:
    declared = (value.value for value in draft.declared if value.field == "language")
    return find_language(draft.text, next(declared, ""), settings.language)


class Desk:
    """Where the rules work, one after the other; the first claim on a character wins."""

    def __init__(
        self,
        draft: Draft,
        settings: Settings,
        corrections: Corrections = NONE,
        ranges: tuple[Range, ...] = (),
    ) -> None:
        """Lay *draft* out under the house's *settings* and the *corrections*, whose *ranges* stand there."""
        self.corrections = corrections
        self.ranges = ranges
        self.imposed: dict[str, Any] = {}
        self.held: dict[int, Held] = {}
        self.text, self.kind, self.own = draft.text, draft.facts.kind, draft.own
        self.pieces = draft.pieces
        self.declared = draft.declared
        self.settled: set[str] = set()
        spoken = _spoken(draft, settings)
        self.language = spoken.tag
        # What the rules below ask of the house holds for an article of this language.
        locale = fit_locale(spoken.tag, settings.locale)
        self.settings = replace(settings, language=spoken.tag, locale=locale)
        words = words_of(draft, self.language)
        self.typesetter = Typesetter(draft.text, self.language, settings.typography.off, words)
        self.found = Found()
        self.evidence: list[Evidence] = []
        self.claims: list[Claim] = []
        self.dropped: list[Dropped] = []
        self.cited: Cited | None = None
        self.cited_at = 0
        self.bylined: list[str] = []
        self.portrayed: list[str] = []
        self.title_at: int | None = None
        self.credit_lines: set[int] = set()
        self.announced: set[int] = set()
        self.kept: set[int] = set()
        self.speech: set[int] = set()
        self._taken: set[int] = set()
        self._highest: dict[int | None, int] = {}
        self._words = [piece.span.cut(draft.text) for piece in draft.pieces]
        self._starts = [piece.span.start for piece in draft.pieces]
        self._claimed = bytearray(len(draft.text))
        for skipped in draft.skipped:
            self.drop(skipped.span, "reader", skipped.reason)
        if spoken.confidence != "certain":
            self.vouch("language", spoken.tag, "language", confidence=spoken.confidence, remark=spoken.remark)

    @cached_property
    def text_start(self) -> int:
        """The position of the first piece of running text; the number of pieces where there is none."""
        return find_text([piece.span.cut(self.text) for piece in self.pieces])

    @cached_property
    def prose(self) -> list[bool]:
        """Whether each piece reads as running text."""
        return [is_prose(words) for words in self._words]

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the text uses without a capital somewhere; addresses have names in small letters."""
        return frozenset(re.findall(r"(?<![\w.@/])[^\W\d_A-Z]{2,}(?![\w@/]|\.\w)", self.text))

    @cached_property
    def author_keys(self) -> frozenset[str]:
        """The authors' names as ``title_key`` compares them; for rules that work when all are found."""
        return frozenset(title_key(author.name) for author in self.found.authors)

    def heading_level(self, index: int) -> int:
        """Return the level of the known heading *index*, the highest of the source being 1."""
        if self.title_at not in self._highest:
            levels = (
                p.level for i, p in enumerate(self.pieces) if p.known == "heading" and i != self.title_at
            )
            self._highest = {self.title_at: min(levels, default=1)}
        return self.pieces[index].level - self._highest[self.title_at] + 1

    def words(self, index: int) -> str:
        """Return the source text of piece *index*."""
        return self._words[index]

    def free(self) -> Iterator[int]:
        """Yield the positions of the pieces that no rule has taken."""
        known = (self._taken, self.held, self.kept)
        left: Iterator[int] = iter(range(len(self.pieces)))
        for each in known:
            left = filterfalse(each.__contains__, left)  # it sees what is taken meanwhile
        return left

    def is_free(self, index: int) -> bool:
        """Tell whether *index* is the position of a piece that no rule has taken."""
        return (
            0 <= index < len(self.pieces)
            and index not in self._taken
            and index not in self.held
            and index not in self.kept
        )

    def take(self, index: int) -> Piece:
        """Take piece *index* off the desk and return it; the rule then claims every part of it."""
        self._taken.add(index)
        return self.pieces[index]

    def hold(self, index: int, held: Held) -> None:
        """Keep piece *index* from the rules until ``release``."""
        self.held[index] = held

    def release(self, *roles: str) -> dict[int, Held]:
        """Put the pieces held for *roles* back and return them, in the order of the source."""
        found = {index: held for index, held in sorted(self.held.items()) if held.role in roles}
        for index in found:
            del self.held[index]
        return found

    def impose(self, name: str, value: Any) -> None:
        """Set *name* of what is found; ``parse_imposed`` sets it again where a rule finds something else."""
        self.imposed[name] = value
        setattr(self.found, name, list(value) if isinstance(value, list) else value)
        self.settled.add({"authors": "author"}.get(name, name))

    def is_reworded(self, role: Role) -> bool:
        """Tell whether the corrections give what has *role* in words that no line says."""
        given = getattr(self.corrections, role)
        return bool(given) and not any(claim.role == role for claim in self.claims)

    def claim(self, span: Span, role: Role, rule: str) -> None:
        """Give *role* to what *span* covers and no claim had covered before."""
        for free in self._unclaimed(span):
            self.claims.append(Claim(free, role, rule))
            self._claimed[free.start : free.end] = b"\1" * (free.end - free.start)

    def drop(self, span: Span, rule: str, reason: str, role: Role = "markup") -> None:
        """Claim *span* as something that no edition sets, and say why."""
        for free in list(self._unclaimed(span)):
            if is_blank(free.cut(self.text)):
                self.claim(free, "separator", rule)
            else:
                self.claim(free, role, rule)
                self.dropped.append(Dropped(free, reason))

    def line(self, span: Span, notes: frozenset[str] = frozenset()) -> Line:
        """Return *span* as it is set; *notes* are the labels that a mark in the text can have."""
        return self.typesetter.line(span, notes, self._marks_inside(span))

    def _marks_inside(self, span: Span) -> tuple[Mark, ...]:
        """Return the mark-up inside *span*; one piece holds it all."""
        at = bisect.bisect_right(self._starts, span.start) - 1
        return self.pieces[at].marks if at >= 0 else ()

    def vouch(
        self,
        path: str,
        value: str,
        rule: str,
        *spans: Span,
        confidence: Confidence = "likely",
        rivals: tuple[Rival, ...] = (),
        remark: str = "",
    ) -> None:
        """Record why the field *path* has its *value*."""
        self.evidence.append(Evidence(path, value, rule, spans, confidence, rivals, remark))

    def partition(self) -> tuple[Claim, ...]:
        """Return the claims in order; what nobody claimed is blank, or dropped with its reason."""
        for gap in list(self._unclaimed(Span(0, len(self.text)))):
            if is_blank(gap.cut(self.text)):
                self.claims.append(Claim(gap, "blank", "partition"))
            else:
                self.drop(gap, "partition", "no rule has read it", "dropped")
        return tuple(sorted(self.claims, key=attrgetter("span.start", "span.end")))

    def _unclaimed(self, span: Span) -> Iterator[Span]:
        place = span.start
        while place < span.end:
            start = self._claimed.find(b"\0", place, span.end)
            if start < 0:
                return
            end = self._claimed.find(b"\1", start, span.end)
            place = end if end >= 0 else span.end
            yield Span(start, place)
