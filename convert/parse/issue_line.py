"""The line of an issue: a journal's name, volume, number, the date of the issue, and pages."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Rights, Span
from convert.parse import labels
from convert.parse.dates import FoundDate, find_dates
from convert.parse.desk import Desk
from convert.parse.enter import enter_date, enter_publisher
from convert.parse.furniture import reads_as_furniture
from convert.parse.house_names import NAME
from convert.parse.prose import is_sentence
from convert.parse.top import top

RULE = "issue-line"

LONGEST = 140
"""Characters of such a line."""

_COUNT = (
    r"(?<!\w)(?:Vol(?:ume|\.)?|No\.?|Nr\.?|Number|Issue|Heft|Jg\.?|Jahrgang|Tome|N[°º]|#)"
    r"(?:[^\S\n]*\d+|[^\S\n]+(?-i:[IVXLC]+))\b"
)

COUNTED = lazy_regex(rf"(?:{NAME}\W{{1,60}})?(?P<rest>{_COUNT}.*)", re.IGNORECASE)
"""``Journal of Ports, Vol. 12, No. 3 (May 2002)``; the name may be missing."""

OWNED = lazy_regex(r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:\d{4}\s+)?(?P<name>[^\W\d_a-z][^.;|©]{2,80}?)\s*\Z")
"""A notice of rights at the end of such a line, which says whose journal it is; a wrapped line goes on."""

COUNT = lazy_regex(_COUNT, re.IGNORECASE)

COUNTS = lazy_regex(rf"{_COUNT}[\s,.;|:–-]+{_COUNT}\W*$", re.IGNORECASE)
"""Volume and number, and nothing behind them."""

BARE = lazy_regex(rf"{NAME},?[^\S\n]+(?P<rest>\d{{1,4}}(?:[.:/]\d{{1,3}})?[^\S\n]*\([^()\n]*\d{{4}}\).*)")
"""``Journal of Ports 12 (2016), 201–219``."""

YEAR = lazy_regex(r"(?<![\d-])(?:1[5-9]|20)\d\d(?![\d-])")

PARTING = lazy_regex(r"\s*[|•·]\s*|,\s*(?=[^,]*[^\W\d_]\.? \d{1,2}, \d{4}$|\d{1,2}\.? [^\W\d_]+\.? \d{4}$)")
"""What parts a number from the day behind it, or from a button."""


def parse_issue_line(desk: Desk) -> None:
    """Take the first line at the top that says which issue of which journal the article stood in."""
    for index in top(desk):
        words = desk.words(index)
        match = BARE.fullmatch(words) or COUNTED.fullmatch(words)
        dated = YEAR.search(words) or COUNTS.search(words)
        if match and len(words) <= LONGEST and dated and not is_sentence(words):
            _take(desk, index, match)
            return
        if _is_dated_first(desk, words):
            _take_dated(desk, index)
            return


def _is_dated_first(desk: Desk, words: str) -> bool:
    """Tell whether *words* begin with the date of an issue, and volume or number follow."""
    count = COUNT.search(words) if len(words) <= LONGEST else None
    first = find_dates(words[: count.start()], desk.settings.locale)[:1] if count else ()
    return bool(first) and first[0].span.start == 0 and not is_sentence(words)


def _take_dated(desk: Desk, index: int) -> None:
    """Take ``May/June 2003, pp. 26-33 (vol. 59, no. 3) © 2003 Journal of Ports``."""
    span = desk.take(index).span
    owned = OWNED.search(span.cut(desk.text))
    rest = Span(span.start, span.start + owned.start() if owned else span.end)
    if not desk.found.dates:
        _set_date(desk, rest)
    if owned:
        _set_name(desk, Span(span.start + owned.start("name"), span.start + owned.end("name")))
        notice = Span(rest.end, span.end)
        desk.claim(notice, "rights", RULE)
        desk.found.rights.append(Rights(desk.line(notice), notice, None))
    desk.claim(rest, "number", RULE)
    if not desk.found.number:
        desk.found.number = desk.line(rest)
        desk.vouch("number", rest.cut(desk.text), RULE, rest)


def _take(desk: Desk, index: int, match: re.Match[str]) -> None:
    start = desk.take(index).span.start
    rest = Span(start + match.start("rest"), start + match.end("rest"))
    name = Span(start + match.start("name"), start + match.end("name")) if match["name"] else None
    if _is_name_line(desk, index - 1) and (name is None or _is_series(name.cut(desk.text))):
        _set_name(desk, desk.take(index - 1).span)
    if name:
        _set_name(desk, name)
    if not desk.found.dates:
        _set_date(desk, rest)
    _set_number(desk, rest)
    desk.claim(desk.pieces[index].span, "separator", RULE)


def _set_number(desk: Desk, rest: Span) -> None:
    """Take volume and number from the *rest* of the line; a day behind a bar is none of theirs."""
    words = rest.cut(desk.text)
    for bar in reversed(list(PARTING.finditer(words))):
        behind = words[bar.end() :]
        if _is_day(desk, behind):
            desk.claim(Span(rest.start + bar.end(), rest.end), "date", RULE)
        elif not reads_as_furniture(behind, desk.language):
            break
        words = words[: bar.start()]
        rest = Span(rest.start, rest.start + bar.start())
    desk.claim(rest, "number", RULE)
    if not desk.found.number:
        desk.found.number = desk.line(rest)
        desk.vouch("number", rest.cut(desk.text), RULE, rest)


def _is_day(desk: Desk, words: str) -> bool:
    """Tell whether *words* are a date that has its year, and nothing else; a year alone may be a volume's."""
    found = find_dates(words, desk.settings.locale)
    return len(found) == 1 and found[0].span == Span(0, len(words))


def _is_series(words: str) -> bool:
    """Tell whether *words* are a kind of text: a house numbers its briefs, and has its name elsewhere."""
    return labels.is_label(words, labels.KICKERS)


def _is_name_line(desk: Desk, index: int) -> bool:
    """Tell whether line *index*, right above the line of the issue, can be the journal's name."""
    if index != 0 or not desk.is_free(index) or index == desk.title_at:
        return False
    return bool(re.fullmatch(NAME, desk.words(index))) and len(desk.words(index)) <= 80


def _set_name(desk: Desk, name: Span) -> None:
    """Take the journal as the publisher, or as the series of a house that is known or stands elsewhere."""
    if desk.found.publisher is None and not _is_series(name.cut(desk.text)):
        desk.claim(name, "publisher", RULE)
        enter_publisher(desk, name, RULE)
    elif not desk.found.series:
        desk.claim(name, "series", RULE)
        desk.found.series = desk.line(name)
        desk.vouch("series", name.cut(desk.text), RULE, name)


def _set_date(desk: Desk, rest: Span) -> None:
    """Read the date of the issue, at the least its year; bars may part its month from its year."""
    uncounted = COUNT.sub(lambda match: " " * len(match.group()), rest.cut(desk.text))
    words = re.sub(r"[|,()]", " ", uncounted)
    found = [one for one in find_dates(words, desk.settings.locale) if one.rival is None]
    found += [FoundDate(match.group(), Span(*match.span())) for match in YEAR.finditer(words)]
    if found:
        enter_date(desk, found[0], rest.start, RULE)
