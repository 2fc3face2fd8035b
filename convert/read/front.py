"""Front matter: YAML or TOML between fences, before the text."""

import re

from convert.findings import Finding, make_finding
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.front_fields import FRONT
from convert.read.front_stated import Front, declare, left_over
from convert.read.front_values import FrontError, Reading, read_toml, read_yaml

FENCE = lazy_regex(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)")
"""The first line of front matter."""

CLOSE = {
    "---": lazy_regex(r"^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE),
    "+++": lazy_regex(r"^\+\+\+[ \t\r]*$", re.MULTILINE),
}
"""The line below it."""

LARGEST = 65_536
"""Characters; no article has more to say about itself, and what a library takes for longer stays bounded."""


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
    declared = tuple(declare(reading.entries, FRONT, "front-matter"))
    used = {entry.key for entry in reading.entries if FRONT.get(entry.key.lower())}
    whole = Span(fence.start(), close.end())
    skipped = tuple(left_over(whole, reading.entries, declared, used))
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


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
