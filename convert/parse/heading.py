"""Headings inside the body: numbered, or short lines that no punctuation ends and text follows."""

import re

from convert.model import Heading, Span
from convert.parse import labels
from convert.parse.cited import title_key
from convert.parse.credit import names_alone
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.figure import reads_as_caption
from convert.parse.noise import CLOCK

RULE = "heading"

NUMBERED = re.compile(
    r"(?P<number>(?i:part|chapter|section)\s+(?:\d{1,2}|[IVXL]{1,6}|(?i:one|two|three|four|five|six|seven|eight|nine))"
    r"\s*[.:–—-]|\d{1,2}(?:\.\d{1,2})+\.?|(?:\d{1,2}|[IVXL]{1,5}|[A-H])[.)])\s+(?=[^\W\d_a-z]|[\"“‘']|\d)"
)
"""``2.1 ``, ``II. ``, ``B. ``, ``Part One: ``; behind it a capital, a quotation or a figure."""

LONGEST = 120
LONGEST_BARE = 100
"""Characters that a heading without a number has at most."""

MOST_WORDS = 16

SHOUT = 0.7
"""Share of the words with a capital from which a line that ends in a colon reads as a heading."""

TEXT = 60
"""Characters from which a piece below a heading is text, however it ends."""

LETTER_SHARE = 0.4
"""Share of letters that text has at least; figures below a line are a table."""

NEAR_COLUMN = 50
"""Characters from which a line with another right below it can be the first line of a broken paragraph."""

NO_HEADING = re.compile(
    r"[•▪·○◦*+\[(@#←→]|//|.*[@|]|.*\d%$|"
    r"[-–—]\s|https?:|www\.|\S+@\S+$|\S+\.\w{2,4}$|(?:photo|image|source|by)\b[: ]|"
    r"[A-Z][\w ]{1,20}: \S.*@|\d+(?:[.,]\d+)*\s*$|[$€£]\d",
    re.IGNORECASE | re.DOTALL,
)
"""How a list item, a note, an address or a caption begins."""

OPEN_WORDS = frozenset(
    "a an and are as at but by for from has in is it of on or our that the this to was were with".split()
)
"""Words with which no heading ends; a line that does was broken off."""

NO_HEADINGS = frozenset((*labels.FURNITURE, *labels.KICKERS))
"""Words of a page and of its genres; alone on a line they head no section."""

SMALL_WORDS = OPEN_WORDS | {"vs", "v", "nor", "into", "over", "its", "their", "your", "de", "du"}

LETTERS = re.compile(r"[^\W\d_]{2,}")

SPEECH = re.compile(r"[\"“‘'].*[.?!][\"”’']$")
"""What somebody says, from the first mark to the last."""


def parse_heading(desk: Desk, index: int) -> Heading | None:
    """Return piece *index* as a heading of level 1, or None where it is none."""
    words = desk.words(index)
    match = NUMBERED.match(words)
    if (
        not reads_as_heading(words, bool(match))
        or not _text_follows(desk, index)
        or _is_somebody(desk, index)
        or _is_date(desk, words)
        or _is_broken_line(desk, index)
    ):
        return None
    span = desk.take(index).span
    desk.claim(span, "heading", RULE)
    content = Span(span.start + (match.end() if match else 0), span.end)
    desk.vouch("heading", words, RULE, span, confidence="likely" if match else "uncertain")
    return Heading(1, desk.line(content), span, match["number"] if match else None)


def reads_as_heading(words: str, numbered: bool) -> bool:
    """Tell whether *words*, alone, can be a heading."""
    if labels.fold(words) in NO_HEADINGS or words.rsplit(maxsplit=1)[-1].casefold() in OPEN_WORDS:
        return False
    if len(words) > (LONGEST if numbered else LONGEST_BARE) or len(words.split()) > MOST_WORDS:
        return False
    first = words.lstrip("\"“‘'(")[:1]
    bare = words.rstrip("\"”’')]")
    ends = bare.endswith((".", "!", ";", ",", "…", "-", "–", "—")) or bool(SPEECH.fullmatch(words))
    if ends or (bare.endswith(":") and not (_is_titled(bare) and len(bare.split()) <= 8)):
        return False
    return (
        not first.islower()
        and (numbered or not NO_HEADING.match(words))
        and bool(LETTERS.search(words))
        and not reads_as_caption(words)
    )


def _is_titled(words: str) -> bool:
    """Tell whether *words* have the capitals of a title."""
    weighty = [word for word in re.findall(r"[^\W\d_]+", words) if word.casefold() not in SMALL_WORDS]
    return bool(weighty) and sum(word[0].isupper() for word in weighty) >= SHOUT * len(weighty)


def _is_date(desk: Desk, words: str) -> bool:
    """Tell whether a date or a time is nearly all that *words* say."""
    found = find_dates(words, desk.settings.locale)
    rest = CLOCK.sub("", words)
    for date in found:
        rest = rest.replace(date.span.cut(words), "")
    return rest != words and len(re.findall(r"[^\W\d_]{2,}", rest)) <= 2


def _is_broken_line(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is as long as a line and goes on right below."""
    words = desk.words(index)
    return len(words) >= NEAR_COLUMN and desk.pieces[index + 1].gap == 0 and not _is_titled(words)


def _is_somebody(desk: Desk, index: int) -> bool:
    """Tell whether the line is a name: of an author, or near the end, or one that has no other words."""
    words = desk.words(index)
    if not names_alone(words):
        return False
    if title_key(words) in {title_key(author.name) for author in desk.found.authors}:
        return True
    more = any(
        len(desk.words(later)) > LONGEST for later in range(index + 2, min(index + 6, len(desk.pieces)))
    )
    if more and desk.text.count(words.split()[-1]) == 1:
        return False
    return desk.lower_words.isdisjoint(word.casefold() for word in words.split() if len(word) > 3)


def _text_follows(desk: Desk, index: int) -> bool:
    """Tell whether the next piece is text, or a heading with text below it."""
    following = index + 1
    if not desk.is_free(following):
        return False
    words = desk.words(following)
    if len(re.findall(r"[^\W\d_]", words[:200])) < LETTER_SHARE * len(words[:200]):
        return False
    if words[:1].islower() and desk.pieces[following].gap == 0:
        return False
    numbered = NUMBERED.match(words)
    if numbered and desk.pieces[following].gap == 0 and NUMBERED.match(desk.words(index)):
        return False
    if reads_as_heading(words, bool(numbered)):
        return desk.is_free(following + 1) and len(desk.words(following + 1)) > LONGEST
    return len(words) > len(desk.words(index)) or len(words) >= TEXT
