"""By-line and date lines: the lines at the top that credit the authors and date the article."""

import re
from collections.abc import Iterator

from convert.lazy_regex import lazy_regex
from convert.model import Confidence, Rival, Span
from convert.parse import labels
from convert.parse.bodies import is_agency, is_organisation, is_signing_body
from convert.parse.credit import GOES_ON, Credit, names_alone, read_credit, read_names, reads_as_role
from convert.parse.date_role import date_role, is_history
from convert.parse.dates import FoundDate, find_dates
from convert.parse.desk import Desk
from convert.parse.enter import enter_date, enter_publisher
from convert.parse.figure import stands_below_picture
from convert.parse.people import set_authors, set_credits, with_credit
from convert.parse.placed import without_place
from convert.parse.posts import moved
from convert.parse.prose import is_prose, is_sentence
from convert.parse.speech import names_occasion, says_where
from convert.parse.tongue import load_tongue
from convert.parse.top import top

RULE = "byline"
DATE = "date"

REACH = 4
"""Pieces below a long opening paragraph among which by-line and date stand, where none stand above it."""

QUOTED = lazy_regex(r"\s*[—–]\s*[^\n]{2,60}\(@\w+\)")
"""How a message that is quoted from a network is signed."""

WRITES_FOR = lazy_regex(r"(?:special to|for|contributor)\b", re.IGNORECASE)
"""What opens the line below a by-line that names the paper."""

NAME = 4
"""Words of a name on a line of its own."""

SHORT = 90
"""Characters of such a line; a longer one is text that names somebody or a day."""


def parse_credit_lines(desk: Desk) -> None:
    """Take the lines at the top that ``By`` or a date gives away; the first that names people is it."""
    found: dict[int, Credit] = {}
    for index in [*top(desk), desk.text_start]:
        if desk.is_free(index) and labels.is_label(desk.words(index), _alone(desk.language)):
            _take_stacked(desk, index, bodies=False)
            continue
        words = desk.words(index) if desk.is_free(index) and not stands_below_picture(desk, index) else ""
        credit = read_credit(words, desk.settings.locale) if words else None
        credit = without_place(desk, index, credit)
        if credit and credit.stands_out and not (is_quoted(words) or says_where(words)):
            found[index] = credit
    chosen = min(found, key=lambda index: (_rank(desk, index, found[index]), index), default=None)
    for index, credit in found.items():
        keep_credit(desk, index, credit, _confidence(desk, index, credit), signs=index == chosen)
    for index in list(top(desk)):
        if desk.is_free(index) and labels.is_label(desk.words(index), _alone(desk.language)):
            _take_stacked(desk, index, bodies=True)
    _take_agency(desk, sorted(found))
    if not desk.found.dates:
        _take_below_lead(desk)


def _rank(desk: Desk, index: int, credit: Credit) -> int:
    """Rank a by-line: people whom ``By`` announces, a body that it does, names beside a date, none."""
    if not credit.authors:
        return 4
    body = _names_body(desk, index, credit)
    return (1 if body else 0) if credit.announced else (3 if body else 2)


def _names_body(desk: Desk, index: int, credit: Credit) -> bool:
    return all(_is_body(span.cut(desk.words(index))) for span in credit.authors)


def _is_body(name: str) -> bool:
    return is_organisation(name) or is_signing_body(name)


def _confidence(desk: Desk, index: int, credit: Credit) -> Confidence:
    """``By`` makes people certain; that a body wrote itself, and has no author who is left out, is likely."""
    return "certain" if credit.announced and not _names_body(desk, index, credit) else "likely"


def is_quoted(words: str) -> bool:
    """Tell whether *words* are the signature of a message that is quoted: ``— Harbor Board (@board)``."""
    return bool(QUOTED.match(words))


def _take_agency(desk: Desk, dated: list[int]) -> None:
    """Take the news agency that stands alone on the line above or below the date."""
    for index in (near for at in dated for near in (at - 1, at + 1)):
        words = desk.words(index) if desk.is_free(index) and not desk.bylined else ""
        bare = words.strip(" .()")
        if bare and is_agency(bare):
            start = words.index(bare)
            credit = Credit((Span(start, start + len(bare)),), None, (), None, False)
            keep_credit(desk, index, credit, "likely")


def _alone(language: str) -> tuple[str, ...]:
    """Return the words that stand alone above names."""
    tongue = load_tongue(language)
    return tuple(
        map(labels.fold, (*labels.by_words(language), *labels.author_labels(language), *tongue.by_small))
    )


def _take_below_lead(desk: Desk) -> None:
    """Take by-line and date between the opening paragraph and the next: newspapers set a long deck so."""
    start = desk.text_start + 1
    for index in range(start, min(start + REACH, len(desk.pieces))):
        words = desk.words(index)
        if not desk.is_free(index) or is_prose(words) or is_sentence(words):
            return
        credit = read_credit(words, desk.settings.locale)
        told = credit is not None and credit.announced and bool(credit.dates)
        if credit and credit.stands_out and (told or len(words) <= SHORT):
            keep_credit(desk, index, credit, "likely")


def _take_stacked(desk: Desk, index: int, *, bodies: bool) -> None:
    """Take ``By`` on a line of its own and the names on the lines below it: people, or else *bodies*."""
    below = list(_stacked(desk, index + 1))
    spans = [
        Span(desk.pieces[at].span.start + name.start, desk.pieces[at].span.start + name.end)
        for at in below
        for name in (() if _joins(desk.words(at)) else read_names(desk.words(at)))
    ]
    if not spans or bodies != all(_is_body(span.cut(desk.text)) for span in spans):
        return
    desk.credit_lines.update((index, *below))
    desk.drop(desk.take(index).span, RULE, "the word before the by-line; editions set their own")
    for each in below:
        desk.take(each)
    if not desk.bylined:
        set_authors(desk, spans, None, "likely" if bodies else "certain")
        _take_role_below(desk, below[-1] + 1)
    for each in below:
        desk.drop(
            desk.pieces[each].span, RULE, "what stands between and behind two authors; editions set their own"
        )


def _stacked(desk: Desk, index: int) -> Iterator[int]:
    """Yield the lines below ``By``: names, and the words between two; a body or a pen name stands alone."""
    first = index
    while desk.is_free(index) and _is_stacked(desk.words(index), first=index == first):
        yield index
        index += 1


def _is_stacked(words: str, *, first: bool) -> bool:
    return _joins(words) or names_alone(words) or (first and len(words) <= SHORT and bool(read_names(words)))


def _joins(words: str) -> bool:
    return labels.fold(words) in ("and", "&", "with", ",", "|", "und", "et", "y", "e")


def keep_credit(desk: Desk, index: int, credit: Credit, sure: Confidence, *, signs: bool = True) -> None:
    """Take piece *index*, which credits somebody or is dated; the first one that *signs* is the by-line."""
    piece = desk.take(index)
    desk.credit_lines.add(index)
    if credit.announced:
        desk.announced.add(index)
    at = piece.span.start
    if credit.authors and signs and not desk.bylined:
        spans = [_moved(span, at) for span in credit.authors]
        role = _moved(credit.role, at) if credit.role else None
        if credit.announced and (
            GOES_ON.search(desk.words(index)) or (role is None and _goes_on(desk, index))
        ):
            spans += _next_line(desk, index)
        set_authors(desk, spans, role, sure)
        set_credits(desk, [moved(post, at) for post in credit.posts])
        if credit.announced and role is None and not credit.posts:
            _take_role_below(desk, index + 1)
    elif credit.announced and _signs_again(desk, index, credit):
        _take_role_below(desk, index + 1)
    if credit.venue and desk.found.publisher is None:
        _set_venue(desk, Span(at + credit.venue.start, at + credit.venue.end))
    _set_dates(desk, index, credit.dates)
    reason = "labels, bars, times and places around names and dates; editions set names and dates alone"
    desk.drop(piece.span, RULE, reason)


def _signs_again(desk: Desk, index: int, credit: Credit) -> bool:
    """Tell whether line *index* names those whom a by-line further up has named; pages say it twice."""
    return [span.cut(desk.words(index)) for span in credit.authors] == desk.bylined


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _goes_on(desk: Desk, index: int) -> bool:
    """Tell whether the line right below by-line *index* names one more person and nothing else."""
    words, ends = desk.words(index + 1) if desk.is_free(index + 1) else "", desk.words(index)[-1:]
    near = bool(words) and not desk.pieces[index + 1].gap and ends.isalpha()
    return near and 1 < len(words.split()) <= NAME and names_alone(words) and not is_organisation(words)


def _next_line(desk: Desk, index: int) -> list[Span]:
    """Take the names on the line below *index*, on which a by-line goes on."""
    below = index + 1
    if not desk.is_free(below) or not names_alone(desk.words(below)):
        return []
    at = desk.take(below).span.start
    desk.credit_lines.add(below)
    return [Span(at + name.start, at + name.end) for name in read_names(desk.words(below))]


def _take_role_below(desk: Desk, index: int) -> None:
    """Take the line right below a by-line that says what the author is, or for whom he writes."""
    if not desk.is_free(index) or desk.pieces[index].gap or len(desk.found.authors) != 1:
        return
    words = desk.words(index)
    if names_occasion(words) and len(words) <= SHORT and index < desk.text_start:
        desk.drop(desk.take(index).span, RULE, "the occasion of a speech; editions set its day alone")
        return
    fits = len(words) <= SHORT and not words.endswith((".", "?", "!", ":")) and not find_dates(words, "en")
    says = reads_as_role(words) or is_organisation(words) or words[:1].islower() or WRITES_FOR.match(words)
    if fits and says and index < desk.text_start:
        span = desk.take(index).span
        desk.credit_lines.add(index)
        desk.found.authors[0] = with_credit(desk, desk.found.authors[0], span)
        desk.vouch("authors[0].role", words, RULE, span)


def _set_venue(desk: Desk, span: Span) -> None:
    desk.claim(span, "publisher", RULE)
    enter_publisher(desk, span, RULE)


def _set_dates(desk: Desk, index: int, dates: tuple[FoundDate, ...]) -> None:
    if dates and desk.is_free(index - 1) and labels.is_label(desk.words(index - 1), labels.PUBLISHED):
        desk.drop(desk.take(index - 1).span, DATE, "the label above a date; editions set their own")
    at, words = desk.pieces[index].span.start, desk.words(index)
    place = 0
    for date in dates:
        span = Span(at + date.span.start, at + date.span.end)
        desk.claim(span, "date", DATE)
        rivals = (Rival(date.rival, DATE, span),) if date.rival else ()
        if not is_history(words, place, date.span, desk.language):
            role = date_role(words, place, date.span, desk.language)
            enter_date(desk, date, at, DATE, role, "uncertain" if rivals else "certain", rivals)
        place = date.span.end
