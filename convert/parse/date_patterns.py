"""The data of a language made into patterns for its dates; built once a language."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.parse.alternatives import any_of
from convert.parse.tongue import Tongue, load_tongue

YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
FIGURES_OF_YEAR = lazy_regex(r"1[4-9]\d\d|20\d\d")
"""A year, whatever stands around it: without one, a text has few kinds of dates."""

DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
NUMBER = r"(?P<number>1[0-2]|0?[1-9])"

HAN = "〇零一二三四五六七八九十"
HAN_YEAR = rf"(?P<year>[12]\d{{3}}|\d{{1,3}}|[{HAN}]{{1,4}}|元)"
HAN_DAY = rf"(?P<day>\d{{1,2}}|[{HAN}]{{1,3}})"
HAN_NUMBER = rf"(?P<number>\d{{1,2}}|[{HAN}]{{1,3}})"

HAN_SCRIPTS = frozenset({"Hani", "Hira", "Kana"})

TO = r"\s?[–—-]\s?"
"""Between the ends of a range."""

START = r"(?:(?<![\w/-])|(?-i:(?<=[a-zß-öø-ÿ])(?=[A-Z][a-z]{2})|(?<=[A-Z]{2})(?=[A-Z]{3,9}\.?\s\d)))"
"""Before a date no word and no figure; the month may be glued to a name, in capitals to one in capitals."""
GLUED_START = r"(?<![\d/-])"

END = r"(?=\d{1,2}:\d\d(?!\d)|$|(?-i:[^\W\d_a-zà-öø-ÿα-ώа-я]|[a-z]{4})|[^\w/-]|[/-](?!\w))"
"""Behind a date a capital, a clock or a word may be glued on, as in copied pages; no ending, no figure."""

GLUED_END = r"(?!\d)"

RANGE = rf"{{day}}\.? (?:de )?{{month}}{TO}\d{{1,2}}\.? (?:de )?{{month2}},? (?:de )?{{year}}"
"""From a day of one month to a day of the next, in languages that put the day first."""

MARKS = "[\u200e\u200f]?"
"""Marks of direction that stand between the figures of Arabic and Hebrew dates."""

DOTTED = r"(?:[/-]|(?<=\d\d)(?<!(?i:release) \d\d)(?<!(?i:version) \d\d)\.(?=\d\d\.\d\d(?!\s+[a-z])))"
"""What parts the figures of a short day in English; with dots they may be those of a version."""

EDGE = r"|,;:·•(\n–—/"
"""What stands around the season that an issue is called after; in a sentence it would be no date."""


class Shapes(Struct, frozen=True):
    """The dates of one language as patterns."""

    worded: tuple[re.Pattern[str], ...]
    """With the month as a word, or with words around the numbers; the fuller ones first."""
    month: re.Pattern[str]
    """The name of a month: a quick look at texts that have no date in words."""
    plain_month: re.Pattern[str]
    """So too, quicker still, of text in ASCII that is in small letters."""
    always_named: bool
    """Whether no date in words goes without such a name."""
    any_year: bool
    """Whether years stand in other signs than four figures as well."""
    months: dict[str, int]
    """Number of each month by its names, in lower case."""
    eras: dict[str, int]
    """Year before the first of each era."""
    year_first: re.Pattern[str]
    """2019-03-04, which has one reading."""
    year_last: re.Pattern[str]
    """03/04/2019, which has one or two."""
    short: re.Pattern[str]
    """19.10.19, or in English 10/19/19."""
    short_worded: tuple[re.Pattern[str], ...]
    """19-Oct-19 and Oct 19, 19."""
    season: re.Pattern[str]
    """Winter 2016, as the group ``whole``."""
    day_first: bool
    """Whether nobody who writes the language puts the month first."""


@cache
def load_shapes(locale: str) -> Shapes:
    """Return the patterns of the language of *locale*."""
    tongue = load_tongue(locale)
    months = _months(tongue)
    english = locale.partition("-")[0] == "en"
    gap = "" if english else r"\s?"
    return Shapes(
        worded=tuple(_worded(tongue, months)),
        month=re.compile(names_pattern(list(months)), re.IGNORECASE),
        plain_month=re.compile(any_of(map(_name, _small(months)))),
        always_named=all("{month}" in shape for shape in tongue.dates),
        any_year=not HAN_SCRIPTS.isdisjoint(tongue.scripts),
        months=months,
        eras=tongue.eras,
        year_first=re.compile(
            rf"(?<![\d/.-]){YEAR}(?P<mark>[-/.]){gap}{NUMBER}(?P=mark){gap}{DAY}(?!\d|[/-]\d)"
        ),
        year_last=re.compile(
            rf"(?<![\d/.-])(?P<first>\d{{1,2}}){MARKS}(?P<mark>[/.-]){gap}"
            rf"(?P<second>\d{{1,2}}){MARKS}(?P=mark){gap}{YEAR}{END}"
        ),
        short=_short(tongue, english),
        short_worded=_short_worded(months),
        season=_season(tongue),
        day_first=not english and tongue.numeric == "dmy",
    )


def _short(tongue: Tongue, english: bool) -> re.Pattern[str]:
    """Return what finds dates in figures with a short year, as the language writes them."""
    mark = "[./]" if tongue.short_years else DOTTED if english else "(?!)"
    figures, gap = (r"\d{1,2}", "[ \u00a0]?") if english else (r"\d\d", "")
    return re.compile(
        rf"(?<![\w/.-])(?P<first>{figures})(?P<mark>{mark}){gap}(?P<second>{figures})(?P=mark){gap}(?P<year>\d\d)"
        r"(?![\w/-]|\.\d)"
    )


def _short_worded(months: dict[str, int]) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{names_pattern(list(months))})\.?"
    year = r"['’]?(?P<year>\d\d)(?![\w/:.%-]\w|[\w%]|\s+(?!at\b)(?-i:[^\W\d_A-Z]))"
    return (
        re.compile(rf"(?<![\w/.-]){DAY}(?P<mark>[-. ]){month}(?P=mark),?{year}", re.IGNORECASE),
        re.compile(rf"(?<![\w/.-]){month}\s+{DAY},\s*{year}", re.IGNORECASE),
    )


def _months(tongue: Tongue) -> dict[str, int]:
    """Return the number of each name; names without their accents, as capitals often are, count as well."""
    table = {}
    for number, names in enumerate(tongue.months, start=1):
        for name in names.split("|"):
            table[unicodedata.normalize("NFC", name.casefold())] = number
    bare = {_without_accents(name): number for name, number in table.items()}
    return {**bare, **table}


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))


def names_pattern(names: list[str]) -> str:
    """Return a pattern for any of *names*, composed or not, the longest first; a space is any white space."""
    forms = {form for name in names for form in (name, unicodedata.normalize("NFD", name))}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(map(_name, ordered)) + ")"


def _name(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s+")


def _small(months: Iterable[str]) -> Iterator[str]:
    """Yield the names of *months* that ASCII can spell, where an ``i`` may stand for one without a dot."""
    for name in months:
        plain = name.replace("ı", "i")
        if plain.isascii():
            yield plain


def _worded(tongue: Tongue, months: dict[str, int]) -> list[re.Pattern[str]]:
    start, end = (GLUED_START, GLUED_END) if tongue.glued else (START, END)
    weekday = "" if tongue.glued else rf"(?:{names_pattern(tongue.weekdays.split('|'))}\.?,?\s+)?"
    shapes = tongue.dates if tongue.glued else (RANGE, *tongue.dates)
    # Korean in particular comes apart into its letters on some machines, the words of a date too.
    shapes = tuple(dict.fromkeys((*shapes, *(unicodedata.normalize("NFD", shape) for shape in shapes))))
    return [
        re.compile(start + weekday + _fill(shape, tongue, months) + end, re.IGNORECASE) for shape in shapes
    ]


def _fill(shape: str, tongue: Tongue, months: dict[str, int]) -> str:
    """Return the pattern *shape* with its places filled and its spaces as any white space."""
    han = not HAN_SCRIPTS.isdisjoint(tongue.scripts)
    month = names_pattern(list(months))
    ordinal = rf"(?:{tongue.ordinals})?" if tongue.ordinals else ""
    until = "" if han or "{month2}" in shape else rf"(?:\.?{TO}\d{{1,2}}{ordinal}\.?)?"
    other = "" if "{day}" in shape or "{month2}" in shape else rf"(?:\s?[/–-]\s?(?P<month2>{month})\.?)?"
    places = {
        "{day}": (HAN_DAY if han else DAY) + (ordinal + until if not han else ""),
        "{month}": rf"(?P<month>{month})\.?{other}",
        "{month2}": rf"(?P<month2>{month})\.?",
        "{number}": HAN_NUMBER if han else NUMBER,
        "{year}": _era(tongue) + (HAN_YEAR if han else YEAR),
    }
    pattern = shape.replace(" ?", r"\s?").replace(" ", r"\s+")
    for place, filling in places.items():
        pattern = pattern.replace(place, filling)
    return pattern


def _era(tongue: Tongue) -> str:
    return rf"(?:(?P<era>{'|'.join(tongue.eras)})\s?)?" if tongue.eras else ""


def _season(tongue: Tongue) -> re.Pattern[str]:
    """Return what finds a season with its year where nothing else stands between two marks."""
    names = names_pattern(tongue.seasons.split("|"))
    if tongue.glued and tongue.numeric == "ymd":
        whole = rf"{YEAR}\s?[年년]?\s?{names}"
    else:
        whole = rf"{names}\s+(?:de\s+|of\s+)?{YEAR}(?:[/–-]\d{{2,4}})?"
    before = rf"(?:^|(?<=[{EDGE}])|(?<=[{EDGE}]\s))"
    return re.compile(rf"{before}(?P<whole>{whole})(?=\s*(?:$|[{EDGE}).]))", re.IGNORECASE)


def fold_digits(text: str) -> str:
    """Return *text* with the decimal digits of every script as 0 to 9, place by place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if not c.isascii() and c.isdecimal() else c for c in text)


def read_number(words: str) -> int | None:
    """Return the value of ``12``, ``十二`` or ``二〇一九``; None where the signs make no number."""
    if words.isdecimal():
        return int(words)
    if "十" not in words:
        digits = [HAN.replace("零", "").find(sign.replace("零", "〇")) for sign in words]
        return int("".join(map(str, digits))) if digits and min(digits) >= 0 else None
    tens, _, ones = words.partition("十")
    parts = (read_number(tens) if tens else 1, read_number(ones) if ones else 0)
    return parts[0] * 10 + parts[1] if parts[0] is not None and parts[1] is not None else None
