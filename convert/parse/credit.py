"""What a credit line says: names, dates, a role; and what else stands on it that no edition needs."""

import re
from collections.abc import Iterator

from msgspec import Struct

from convert.model import Span
from convert.parse import labels
from convert.parse.dates import FoundDate, find_dates
from convert.parse.names import ROLE_WORDS, is_name, is_organisation, split_names

BY = re.compile(
    r"(?:^|(?<=[\n|•·]))\s*(?:(?:posted|written|published|story|words|article|text|op-ed) )?by\b:?\s+|"
    r"^(?:author|authors|author\(s\)):\s+|(?<=\n)\s*by\s+",
    re.IGNORECASE,
)
"""What announces the names."""

CLOCK = re.compile(
    r"(?:\b(?:at|@)\s*)?\b\d{1,2}(?:[:.]\d{2})?(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|(?=h\d\d)h\d\d)|"
    r"(?:\b(?:at|@)\s*)?\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*h(?:rs|ours)?\b)?",
    re.IGNORECASE,
)
ZONE = re.compile(r"\b(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|IST|AEDT|AEST)\b(?:[+-]\d{1,2}(?::?\d\d)?)?")
READING_TIME = re.compile(r"\b\d+\s*-?\s*min(?:ute)?s?\b(?:\s+read)?|\bless than a minute\b", re.IGNORECASE)
FURNITURE = re.compile(
    r"\b(?:\d[\d,.]*k?\s+)?(?:comments?|shares?|views?|likes?|tweets?)\b|\b(?:print|e-?mail(?:\s*author)?|share|"
    r"tweet|save|follow|subscribe|bio|view (?:more|all)(?: articles| posts)?|more from this author)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE)
LABEL = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, labels.PUBLISHED + labels.UPDATED), key=len, reverse=True)) + r")\b:?",
    re.IGNORECASE,
)
SMALL_WORDS = re.compile(r"\b(?:on|at|in|from)\b", re.IGNORECASE)

PARTING = re.compile(r"[\n|•·]+|\s+[-–—/]+\s+|\s{3,}")
EDGE = " \t\u00a0,;:.()[]–—-|•·@/+*&"
LONGEST_CHUNK = 60
"""Characters of what a credit line holds beside names and dates: a place, a desk, a medium."""

LONGEST = 240
"""Characters of a credit line."""


class Credit(Struct, frozen=True):
    """What one line credits."""

    authors: tuple[Span, ...]
    """Names, in order."""
    role: Span | None
    """What the line says behind the last name."""
    dates: tuple[FoundDate, ...]
    """Dates, in order."""
    announced: bool
    """Whether ``By`` or the like stands before the names."""


def read_credit(words: str, locale: str) -> Credit | None:
    """Return what the line *words* credits, or None where it is no credit line."""
    if len(words) > LONGEST:
        return None
    dates = find_dates(words, locale)
    masked, announced = _mask(words, dates)
    authors: list[Span] = []
    role: Span | None = None
    for chunk in _chunks(masked):
        names, rest = _names(chunk.cut(masked), announced)
        shifted = [Span(chunk.start + name.start, chunk.start + name.end) for name in names]
        if not names and not (announced or dates):
            return None
        if not names and chunk.end - chunk.start > LONGEST_CHUNK:
            return None
        if rest is not None and not (announced or dates):
            return None
        authors.extend(shifted)
        if rest is not None and names:
            role = Span(chunk.start + rest.start, chunk.start + rest.end)
    if not authors and not dates:
        return None
    return Credit(tuple(authors), role, dates, announced)


def _mask(words: str, dates: tuple[FoundDate, ...]) -> tuple[str, bool]:
    """Return *words* with line ends in place of all that is neither a name nor a role, and whether it had a By."""
    masked = words
    for date in dates:
        masked = _blank(masked, date.span.start, date.span.end)
    announced = bool(BY.search(masked))
    known = [CLOCK, ZONE, READING_TIME, LABEL, WEEKDAY] if dates else [READING_TIME]
    for pattern in ([BY] if announced else []) + known + ([FURNITURE] if announced or dates else []):
        for match in list(pattern.finditer(masked)):
            masked = _blank(masked, *match.span())
    return masked, announced


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "\n" * (end - start) + text[end:]


def _chunks(masked: str) -> Iterator[Span]:
    place = 0
    for match in (*PARTING.finditer(masked), None):
        end = match.start() if match else len(masked)
        inner = masked[place:end]
        start = place + len(inner) - len(inner.lstrip(EDGE))
        stop = place + len(inner.rstrip(EDGE))
        small = SMALL_WORDS.fullmatch(masked[start:stop])
        if stop > start and not small:
            yield Span(start, stop)
        place = match.end() if match else end


def _names(chunk: str, announced: bool) -> tuple[tuple[Span, ...], Span | None]:
    """Return the names of *chunk* and what follows them; a body only where ``By`` announces it."""
    chunk = re.sub(r"\s+(?:on|at)\s*$", lambda match: " " * len(match.group()), chunk)
    names, rest = split_names(chunk.rstrip())
    if names:
        return tuple(name.span for name in names), _role(chunk, rest)
    if announced and is_organisation(chunk) and len(chunk) <= LONGEST_CHUNK:
        return (Span(0, len(chunk.rstrip())),), None
    return (), None


def _role(chunk: str, rest: Span | None) -> Span | None:
    if rest is None:
        return None
    inner = rest.cut(chunk)
    start = rest.start + len(inner) - len(inner.lstrip(EDGE))
    return Span(start, max(start, rest.start + len(inner.rstrip())))


def names_alone(words: str) -> bool:
    """Tell whether *words* are people's names and nothing else."""
    names, rest = split_names(words)
    return bool(names) and rest is None and all(is_name(name.text) for name in names)


def reads_as_role(words: str) -> bool:
    """Tell whether *words* can be what somebody is: short, and with a word that names a role."""
    folded = {word.casefold().strip(".,") for word in words.split()}
    return len(words) <= 160 and not folded.isdisjoint(ROLE_WORDS - {"the", "of"}) and not words.endswith((".", "?", "!"))
