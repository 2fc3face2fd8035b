"""Marks as a whole: tags of templates among them, and how deep they may lie in each other."""

from bisect import bisect_left

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.draft import Mark

TEMPLATE = lazy_regex(r"\{\{[^\n{}]{0,2000}\}\}|\{%[^\n%]{0,2000}%\}")
"""A tag of Liquid, Jinja or Hugo in a line."""

LANGUAGE = lazy_regex(r"""\b(?:xml:)?lang\s*=\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""")
"""What an element, or attributes in braces, say of the language of their words."""

SPOKEN = lazy_regex(r"\[(?P<words>[^\[\]]{1,400})\]\{(?P<said>[^{}\n]{0,200})\}")
"""``[words]{lang=fr}``, as pandoc knows it."""

DEEPEST = 32
"""Marks inside each other; those that lie deeper are left as they are written."""


def find_templates(text: str) -> list[Span]:
    """Return the places of tags of templates in *text*, in order."""
    return [Span(*match.span()) for match in TEMPLATE.finditer(text)]


def find_spoken(text: str, marks: list[Mark]) -> list[Mark]:
    """Return a mark for each run of words in *text* whose language stands in braces behind it.

    None lies across one of *marks*, or in a listing.
    """
    found = []
    for match in SPOKEN.finditer(text):
        said = LANGUAGE.search(match["said"])
        outer, words = Span(*match.span()), Span(*match.span("words"))
        if said and all(_fits(mark, outer, words) for mark in marks):
            found.append(Mark("foreign", words, outer, said[1]))
    return found


def _fits(mark: Mark, outer: Span, words: Span) -> bool:
    """Tell whether *mark* lies beside *outer*, inside of *words*, or around all of it."""
    if mark.outer.end <= outer.start or outer.end <= mark.outer.start:
        return True
    if words.start <= mark.outer.start and mark.outer.end <= words.end:
        return True
    return mark.kind != "code" and mark.span.start <= outer.start and outer.end <= mark.span.end


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
