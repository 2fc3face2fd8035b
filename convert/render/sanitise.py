"""The one place that makes text safe for the engines: what chokes them goes, long runs may break."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

# What XML forbids or no face has: WeasyPrint prints boxes, lxml and ebooklib lose the text behind it.
UNSETTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# A space before U+2029 stops WeasyPrint with an assertion; pandoc glues the lines around a lone CR.
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")

LONGEST_WORD = 80
"""Letters without a break that a word may have; where it may be divided by a hyphen is known of shorter ones.
Pango's time grows with the square of a longer one."""
LONGEST_RUN = 20
"""Characters without a break where they are no word, a rule of underscores or a key: no line is shorter."""
PART = re.compile(
    r"(?<=[^\W\d_]{4})(?=\d)|(?<=[a-z])(?=[A-Z])|(?<=[^\w\s({\[<])(?=[\w({\[<])|(?<=_)(?=[^\W_])"
)
"""Where a part of a name or a key ends: before its figures, a capital, and behind a sign."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1200-\u139f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef"
"""Thai to Burmese, Ethiopic, Khmer, Chinese, Japanese, Korean: the engine knows where their lines may end."""
RUN = re.compile(rf"[^\s{UNSPACED}]{{{LONGEST_RUN + 1},}}")
# Behind a hyphen or a dash in a word a line may end anyway.
JOINT = re.compile("(?<=\\w[-\u2010-\u2014])(?=\\w)")
INSIDE_WORDS = "'’\u00ad\u200c\u200d"
MOST_SIGNS = 3
"""Characters that may stand around a word: quotation marks, brackets, a point."""
SIGNS = re.compile(r"\w")
"""What those are not: a figure or a rule beside letters makes a key of them."""
VIRAMA = 9
"""Combining class of the signs that join the letters of Indic scripts (Unicode Standard, 4.3)."""
JOINERS = "\u200c\u200d\ufe0e\ufe0f"
ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|10\.\d{4,}/)\S+")
# Before a point, hyphen, query or fragment; after a slash: where a reader expects an address to go on.
ADDRESS_BREAK = re.compile(r"(?<=[^/:]/)(?=[^/])|(?<=://)(?=.)|(?<=\w)(?=[.?#&_~%-]\w)")
SHORTEST_PIECE = 2

# Any other scheme could run code, read a file, or lead where the reader cannot see.
LIVE = re.compile(r"(?:https?|mailto|tel):.+|#.+", re.IGNORECASE)
DOI = re.compile(r"(?:doi:/*)?(10\.\d{4,}/.+)", re.IGNORECASE)
SPACE = re.compile(r"\s")


def sanitise(text: str) -> str:
    """Return *text* without the characters that no engine can set, its line ends as newlines."""
    return UNSETTABLE.sub("", LINE_ENDS.sub("\n", text))


def breakable(text: str) -> Markup:
    """Return *text* as markup in which addresses and other long runs may break over two lines.

    The places are ``<wbr/>`` elements, so that the text itself stays as it is.
    """
    safe = sanitise(text)
    if "/" not in safe and not RUN.search(safe):
        return Markup.escape(safe)
    places = {match.start() + at for match in ADDRESS.finditer(safe) for at in _address_breaks(match[0])}
    places |= {at for match in RUN.finditer(safe) for at in _run_breaks(match, places)}
    bounds = [0, *sorted(places), len(safe)]
    return Markup("<wbr/>").join(safe[start:end] for start, end in pairwise(bounds))


def _address_breaks(address: str) -> list[int]:
    places = (match.start() for match in ADDRESS_BREAK.finditer(address))
    return [place for place in places if SHORTEST_PIECE <= place <= len(address) - SHORTEST_PIECE]


def _run_breaks(run: re.Match[str], taken: set[int]) -> list[int]:
    """Return where lines may end in *run* beside the places *taken*; none inside a word, which is divided."""
    bounds = sorted({*run.span(), *(run.start() + joint.start() for joint in JOINT.finditer(run[0]))} | taken)
    pieces = [piece for piece in pairwise(bounds) if run.start() <= piece[0] and piece[1] <= run.end()]
    loose = [(start, end) for start, end in pieces if not _is_word(run.string[start:end])]
    return [place for start, end in loose for place in _even_breaks(run.string, start, end)]


def _even_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Yield a place for each ``LONGEST_RUN`` characters of *text*, or a few less where one of its parts ends;
    none parts a letter from its marks."""
    while end - start > LONGEST_RUN:
        place = start + LONGEST_RUN
        parts = (match.start() for match in PART.finditer(text, start + LONGEST_RUN // 2, place + 1))
        place = max((part for part in parts if part <= place), default=place)
        start, first = place, start
        while place > first and _is_joined(text[place - 1], text[place]):
            place -= 1
        if place > first:
            yield place


def _is_joined(before: str, behind: str) -> bool:
    """Tell whether a line that ended between two characters would tear what is drawn as one."""
    if unicodedata.category(behind).startswith("M") or behind in JOINERS:
        return True
    return before == "\u200d" or unicodedata.combining(before) == VIRAMA


def _is_word(text: str) -> bool:
    """Tell whether *text* is one word, with at most a few signs around it; it may be in any script."""
    inside = [unicodedata.category(each)[0] in "LM" for each in text]
    if True not in inside:
        return False
    first, behind = inside.index(True), len(inside) - inside[::-1].index(True)
    signs = text[:first], text[behind:]
    if behind - first > LONGEST_WORD or any(len(each) > MOST_SIGNS or SIGNS.search(each) for each in signs):
        return False
    return all(part or text[at] in INSIDE_WORDS for at, part in enumerate(inside[first:behind], first))


def live(address: str) -> str | None:
    """Return *address* where an edition may link to it, else None: the words stay, the link goes."""
    clean = sanitise(address).strip()
    if SPACE.search(clean):
        return None
    identifier = DOI.fullmatch(clean)
    if identifier:
        return f"https://doi.org/{identifier[1]}"
    return clean if LIVE.fullmatch(clean) else None
