"""The rules of typography: which characters an edition sets otherwise than a keyboard gave them."""

import re
from collections.abc import Callable, Iterator

from convert.model import Change, Span

Rule = Callable[[str], Iterator[tuple[int, str, str]]]
"""Takes a paragraph, yields (offset in it, what it has, what is set instead)."""

ELISION = re.compile(r"(?:\d0s\b|tis\b|twas\b|em\b|til\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE)
"""Words that begin with an apostrophe, not with a quotation mark."""

OPENERS = "([{—–-/“‘"
"""Characters after which a straight quotation mark opens."""


def space(text: str) -> Iterator[tuple[int, str, str]]:
    """Fold each run of white space that is more than one plain or one no-break space."""
    for match in re.finditer(r"\s+", text):
        if match.group() not in (" ", "\u00a0", "\u202f"):
            yield match.start(), match.group(), " "


def invisible(text: str) -> Iterator[tuple[int, str, str]]:
    """Take out what only steers a screen: byte order mark, zero-width space, word joiner, soft hyphen.

    So too marks of direction, and joiners behind Latin letters, which have nothing to join there.
    """
    signs = "\ufeff\u200b\u2060-\u2064\u00ad\u061c\u180e\u200e\u200f\u206a-\u206f\ufe00-\ufe0f"
    pattern = f"[{signs}]+|(?<=[\0-\u024f])[\u200c\u200d]+"
    for match in re.finditer(pattern, text):
        yield match.start(), match.group(), ""


def control(text: str) -> Iterator[tuple[int, str, str]]:
    """Take out control characters, and what Unicode says is no character: no engine can set them.

    So too signs that turn the direction of the text: they can make it read otherwise than it is.
    """
    bad = "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]+"
    for match in re.finditer(bad, text):
        yield match.start(), match.group(), ""


def double_quotes(text: str) -> Iterator[tuple[int, str, str]]:
    """Open or close straight double quotation marks; an inch mark behind a figure stays."""
    opened = False
    for match in re.finditer('"', text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isdigit() and not opened:
            continue
        opens = _opens(before, after, opened)
        opened = opens
        yield at, '"', "“" if opens else "”"


def _opens(before: str, after: str, opened: bool) -> bool:
    if not before or before.isspace() or before in OPENERS:
        return not (opened and (not after or after.isspace()))
    if before in "'’‘":
        return not opened and bool(after) and not after.isspace()
    return False


def single_quotes(text: str) -> Iterator[tuple[int, str, str]]:
    """Set an apostrophe, or open or close a straight single quotation mark; a foot mark stays."""
    opened = False
    for match in re.finditer("'", text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isdigit() and not opened and not after.isalpha():
            continue
        opens = _opens_single(before, after) and not ELISION.match(text, match.end())
        opened = opens or (opened and before.isalpha() and after.isalpha())
        yield match.start(), "'", "‘" if opens else "’"


def _opens_single(before: str, after: str) -> bool:
    begins = not before or before.isspace() or before in OPENERS + '"'
    return begins and bool(after) and not after.isspace()


def dash(text: str) -> Iterator[tuple[int, str, str]]:
    """Set hyphens that stand for a dash: ``--`` and ``---`` closed up, or a hyphen between spaces."""
    for match in re.finditer(r"(?<!-)-{2,3}(?!-)", text):
        spaced = (
            text[match.start() - 1 : match.start()].isspace()
            and text[match.end() : match.end() + 1].isspace()
        )
        yield match.start(), match.group(), "–" if spaced and len(match.group()) == 2 else "—"
    for match in re.finditer(r"(?<=[^\W\d][ \u00a0])-(?= [^\W\d])|(?<=[,;:)”’\"'] )-(?= \w)", text):
        yield match.start(), "-", "–"


def number_range(text: str) -> Iterator[tuple[int, str, str]]:
    """Set the hyphen between two years, or between two pages behind ``pp.``, as an en dash."""
    years = r"(?<![\w-])[12]\d{3}(-)[12]\d{3}(?![\w-])"
    pages = r"\bpp?\.\s?\d+(-)\d+(?![\w-])"
    for match in re.finditer(f"{years}|{pages}", text):
        at = match.start(1) if match.group(1) else match.start(2)
        yield at, "-", "–"


def ellipsis(text: str) -> Iterator[tuple[int, str, str]]:
    """Set three full stops as one ellipsis."""
    for match in re.finditer(r"(?<!\.)\.\.\.(?!\.)", text):
        yield match.start(), "...", "…"


def no_break(text: str) -> Iterator[tuple[int, str, str]]:
    """Keep a title with its name and a label with its number."""
    people = r"\b(?:Dr|Mr|Mrs|Ms|Prof|St)\.( )(?=[^\W\d_])"
    labels = r"\b(?:No|Nos|p|pp|vol|Vol|Fig|ch|Ch)\.( )(?=\d)"
    for match in re.finditer(f"{people}|{labels}", text):
        at = match.start(1) if match.group(1) else match.start(2)
        yield at, " ", "\u00a0"


COMMON: tuple[tuple[str, Rule], ...] = (
    ("space", space),
    ("invisible", invisible),
    ("control", control),
)
"""What holds in every language."""

TABLE: dict[str, tuple[tuple[str, Rule], ...]] = {
    "en": (
        *COMMON,
        ("double-quotes", double_quotes),
        ("single-quotes", single_quotes),
        ("dash", dash),
        ("number-range", number_range),
        ("ellipsis", ellipsis),
        ("no-break", no_break),
    ),
}
"""The rules of each language, in order; where two want the same character the first one has it."""


def changes(source: str, span: Span, language: str, off: tuple[str, ...]) -> list[Change]:
    """Return the changes that the paragraph *span* of *source* gets, in order, less the rules in *off*."""
    paragraph = span.cut(source)
    taken: set[int] = set()
    found: list[Change] = []
    for name, rule in TABLE.get(language.split("-")[0], COMMON):
        if name in off:
            continue
        for at, before, after in rule(paragraph):
            places = range(at, at + len(before))
            if taken.isdisjoint(places):
                taken.update(places)
                found.append(Change(span.start + at, before, after, name))
    return sorted(found, key=lambda change: change.offset)
