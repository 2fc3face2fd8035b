"""Front matter: YAML or TOML between fences, or the headers of a mail or feed, before the text."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from convert.findings import Finding, make_finding
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import Declared
from convert.read.front_fields import FRONT, MAIL
from convert.read.front_values import Entry, FrontError, Reading, Value, read_toml, read_yaml

FENCE = lazy_regex(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)")
"""The first line of front matter."""

CLOSE = {
    "---": lazy_regex(r"^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE),
    "+++": lazy_regex(r"^\+\+\+[ \t\r]*$", re.MULTILINE),
}
"""The line below it."""

LARGEST = 65_536
"""Characters; no article has more to say about itself, and what a library takes for longer stays bounded."""

HEADER = lazy_regex(
    r"(?P<key>[A-Z][A-Za-z]{0,30}(?:-[A-Za-z]{1,30}){0,3}):[ \t]+(?P<value>\S[^\r\n]*)(?:\r\n?|\n|\Z)"
)
"""One header of a mail, a feed or MultiMarkdown."""

BLANK = lazy_regex(r"\ufeff?(?:[ \t]*(?:\r\n?|\n)){0,9}")
"""Blank lines above the first header, which copying leaves."""

INDENT = lazy_regex(r"[ \t]{0,16}")
"""What stands before every line of a mail that is quoted or copied out of a program."""

SENDER = lazy_regex(r'"?([^"<>]{0,200}[^"<>\s])"?\s*<[^<>\s]{1,200}@[^<>\s]{1,200}>')
"""``Ana Ruiz <ana@example.org>``."""

ISO = lazy_regex(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
ONE_ONLY = {"title", "subtitle", "deck", "kicker", "series", "published", "updated", "publisher", "language"}
"""Fields of which an article has one; the first key that gives it counts."""

UNUSED = "front matter that no edition uses"
AROUND = "the keys and marks of the front matter"


class Front(Struct, frozen=True):
    """What stands before the text of an article."""

    end: int = 0
    """Where the text begins."""
    declared: tuple[Declared, ...] = ()
    """The values that it states."""
    skipped: tuple[Dropped, ...] = ()
    """Its keys, its marks, and what no edition uses."""
    findings: tuple[Finding, ...] = ()
    """What could not be read."""


def read_front(text: str) -> Front:
    """Return what stands before the text of *text*; an empty one for a text that just begins."""
    fence = FENCE.match(text)
    if not fence:
        return Front()
    close = CLOSE[fence["fence"]].search(text, fence.end())
    if not close or close.end() > LARGEST:
        return Front()
    inner = Span(fence.end(), close.start())
    if fence["fence"] == "---" and not re.search(r"^\S[^\n]*:(?:\s|$)", inner.cut(text), re.MULTILINE):
        # A rule, some words and another rule are no front matter.
        return Front()
    try:
        reading = (read_yaml if fence["fence"] == "---" else read_toml)(text, inner)
    except FrontError as error:
        # The first line of what the library says is enough: the rest draws the place.
        finding = make_finding("front-matter", fence.start(), close.end(), reason=str(error).split("\n")[0])
        dropped = Dropped(Span(fence.start(), close.end()), "front matter that cannot be read")
        return Front(close.end(), skipped=(dropped,), findings=(finding,))
    declared = tuple(_declare(reading.entries, FRONT, "front-matter"))
    used = {entry.key for entry in reading.entries if FRONT.get(entry.key.lower())}
    whole = Span(fence.start(), close.end())
    skipped = tuple(_rest(whole, reading.entries, declared, used))
    return Front(close.end(), declared, skipped, _doubts(reading, whole))


def _doubts(reading: Reading, whole: Span) -> tuple[Finding, ...]:
    """Return what is to be said of front matter that could be read."""
    found = [
        make_finding("front-matter", *_ends(span), reason=f"{key} stands there twice; the last counts")
        for key, span in reading.repeated
    ]
    if reading.doubt:
        found.append(make_finding("front-matter", whole.start, whole.end, reason=reading.doubt))
    return tuple(found)


def read_headers(text: str) -> Front:
    """Return the mail or feed headers before the text of *text*: two lines or more, one of them a title."""
    entries: list[Entry] = []
    opening = BLANK.match(text)
    start = place = opening.end() if opening else 0
    indent = INDENT.match(text, place)[0]  # type: ignore[index]
    while text.startswith(indent, place) and (match := HEADER.match(text, place + len(indent))):
        key = match["key"].lower()
        if key not in MAIL:
            return Front()
        value = match["value"].rstrip()
        span = Span(match.start("value"), match.start("value") + len(value))
        entries.append(Entry(key, (Value(value, span),), Span(place, match.end())))
        place = match.end()
    titled = any(MAIL[entry.key] == "title" for entry in entries)
    if len(entries) < 2 or not titled or not re.match(r"[ \t]*(?:\r\n?|\n|\Z)", text[place : place + 80]):
        return Front()
    declared = tuple(_declare(entries, MAIL, "mail-header"))
    used = {entry.key for entry in entries if MAIL[entry.key]}
    return Front(place, declared, tuple(_rest(Span(start, place), entries, declared, used)))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _declare(entries: Sequence[Entry], table: dict[str, str], rule: str) -> Iterator[Declared]:
    """Yield what *entries* say of the fields of *table*."""
    given: set[str] = set()
    for entry in entries:
        name = table.get(entry.key.lower(), "")
        if not name or (name in ONE_ONLY and name in given):
            continue
        given.add(name)
        for value in entry.values[: 1 if name in ONE_ONLY else None]:
            for part, place in _parts(name, value.text, value.span):
                told = value.told if name == "author" else ()
                yield Declared(name, part, rule, place, told=told)  # type: ignore[arg-type]  # the tables hold its fields


def _parts(name: str, value: str, span: Span | None) -> Iterator[tuple[str, Span | None]]:
    """Yield the values that *value* holds: a date as ISO, keywords one by one, a sender without address."""
    if name in ("published", "updated"):
        yield _iso(value), span
    elif name == "keyword":
        yield from _places(re.finditer(r"[^,\s](?:[^,]*[^,\s])?", value), span)
    elif name == "author" and (named := SENDER.fullmatch(value)):
        yield from _places(iter([named]), span, 1)
    elif value:
        yield value, span


def _places(
    found: Iterator[re.Match[str]], span: Span | None, group: int = 0
) -> Iterator[tuple[str, Span | None]]:
    """Yield the words of each match, with their place in *span*."""
    for match in found:
        place = Span(span.start + match.start(group), span.start + match.end(group)) if span else None
        yield match[group], place


def _iso(value: str) -> str:
    """Return the date in *value* as ISO; what is written otherwise is left to those who know months."""
    match = ISO.match(value)
    if not match:
        return value
    return "-".join([match[1], match[2].zfill(2)] + ([match[3].zfill(2)] if match[3] else []))


def _rest(
    whole: Span, entries: Sequence[Entry], declared: tuple[Declared, ...], used: set[str]
) -> Iterator[Dropped]:
    """Yield what of *whole* is no value that is used, in order."""
    place = whole.start
    told = [each.span for value in declared for each in value.told if each.span]
    values = sorted([*told, *(each.span for each in declared if each.span)])
    unused = sorted(entry.span for entry in entries if entry.key not in used)
    for span, reason in sorted([(span, "") for span in values] + [(span, UNUSED) for span in unused]):
        if span.start < place:
            continue
        if span.start > place:
            yield Dropped(Span(place, span.start), AROUND)
        if reason and span:
            yield Dropped(span, reason)
        place = span.end
    if place < whole.end:
        yield Dropped(Span(place, whole.end), AROUND)
