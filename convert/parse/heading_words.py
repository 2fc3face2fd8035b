"""What the words of one line, read alone, say for and against a heading."""

import re
from functools import lru_cache

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.cited import title_key
from convert.parse.credit import names_alone
from convert.parse.dates import FIGURES, find_dates
from convert.parse.desk import Desk
from convert.parse.figure import reads_as_caption
from convert.parse.noise import CLOCK

NUMBERED = lazy_regex(
    r"(?P<number>(?i:part|chapter|section)\s+(?:\d{1,2}|[IVXL]{1,6}|(?i:one|two|three|four|five|six|seven|eight|nine))"
    r"\s*[.:–—-]|\d{1,2}(?:\.\d{1,2})+\.?|(?:\d{1,2}|[IVXL]{1,5}|[A-H])[.)])\s+(?=[^\W\d_a-z]|[\"“‘']|\d)"
)
"""``2.1 ``, ``II. ``, ``B. ``, ``Part One: ``; behind it a capital, a quotation or a figure."""

ROMAN = " I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(" ")

LONGEST = 120
LONGEST_BARE = 100
"""Characters that a heading without a number has at most."""

MOST_WORDS = 18

FEW = 7
"""Words that most headings do not exceed."""

SHOUT = 0.7
"""Share of the words with a capital from which a line reads as a title."""

NO_HEADING = lazy_regex(
    r"[•▪·○◦*+\[(@#←→]|//|.*[@|]|.*\d%$|"
    r"[-–—]\s|https?:|www\.|\S+@\S+$|\S+\.\w{2,4}$|(?:photo|image|source|by)\b[: ]|"
    r"[A-Z][\w ]{1,20}: \S.*@|\d+(?:[.,]\d+)*\s*$|[$€£]\d[\d.,]*(?: \w+)?$",
    re.IGNORECASE | re.DOTALL,
)
"""How a list item, a note, an address or a caption begins."""

OF_A_PAGE = lazy_regex(
    r"\b[a-z][a-z\d-]+\.(?:com|org|net|info|io|edu|gov)\b|\(\d{1,2}(?: [a-z]+)?\)$|\S{2}(?: {3}|\t)|^[$>] "
    r"|^_{2}|_{2}$|\((?:MP3|MP4|RA|WMV|PDF|[Aa]udio|[Vv]ideo)\)$"
)
"""An address, a count or a kind of file in brackets, columns, the prompt of a shell, drawn lines."""

SIGN_OF_A_PAGE = lazy_regex(r"[.(\t$>_]| {3}")
"""A sign of which one stands in each of these."""

STOPS = "。！？।॥۔؟։።၊။។"
"""The ends of sentences in scripts that have their own."""

GOING_ON = (";", ",", "-", "–", "—", "、", "，", "；", "،", "؛", "፣", "፤")
"""How a line ends whose sentence goes on below it."""

CLOSED = lazy_regex(
    rf"[.…{STOPS}](?:[\"”’')\]»」』⁰¹²³⁴⁵⁶⁷⁸⁹]|\[\d{{1,3}}\])*$|(?<=[^\W\d_]{{2}})[.!…][\"”’')]?\d{{1,3}}$"
)
"""The end of a sentence that is no question, with the marks of notes behind it."""

OPEN_WORDS = frozenset(
    "a an and are as at but by for from has in is it of on or our that the this to was were with".split()
)
"""Words with which no heading ends that has no number; a line that does was broken off."""

ASKING = frozenset("how what where which who whom whose why".split())
ASKED_AFTER = frozenset("as at by for from in of on to was with are is has".split())
"""How a clause begins that may end in such a word, and in which: ``What riders pay for``."""

NO_HEADINGS = frozenset((*labels.FURNITURE, *labels.KICKERS))
"""Words of a page and of its genres; alone on a line they head no section."""

SMALL_WORDS = OPEN_WORDS | {"vs", "v", "nor", "into", "over", "its", "their", "your", "de", "du"}

RUN = lazy_regex(r"[^\W\d_]+")

LETTERS = lazy_regex(r"[^\W\d_]{2,}")

LATELY = 64
"""Lines that are remembered: several signs ask the same of a line, and of those near it."""

WEIGHTY = lazy_regex(r"[^\W\d_]{4,}")

STEM = 6
"""Letters by which a word is known again in another form."""

SPEECH = lazy_regex(r"[\"“‘'].*[.?!][\"”’']$")
"""What somebody says, from the first mark to the last."""

POINTER = lazy_regex(
    r"(?:on|at|from|read|see|watch|learn|listen|video|gallery|photos)\b[^:]{0,40}:\s\S", re.IGNORECASE
)
"""``On Quays.example: ...``: the title of another text behind the place where it stands."""


def can_head(words: str, number: str) -> bool:
    """Tell whether *words*, alone, can be a heading; *number* is what they open with."""
    if words.lstrip("\"“‘'(")[:1].islower():
        return False
    if len(words) > (LONGEST if number else LONGEST_BARE) or len(words.split()) > MOST_WORDS:
        return False
    return (
        labels.fold(words) not in NO_HEADINGS
        and (bool(number) or not _is_unlikely(words))
        and not words.rstrip("\"”’')]").endswith(GOING_ON)
        and not SPEECH.fullmatch(words)
        and bool(LETTERS.search(words))
        and not reads_as_caption(words)
    )


def _is_unlikely(words: str) -> bool:
    """Tell whether a line without a number is an item, an address or broken off, or ends as sentences do."""
    bare = words.rstrip("\"”’')]")
    return (
        bool(NO_HEADING.match(words))
        or bool(SIGN_OF_A_PAGE.search(words) and OF_A_PAGE.search(words))
        or _is_broken_off(words)
        or is_closed(words)
        or (bare.endswith(":") and not (is_titled(bare) and len(bare.split()) <= 8))
    )


def _is_broken_off(words: str) -> bool:
    """Tell whether *words* end in a word that another one has to follow."""
    last = words.rsplit(None, 1)[-1].casefold()
    if last not in OPEN_WORDS:
        return False
    return not (last in ASKED_AFTER and words.split(None, 1)[0].casefold() in ASKING)


def counted(number: str) -> frozenset[tuple[str, int]]:
    """Return the places that *number* can mean, with the kind of counting: ``I.`` is Roman, or a letter."""
    sign = number.strip(" .:)–—-").rsplit(maxsplit=1)[-1:]
    if not sign:
        return frozenset()
    if sign[0].isdecimal():
        return frozenset({("figure", int(sign[0]))})
    places = {("letter", ord(sign[0]))} if len(sign[0]) == 1 else set()
    if sign[0] in ROMAN:
        places.add(("roman", ROMAN.index(sign[0])))
    return frozenset(places)


def is_closed(words: str) -> bool:
    """Tell whether *words* end as a sentence does that is no question."""
    return not words[-1:].isalpha() and bool(CLOSED.search(words[-20:]))


def is_cry(words: str) -> bool:
    """Tell whether *words* end in an exclamation mark."""
    return words.rstrip("\"”’')]").endswith("!")


@lru_cache(maxsize=LATELY)
def is_titled(words: str) -> bool:
    """Tell whether *words* have the capitals of a title."""
    weighty = [word for word in RUN.findall(words) if word.casefold() not in SMALL_WORDS]
    return bool(weighty) and sum(word[0].isupper() for word in weighty) >= SHOUT * len(weighty)


def case_of(words: str) -> str:
    """Return how *words* use capitals: ``capitals``, ``title`` or ``sentence``."""
    if words.isupper():
        return "capitals"
    return "title" if is_titled(words) else "sentence"


@lru_cache(maxsize=LATELY)
def stems(words: str) -> frozenset[str]:
    """Return the weighty words of *words*, without case and without what inflection changes."""
    return frozenset(word[:STEM] for word in WEIGHTY.findall(words.casefold()))


def is_date(desk: Desk, words: str) -> bool:
    """Tell whether a date or a time is nearly all that *words* say."""
    if not FIGURES.search(words):
        return False
    found = find_dates(words, desk.settings.locale)
    rest = CLOCK.sub("", words)
    for date in found:
        rest = rest.replace(date.span.cut(words), "")
    return rest != words and len(re.findall(r"[^\W\d_]{2,}", rest)) <= 2


def is_somebody(desk: Desk, index: int) -> bool:
    """Tell whether the line is a name: of an author, or near the end, or one that has no other words."""
    words = desk.words(index)
    if not names_alone(words):
        return False
    if title_key(words) in desk.author_keys:
        return True
    more = any(
        len(desk.words(later)) > LONGEST for later in range(index + 2, min(index + 6, len(desk.pieces)))
    )
    if more and _stands_once(desk.text, words.split()[-1]):
        return False
    return desk.lower_words.isdisjoint(word.casefold() for word in words.split() if len(word) > 3)


def _stands_once(text: str, word: str) -> bool:
    """Tell whether *text* has *word* in one place; the second one ends the search."""
    return text.find(word, text.find(word) + len(word)) < 0
