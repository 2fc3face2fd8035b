"""Article + its source -> the page that explains it: both side by side, and what speaks for each piece."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec import Struct

from convert.model import Article, CitationCheck, Claim, Evidence, Span
from convert.model.walk import (
    Words,
    blocks_lines,
    body_blocks,
    end_words,
    head_words,
    marked_notes,
    note_words,
    plain,
    text_line,
)
from convert.render.environment import environment

PAGE = "explain/page.html.jinja"

FAMILIES = {
    **dict.fromkeys(("title", "subtitle", "heading"), "headline"),
    **dict.fromkeys(("series", "number", "kicker", "publisher", "deck", "abstract"), "masthead"),
    **dict.fromkeys(("author", "contributor", "biography", "contact"), "people"),
    **dict.fromkeys(("date", "dateline"), "time"),
    **dict.fromkeys(("citation", "rights", "reference", "note", "remark", "keywords"), "matter"),
    **dict.fromkeys(("separator", "markup"), "mark"),
    **dict.fromkeys(("dropped", "furniture"), "unset"),
}
"""The colour of each role, by its family; what is not named is running text."""

LEGEND = ("masthead", "headline", "people", "time", "running", "matter", "mark", "unset")
"""The families in the order in which an article has them; what no edition sets comes last."""

PLACE = re.compile(r"(\w+?)s?\[(\d+)\]")
"""One of several values in the name of a field: ``authors[0]``."""


class Shown(Struct, frozen=True):
    """One piece of the source as the page shows it."""

    number: int
    """Its place in the partition."""
    role: str
    """What it is; ``blank`` pieces are shown as they are."""
    family: str
    """Which colour it has."""
    rule: str
    """Who said so."""
    line: int
    """Line of the source, from 1."""
    text: str
    """The characters."""
    opens: str
    """The role of its line, where it is the first of it; a mark stands for what it announces."""
    doubt: str
    """How sure its least sure value is; empty where no value comes from it."""
    values: tuple[Evidence, ...]
    """The values that it speaks for."""
    checks: tuple[CitationCheck, ...]
    """How what it cites compares with the rest of the source."""
    reason: str
    """Why no edition sets it, where none does."""
    part: int | None
    """The part of the article that it became."""


class Part(Struct, frozen=True):
    """One stretch of the article as the page shows it."""

    number: int
    """Its place in the reading order."""
    part: str
    """What it is: ``title``, ``author``, ``paragraph``."""
    text: str
    """The words as they are set."""
    piece: int | None
    """The piece of the source that it comes from."""


def render_page(
    article: Article,
    text: str,
    findings: tuple[dict[str, Any], ...],
    *,
    starts: tuple[int, ...],
    unit: Literal["line", "paragraph"] = "line",
) -> str:
    """Return the page for *article*, whose spans count the characters of *text*; it needs no other file.

    *findings* are those of the check: ``severity``, ``code``, ``sentence``, ``line``. *starts* are the
    offsets at which the lines of *text* begin, or what else the *unit* of a place is.
    """
    stretches = list(article_words(article))
    line_of = line_counter(starts)
    pieces = list(show_pieces(article, text, stretches, line_of))
    sources = {piece.part: piece.number for piece in reversed(pieces) if piece.part is not None}
    told = told_by(article)
    return (
        environment()
        .get_template(PAGE)
        .render(
            article=article,
            pieces=pieces,
            parts=[
                Part(number, words.part, shown, sources.get(number, told.get(shown)))
                for number, words in enumerate(stretches)
                for shown in [plain(words.line)]
            ],
            roles=list_roles(pieces),
            checks=article.citation.checks if article.citation else (),
            findings=findings,
            line_of=line_of,
            unit=unit,
            name_field=name_field,
        )
    )


def told_by(article: Article) -> dict[str, int]:
    """Return the piece that speaks for each value: an author may be named in a citation alone."""
    starts = [claim.span.start for claim in article.spans]
    return {
        proof.value: bisect.bisect_right(starts, proof.spans[0].start) - 1
        for proof in reversed(article.evidence)
        if proof.spans
    }


def list_roles(pieces: list[Shown]) -> list[tuple[str, str]]:
    """Return the roles of *pieces* with their families, in the order of the legend."""
    roles = dict.fromkeys((piece.role, piece.family) for piece in pieces if piece.role != "blank")
    return sorted(roles, key=lambda role: LEGEND.index(role[1]))


def name_field(path: str) -> str:
    """Return the name of a field as a person says it: ``author 1, role`` for ``authors[0].role``."""
    counted = PLACE.sub(lambda match: f"{match[1]} {int(match[2]) + 1}", path)
    return counted.replace(".name", "").replace(".", ", ").replace("_", " ")


def article_words(article: Article) -> Iterator[Words]:
    """Yield all that editions set, in their order; dates as printed, marked notes behind the text."""
    yield from (words for words in head_words(article) if words.line)
    yield from (Words("date", text_line(date.text)) for date in article.dates)
    yield from blocks_lines(tuple(body_blocks(article)))
    for note in marked_notes(article):
        yield Words("label", text_line(note.label))
        yield from note_words(note)
    yield from (words for words in end_words(article) if words.line)


def show_pieces(
    article: Article, text: str, stretches: list[Words], line_of: Callable[[int], int]
) -> Iterator[Shown]:
    """Yield the pieces of the source in order."""
    checks = article.citation.checks if article.citation else ()
    starts = {0, *(at + 1 for at, sign in enumerate(text) if sign in "\r\n")}
    reasons = {each.span: each.reason for each in (*article.dropped, *article.furniture)}
    by_place = sorted((span, n) for n, words in enumerate(stretches) if (span := extent(words)))
    by_words = {(words.part, plain(words.line)): n for n, words in reversed(list(enumerate(stretches)))}
    told = sorted(((span, e) for e in article.evidence for span in e.spans), key=lambda pair: pair[0])
    for number, claim in enumerate(article.spans):
        words = claim.span.cut(text)
        values = tuple(e for span, e in told if _meet(span, claim.span)) if claim.role != "blank" else ()
        yield Shown(
            number=number,
            role=claim.role,
            family=FAMILIES.get(claim.role, "running"),
            rule=claim.rule,
            line=line_of(claim.span.start),
            text=words,
            opens=_line_role(article.spans, number) if claim.span.start in starts else "",
            doubt=max(
                (e.confidence for e in values), key=("certain", "likely", "uncertain").index, default=""
            ),
            values=values,
            checks=tuple(check for check in checks if _meet(check.span, claim.span)),
            reason=reasons.get(claim.span, ""),
            part=_part(claim, words, by_place, by_words),
        )


def _line_role(claims: tuple[Claim, ...], number: int) -> str:
    """Return the role of the first of a run of *claims* that is more than a mark."""
    place = number
    while place < len(claims) and claims[place].role in ("markup", "separator"):
        place += 1
    blank = place == len(claims) or claims[place].role == "blank"
    return claims[number if blank else place].role


def _part(
    claim: Claim, words: str, by_place: list[tuple[Span, int]], by_words: dict[tuple[str, str], int]
) -> int | None:
    """Return the part that *claim* became: the one that stands there, else the one that says the same."""
    at = bisect.bisect_right(by_place, (Span(claim.span.start, claim.span.end + 1), 0)) - 1
    for span, number in by_place[max(at, 0) : at + 2]:
        if _meet(span, claim.span):
            return number
    return by_words.get((claim.role, words.strip()))


def extent(words: Words) -> Span | None:
    """Return from where to where *words* stand in the source; None for what has no place there."""
    spans = [inline.span for inline in words.line if inline.span]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def line_counter(starts: tuple[int, ...]) -> Callable[[int], int]:
    """Return what tells the line, from 1, of an offset into a text whose lines begin at *starts*."""
    return lambda offset: bisect.bisect_right(starts, offset)
