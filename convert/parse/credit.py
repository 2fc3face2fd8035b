"""What a credit line says: who wrote the article, what they are, when and where it appeared."""

import re

from msgspec import Struct

from convert.model import Span
from convert.parse.dates import FoundDate, find_dates
from convert.parse.names import ROLE_WORDS, is_name, is_organisation, split_names
from convert.parse.noise import EDGE, blank_out, chunks, mask_noise

MEDIUM = re.compile(
    r"(?<![,;])\s+(?:(?:BBC|CNN|NBC|CBS|ABC|Fox)(?:\s+News)?|(?:The\s+)?Associated\s+Press|Reuters|AFP|AP|UPI|Bloomberg|"
    r"(?:Staff|Senior|Special|Contributing|Guest)\s.*|Correspondent|Reporter|Columnist|Editor|for\s.*|[Oo]n$|[Aa]t$)$"
)
"""A desk, a medium or a role that follows a name without a comma."""

AGENCY = re.compile(
    r"(?:Thomson )?Reuters|AFP|Agence France-Presse|(?:The )?Associated Press|AP|UPI|ANI|IANS|PTI|dpa",
    re.IGNORECASE,
)
"""News agencies that sign with their name alone."""

VENUE = re.compile(
    r"\s*(?:(?P<who>[^\n:|]{2,60}):\s+)?(?i:for|from|reprinted from|in)\s+(?:[Tt]he\s+)?"
    r"(?P<venue>[^\W\d_a-z][\w&'’.]*(?:\s+[\w&'’.]+){0,6}?)\s*(?=[,\n|]|$)"
)
"""``Ruiz: For the Quay Journal, `` before a date; the names are those of the paper's own day."""

PERSON_BEFORE_COLON = re.compile(
    r"(?:^|,|\b(?:and|with)\b)\s*(?!and\b|with\b)([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})"
)

PEN_NAME = r"[^\W\d_][\w'’.-]{1,24}"
"""One word that ``By`` announces: a pen name, a first name."""

SHORT_ROLE = 5
"""Words that may follow a name without naming a role: a place, a club."""

PLACE_WORDS = 4
"""Words of a place or a medium beside a date."""

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
    masked, announced = mask_noise(words, dates, locale)
    masked, authors, venue = _venue(masked) if dates else (masked, [], None)
    role: Span | None = None
    for chunk in chunks(masked):
        part = _read_part(chunk.cut(masked), announced, bool(dates), first=not authors)
        if part is None:
            return None
        names, rest = part
        authors.extend(_shift(name, chunk.start) for name in names)
        role = _shift(rest, chunk.start) if rest else role
    if not authors and (not dates or _says_more(masked)):
        return None
    return Credit(tuple(authors), role, dates, venue, announced)


def _says_more(masked: str) -> bool:
    """Tell whether a dated line without a name holds more than a place: then it is a headline with a date."""
    return sum(len(part.cut(masked).split()) for part in chunks(masked)) > PLACE_WORDS


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _read_part(
    part: str, announced: bool, dated: bool, *, first: bool
) -> tuple[tuple[Span, ...], Span | None] | None:
    """Return the names in *part* of a line and the role behind them; None where the line credits nobody.

    A line that neither ``By`` nor a date gives away holds names and nothing else; on one that is given
    away a few other words may stand, such as a place.
    """
    names, role = _names(part, announced, dated, first)
    if not (announced or dated):
        return (names, None) if names and role is None else None
    if not names and (len(part) > LONGEST_CHUNK or len(part.split()) > MOST_WORDS):
        return None
    return names, role if names else None


def _venue(masked: str) -> tuple[str, list[Span], Span | None]:
    """Return *masked* without ``Names: For The Quay Journal``, the names in it, and the journal."""
    match = VENUE.match(masked)
    if match is None:
        return masked, [], None
    names = [
        Span(*each.span(1)) for each in PERSON_BEFORE_COLON.finditer(masked, 0, max(match.end("who"), 0))
    ]
    place = Span(*match.span("venue"))
    return blank_out(masked, match.start(), match.end()), names, place


def _names(part: str, announced: bool, dated: bool, first: bool) -> tuple[tuple[Span, ...], Span | None]:
    """Return the names of *part* and what follows them.

    A body counts where ``By`` announces it, an agency on a dated line, and neither behind a person.
    """
    medium = MEDIUM.search(part)
    bare = part[: medium.start()] if medium else _without_full_stop(part)
    if _is_body(part, bare) or AGENCY.fullmatch(part.rstrip(" .")):
        counts = first and (announced or (dated and AGENCY.fullmatch(part.rstrip(" ."))))
        return ((Span(0, len(part.rstrip(" ."))),) if counts else ()), None
    names, rest = split_names(bare)
    role = _role(part, rest)
    if names and (role is None or _can_be_role(role.cut(part))):
        return tuple(name.span for name in names), role
    if announced and first and not names and re.fullmatch(PEN_NAME, bare.strip()):
        return (Span(0, len(bare.rstrip())),), None
    return (), None


def _without_full_stop(part: str) -> str:
    """Return *part* without the full stop of a line; that of ``Jr.`` or of an initial stays."""
    bare = part.rstrip()
    return bare if re.search(r"\b(?:Jr|Sr|[^\W\d_])\.$", bare) else bare.rstrip(" .")


def _is_body(part: str, bare: str) -> bool:
    """Tell whether *part* names a body, and *bare*, the same without a medium at its end, no person."""
    return is_organisation(part) and len(part) <= LONGEST_CHUNK and "," not in part and not is_name(bare)


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
    if len(words) > LONGEST:
        return False
    masked, _ = mask_noise(words, ())
    parts = [part.cut(masked) for part in chunks(masked)]
    if len(parts) != 1:
        return False
    medium = MEDIUM.search(parts[0])
    names, rest = split_names(parts[0][: medium.start()] if medium else parts[0])
    return bool(names) and rest is None and all(is_name(name.text) for name in names)


def reads_as_role(words: str) -> bool:
    """Tell whether *words* can be what somebody is: short, and with a word that names a role."""
    folded = {word.casefold().strip(".,") for word in words.split()}
    return (
        len(words) <= 160
        and not folded.isdisjoint(ROLE_WORDS - {"the", "of"})
        and not words.endswith((".", "?", "!"))
    )
