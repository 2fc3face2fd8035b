"""Marks as a whole: tags of templates among them, and how deep they may lie in each other."""

import re
from bisect import bisect_left

from convert.model import Span
from convert.read.draft import Mark

TEMPLATE = re.compile(r"\{\{[^\n{}]{0,2000}\}\}|\{%[^\n%]{0,2000}%\}")
"""A tag of Liquid, Jinja or Hugo in a line."""

DEEPEST = 32
"""Marks inside each other; those that lie deeper are left as they are written."""


def find_templates(text: str) -> list[Span]:
    """Return the places of tags of templates in *text*, in order."""
    return [Span(*match.span()) for match in TEMPLATE.finditer(text)]


def with_templates(marks: list[Mark], templates: list[Span]) -> tuple[list[Mark], list[Span]]:
    """Return *marks* with those of *templates* that no mark crosses, and these.

    What a template holds is no mark-up of the text; what lies in a listing is no template.
    """
    edges = sorted(
        (place, at)
        for at, mark in enumerate(marks)
        for place in {mark.outer.start, mark.span.start, mark.span.end, mark.outer.end}
    )
    inside: set[int] = set()
    kept: list[Span] = []
    listings = iter(sorted(m.outer for m in marks if m.kind == "code"))
    listing = next(listings, None)
    for span in templates:
        while listing and listing.end <= span.start:
            listing = next(listings, None)
        if listing and listing.start < span.end:
            continue
        first, last = bisect_left(edges, (span.start + 1, -1)), bisect_left(edges, (span.end, -1))
        touched = {at for _, at in edges[first:last]}
        if all(span.start <= marks[at].outer.start and marks[at].outer.end <= span.end for at in touched):
            inside |= touched
            kept.append(span)
    left = [mark for at, mark in enumerate(marks) if at not in inside]
    return left + [Mark("code", span, span) for span in kept], kept


def without_deep(marks: list[Mark]) -> tuple[list[Mark], list[Span]]:
    """Return *marks* without those that lie too deep in others, and the places of these."""
    kept: list[Mark] = []
    deep: list[Span] = []
    around: list[int] = []
    for mark in marks:
        while around and around[-1] <= mark.outer.start:
            around.pop()
        if len(around) < DEEPEST:
            kept.append(mark)
            around.append(mark.outer.end)
        else:
            deep.append(mark.outer)
    return kept, deep
