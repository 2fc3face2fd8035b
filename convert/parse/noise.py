"""What stands on a credit line beside names: dates, clocks, labels, buttons, bars."""

import re
from collections.abc import Iterator

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse import credit_words, labels
from convert.parse.dates import FoundDate
from convert.parse.tongue import ENGLISH

BY = lazy_regex(
    r"(?:^|(?<=[\n|•·]))\s*(?:(?:posted|written|published|story|words|article|text|op-ed|guest post|"
    r"statement|remarks|testimony|speech|address|lecture|report|analysis|submitted|reported|compiled|post|"
    r"(?:expert |policy |issue |a )?(?:brief|commentary|opinion|essay|column|review|feature|perspective)) )?"
    r"(?:by\b:?\s+|(?-i:[Bb]y(?=[A-ZÀ-Þ]\w)))|"
    r"(?:^|(?<=[\n|•·]))\s*(?:authors?|author\(s\)|words|text|reporting|"
    r"(?:op-ed |guest |contributing |staff )?(?:contributor|columnist|writer|author))\s?:\s*|(?<=\n)\s*by\s+",
    re.IGNORECASE,
)
"""What announces the names; the space behind it may be lost."""

GLUED = lazy_regex(
    r"(?<=[a-z])(?:Email Author|View More.*|Read More.*|(?:Blocked|Unblock|Follow(?:ing|ed)?)+|"
    r"(?:(?:Last|First) )?(?:Updated|Published|Posted))\b"
)
"""A button or a label of the web page that was copied together with the name."""

PICTURE = lazy_regex(r"\[\s*\]")
"""What is left of a portrait."""

ADDRESS = lazy_regex(
    r"(?<!\w)@\w{2,30}\b|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\(?\d{3}\)?[ -]\d{3}-\d{4}|https?://\S+"
)
"""A handle, an address for mail, a telephone number."""

AGO = lazy_regex(r"(?:/\s{0,3})?\b\d+\s+(?:minute|hour|day|week|month|year)s?(?: ago)?\b", re.IGNORECASE)
PAST = lazy_regex(r"\b\d+\s+(?:minute|hour|day|week|month|year)s? ago\b|\b(?:to|yester)day\b", re.IGNORECASE)
TWICE = lazy_regex(r"(?<!\w)([A-ZÀ-Þ][^\W\d_]+(?: [\w.'’-]+){1,3})(?=\1(?!\w))")
"""A name that is said again without a space: one of the two is for those who listen to the page."""

NUMERIC_DATE = lazy_regex(r"\b\d{1,2}/\d{1,2}/\d{2}\b")
LEADING_MARK = lazy_regex(
    r"^\s*(?:[*•–+-]\s+|[\u2190-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f]?\s*)"
)
"""A mark of a list, or the picture of a pen, a person, a clock."""

OTHER_CREDIT = lazy_regex(
    r",?\s+(?:photo(?:graph)?s?|pictures?|illustrations?|video|graphics|(?:medically\s+)?reviewed|"
    r"fact[- ]checked)\s+by\b.*",
    re.IGNORECASE,
)

CATEGORY = lazy_regex(r"\b(?:category|categories|filed under|section|topics?|tags?):?[^|\n]*", re.IGNORECASE)

CLOCK = lazy_regex(
    r"(?:\b(?:at|@)\s*)?\b\d{1,2}(?:[:.]\d{2})?(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|(?=h\d\d)h\d\d)|"
    r"(?:\b(?:at|@)\s*)?\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*h(?:rs|ours)?\b)?",
    re.IGNORECASE,
)

READING_TIME = lazy_regex(r"\b\d+\s*-?\s*min(?:ute)?s?\b(?:\s+read)?|\bless than a minute\b", re.IGNORECASE)

FURNITURE = lazy_regex(
    r"\b(?:leave|post|add|write|no) (?:a |your )?(?:comments?|reply)\b|"
    r"\b(?:\d[\d,.]*k?\s+)?(?:comments?|shares?|views?|likes?|tweets?)\b|\b(?:print|e-?mail(?:\s*author)?|share|"
    r"tweet|save|follow|subscribe|bio|view (?:more|all)(?: articles| posts)?|more from this author)\b",
    re.IGNORECASE,
)

WEEKDAY = lazy_regex(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE
)

LABEL = lazy_regex(
    r"\b(?:"
    + "|".join(sorted(map(re.escape, labels.PUBLISHED + labels.UPDATED), key=len, reverse=True))
    + r")\b:?",
    re.IGNORECASE,
)

SMALL_WORDS = lazy_regex(r"\b(?:on|at|in|from)\b", re.IGNORECASE)

_MARK = r"(?:(?<=[^\W\d_])[*†‡§¶]+|(?<=[^\W\d_])[¹²³⁰⁴-⁹]+|(?<=[^\W\d_A-Z][^\W\d_A-Z])\d{1,2}(?![\d.:]))"

NOTE_MARKS = lazy_regex(
    rf"{_MARK}(?:,?(?:[*†‡§¶¹²³⁰⁴-⁹]|\d{{1,2}}(?![\d.:]))){{0,5}}"
    r"(?=[^\S\n]*(?:$|[,;|·&)\n]|(?:and|und|et|y|e|with)\s))"
)
"""Marks behind a name that send to a note or to a place of work: ``Ana Ruiz1,2 and Tom Okafor*``."""

GONE = "\u2002"
"""What stands in the place of such a mark; it parts no names, and three of it part no columns."""

PARTING = lazy_regex(r"[\n|•·]+|\s+[-–—/]+\s+|[^\S\u2002]{3,}")

ABBREVIATED = lazy_regex(r"\b(?:Jr|Sr|[^\W\d_])$")
"""What keeps its full stop at the end of a line: ``Jr.``, an initial."""

LONGEST = 120
"""Characters of a line of buttons."""

EDGE = f" \t\u00a0{GONE},;:.()[]–—-|•·@/+*&"


NOISE = lazy_regex(
    r"[@\[:*†‡§¶¹²³⁰⁴-⁹\u2190-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]|^\s*[•–+-]|"
    r"\d(?!\d*\Z)|(?<![\s\d])\d|(?<=[a-z])[BEFLPRUV]|[bB][yY]|[dD][aA][yY]|[lL][eE][sSſ][sSſ]"
)
"""Signs of which one stands wherever an English line without a date has noise, but for a day at its end."""


EASTERN_LABEL = lazy_regex("[ \u3000](?=[\u3400-\u9fff]{2,5}[:：])")
"""The space before a label in Chinese signs, which begins another part of a line: ``来源：… 作者：…``."""


class Masked(Struct, frozen=True):
    """A line with line ends for all but names and roles."""

    text: str
    """As long as the line."""
    names_at: int | None
    """Place behind the ``By`` or the like; None where nothing announces names."""
    timed: bool
    """Whether a time of day, or a day without a year, stood on it."""


def mask_noise(words: str, dates: tuple[FoundDate, ...], locale: str = ENGLISH) -> Masked:
    """Return *words* with line ends for all but names and roles.

    By-words, clocks and labels are those of the language of *locale*, and the English ones.
    """
    language = locale.partition("-")[0]
    if not (dates or language != ENGLISH or NOISE.search(words) or credit_words.day(language).search(words)):
        return Masked(words, None, False)
    masked = EASTERN_LABEL.sub("\n", words)
    for date in dates:
        masked = blank_out(masked, date.span.start, date.span.end)
    masked = NOTE_MARKS.sub(lambda marks: GONE * len(marks.group()), masked)
    for pattern in (READING_TIME, GLUED, ADDRESS, PICTURE, LEADING_MARK):
        masked = _without(masked, pattern)
    timed = any(p.search(masked) for p in (PAST, credit_words.day(language)))
    masked = _without(masked, AGO)
    if dates:
        for clock in (CLOCK, credit_words.clock(language), credit_words.ZONE):
            masked = _without(masked, clock)
    by = _announcements(language, dated=bool(dates))
    found = [match.end() for pattern in by if (match := pattern.search(masked))]
    patterns = [credit_words.day(language)] if timed or found else []
    patterns += [TWICE] if found else []
    if found or dates or timed:
        patterns += [OTHER_CREDIT, CATEGORY, *by, *_foreign(language)]
        patterns += [FURNITURE, CLOCK, credit_words.ZONE, LABEL, WEEKDAY, NUMERIC_DATE]
    for pattern in patterns:
        masked = _without(masked, pattern)
    return Masked(masked, min(found, default=None), timed)


def says_nothing(words: str) -> bool:
    """Tell whether *words* are nothing but counters, buttons, handles and marks."""
    if len(words) > LONGEST:
        return False
    for pattern in (READING_TIME, ADDRESS, FURNITURE, AGO, CLOCK):
        words = _without(words, pattern)
    return not re.search(r"[^\W\d_]{2,}", words)


def _announcements(language: str, *, dated: bool) -> tuple[re.Pattern[str], ...]:
    """Return what announces names; beside a date the small word of another language does so as well."""
    kinds = (BY,) if language == ENGLISH else (credit_words.announcement(language), BY)
    if not dated:
        return kinds
    return (*kinds, credit_words.foreign_announcement(), credit_words.bare_label(language))


def _without(masked: str, pattern: re.Pattern[str]) -> str:
    if not pattern.search(masked):
        return masked
    for match in list(pattern.finditer(masked)):
        masked = blank_out(masked, *match.span())
    return masked


def _foreign(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what stands on credit lines in *language*, where it is not English."""
    if language == ENGLISH:
        return ()
    kinds = (credit_words.date_label, credit_words.clock, credit_words.weekday, credit_words.buttons)
    return (*(kind(language) for kind in kinds), credit_words.SECTION)


def blank_out(text: str, start: int, end: int) -> str:
    """Return *text* with line ends in place of what stands from *start* to *end*."""
    return text[:start] + "\n" * (end - start) + text[end:]


def chunks(masked: str) -> Iterator[Span]:
    """Yield what is left of a masked line, part by part, without the punctuation around it."""
    place = 0
    for match in (*PARTING.finditer(masked), None):
        end = match.start() if match else len(masked)
        inner = masked[place:end]
        start = place + len(inner) - len(inner.lstrip(EDGE))
        stop = place + len(inner.rstrip(EDGE))
        stop += bool(ABBREVIATED.search(masked[start:stop])) and masked[stop : stop + 1] == "."
        small = SMALL_WORDS.fullmatch(masked[start:stop])
        if stop > start and not small:
            yield Span(start, stop)
        place = match.end() if match else end
