"""Lives as biographies say them: whom a paragraph introduces, what they are and where."""

import re

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.parse.cited import title_key
from convert.parse.names import HONORIFIC, NAME, is_name

HANDLE = r"\s*\((?P<handle>@\w{1,30})\)"
PERSON = lazy_regex(rf"(?:{HONORIFIC}\s+)?(?P<name>{NAME})(?:{HANDLE})?")
JOIN = lazy_regex(r"\s*,?\s+(?:and|&)\s+|\s*,\s+")
DOES = (
    "is|are|was|were|has|have|holds?|writes?|teach(?:es)?|serves?|works?|directs?|leads?|heads?|covers?|"
    "edits?|runs?|lives?|stud(?:ies|y)|joined"
)
"""What biographies say of somebody: what one is, or does."""

ABROAD = (
    "ist|war|sind|leitet|lehrt|arbeitet|forscht|est|était|sont|dirige|enseigne|travaille|es|fue|son|enseña|"
    "trabaja|é|foi|são|ensina|trabalha|è|insegna|lavora|jest|kieruje|werkt"
)
"""The same in other languages."""

BEING = lazy_regex(r"\W*(?:is|are|was|were)\b")
"""What stands between somebody and a role; behind other words stands what is done."""

VERB = lazy_regex(rf"\s*,?\s+(?:{DOES}|{ABROAD})\b")
ROLE = lazy_regex(
    r"\s+(?:(?:currently|also|now)\s+)?(?:(?:an?|the)\s+)?(?P<role>[^.;]{2,120}?)"
    r"\s+(?:in|at|of|with|for)\s+(?:the\s+)?"
    r"(?P<place>[^\W\d_a-z][^.,;]{2,200}?)(?=[.,;]|\s+(?:where|who|and (?:an?|the|(?:the )?author))\b|$)"
)
"""``a senior fellow in the Trade Program of …``: the role ends before the first place with a capital."""

ROLE_ALONE = lazy_regex(r"\s+(?:an?|the)\s+(?P<role>[^.,;]{2,60}?)\s*\.?")
"""``a senior fellow`` before the life of the next person, which says where."""

SECOND = lazy_regex(
    rf"(?:(?<=[.!?])\s+|\s+(?:and|und|et|y|e)\s+)(?P<name>(?:{HONORIFIC}\s+)?{NAME}(?:\s*\(@\w{{1,30}}\))?)"
    rf"\s*,?\s+(?:{DOES}|{ABROAD})\b"
)
"""Where the life of a second person begins inside a paragraph."""

OWN = lazy_regex(r"\s*,?\s+(?:and|who is|who was)\s+(?:also\s+)?(?:the |an? )?author\b.*")
"""Where a role goes on with a book."""

LONGEST = 900
"""Characters of a biography."""


THE_AUTHOR = lazy_regex(
    r"(?:the (?:author|writer)|der autor|die autorin|l['’]auteure?|l['’]autrice|el autor|la autora|"
    r"l['’]autore|o autor|a autora|autor|autorka|de auteur),?\s+(?:(?:an?|the)\s[^.]{3,80},\s+)?"
    r"(?:(?:is|was)\s+(?:\w+ )?(?:an?|the|professor|director|editor|fellow|president|governor|chair)\b|"
    r"(?:has|teaches|writes|works|directs|lives|ist|war|lehrt|est|es|è|é|jest|leitet)\b)|"
    r"[(（*]*\s*(?:הכותבת?\s+(?:הוא|היא)\s|автор(?:\s+(?:статьи|текста))?\s+(?:—|–|является)\s|作者(?:系|为|為|是)|"
    r"(?:ο|η)\s+συγγραφέας\s+είναι\s|(?<=[(（])\s*(?:लेखक|लेखिका)\s)",
    re.IGNORECASE,
)
"""A biography that does not say the name again."""


class Life(Struct, frozen=True):
    """The opening of a biography."""

    people: tuple[tuple[str, str | None], ...]
    """Names in order, each with its handle."""
    role: str | None
    """What they are."""
    place: str | None
    """Where."""
    english: bool = True
    """Whether English words say it; of others a noun with a capital may be the subject."""


def read_life(words: str) -> Life | None:
    """Return whom the paragraph *words* introduces, or None where it does not open like a biography."""
    words = words.replace("\n", " ")
    people: list[tuple[str, str | None]] = []
    place = 0
    while match := PERSON.match(words, place):
        if not is_name(match["name"]):
            return None
        people.append((match["name"], match["handle"]))
        place = match.end()
        join = JOIN.match(words, place)
        if not join or VERB.match(words, place):
            break
        place = join.end()
    verb = VERB.match(words, place)
    if not people or not verb or words.rstrip().endswith(":"):
        return None
    english = re.match(rf"\W*(?:{DOES})\b", verb.group()) is not None
    if not (english and BEING.match(verb.group())):
        return Life(tuple(people), None, None, english)
    second = SECOND.search(words[:LONGEST], verb.end())
    role = ROLE.match(words, verb.end(), second.start() if second else len(words))
    if role and OWN.search(role["role"]):
        return Life(tuple(people), OWN.sub("", role["role"]), None)
    if role:
        return Life(tuple(people), role["role"], role["place"])
    alone = ROLE_ALONE.fullmatch(words, verb.end(), second.start()) if second else None
    return Life(tuple(people), alone["role"] if alone else None, None)


def read_lives(words: str) -> list[Life]:
    """Return whom *words* introduce, life by life: the next one begins behind a full stop or an ``and``."""
    first = read_life(words)
    if first is None:
        return []
    flat = words[:LONGEST].replace("\n", " ")
    starts = [match.start("name") for match in SECOND.finditer(flat)]
    lives = [first, *(life for start in starts if (life := read_life(words[start:])))]
    seen = {title_key(name) for name, _ in first.people}
    return [
        first,
        *(life for life in lives[1:] if seen.isdisjoint(title_key(name) for name, _ in life.people)),
    ]
