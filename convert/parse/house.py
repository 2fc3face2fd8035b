"""House patterns: the lines that octavo.toml teaches, matched word for word but for what differs."""

from __future__ import annotations

from functools import cache

from convert.lazy_regex import lazy_regex
from convert.model import Publisher, Span
from convert.parse.dates import find_dates
from convert.parse.desk import Desk
from convert.parse.given import give, give_part
from convert.parse.names import split_names
from convert.patterns import Masthead, Pattern

RULE = "house"

FIELD = lazy_regex(r"\{([a-z]+)\}")

FIELDS = ("any", "author", "date", "number", "publisher", "series", "title")
"""What a pattern can leave open, in braces."""

LONGEST = 1000
"""Characters of a piece that are compared; lines of a house are shorter."""

RUNS = frozenset(("abstract", "biography", "note", "reference"))
"""Roles that a label gives to all pieces below it, up to a wider gap; the others it gives to one."""

PLAIN = str.maketrans("\n\r\t\u00a0’‘“”", "    ''\"\"")
"""White space and quotation marks are compared by kind."""

FAMILY = lazy_regex(r"[^\W\d_]+(?:[-'’ ][^\W\d_]+){0,3}")
"""A name without given names, as ``{author}`` takes it."""

Matched = dict[str, tuple[int, int]]
"""Where each field of a pattern stands in a line."""


@cache
def split_pattern(line: str) -> tuple[str, ...]:
    """Return *line* in turns: words, the name of a field, words, and so on."""
    return tuple(
        part.translate(PLAIN) if n % 2 == 0 else part for n, part in enumerate(FIELD.split(line.strip()))
    )


def match_line(line: str, words: str, locale: str) -> Matched | None:
    """Return where the fields of the pattern *line* stand in *words*; None where it is another line.

    Each field ends where the words that follow it in the pattern stand first, so time is linear.
    """
    parts, text = split_pattern(line), words[:LONGEST].translate(PLAIN)
    if not text.startswith(parts[0]):
        return None
    found: Matched = {}
    place = len(parts[0])
    for name, following in zip(parts[1::2], parts[2::2], strict=True):
        end = text.find(following, place) if following else len(text)
        last = name == parts[-2] and following == parts[-1]
        if last and following and text.endswith(following):
            end = len(text) - len(following)
        if end < place or not _is_field(name, text[place:end], locale):
            return None
        if name != "any":
            found.setdefault(name, (place, end))
        place = end + len(following)
    return found if place >= len(text) else None


def _is_field(name: str, words: str, locale: str) -> bool:
    match name:
        case "any":
            return True
        case "date":
            return bool(find_dates(words, locale))
        case "number":
            return any(character.isdigit() for character in words)
        case "author":
            return bool(split_names(words)[0]) or bool(FAMILY.fullmatch(words))
        case _:
            return bool(words.strip())


def parse_house(desk: Desk) -> None:
    """Give the lines of the house the roles that octavo.toml gives them."""
    patterns = desk.settings.patterns
    single = {Pattern(line=line, role="furniture"): None for line in patterns.furniture}
    lines = [*patterns.sections, *patterns.end_matter, *single]
    if not (lines or patterns.mastheads or patterns.labels):
        return
    for index in range(len(desk.pieces)):
        if not desk.is_free(index):
            continue
        if any(_masthead(desk, index, masthead) for masthead in patterns.mastheads):
            continue
        if any(_label(desk, index, label) for label in patterns.labels):
            continue
        pattern = next((each for each in lines if _matches(desk, index, each.line)), None)
        if pattern:
            _give(desk, index, pattern)


def _matches(desk: Desk, index: int, line: str) -> bool:
    return match_line(line, desk.words(index), desk.settings.locale) is not None


def _give(desk: Desk, index: int, pattern: Pattern) -> None:
    give(desk, index, pattern.role, RULE)
    if pattern.to_end:
        for below in range(index + 1, len(desk.pieces)):
            if desk.is_free(below):
                give(desk, below, pattern.role, RULE)


def _label(desk: Desk, index: int, label: Pattern) -> bool:
    """Take what *label* announces: the rest of its piece, or what stands below it."""
    words = desk.words(index)
    name = label.line.strip().translate(PLAIN)
    if not words.translate(PLAIN).startswith(name):
        return False
    rest = words[len(name) :]
    skip = len(words) - len(rest.lstrip(" :\n\t\u00a0"))
    if skip < len(words):
        # The label has to end where it ends, not inside a longer word.
        return (not rest[:1].isalnum() or name.endswith(":")) and give(
            desk, index, label.role, RULE, skip=skip
        )
    below = [each for each in _below(desk, index + 1, label) if give(desk, each, label.role, RULE)]
    if below:
        desk.drop(desk.take(index).span, RULE, "a label of the house; editions set their own")
    return bool(below)


def _below(desk: Desk, start: int, label: Pattern) -> list[int]:
    """Return the pieces below a label that it announces."""
    found: list[int] = []
    index = start
    while desk.is_free(index) and (index == start or label.to_end or _goes_on(desk, index, start, label)):
        found.append(index)
        index += 1
    return found


def _goes_on(desk: Desk, index: int, start: int, label: Pattern) -> bool:
    return label.role in RUNS and desk.pieces[index].gap <= desk.pieces[start].gap


def _masthead(desk: Desk, index: int, masthead: Masthead) -> bool:
    matched = match_line(masthead.line, desk.words(index), desk.settings.locale)
    if matched is None:
        return False
    span = desk.take(index).span
    for name, (start, end) in matched.items():
        give_part(desk, Span(span.start + start, span.start + end), name, RULE)
    words = desk.words(index)
    for name in ("series", "publisher", "parent"):
        value: str | None = getattr(masthead, name)
        if value:
            at = words.find(value)
            place = Span(span.start + at, span.start + at + len(value)) if at >= 0 else None
            _set(desk, name, value, place)
    desk.claim(span, "separator", RULE)
    desk.credit_lines.add(index)
    return True


def _set(desk: Desk, name: str, value: str, place: Span | None) -> None:
    """Set what a masthead says of the house, where nothing better has."""
    if place:
        desk.claim(place, "series" if name == "series" else "publisher", RULE)
    path = name if name == "series" else f"publisher.{'name' if name == 'publisher' else name}"
    if name in desk.settled:
        return
    if name == "series":
        desk.impose("series", desk.typesetter.own_line(value, place))
    elif name == "publisher":
        desk.impose("publisher", Publisher(value))
    elif desk.found.publisher:
        desk.imposed["publisher"] = desk.found.publisher = Publisher(desk.found.publisher.name, value)
    desk.vouch(path, value, RULE, *((place,) if place else ()), confidence="certain")
