"""By-line and date lines: the lines at the top that credit the authors and date the article."""

from collections.abc import Iterator
from typing import Literal

from convert.model import Confidence, Date, Publisher, Rival, Span
from convert.model.walk import plain
from convert.parse import labels
from convert.parse.credit import Credit, names_alone, read_credit
from convert.parse.credit_words import is_update
from convert.parse.dates import FoundDate
from convert.parse.desk import Desk
from convert.parse.people import set_authors
from convert.parse.prose import is_prose, is_sentence
from convert.parse.tongue import load_tongue
from convert.parse.top import top

RULE = "byline"
DATE = "date"

Role = Literal["published", "updated"]

REACH = 4
"""Pieces below a long opening paragraph among which by-line and date stand, where none stand above it."""

SHORT = 90
"""Characters of such a line; a longer one is text that names somebody or a day."""


def parse_credit_lines(desk: Desk) -> None:
    """Take the lines at the top that ``By`` or a date gives away; the first with names is the by-line."""
    for index in list(top(desk)):
        if desk.is_free(index) and labels.is_label(desk.words(index), _alone(desk.language)):
            _take_stacked(desk, index)
            continue
        credit = read_credit(desk.words(index), desk.settings.locale) if desk.is_free(index) else None
        if credit and (credit.announced or credit.dates):
            keep_credit(desk, index, credit, "certain" if credit.announced else "likely")
    if not desk.found.dates:
        _take_below_lead(desk)


def _alone(language: str) -> tuple[str, ...]:
    """Return the words that stand alone above names."""
    return tuple(map(labels.fold, (*labels.by_words(language), *load_tongue(language).by_small)))


def _take_below_lead(desk: Desk) -> None:
    """Take by-line and date between the opening paragraph and the next: newspapers set a long deck so."""
    start = desk.text_start + 1
    for index in range(start, min(start + REACH, len(desk.pieces))):
        words = desk.words(index)
        if not desk.is_free(index) or is_prose(words) or is_sentence(words):
            return
        credit = read_credit(words, desk.settings.locale) if len(words) <= SHORT else None
        if credit and (credit.announced or credit.dates):
            keep_credit(desk, index, credit, "likely")


def _take_stacked(desk: Desk, index: int) -> None:
    """Take ``By`` on a line of its own and the names on the lines below it."""
    below = list(_stacked(desk, index + 1))
    if not below:
        return
    desk.credit_lines.update((index, *below))
    desk.drop(desk.take(index).span, RULE, "the word before the by-line; editions set their own")
    spans = []
    for each in below:
        span = desk.take(each).span
        if names_alone(span.cut(desk.text)):
            credit = read_credit(span.cut(desk.text), desk.settings.locale)
            spans += [
                Span(span.start + s.start, span.start + s.end) for s in (credit.authors if credit else ())
            ]
    set_authors(desk, spans, None, "certain")
    for each in below:
        desk.drop(desk.pieces[each].span, RULE, "a word between two authors; editions set their own")


def _stacked(desk: Desk, index: int) -> Iterator[int]:
    while desk.is_free(index) and (
        names_alone(desk.words(index)) or labels.fold(desk.words(index)) in ("and", "&", "with", ",")
    ):
        yield index
        index += 1


def keep_credit(desk: Desk, index: int, credit: Credit, sure: Confidence) -> None:
    """Take piece *index*, which credits somebody or is dated; the first by-line of a source counts."""
    piece = desk.take(index)
    desk.credit_lines.add(index)
    if credit.announced:
        desk.announced.add(index)
    at = piece.span.start
    if credit.authors and not desk.bylined:
        spans = [Span(at + span.start, at + span.end) for span in credit.authors]
        role = Span(at + credit.role.start, at + credit.role.end) if credit.role else None
        set_authors(desk, spans, role, sure)
    if credit.venue and desk.found.publisher is None:
        _set_venue(desk, Span(at + credit.venue.start, at + credit.venue.end))
    _set_dates(desk, index, credit.dates)
    reason = "labels, bars, times and places around names and dates; editions set names and dates alone"
    desk.drop(piece.span, RULE, reason)


def _set_venue(desk: Desk, span: Span) -> None:
    desk.claim(span, "publisher", RULE)
    desk.found.publisher = Publisher(plain(desk.line(span)))
    desk.vouch("publisher.name", span.cut(desk.text), RULE, span)


def _set_dates(desk: Desk, index: int, dates: tuple[FoundDate, ...]) -> None:
    at, words = desk.pieces[index].span.start, desk.words(index)
    place = 0
    for date in dates:
        span = Span(at + date.span.start, at + date.span.end)
        desk.claim(span, "date", DATE)
        rivals = (Rival(date.rival, DATE, span),) if date.rival else ()
        path = f"dates[{len(desk.found.dates)}]"
        sure: Confidence = "uncertain" if rivals else "certain"
        desk.vouch(path, date.iso, DATE, span, confidence=sure, rivals=rivals)
        role = _date_role(words[place : date.span.start], desk.language)
        desk.found.dates.append(Date(role, date.iso, span.cut(desk.text), span))
        place = date.span.end


def _date_role(before: str, language: str) -> Role:
    return "updated" if is_update(language.partition("-")[0]).search(before) else "published"
