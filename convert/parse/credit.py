"""What a credit line says: who wrote the article, what they are, when and where it appeared."""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.announced import EASTERN, LONGEST_BODY, MEDIUM, read_announced
from convert.parse.bodies import is_organisation, is_signing_body
from convert.parse.dates import FoundDate, find_dates
from convert.parse.names import POST_WORDS, WHOLE_NAME, is_name, split_names
from convert.parse.noise import EDGE, Masked, chunks, mask_noise
from convert.parse.posts import Post, moved, read_posts
from convert.parse.venue import find_venue

GOES_ON = lazy_regex(r"(?:,|\s+and|\s*&)\s*$", re.IGNORECASE)
"""What stands behind a name at the end of a line that goes on."""

FIGURE = lazy_regex(r"\d")
QUOTED = lazy_regex(r"[\"“]")
"""What no name has, but for one by which somebody is called, in quotation marks."""

EASTERN_BODY = lazy_regex("[\u3400-\u9fff]{2,12}[会會院部局社所府署委处處]")
"""A body that decides, in Chinese signs."""

LABELLED = lazy_regex("[:：]")
"""What a part of a line has that is no post: a label and what it announces, an invitation."""

SHORT_ROLE = 5
"""Words that may follow a name without naming a role: a place, a club."""

PLACE_WORDS = 4
"""Words of a place or a medium beside a date."""

MOST_WORDS = 5

LONGEST = 240
"""Characters of a credit line."""

LONGEST_OPENED = 900
"""Characters of a paragraph that a by-line with its date opens."""

Part = tuple[tuple[Span, ...], Span | None]
"""The names in a part of a line, and the role behind the last."""

NOBODY: Part = ((), None)

Place = Literal["plain", "further", "before", "announced", "behind"]
"""Where a part of a line stands: before ``By``, right behind it, further behind; or on a line without one."""


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
    timed: bool = False
    """Whether a time of day, or a day without a year, stands on the line."""
    posts: tuple[Post, ...] = ()
    """Each name with what the line says of it, where it says so of several."""

    @property
    def stands_out(self) -> bool:
        """Whether more than the look of its words says that the line credits somebody or is dated."""
        return self.announced or bool(self.dates) or (self.timed and bool(self.authors))


def read_credit(words: str, locale: str) -> Credit | None:
    """Return what the line *words* credits, or None where it is no credit line."""
    if len(words) > LONGEST:
        return _opening(words, locale)
    dates = find_dates(words, locale)
    line = mask_noise(words, dates, locale)
    masked, authors, venue = find_venue(line.text) if dates else (line.text, [], None)
    role: Span | None = None
    for chunk in chunks(masked):
        part = _read_chunk(
            chunk.cut(masked), _place(chunk, line, authors), given_away=bool(dates) or line.timed
        )
        if part is None:
            return None
        # What stands apart from several names is of which of them nobody can say.
        says = part[1] if part[0] or len(authors) == 1 else None
        authors.extend(_shift(name, chunk.start) for name in part[0])
        role = _shift(says, chunk.start) if says and not (role and not part[0]) else role
    if not authors and (not dates or (line.names_at is None and _says_more(masked))):
        return None
    posts = _posts(masked, line) if authors else ()
    people = tuple(name for name, _ in posts) or tuple(authors)
    role = None if posts else role
    return Credit(people, role, dates, venue, line.names_at is not None, line.timed, posts)


def _posts(masked: str, line: Masked) -> tuple[Post, ...]:
    """Return the people whom ``By`` announces with what each of them is, where there are several."""
    if line.names_at is None:
        return ()
    part = next((chunk for chunk in chunks(masked) if chunk.start >= line.names_at), None)
    found = read_posts(_without_full_stop(part.cut(masked))) if part else ()
    return tuple(moved(post, part.start) for post in found if part)


def _place(chunk: Span, line: Masked, authors: list[Span]) -> Place:
    if line.names_at is None:
        return "plain" if not authors else "further"
    if chunk.start < line.names_at:
        return "before"
    return "behind" if authors else "announced"


def _read_chunk(part: str, place: Place, *, given_away: bool) -> Part | None:
    """Return whom *part* of a line names and what they are; None where no credit line has such a part."""
    match place:
        case "announced":
            return _announced(part) or (NOBODY if given_away else None)
        case "before":
            return NOBODY if len(part.split()) <= PLACE_WORDS else None
        case "behind":
            names, rest = split_names(_without_full_stop(part))
            return (tuple(name.span for name in names), None) if names and rest is None else _post(part)
        case _:
            return _unannounced(part, given_away, first=place == "plain")


def _opening(words: str, locale: str) -> Credit | None:
    """Return what the opening of a long line credits: ``By Ana on 3 March 2019 | We may earn from links.``"""
    head = words[:LONGEST].rpartition(" ")[0] if len(words) <= LONGEST_OPENED else ""
    bar = re.search(r"\s[|•·–—]\s", head)
    credit = read_credit(head[: bar.start()], locale) if bar else None
    return credit if credit and credit.announced and credit.dates and credit.authors else None


def _says_more(masked: str) -> bool:
    """Tell whether a dated line without a name holds more than a place: then it is a headline with a date.

    A body, a day and what it did then are one of the words that a resolution has above it.
    """
    parts = [part.cut(masked) for part in chunks(masked)]
    resolved = bool(parts) and EASTERN_BODY.fullmatch(parts[0]) is not None
    return not resolved and sum(len(part.split()) for part in parts) > PLACE_WORDS


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _announced(part: str) -> Part | None:
    """Return whom *part* of a line behind ``By`` names, and the role behind the last."""
    spans, rest = read_announced(GOES_ON.sub("", _without_full_stop(part)))
    role = _role(part, rest)
    return (spans, role if role and _can_be_role(role.cut(part)) else None) if spans else None


def read_names(words: str) -> tuple[Span, ...]:
    """Return the names, the body or the pen name on a line that another line has announced."""
    masked = mask_noise(words, ()).text
    part = next(chunks(masked), None)
    found = _announced(part.cut(masked)) if part else None
    return tuple(_shift(span, part.start) for span in found[0]) if part and found else ()


def _unannounced(part: str, given_away: bool, *, first: bool) -> Part | None:
    """Return the names in *part* of a line without ``By``.

    A line that no date gives away holds names and nothing else; on one that is given away a few other words
    may stand, such as a place. A body counts beside a date, where it is one that signs.
    """
    bare = _without_full_stop(part)
    medium = MEDIUM.search(bare)
    names, rest = split_names(bare[: medium.start()] if medium else bare)
    role = _role(part, rest)
    found = tuple(name.span for name in names)
    if not given_away:
        return (found, None) if found and role is None else None
    if found and (role is None or _can_be_role(role.cut(part))):
        return found, role
    if re.fullmatch(EASTERN, bare) and first:
        return (Span(0, len(bare)),), None
    body = Span(bare.rfind(", ") + 2 if ", " in bare else 0, len(bare))
    if is_signing_body(body.cut(bare)):
        return ((body,) if first else ()), None
    return None if len(part) > LONGEST_BODY or len(part.split()) > MOST_WORDS else _post(part)


def _post(part: str) -> Part:
    """Return what *part* of a line says that the person before it is: a role, a house; else nothing."""
    words = part.strip(EDGE)
    start = part.find(words)
    whole = len(words) <= LONGEST_BODY and not words[:1].islower() and not LABELLED.search(words)
    says = whole and (reads_as_role(words) or is_organisation(words))
    return (), Span(start, start + len(words)) if says else None


def _without_full_stop(part: str) -> str:
    """Return *part* without the full stop of a line; that of ``Jr.`` or of an initial stays."""
    bare = part.rstrip()
    return bare if re.search(r"\b(?:Jr|Sr|[^\W\d_])\.$", bare) else bare.rstrip(" .")


def _can_be_role(words: str) -> bool:
    """Tell whether *words* behind a name can be a role: they name one or a body, or are short."""
    known = reads_as_role(words) or is_organisation(words)
    return known or (len(words.split()) <= SHORT_ROLE and not words[:1].islower())


def _role(chunk: str, rest: Span | None) -> Span | None:
    if rest is None:
        return None
    inner = re.sub(r"\s+(?:on|at)$", "", rest.cut(chunk), flags=re.IGNORECASE)
    start = rest.start + len(inner) - len(inner.lstrip(EDGE))
    end = rest.start + len(inner.rstrip())
    return Span(start, end) if end > start else None


@lru_cache(maxsize=1024)
def names_alone(words: str) -> bool:
    """Tell whether *words* are people's names and nothing else."""
    if len(words) > LONGEST or not WHOLE_NAME.search(words):
        return False
    masked = mask_noise(words, ()).text
    parts = [part.cut(masked) for part in chunks(masked)]
    if len(parts) > 1 and masked.count(" / ") == len(parts) - 1:
        return all(names_alone(part) for part in parts)
    if len(parts) != 1:
        return False
    medium = MEDIUM.search(parts[0])
    people = parts[0][: medium.start()] if medium else parts[0]
    if FIGURE.search(people) and not QUOTED.search(people):
        return False
    names, rest = split_names(people)
    return bool(names) and rest is None and all(is_name(name.text) for name in names)


def reads_as_role(words: str) -> bool:
    """Tell whether *words* can be what somebody is: short, and with a word that names a role."""
    folded = {word.casefold().strip(".,") for word in words.split()}
    return len(words) <= 160 and not folded.isdisjoint(POST_WORDS) and not words.endswith((".", "?", "!"))
