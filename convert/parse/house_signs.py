"""Signs of the house that publishes, where no line says so outright: notices, credits, copyright."""

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Author, Role, Span
from convert.parse.alternatives import any_of
from convert.parse.desk import Desk
from convert.parse.house_names import NAME, STAFF, is_house, is_paper, trim
from convert.parse.names import is_name

SHORT = 14
"""Words of a line that is a notice rather than a sentence of the text."""

ASIDE: frozenset[Role] = frozenset(("furniture", "contact", "remark", "biography", "rights"))
"""What stands around the text, whatever its length."""

_FILL = r"(?:(?:our|an?|free|more|daily|weekly|great|account|of|for|from|your|all|at|on|to)[^\S\n]+){0,4}"

SIGNING_UP = lazy_regex(
    rf"(?i:(?<!\w)(?:subscribe to|sign up (?:for|to)|unsubscribe from|welcome to|become a member of|"
    rf"register (?:with|for))[^\S\n]+{_FILL}){NAME}"
)
"""What only a house asks of its readers."""

ASKING = lazy_regex(
    rf"(?i:(?<!\w)(?:get|join|support|follow|unfollow|download|about|on)[^\S\n]+{_FILL}){NAME}"
)
"""What a house asks of its readers, and others ask as well."""

SEARCH = lazy_regex(rf"^\W*(?i:search|more(?: from)?)[^\S\n]+{NAME}$", re.MULTILINE)
"""The search field of a page, and what leads to the rest of it, on lines of their own."""

OFFER = lazy_regex(
    rf"{NAME}(?:['’]s?)?[^\S\n]+(?i:(?:free|daily|weekly|e-?mail|editorial)[^\S\n]+)?"
    r"(?i:newsletters?|app|stories|sitemap|staff|subscribers?|readers|forums?|homepage)\b"
)

POST = lazy_regex(
    r"\b(?i:editor(?:-in-chief|[^\S\n]+in[^\S\n]+chief)?|reporter|writer|columnist|correspondent|producer|"
    rf"contributor|editorial[^\S\n]+board|covers[^\S\n][^.\n]{{3,60}}?)[^\S\n]+(?i:at|for|of|to|with)[^\S\n]+{NAME}"
)
"""What somebody is at a house."""

COPYRIGHT = lazy_regex(
    r"(?i:(?:copyright|©|\(c\))[^\S\n]*:?[^\S\n]*(?:©|\(c\))?[^\S\n]*"
    rf"(?:\d{{4}}(?:[^\S\n]*[-–][^\S\n]*\d{{4}})?)?,?[^\S\n]*(?:by[^\S\n]+)?){NAME}"
)

FIRST = lazy_regex(
    r"(?i:\b(?:originally (?:published|posted|appeared) (?:in|on|by)|"
    rf"reprinted (?:from|with permission (?:from|of))|first (?:published|appeared) (?:in|on|by)))"
    rf"[^\S\n]+{NAME}"
)
"""Where a text stood first."""

PART = lazy_regex(rf"(?i:\bpart of)[^\S\n]+{NAME}\.?$")
"""What a page is a part of, as its last line says."""

DATELINE = lazy_regex(rf"\s*(?:[^\W\d_][\w., ’'-]{{1,40}}[^\S\n])?\({NAME}\)[^\S\n]*(?:[-–—]|[^\W\d_a-z])")
"""The house that reports, in brackets at the head of the text."""


WORDS = {
    SIGNING_UP: ("subscribe", "sign up", "welcome", "become", "register"),
    ASKING: ("get", "join", "support", "follow", "download", "about", "on"),
    SEARCH: ("search", "more"),
    OFFER: ("newsletter", "app", "stories", "sitemap", "staff", "subscriber", "reader", "forum", "homepage"),
    POST: (
        *("editor", "reporter", "writer", "columnist", "correspondent", "producer", "contributor"),
        *("editorial", "covers"),
    ),
    FIRST: ("published", "posted", "appeared", "reprinted"),
    PART: ("part of",),
}
"""Of each pattern the words of which it has one: a quick look at the many lines that speak of no house."""

SPEAKING = lazy_regex(any_of(word for words in WORDS.values() for word in words))
"""One of those words."""

LOOKED_AT = 600
"""Characters of a piece in which it is looked for."""


class Sign(Struct, frozen=True):
    """One place that speaks of the house."""

    span: Span
    """The name, cut free of what is no part of it."""
    weight: int
    """2 where the place says who publishes, 1 where it may speak of another house, 0 in the text."""


class People(Struct, frozen=True):
    """The names of all authors."""

    places: dict[str, int]
    """Each name, and its place in their order."""
    sizes: dict[str, set[int]]
    """How long the names are that begin with a letter."""


def find_signs(desk: Desk) -> Iterator[Sign]:
    """Yield the places that speak of the house, one for each name and piece."""
    roles = {claim.span.start: claim.role for claim in desk.claims}
    people = _people(desk.found.authors)
    for index, piece in enumerate(desk.pieces):
        role = roles.get(piece.span.start)
        credits = index in desk.credit_lines
        found = _in_credits(desk, index, people) if credits else _in_piece(desk, index, role)
        seen: set[str] = set()
        for sign in found:
            name = sign.span.cut(desk.text).casefold()
            if name not in seen:
                seen.add(name)
                yield sign
        if index == desk.text_start:
            yield from _named(desk, DATELINE, piece.span, 2, at_head=True)


def _in_piece(desk: Desk, index: int, role: Role | None) -> Iterator[Sign]:
    span = desk.pieces[index].span
    if role in ("title", "publisher", "citation") or index == desk.title_at:
        return
    if role in ("rights", "furniture"):
        yield from _named(desk, COPYRIGHT, span, 2)
    said = desk.words(index)[:LOOKED_AT].casefold()
    if not SPEAKING.search(said):
        return
    if index > desk.text_start and _has(said, FIRST):
        yield from _named(desk, FIRST, span, 2)
    if _has(said, SIGNING_UP):
        yield from _named(desk, SIGNING_UP, span, 2)
    if _has(said, SEARCH):
        yield from _named(desk, SEARCH, span, 2 if desk.words(index).startswith("Search") else 1)
    if role in ASIDE or len(desk.words(index).split()) <= SHORT:
        for pattern in (ASKING, OFFER, POST, PART):
            if _has(said, pattern):
                yield from _named(desk, pattern, span, 1 if role in ASIDE else 0)


def _has(said: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether *said*, in small letters, has a word without which *pattern* is nowhere."""
    return any(word in said for word in WORDS[pattern])


def _named(
    desk: Desk, pattern: re.Pattern[str], span: Span, weight: int, at_head: bool = False
) -> Iterator[Sign]:
    words = span.cut(desk.text)[:LOOKED_AT]
    matches = filter(None, [pattern.match(words)]) if at_head else pattern.finditer(words)
    for match in matches:
        name = trim(desk.text, Span(span.start + match.start("name"), span.start + match.end("name")))
        if name and not _is_ours(desk, name):
            yield Sign(name, 1 if pattern is COPYRIGHT and _is_person(desk, name) else weight)


def _is_ours(desk: Desk, name: Span) -> bool:
    """Tell whether *name* is an author's, or words of the title."""
    words = name.cut(desk.text).casefold()
    title = "" if desk.title_at is None else desk.words(desk.title_at).casefold()
    return words in title or any(words == author.name.casefold() for author in desk.found.authors)


def _is_person(desk: Desk, name: Span) -> bool:
    """Tell whether *name* may be somebody's, so that the right to the text is a person's."""
    words = name.cut(desk.text)
    return is_name(words) and not is_house(words) and not words.startswith("The ")


def _people(authors: list[Author]) -> People:
    """Return the names of the *authors*, bodies left out, to be looked for on many lines."""
    names = [author.name for author in authors if not author.organisation]
    sizes = defaultdict[str, set[int]](set)
    for name in names:
        sizes[name[:1]].add(len(name))
    return People({name: place for place, name in enumerate(dict.fromkeys(names))}, dict(sizes))


def _without_people(line: str, people: People) -> str:
    """Return *line* with line ends in place of the *people* that it names, in their order."""
    parts = (
        line[start : start + size]
        for start, opening in enumerate(line)
        for size in people.sizes.get(opening, ())
    )
    for name in sorted({part for part in parts if part in people.places}, key=people.places.__getitem__):
        line = line.replace(name, "\n" * len(name))
    return line


def _in_credits(desk: Desk, index: int, people: People) -> Iterator[Sign]:
    """Yield the houses of a credit line: the papers that its people write for, and a body that signs alone.

    Where else somebody works says nothing of who publishes.
    """
    span = desk.pieces[index].span
    alone = not people.places
    for match in re.finditer(NAME, _without_people(span.cut(desk.text), people)):
        whole = Span(span.start + match.start("name"), span.start + match.end("name"))
        name = trim(desk.text, whole)
        if name is None:
            continue
        words, last = name.cut(desk.text), whole.cut(desk.text).split()[-1].casefold()
        named = last in STAFF and _is_of_a_house(desk, words)
        if named or is_paper(words) or (alone and is_house(words)):
            yield Sign(name, 2)


def _is_of_a_house(desk: Desk, words: str) -> bool:
    """Tell whether *words* before a post are a paper's: ``Northern Correspondent`` names a region.

    One word is a house's that no word is written like, or that the source says elsewhere as well.
    """
    return " " in words or not words.istitle() or is_house(words) or desk.text.count(words) > 1
