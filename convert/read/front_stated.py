"""What front matter and mail headers state, as declared values; and the characters that are no value."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from convert.findings import Finding
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import Declared
from convert.read.front_values import Entry

SENDER = lazy_regex(r'"?([^"<>]{0,200}[^"<>\s])"?\s*<[^<>\s]{1,200}@[^<>\s]{1,200}>')
"""``Ana Ruiz <ana@example.org>``."""

ISO = lazy_regex(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
ONE_ONLY = frozenset("title subtitle deck kicker series number published updated publisher language".split())
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


def declare(entries: Sequence[Entry], table: Mapping[str, str], rule: str) -> Iterator[Declared]:
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


def left_over(
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
