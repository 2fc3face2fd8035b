"""Citations without quotation marks: where the authors end, and which sentence says who published."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.cited_bodies import JOINING, is_body
from convert.parse.cited_people import COMMA, DASHES, ET_AL, LOWER_PARTICLES
from convert.parse.cited_signs import YEAR, sentences, trim_title
from convert.parse.dates import find_dates

_OTHER_HANDS = lazy_regex(
    r"(?:In[:\s]|Edited |Eds?\. |Trans(?:lated |\. )|With an? |Foreword|Vol\. "
    r"|(?:\S{1,20} ){1,4}(?:ed(?:ition)?|édition|Aufl(?:age)?)\.?\s*$"
    r"|(?:Rev|Revised|Unpublished|Master|Ph\.?D|Technical Report|Working Paper)\b)"
)
"""How a sentence begins that stands between title and publisher."""

_NUMBERS = lazy_regex(
    r"[\d\s.,:;()–—/-]*(?:[(]|pp?\.|[Vv]ol|[Nn]o|$)|(?:[Vv]ol|[Nn]os?|pp?|[Ii]ssue)\b\.?\s*\d"
)
_TAIL = lazy_regex(
    r"[\s(\[]{1,4}(?:https?://|www\.|doi\b|Retrieved\b|Accessed\b|Available\b|\(Original work|\d+ ?p\.)",
    re.IGNORECASE,
)
_TAIL_DATE = lazy_regex(
    rf"[,.?!]?\s*(?:(?:\d{{1,2}}\s+)?[^\W\d_]{{3,9}}\.?\s+(?:\d{{1,2}},?\s+)?)?{YEAR}\.?\s*$"
    r"|[.?!]\s+[^\W\d_]{3,9}\.?\s+\d{1,2}\.?\s*$"
)
_HOUSE_IN_BRACKETS = lazy_regex(rf"\s\((?=[^()]{{2,120}}(?::\s[^()]{{2,80}}|,\s{YEAR})\))[^()]+\)")
"""``(Place: Publisher, 2019)`` behind the title, as foot-notes have it."""

_STOP = lazy_regex(r"(?P<word>[^\s.,]+)?\.[)\]]?\s+(?=\S)")
_EDITORS = lazy_regex(r"\((?:[Ee]ds?|[Hh]rsg|[Dd]ir)\.?\)[,.:]?\s+(?=\S)")
_PAIRS = lazy_regex(
    r"(?:[^\W\d_][^\s,;.]{0,40}(?:[ -][^\s,;.]{1,40}){0,2},\s?(?:[^\W\d_]{1,2}\.[ -]?){1,4}[,;]?"
    r"\s*(?:and\s+|&\s*)?){1,60}"
)
"""``Family, G. H., Family, I.,`` as far as it goes."""

_RUNS = lazy_regex(r"(?P<head>[^:.]{3,900}):\s+(?=\S)")
_OFFICE = lazy_regex(r"\b(?:Agency|Bureau|Commission|Congress|Department|Ministry|Office|Senate|Service)\b")


def cut_plain(text: str, at: int) -> tuple[Span, int]:
    """Return the title that begins at *at*, and where what follows it begins.

    The last sentence says where a work appeared; it and what other hands did to the work are no title.
    """
    tail = _TAIL.search(text, at)
    parts = sentences(text, Span(at, tail.start() if tail else len(text)))
    last = len(parts) - 1
    while last and (_is_date(parts[last].cut(text)) or _NUMBERS.match(parts[last].cut(text))):
        last -= 1
    parts[last:] = [Span(parts[last].start, parts[-1].end)]
    house = _HOUSE_IN_BRACKETS.search(text, at, parts[0].end)
    if house:
        return trim_title(text, Span(at, house.start()), note=True), house.start()
    others = [number for number, part in enumerate(parts) if number and _OTHER_HANDS.match(part.cut(text))]
    others += [len(parts) - 1] if len(parts) > 1 else []
    stop = parts[others[0]].start if others else _lonely_end(text, parts[0])
    return trim_title(text, Span(at, stop), note=True), stop


def _is_date(words: str) -> bool:
    """Tell whether *words* are a date, with or without its year, and nothing else."""
    bare = words.strip(" .,;")
    if len(bare) > 40:
        return False
    dates = find_dates(bare, "en-US") or find_dates(f"{bare}, 2000", "en-US")
    return bool(re.fullmatch(YEAR, bare)) or any(
        date.span.start == 0 and date.span.end >= len(bare) for date in dates
    )


def _lonely_end(text: str, part: Span) -> int:
    """Return where the title ends that no other sentence follows: before its date, if it has one."""
    words = part.cut(text)
    date = _TAIL_DATE.search(words, max(0, len(words) - 30))
    if date:
        mark = words[date.start() : date.start() + 1]
        return part.start + date.start() + (mark in {"?", "!"})
    stops = re.finditer(r"(?:[^\W\d_]{2}|\.[^\W\d_])\.\s+(?=[^\W\d_])", words)
    ends = [match.end() for match in stops if words[match.end()].isupper()]
    return part.start + ends[-1] if ends else part.end


def cut_note(text: str, start: int) -> tuple[Span, Span] | None:
    """Return authors and title of a foot-note: ``Given Family, Title (Publisher, 2019), 12``."""
    house = _HOUSE_IN_BRACKETS.search(text, start)
    if house is None or len(sentences(text, Span(start, house.start()))) > 1:
        return None
    end = start
    for comma in COMMA.finditer(text, start, house.start()):
        part = text[end : comma.start()]
        if not is_people(part) or (len(part.split()) == 1 and end > start and not re.search(r"\.$", part)):
            break
        end = comma.end()
        if len(part.split()) > 1 and not re.match(
            r"\s*(?:and|&)\s", text[comma.start() + 1 : comma.end() + 5]
        ):
            break
    if end == start:
        return None
    return Span(start, end), trim_title(text, Span(end, house.start()), note=True)


def is_people(head: str) -> bool:
    """Tell whether *head* can be names and nothing else: short parts, no figures, few small words."""
    bare = ET_AL.sub("", head)
    if DASHES.match(bare):
        return True
    if not bare.strip(" .,") or re.search(r"\d|[:“\"«?!]", bare):
        return False
    return all(_can_be_one(part) for part in re.split(r"[,;]|\s&\s", bare) if part.strip(" ."))


def _can_be_one(part: str) -> bool:
    words = re.sub(r"\([^()]*\)|\b(?:eds?|and|et|und)\b\.?", "", part).split()
    if len(words) < 2:
        return True
    small = [word for word in words if word[0].islower() and word not in LOWER_PARTICLES]
    if is_body(part):
        return len(words) <= 14 and all(word in JOINING for word in small)
    return len(words) <= 7 and not small


def people_end(text: str, start: int) -> int | None:
    """Return where the authors end who are followed by a title without marks; None where nobody is named."""
    for match in _STOP.finditer(text, start, min(len(text), start + 1500)):
        head = text[start : match.start()] + (match["word"] or "")
        if DASHES.match(head) or (ET_AL.search(head + ".") and match["word"] == "al"):
            return match.end()
        if not _goes_on(text, head, match):
            editors = _EDITORS.match(text, match.end())
            return editors.end() if editors else _with_office(text, start, match.end())
    return None


def listed_end(text: str, start: int) -> int | None:
    """Return where a list of authors ends that a comma or a colon parts from the title; None for none."""
    pairs = _PAIRS.match(text, start)
    if pairs and re.search(r"\.[,;]\s+$", pairs[0][-4:]) and pairs.end() < len(text):
        return pairs.end()
    runs = _RUNS.match(text, start)
    parts = [part.split() for part in runs["head"].split(",")] if runs else []
    if runs and all(len(part) > 1 and part[-1].isupper() and len(part[-1]) < 4 for part in parts):
        return runs.end()
    return None


def _goes_on(text: str, head: str, stop: re.Match[str]) -> bool:
    """Tell whether the names go on behind the full stop *stop*, which then belongs to an initial."""
    word = re.split(r"[\s-]", head)[-1] if head else ""
    following = text[stop.end() : stop.end() + 60]
    if re.fullmatch(r"(?:[^\W\d_]\.){1,3}[^\W\d_]", word):  # initials without spaces
        second = re.search(r"(?:\band|&)\s+\S+$", head)
        return bool(second or re.match(r"(?:and|&)\s+[^\W\d_]\.", following))
    if len(word) != 1:
        return word in {"St", "Ste"}
    if re.match(
        r"[^\W\d_]\.|[^\W\d_]\.?-[^\W\d_]\.|&\s|(?:and|et al|van|von|de|der|den|del|di)\b", following
    ):
        return True
    parts = re.split(r",\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*", head)
    if (
        "," not in head
        or re.search(r"\b[^\W\d_](?:\.|\s)", parts[0])
        or (len(parts) != 2 and not _is_pairs(parts))
    ):
        return True
    return len(parts[-1].split()) == 1 and bool(re.match(r"[^\W\d_]+(?:,| and |\.)", following))


def _is_pairs(parts: list[str]) -> bool:
    given = [part.split() for part in parts[1::2]]
    return len(parts) > 2 and len(parts) % 2 == 0 and all(words and len(words[0]) < 3 for words in given)


def _with_office(text: str, start: int, end: int) -> int:
    """Return *end*, or the end of the office behind the country in it: ``United States. Office of Ports.``"""
    if "," in text[start:end]:
        return end
    following = sentences(text, Span(end, min(len(text), end + 400)))
    office = following[0].cut(text)
    is_office = len(following) > 2 and len(office.split()) < 8 and _OFFICE.search(office)
    return following[1].start if is_office else end
