"""The rules of typography: which characters an edition sets otherwise than a keyboard gave them."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from convert.lazy_regex import lazy_regex
from convert.model import Change, Span
from convert.parse.french import french_spaces
from convert.parse.hyphens import Words
from convert.parse.tongue import known, load_tongue

Rule = Callable[[str], Iterator[tuple[int, str, str]]]
"""Takes a paragraph, yields (offset in it, what it has, what is set instead)."""

ELISION = lazy_regex(r"(?:\d0s\b|tis\b|twas\b|em\b|til\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE)
"""Words that begin with an apostrophe, not with a quotation mark."""

UNIT = (
    r"%|‰|°[CF]|€|£|km²?|cm|mm|ha|kg|[kMGT]Wh?|[kMG]t|[kMG]B|percent|per cent|million|billion|trillion|"
    r"Prozent|Millionen|Milliarden|Mio\.|Mrd\.|pour cent|millions?|milliards?|millones|milhões|milioni"
)
"""What belongs to the number before it."""

UNSPACED = frozenset({"zh"})
"""Languages in which quotation marks stand between letters."""

BRACKETED = frozenset({"ja"})
"""Languages whose quotation marks are brackets; straight marks there stand around foreign words, and stay."""

CHANGEABLE = lazy_regex(r"[^\w ,.;:!?()]|\s\s|\d (?=\D)|\.\.|\. | [;:!?]")
"""Signs of which one stands wherever any of the rules changes something."""

SPACES = lazy_regex(r"\s{2,}|[^\S \u00a0\u202f]")
"""White space that is more than one plain or one no-break space."""

QUOTE = lazy_regex('"')
APOSTROPHE = lazy_regex("'")

INVISIBLE = lazy_regex(
    "[\ufeff\u200b\u2060-\u2064\u00ad\u061c\u180e\u200e\u200f\u206a-\u206f\ufe00-\ufe0f]+|"
    "(?<=[\0-\u024f])[\u200c\u200d]+"
)

UNSETTABLE = lazy_regex(
    "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]+"
)

HYPHENS = lazy_regex(r"(?<!-)-{2,3}(?!-)")
BETWEEN_WORDS = lazy_regex(r"(?<=[^\W\d][ \u00a0])-(?= [^\W\d])|(?<=[,;:)”»“’\"'] )-(?= \w)")
"""Hyphens that stand for a dash."""

RANGE = lazy_regex(r"(?<![\w-])[12]\d{3}(-)[12]\d{3}(?![\w-])|\b(?:pp?|S|ss|str|с)\.\s?\d+(-)\d+(?![\w-])")
"""Two years, or two pages behind ``pp.``, and the hyphen between them."""

STOPS = lazy_regex(r"(?<!\.)\.\.\.(?!\.)")

SHORT_FORM = lazy_regex(
    r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|M|Sr|Sra|Dra|Hr|Fr|Dott)\.( )(?=[^\W\d_])|"
    r"\b(?:No|Nos|p|pp|vol|Vol|Fig|ch|Ch|Nr|S|Art|Abs|Bd|nr|str|art|núm|стр|с)\.( )(?=\d)"
)
"""A title before its name, a label before its number."""

QUANTITY = lazy_regex(rf"(?<=\d)( )(?=(?:{UNIT})(?![\w/]))")
"""A number before its unit."""

PREFIXED = lazy_regex("[\u0620-\u064a\u066e-\u06d3\u06d5]")
OPENERS = "([{—–-/“‘"
"""Characters after which a straight quotation mark opens."""


def space(text: str) -> Iterator[tuple[int, str, str]]:
    """Fold each run of white space that is more than one plain or one no-break space."""
    for match in SPACES.finditer(text):
        yield match.start(), match.group(), " "


def invisible(text: str) -> Iterator[tuple[int, str, str]]:
    """Take out what only steers a screen: byte order mark, zero-width space, word joiner, soft hyphen.

    So too marks of direction, and joiners behind Latin letters, which have nothing to join there.
    """
    for match in () if text.isascii() else INVISIBLE.finditer(text):
        yield match.start(), match.group(), ""


def control(text: str) -> Iterator[tuple[int, str, str]]:
    """Take out control characters, and what Unicode says is no character: no engine can set them.

    So too signs that turn the direction of the text: they can make it read otherwise than it is.
    """
    for match in UNSETTABLE.finditer(text):
        yield match.start(), match.group(), ""


def double_quotes(marks: tuple[str, str], *, toggling: bool = False) -> Rule:
    """Return the rule that sets straight double marks as *marks*; an inch mark behind a figure stays.

    *toggling* is for scripts without spaces, where only the order tells an opening mark from a closing one.
    """

    def rule(text: str) -> Iterator[tuple[int, str, str]]:
        opened = False
        for match in QUOTE.finditer(text):
            at = match.start()
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if (before.isdigit() and not opened) or _is_gershayim(before, after):
                continue
            opens = not opened if toggling else _opens(before, after, opened)
            opened = opens
            yield at, '"', _beside(marks, opens, before, after)

    return rule


def _beside(marks: tuple[str, str], opens: bool, before: str, after: str) -> str:
    """Return the mark without the space that belongs to it where the source has one already."""
    mark, inside = (marks[0], after) if opens else (marks[1], before)
    return mark.strip() if inside.isspace() else mark


def _is_gershayim(before: str, after: str) -> bool:
    """Tell whether a double mark stands inside a Hebrew abbreviation."""
    return all("\u05d0" <= letter <= "\u05ea" for letter in (before, after))


def _opens(before: str, after: str, opened: bool) -> bool:
    if not before or before.isspace() or before in OPENERS:
        return not (opened and (not after or after.isspace()))
    if before in "'’‘":
        return not opened and bool(after) and not after.isspace()
    # Arabic writes its shortest words as one with what they stand before, before a quotation too.
    return not opened and all(PREFIXED.match(letter) for letter in (before, after))


def single_quotes(marks: tuple[str, str]) -> Rule:
    """Return the rule that sets an apostrophe, or straight single marks as *marks*; a foot mark stays."""

    def rule(text: str) -> Iterator[tuple[int, str, str]]:
        opened = False
        for match in APOSTROPHE.finditer(text):
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            if before.isdigit() and not opened and not after.isalpha():
                continue
            opens = _opens_single(before, after) and not ELISION.match(text, match.end())
            closes = opened and not opens and not after.isalpha()
            opened = opens or (opened and before.isalpha() and after.isalpha())
            yield match.start(), "'", marks[0] if opens else marks[1] if closes else "’"

    return rule


def _opens_single(before: str, after: str) -> bool:
    begins = not before or before.isspace() or before in OPENERS + '"'
    return begins and bool(after) and not after.isspace()


def dash(spaced: str) -> Rule:
    """Return the rule for hyphens that stand for a dash: *spaced* between spaces, closed up an em dash."""

    def rule(text: str) -> Iterator[tuple[int, str, str]]:
        if "-" not in text:
            return
        for match in HYPHENS.finditer(text):
            around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            between = all(char.isspace() for char in around)
            yield match.start(), match.group(), spaced if between and len(match.group()) == 2 else "—"
        for match in BETWEEN_WORDS.finditer(text):
            yield match.start(), "-", spaced

    return rule


def number_range(text: str) -> Iterator[tuple[int, str, str]]:
    """Set the hyphen between two years, or between two pages behind ``pp.``, as an en dash."""
    for match in RANGE.finditer(text) if "-" in text else ():
        at = match.start(1) if match.group(1) else match.start(2)
        yield at, "-", "–"


def ellipsis(text: str) -> Iterator[tuple[int, str, str]]:
    """Set three full stops as one ellipsis."""
    for match in STOPS.finditer(text) if "..." in text else ():
        yield match.start(), "...", "…"


def no_break(text: str) -> Iterator[tuple[int, str, str]]:
    """Keep a title with its name, a label with its number, and a number with its unit."""
    for match in SHORT_FORM.finditer(text) if ". " in text else ():
        yield match.start(match.lastindex or 0), " ", "\u00a0"
    for match in QUANTITY.finditer(text):
        yield match.start(1), " ", "\u00a0"


COMMON: tuple[tuple[str, Rule], ...] = (
    ("space", space),
    ("invisible", invisible),
    ("control", control),
)
"""What holds in every language."""


@cache
def rules_of(language: str) -> tuple[tuple[str, Rule], ...]:
    """Return the rules of *language*, in order; where two want the same character the first one has it.

    Of a language that nothing is known of, only what holds everywhere.
    """
    tag = language.partition("-")[0]
    if tag not in known():
        return COMMON
    tongue = load_tongue(tag)
    outer, inner = (tongue.quotes[0], tongue.quotes[1]), (tongue.quotes[2], tongue.quotes[3])
    quotes: tuple[tuple[str, Rule], ...] = (
        ("double-quotes", double_quotes(outer, toggling=tag in UNSPACED)),
        ("single-quotes", single_quotes(inner)),
    )
    return (
        *COMMON,
        *(quotes if tag not in BRACKETED else ()),
        ("dash", dash(tongue.dash)),
        ("number-range", number_range),
        ("ellipsis", ellipsis),
        ("no-break", no_break),
        *((("no-break", french_spaces),) if tag == "fr" else ()),
    )


def changes(
    source: str, span: Span, language: str, off: tuple[str, ...], words: Words | None = None
) -> list[Change]:
    """Return the changes that the paragraph *span* of *source* gets, in order, less the rules in *off*.

    *words* are those of a text that is wrapped at a column; by them hyphens at line ends are mended.
    """
    paragraph = span.cut(source)
    if not words and not CHANGEABLE.search(paragraph):
        return []
    taken: set[int] = set()
    found: list[Change] = []
    mending: tuple[tuple[str, Rule], ...] = (("hyphenation", words.mend),) if words else ()
    for name, rule in (*mending, *rules_of(language)):
        if name in off:
            continue
        for at, before, after in rule(paragraph):
            places = range(at, at + len(before))
            if taken.isdisjoint(places):
                taken.update(places)
                found.append(Change(span.start + at, before, after, name))
    return sorted(found, key=lambda change: change.offset)
