"""Two readings of one article: what an editor changed, word for word, with the place in the source."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from msgspec import Struct

from convert.model import (
    Article,
    Change,
    CodeSpan,
    Date,
    Emphasis,
    Evidence,
    Line,
    LineBreak,
    NoteMark,
    Span,
    Strong,
    Text,
)
from convert.model.places import UNKNOWN, text_offsets
from convert.model.walk import marked_notes, note_words, plain, reading_order

SHOWN_DATES = ("published", "updated", "original")
"""The dates that an edition shows, one each."""

QUOTES = str.maketrans("‘’“”", "''\"\"")
"""Quotation marks and apostrophes, which editions set as the language has them."""
DASHES = ("-", "--", "–", "—")
"""Words that are one dash, however long."""

PLAIN = "text"
"""The kind of source whose words have no looks."""

Looks = frozenset[str]
Place = tuple[str, int, Looks]
"""A character, its offset in the source or UNKNOWN, how it looks."""


class Word(Struct, frozen=True):
    """A word of an article."""

    text: str
    """Its characters, as the editions set them."""
    part: str
    """The part of the article that it stands in: ``title``, ``paragraph``, ``note``."""
    start: int
    """Offset in the source of its first character that has one; else UNKNOWN."""
    looks: frozenset[str] = frozenset()
    """What an author or an editor gave any of its characters: ``strong``, ``emphasised``."""


class Difference(Struct, frozen=True):
    """One change: words of the source and what stands in their place."""

    part: str
    """The part of the article."""
    start: int
    """Offset in the source at which it begins; where words were only added, that of the word behind them."""
    removed: str
    """The words of the source; empty where some were only added."""
    added: str
    """The words in their place; empty where some were only taken away."""
    looks: str = ""
    """What the same words gained or lost: ``now strong``, ``no longer emphasised``; else empty."""


def compare_articles(source: Article, edited: Article) -> tuple[Difference, ...]:
    """Return what *edited* says otherwise than *source*, in the order of the article.

    Words count, with their punctuation; and whether they are strong or emphasised, unless *edited* is text
    alone. How a date is written does not count.
    """
    old, new = _lines(source), _lines(edited)
    shown = edited.source.kind != PLAIN
    words = tuple(_different_words(old, new, shown=shown))
    return tuple(_different_dates(source, edited)) + words


def find_places(source: Article, edited: Article, offsets: Iterable[int]) -> tuple[int, ...]:
    """Return where *source* has the words that stand at *offsets* in *edited*, or else their paragraph."""
    pairs = sorted(_twins(_lines(source), _lines(edited)))
    starts = [there for there, _ in pairs]
    return tuple(pairs[min(bisect_left(starts, each), len(pairs) - 1)][1] if pairs else 0 for each in offsets)


def _twins(old: list[tuple[Word, ...]], new: list[tuple[Word, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the places of the words of *new* lines, and those of the words that stand there in *old* ones."""
    for _, start, end, from_, to in _opcodes([_keys(line) for line in old], [_keys(line) for line in new]):
        for at, line in enumerate(new[from_:to], start=start):
            twin = old[min(at, max(start, end - 1), len(old) - 1)] if old else ()
            for word, other in zip(line, (*twin, *twin[-1:] * len(line)), strict=False):
                if UNKNOWN not in (word.start, other.start):
                    yield word.start, other.start


def _lines(article: Article) -> list[tuple[Word, ...]]:
    """Return the words of *article* by paragraphs, its marked notes last."""
    notes = (words for note in marked_notes(article) for words in note_words(note))
    said = [
        *((each.part, each.line) for each in reading_order(article)),
        *(("note", each.line) for each in notes),
    ]
    changes = tuple(change for change in article.ledger if len(change.after) != len(change.before))
    # A name may be proven by several places: the first of them is where a reader looks.
    proofs = sorted(filter(_has_place, article.evidence), key=lambda proof: proof.spans[0].start)
    proven = {str(proof.value): proof.spans[0] for proof in reversed(proofs)}
    lines = (tuple(_words(part, _places(line, changes, proven))) for part, line in said)
    return [line for line in lines if line]


def _has_place(proof: Evidence) -> bool:
    return bool(proof.spans)


def _places(line: Line, changes: tuple[Change, ...], proven: dict[str, Span]) -> Iterator[Place]:
    """Yield the characters of *line* and their places; names have those of what they are *proven* by."""
    places = tuple(_characters(line, changes))
    span = proven.get(plain(line))
    if span is None or any(offset != UNKNOWN for _, offset, _ in places):
        yield from places
        return
    verbatim = span.end - span.start == len(places)
    yield from ((each, span.start + verbatim * at, looks) for at, (each, _, looks) in enumerate(places))


def _characters(line: Line, changes: tuple[Change, ...], around: Looks = frozenset()) -> Iterator[Place]:
    """Yield the characters of *line*, the end of a line as a space; *around* are the looks of them all."""
    for inline in line:
        match inline:
            case LineBreak():
                yield " ", UNKNOWN, around
            case Text():
                offsets = text_offsets(inline, changes)
                yield from ((each, at, around) for each, at in zip(inline.text, offsets, strict=True))
            case CodeSpan():
                yield from ((each, inline.span.start, around) for each in inline.text)
            case NoteMark():
                pass
            case Strong():
                yield from _characters(inline.content, changes, around | {"strong"})
            case Emphasis():
                yield from _characters(inline.content, changes, around | {"emphasised"})
            case _:
                yield from _characters(inline.content, changes, around)


def _words(part: str, places: Iterable[Place]) -> Iterator[Word]:
    """Yield the words that the characters of *places* make, each with the looks of all its characters."""
    text, start, seen = "", UNKNOWN, Looks()
    for character, offset, looks in (*places, (" ", UNKNOWN, Looks())):
        if not character.isspace():
            text, seen = text + character, seen | looks
            start = offset if start == UNKNOWN else start
        elif text:
            yield Word(text, part, start, seen)
            text, start, seen = "", UNKNOWN, Looks()


def _different_words(
    old: Sequence[tuple[Word, ...]], new: Sequence[tuple[Word, ...]], *, shown: bool
) -> Iterator[Difference]:
    """Yield the differences between paragraphs, found first: a long text would make many words to weigh.

    *shown*: whether both can show more than words.
    """
    for tag, start, end, from_, to in _opcodes([_keys(line) for line in old], [_keys(line) for line in new]):
        before = [word for line in old[start:end] for word in line]
        after = [word for line in new[from_:to] for word in line]
        if tag == "equal":
            yield from _different_looks(before, after) if shown else ()
        else:
            behind = next((word for line in old[end:] for word in line), None)
            yield from _inside(before, after, behind, shown=shown)


def _inside(
    old: Sequence[Word], new: Sequence[Word], behind: Word | None, *, shown: bool
) -> Iterator[Difference]:
    for tag, start, end, from_, to in _opcodes(_keys(old), _keys(new)):
        if tag == "equal":
            yield from _different_looks(old[start:end], new[from_:to]) if shown else ()
            continue
        place = old[start] if start < len(old) else behind or (old[-1] if old else None)
        yield Difference(
            part=(old[start:end] or new[from_:to])[0].part,
            start=place.start if place else UNKNOWN,
            removed=" ".join(_texts(old[start:end])),
            added=" ".join(_texts(new[from_:to])),
        )


def _different_looks(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Difference]:
    """Yield what the same words gained or lost, a stretch of words that changed alike at a time."""
    pairs = groupby(zip(old, new, strict=True), key=lambda pair: (pair[0].part, *_turn(*pair)))
    for (part, *turned), stretch in pairs:
        words = [word for word, _ in stretch]
        if turned:
            said = " ".join(_texts(words))
            yield Difference(part, words[0].start, said, said, ", ".join(turned))


def _turn(old: Word, new: Word) -> Iterator[str]:
    """Yield what *new* has and *old* has not, then what it lacks."""
    yield from (f"now {look}" for look in sorted(new.looks - old.looks))
    yield from (f"no longer {look}" for look in sorted(old.looks - new.looks))


def _texts(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _keys(words: Iterable[Word]) -> tuple[str, ...]:
    """Return *words* as they are compared: the form of a quotation mark or of a lone dash is no word."""
    return tuple("-" if word.text in DASHES else word.text.translate(QUOTES) for word in words)


def _opcodes(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[str, int, int, int, int]]:
    # Without autojunk: it would take the commonest words of a long text for noise.
    yield from SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _different_dates(source: Article, edited: Article) -> Iterator[Difference]:
    """Yield the dates that are other days: each edition writes them in the language's own form."""
    for role in SHOWN_DATES:
        before, after = _shown_date(source, role), _shown_date(edited, role)
        if (before and before.iso) != (after and after.iso):
            place = before.span.start if before else UNKNOWN
            yield Difference(
                f"date {role}", place, before.iso or "" if before else "", after.iso or "" if after else ""
            )


def _shown_date(article: Article, role: str) -> Date | None:
    """Return the date that editions of *article* show in *role*: of several the first."""
    found = article.date(role)
    return found or (article.date("undetermined") if role == "published" else None)
