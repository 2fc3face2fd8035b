"""What a credit line says: names, dates, a role; and what else stands on it that no edition needs."""

import re
from collections.abc import Iterator

from msgspec import Struct

from convert.model import Span
from convert.parse import labels
from convert.parse.dates import FoundDate, find_dates
from convert.parse.names import ROLE_WORDS, is_name, is_organisation, split_names

BY = re.compile(
    r"(?:^|(?<=[\n|•·]))\s*(?:(?:posted|written|published|story|words|article|text|op-ed|guest post|"
    r"statement|remarks|testimony|speech|address|lecture|report|analysis) )?by\b:?\s+|"
    r"(?:^|(?<=[\n|•·]))\s*(?:authors?|author\(s\)):\s*|(?<=\n)\s*by\s+",
    re.IGNORECASE,
)
"""What announces the names."""

MEDIUM = re.compile(
    r"(?<![,;])\s+(?:(?:BBC|CNN|NBC|CBS|ABC|Fox)(?:\s+News)?|(?:The\s+)?Associated\s+Press|Reuters|AFP|AP|UPI|Bloomberg|"
    r"(?:Staff|Senior|Special|Contributing|Guest)\s.*|Correspondent|Reporter|Columnist|Editor|for\s.*|on$|at$)$"
)
"""A desk, a medium or a role that follows a name without a comma."""

GLUED = re.compile(r"(?<=[a-z])(?:Email Author|View More.*|Read More.*|Follow)\b")
"""A button of the web page that was copied together with the name."""

OTHER_CREDIT = re.compile(r",?\s+(?:photos?|pictures?|illustrations?|video|graphics)\s+by\b.*", re.IGNORECASE)
CATEGORY = re.compile(r"\b(?:category|categories|filed under|section|topics?|tags?):?[^|\n]*", re.IGNORECASE)

CLOCK = re.compile(
    r"(?:\b(?:at|@)\s*)?\b\d{1,2}(?:[:.]\d{2})?(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|(?=h\d\d)h\d\d)|"
    r"(?:\b(?:at|@)\s*)?\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*h(?:rs|ours)?\b)?",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"\b(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|IST|AEDT|AEST)\b(?:[+-]\d{1,2}(?::?\d\d)?)?"
)
READING_TIME = re.compile(r"\b\d+\s*-?\s*min(?:ute)?s?\b(?:\s+read)?|\bless than a minute\b", re.IGNORECASE)
FURNITURE = re.compile(
    r"\b(?:\d[\d,.]*k?\s+)?(?:comments?|shares?|views?|likes?|tweets?)\b|\b(?:print|e-?mail(?:\s*author)?|share|"
    r"tweet|save|follow|subscribe|bio|view (?:more|all)(?: articles| posts)?|more from this author)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE
)
LABEL = re.compile(
    r"\b(?:"
    + "|".join(sorted(map(re.escape, labels.PUBLISHED + labels.UPDATED), key=len, reverse=True))
    + r")\b:?",
    re.IGNORECASE,
)
SMALL_WORDS = re.compile(r"\b(?:on|at|in|from)\b", re.IGNORECASE)

VENUE = re.compile(
    r"\s*(?:(?P<who>[^\n:|]{2,60}):\s+)?(?i:for|from|reprinted from|in)\s+(?:[Tt]he\s+)?"
    r"(?P<venue>[^\W\d_a-z][\w&'’.]*(?:\s+[\w&'’.]+){0,6}?)\s*(?=[,\n|]|$)"
)
"""``Ruiz: For the Quay Journal, `` before a date; the names are those of the paper's own day."""

PERSON_BEFORE_COLON = re.compile(
    r"(?:^|,|\b(?:and|with)\b)\s*(?!and\b|with\b)([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})"
)

PARTING = re.compile(r"[\n|•·]+|\s+[-–—/]+\s+|\s{3,}")
EDGE = " \t\u00a0,;:.()[]–—-|•·@/+*&"
PEN_NAME = r"[^\W\d_][\w'’.-]{1,24}"
"""One word that ``By`` announces: a pen name, a first name."""

SHORT_ROLE = 5
"""Words that may follow a name without naming a role: a place, a club."""

MOST_WORDS = 5
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
    venue: Span | None
    """The journal or paper that the line names: ``From Harbor Affairs, March 2004``."""
    announced: bool
    """Whether ``By`` or the like stands before the names."""


def read_credit(words: str, locale: str) -> Credit | None:
    """Return what the line *words* credits, or None where it is no credit line."""
    if len(words) > LONGEST:
        return None
    dates = find_dates(words, locale)
    masked, announced = _mask(words, dates)
    masked, authors, venue = _venue(masked) if dates else (masked, [], None)
    role: Span | None = None
    for chunk in _chunks(masked):
        names, rest = _names(chunk.cut(masked), announced)
        shifted = [Span(chunk.start + name.start, chunk.start + name.end) for name in names]
        if not names and not (announced or dates):
            return None
        if not names and (
            chunk.end - chunk.start > LONGEST_CHUNK or len(chunk.cut(masked).split()) > MOST_WORDS
        ):
            return None
        if rest is not None and not (announced or dates):
            return None
        authors.extend(shifted)
        if rest is not None and names:
            role = Span(chunk.start + rest.start, chunk.start + rest.end)
    if not authors and not dates:
        return None
    return Credit(tuple(authors), role, dates, venue, announced)


def _venue(masked: str) -> tuple[str, list[Span], Span | None]:
    """Return *masked* without ``Names: For The Quay Journal``, the names in it, and the journal."""
    match = VENUE.match(masked)
    if match is None:
        return masked, [], None
    names = [
        Span(*each.span(1)) for each in PERSON_BEFORE_COLON.finditer(masked, 0, max(match.end("who"), 0))
    ]
    place = Span(*match.span("venue"))
    return _blank(masked, match.start(), match.end()), names, place


def _mask(words: str, dates: tuple[FoundDate, ...]) -> tuple[str, bool]:
    """Return *words* with line ends for all but names and roles, and whether they had a By."""
    masked = words
    for date in dates:
        masked = _blank(masked, date.span.start, date.span.end)
    announced = bool(BY.search(masked))
    patterns = [READING_TIME, GLUED]
    if announced or dates:
        patterns += [OTHER_CREDIT, CATEGORY, BY, FURNITURE]
    if dates:
        patterns += [CLOCK, ZONE, LABEL, WEEKDAY]
    for pattern in patterns:
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
    if announced and is_organisation(chunk) and len(chunk) <= LONGEST_CHUNK and "," not in chunk:
        medium = MEDIUM.search(chunk)
        if not medium or not is_name(chunk[: medium.start()]):
            return (Span(0, len(chunk.rstrip(" ."))),), None
    medium = MEDIUM.search(chunk)
    bare = chunk[: medium.start()] if medium else chunk.rstrip(" .")
    names, rest = split_names(bare)
    role = _role(chunk, rest)
    if names and (role is None or _can_be_role(role.cut(chunk))):
        return tuple(name.span for name in names), role
    if announced and not names and re.fullmatch(PEN_NAME, bare.strip()):
        return (Span(0, len(bare.rstrip())),), None
    return (), None


def _can_be_role(words: str) -> bool:
    """Tell whether *words* behind a name can be a role: they name one or a body, or are short."""
    known = reads_as_role(words) or is_organisation(words)
    return known or (len(words.split()) <= SHORT_ROLE and not words[:1].islower())


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
    return (
        len(words) <= 160
        and not folded.isdisjoint(ROLE_WORDS - {"the", "of"})
        and not words.endswith((".", "?", "!"))
    )
