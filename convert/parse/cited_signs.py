"""The signs by which a citation is cut: years, quotation marks, and full stops that end more than a word."""

import re
from collections.abc import Iterator

from convert.lazy_regex import lazy_regex
from convert.model import Span

YEAR = r"(?:1[4-9]\d\d|20\d\d)"

ABBREVIATIONS = frozenset(
    """abbr acad al am anat ann appl apr art assoc aug aust biochem biol bros brit bull ca cell cf ch chap
    chem chron clin co col comput conf corp dec dept dev diss div doc docs dr econ eds educ eng engl
    environ est etc exp feb fig ft gen geol geophys gov govt hist hon inc ind inst int intl jan jour jr
    lab lett lit ltd mag mar math mech med met mgmt min mol mr mrs ms mt mus nat natl neurol no nos nov
    num nr oct off op pbk philos phil phys pl pol pp print proc prof psych psychol pub publ pr qtly rep
    res rev ri sc sci sect sen sep sept ser soc softw sr st stat supp suppl supt surg symp syst tech
    trans transl trop univ vet vol vols vs zool""".split()
)
"""Short forms whose full stop does not end a sentence when another word of the same name may follow."""

_LOWER = frozenset(("al", "cf", "ch", "no", "nos", "pbk", "pp", "sec", "vol", "vols", "vs"))
"""Those that are short forms even without a capital."""

_STOP = lazy_regex(r"[.?!…][’”\"»)\]*]{0,4}\s+(?=\S)")
_LAST_WORD = lazy_regex(r"([^\W\d_]+)$")
_SHOUTED = lazy_regex(r"(?:^|\W)(?:Yahoo|Hello|OK|E)$")
"""Names of papers and sites that end with an exclamation mark."""

_DOMAIN = lazy_regex(r"[a-z\d-]{1,40}\.[a-z]{2,6}\b")

OPENING = {"“": "”", '"': '"', "«": "»", "„": "“”", "``": "''", "‘": "’", "'": "'"}
"""Marks that open a title, and those that close it."""

_OPEN = lazy_regex(r"“|\"|«|„|``|‘")
_BEFORE = lazy_regex(r"(?:[.,:;)\d—–\]]|^)[\s*_]{0,3}$")
_ENDS_INSIDE = lazy_regex(r"[.,?!…][’'\"”»)\u200b\s]{0,3}$")


def sentences(text: str, span: Span) -> list[Span]:
    """Return the sentences of *span*; a short form or an initial ends none."""
    starts = [span.start, *_boundaries(text, span)]
    return [Span(one, other) for one, other in zip(starts, [*starts[1:], span.end], strict=True)]


def _boundaries(text: str, span: Span) -> Iterator[int]:
    for match in _STOP.finditer(text, span.start, span.end):
        after = text[match.end()]
        if after.islower() and not _DOMAIN.match(text, match.end()):
            continue
        if text[match.start()] == "!" and _SHOUTED.search(text, max(0, match.start() - 7), match.start()):
            continue
        if text[match.start()] != "." or not _is_short(text, match, span.start):
            yield match.end()


def _is_short(text: str, stop: re.Match[str], start: int) -> bool:
    """Tell whether the full stop *stop* belongs to a short form or an initial."""
    word = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    if word is None or stop.end() - stop.start() > 2 + stop[0].count("\u00a0"):
        return False
    letters = word[1]
    if text[stop.end()].isdigit() and letters.islower() and len(letters) < 5:
        return True
    if len(letters) == 1:
        dotted = text[word.start() - 1 : word.start()] == "."
        return letters.isupper() and not (dotted and text.startswith("The ", stop.end()))
    return letters.casefold() in ABBREVIATIONS and (letters[0].isupper() or letters in _LOWER)


def find_title_quotation(text: str, start: int) -> Span | None:
    """Return the first quotation that stands where a title can, with its marks; None where there is none."""
    single = not any(mark in text for mark in '“"«„`')
    unclosed: set[str] = set()
    for match in _OPEN.finditer(text, start):
        if match[0] in unclosed or (match[0] == "‘" and not single):
            continue
        if not _BEFORE.search(text, max(start, match.start() - 5), match.start()) and match.start() > start:
            continue
        end = closing(text, match.start())
        if end:
            return Span(match.start(), end)
        unclosed.add(match[0])
    return None


def closing(text: str, start: int) -> int | None:
    """Return where the quotation that opens at *start* ends, behind its closing mark."""
    opening = "``" if text.startswith("``", start) else text[start : start + 1]
    if opening not in OPENING:
        return None
    depth, weak = 0, None
    closers = OPENING[opening]
    width = len(opening)
    marks = re.compile("|".join(map(re.escape, {opening, *(["''"] if width == 2 else closers)})))
    for match in marks.finditer(text, start + width):
        behind = text[match.end() : match.end() + 2]
        ends = not behind or behind[0].isspace()
        if match[0] == opening and opening not in closers:
            depth += text[match.start() - 1].isspace()
            continue
        strong = (ends and _ENDS_INSIDE.search(text, max(start, match.start() - 6), match.start())) or (
            behind[:1] in {".", ",", ";"} and (len(behind) == 1 or behind[1].isspace())
        )
        if depth and (ends or strong):
            depth -= 1
            continue
        if strong:
            return match.end()
        if weak is None and (ends or behind[:1] in {":", ")"}):
            weak = match.end()
    return weak


_TITLE_NOTE = lazy_regex(
    r"\s*[(\[][^()\[\]]{0,60}\b(?:edition|[Ee]d\.?|pp?\.|[Vv]ols?\.|[Nn]o\.|Trans\.|Eds?\.)[^()\[\]]{0,40}[)\]]\s*$"
)
"""What the APA style puts in brackets behind a title: edition, volume, pages, report number."""


def trim_title(text: str, span: Span, *, note: bool = False) -> Span:
    """Return *span* without the spaces, commas and full stop around it; *note*: nor a note in brackets."""
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip(" *_"))
    words = words.rstrip(" .,*_\u200b")
    bracket = _TITLE_NOTE.search(words, max(0, len(words) - 110)) if note else None
    if bracket:
        words = words[: bracket.start()].rstrip(" .,")
    return Span(start, max(start, span.start + len(words)))
