"""Biographies: who the authors are, what they do and where, each matched to its author."""

import re

from msgspec import Struct
from msgspec.structs import replace

from convert.model import Author, Biography, Span
from convert.parse import labels
from convert.parse.cited import title_key
from convert.parse.desk import Desk
from convert.parse.names import HONORIFIC, NAME, is_name, make_author
from convert.parse.prose import is_prose

RULE = "biography"

HANDLE = r"\s*\((?P<handle>@\w{1,30})\)"
PERSON = re.compile(rf"(?:{HONORIFIC}\s+)?(?P<name>{NAME})(?:{HANDLE})?")
JOIN = re.compile(r"\s*,?\s+(?:and|&)\s+|\s*,\s+")
VERB = re.compile(
    r"\s*,?\s+(?:is|are|was|were|has|have|holds|writes|teaches|serves|works|directs|leads|heads|covers|studies|joined)\b"
)
ROLE = re.compile(
    r"\s+(?:(?:currently|also|now)\s+)?(?:(?:an?|the)\s+)?(?P<role>[^.;]{2,120}?)"
    r"\s+(?:in|at|of|with|for)\s+(?:the\s+)?"
    r"(?P<place>[^\W\d_a-z][^.,;]{2,200}?)(?=[.,;]|\s+(?:where|who|and (?:the )?author)\b|$)"
)
"""``a senior fellow in the Trade Program of …``: the role ends before the first place with a capital."""

ROLE_ALONE = re.compile(r"\s+(?:an?|the)\s+(?P<role>[^.,;]{2,60}?)\s*\.?")
"""``a senior fellow`` before the life of the next person, which says where."""

SECOND = re.compile(
    rf"(?:(?<=[.!?])\s+|\s+and\s+)(?P<name>(?:{HONORIFIC}\s+)?{NAME}(?:\s*\(@\w{{1,30}}\))?)"
    r"\s*,?\s+(?:is|was|has|holds|writes|teaches|serves|works|directs|leads|heads|covers|studies|joined)\b"
)
"""Where the life of a second person begins inside a paragraph."""

THE_AUTHOR = re.compile(
    r"(?:the (?:author|writer)|der autor|die autorin|l['’]auteure?|l['’]autrice|el autor|la autora|"
    r"l['’]autore|o autor|a autora|autor|autorka|de auteur),?\s+(?:(?:an?|the)\s[^.]{3,80},\s+)?"
    r"(?:is|was|has|teaches|writes|works|ist|war|lehrt|est|es|è|é|jest|leitet)\b",
    re.IGNORECASE,
)
"""A biography that does not say the name again."""

LONGEST = 900
"""Characters of a biography."""

ABOVE = 6
"""Pieces behind the title among which a biography stands that opens an article."""

TAIL = 12
"""Pieces from the end among which a biography stands when no label announces it."""


class Life(Struct, frozen=True):
    """The opening of a biography."""

    people: tuple[tuple[str, str | None], ...]
    """Names in order, each with its handle."""
    role: str | None
    """What they are."""
    place: str | None
    """Where."""


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
    second = SECOND.search(words[:LONGEST], verb.end())
    role = ROLE.match(words, verb.end(), second.start() if second else len(words))
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


def parse_biographies(desk: Desk) -> None:
    """Take the paragraphs near the end that open with an author."""
    _take_above(desk)
    body = next((index for index in range(len(desk.pieces)) if is_prose(desk.words(index))), len(desk.pieces))
    for index in range(max(body + 1, len(desk.pieces) - TAIL), len(desk.pieces)):
        if not desk.is_free(index):
            continue
        lives = _known_first(desk, read_lives(desk.words(index)))
        if lives and _is_about_authors(desk, lives[0], index):
            _keep(desk, index, *lives)
        elif life := _opens_with_author(desk, index) or _of_the_author(desk, index):
            _keep(desk, index, life)


def _known_first(desk: Desk, lives: list[Life]) -> list[Life]:
    """Return *lives* without those that, behind the first, speak of people whom the by-line does not name."""
    known = {title_key(name) for name in desk.bylined}
    return lives[:1] + [
        life for life in lives[1:] if not known or all(title_key(name) in known for name, _ in life.people)
    ]


def keep_biography(desk: Desk, index: int) -> bool:
    """Take piece *index* as the biography of those whom it names first; False where it names nobody so."""
    lives = read_lives(desk.words(index))
    if lives:
        _keep(desk, index, *lives)
    return bool(lives)


def _take_above(desk: Desk) -> None:
    """Take what stands between title and text and opens with the authors of the by-line."""
    known = {title_key(author.name) for author in desk.found.authors}
    first = 0 if desk.title_at is None else desk.title_at + 1
    for index in range(first, min(first + ABOVE, len(desk.pieces))):
        lives = read_lives(desk.words(index)) if desk.is_free(index) else []
        people = [name for life in lives for name, _ in life.people]
        if lives and len(desk.words(index)) <= LONGEST and all(title_key(name) in known for name in people):
            _keep(desk, index, *lives)


def take_labelled(desk: Desk) -> None:
    """Take the paragraphs under ``About the authors``, wherever behind the first third they stand."""
    for index in range(len(desk.pieces) // 3, len(desk.pieces) - 1):
        if desk.is_free(index) and labels.is_label(desk.words(index), labels.ABOUT):
            life = read_life(desk.words(index + 1))
            if not desk.is_free(index + 1) or life is None:
                continue
            span = desk.take(index).span
            desk.drop(span, RULE, "the label of the biographies; editions set their own")
            below = index + 1
            while desk.is_free(below) and (lives := read_lives(desk.words(below))):
                _keep(desk, below, *lives)
                below += 1
            return


def _is_about_authors(desk: Desk, life: Life, index: int) -> bool:
    known = {title_key(author.name) for author in desk.found.authors}
    if known:
        return any(title_key(name) in known for name, _ in life.people)
    gaps = sorted(piece.gap for piece in desk.pieces[1:])
    apart = desk.pieces[index].gap >= 2 and desk.pieces[index].gap > gaps[len(gaps) // 2]
    return apart or not any(is_prose(desk.words(later)) for later in _later(desk, index))


def _of_the_author(desk: Desk, index: int) -> Life | None:
    """Return a life where the piece speaks of ``the author`` of an article that has one, behind the text."""
    match = THE_AUTHOR.match(desk.words(index))
    alone = match is not None and len(desk.found.authors) == 1
    if not alone or any(is_prose(desk.words(later)) for later in _later(desk, index)):
        return None
    return Life(((desk.found.authors[0].name, None),), None, None)


def _opens_with_author(desk: Desk, index: int) -> Life | None:
    """Return a life where the piece opens with an author's name, whatever follows it."""
    words = desk.words(index)
    match = PERSON.match(words)
    known = {title_key(author.name) for author in desk.found.authors}
    if match is None or len(words) > LONGEST or any(is_prose(desk.words(i)) for i in _later(desk, index)):
        return None
    names = [name for name in _leading_names(match["name"]) if title_key(name) in known]
    return Life(((names[0], match["handle"]),), None, None) if names else None


def _leading_names(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[:count]) for count in range(len(words), 1, -1)]


def _later(desk: Desk, index: int) -> list[int]:
    return [later for later in desk.free() if later > index and read_life(desk.words(later)) is None]


def _keep(desk: Desk, index: int, *lives: Life) -> None:
    span = desk.take(index).span
    desk.claim(span, "biography", RULE)
    people = [(life, name, handle) for life in lives for name, handle in life.people]
    positions = tuple(_position(desk, name, span) for _, name, _ in people)
    for position, (life, _, handle) in zip(positions, people, strict=True):
        _add(desk, position, life, handle, span)
    desk.portrayed.extend(desk.found.authors[position].name for position in positions)
    desk.found.biographies.append(Biography(desk.line(span), positions, span))


def _position(desk: Desk, name: str, span: Span) -> int:
    """Return the author's position; whom nothing else names becomes an author here."""
    authors = desk.found.authors
    for position, author in enumerate(authors):
        if title_key(author.name) == title_key(name):
            return position
    authors.append(make_author(desk.typesetter.string(name)))
    desk.vouch(f"authors[{len(authors) - 1}]", name, RULE, span)
    return len(authors) - 1


def _add(desk: Desk, position: int, life: Life, handle: str | None, span: Span) -> None:
    """Give the author what the biography knows and nothing before it did."""
    author: Author = desk.found.authors[position]
    fresh = {"role": life.role, "affiliation": life.place, "handle": handle}
    wanted = {key: value for key, value in fresh.items() if value and getattr(author, key) is None}
    desk.found.authors[position] = replace(author, **wanted)
    desk.vouch(f"authors[{position}].biography", author.name, RULE, span, confidence="certain")
    for key, value in wanted.items():
        desk.vouch(f"authors[{position}].{key}", value, RULE, span)
