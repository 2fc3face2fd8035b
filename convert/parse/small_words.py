"""The commonest small words of languages, and which language those of a text are of."""

import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.parse.tongue import ENGLISH, known, load_tongue

FILE = Path(__file__).parent / "small_words.toml"
"""The small words of languages that have no file of their own."""

LEAD = 1.3
"""How far ahead of the next language the first one has to be."""

ALONE_LEAD = 2
"""How far ahead it has to be in the words that only one of the two has."""

WORD = lazy_regex(r"[^\W\d_]+(?:[\u0900-\u097f\u0300-\u036f]+[^\W\d_]*)*")
"""A run of letters; in Devanagari with the vowel signs between them."""


class Ranking(Struct, frozen=True):
    """Which language the small words of a text are of."""

    first: str = ""
    """Tag of the language that has most of them; empty where none has any."""
    share: float = 0.0
    """Share of the words of the text that are small words of it."""
    rival: str = ""
    """A language that has about as many, where it cannot be told from the first; else empty."""
    total: int = 0
    """Words of the text."""
    sure: bool = False
    """Whether its small words tell the first from all others; else it may be the one that is read more."""


@cache
def other_languages() -> dict[str, dict[str, str]]:
    """Return the rows of small_words.toml by tag."""
    rows: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return rows


@cache
def scripts_of(language: str) -> frozenset[str]:
    """Return the scripts that *language*, a BCP 47 tag, is written in; none where that is not known."""
    tag, *more = language.split("-")
    named = next((part.title() for part in more if len(part) == 4 and part.isalpha()), "")
    if named and named not in ("Hans", "Hant"):
        return frozenset((named,))
    rows = other_languages()
    if tag in known():
        return frozenset(load_tongue(tag).scripts)
    return frozenset(rows[tag]["scripts"]) if tag in rows else frozenset()


@cache
def small_words(script: str) -> dict[str, frozenset[str]]:
    """Return the small words of each language that is written in *script*."""
    tongues = ((tag, load_tongue(tag)) for tag in known())
    words = {tag: one.words for tag, one in tongues if script in one.scripts and one.words}
    words |= {tag: row["words"] for tag, row in other_languages().items() if script in row["scripts"]}
    return {tag: frozenset(each.split()) for tag, each in words.items()}


@cache
def words_of(language: str) -> frozenset[str]:
    """Return the small words of *language*, a BCP 47 tag; none where they are not known."""
    listed = [small_words(script) for script in sorted(scripts_of(language))]
    tag = language.partition("-")[0]
    return frozenset().union(*(words.get(language, words.get(tag, frozenset())) for words in listed))


def count_words(text: str) -> Counter[str]:
    """Return the words of *text* in lower case, with how often each stands there."""
    return Counter(WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def rank_languages(counted: Counter[str], script: str) -> Ranking:
    """Return which of the languages in *script* the small words among the words *counted* are of."""
    total = counted.total()
    shares = _shares(counted, script)
    ranked = sorted(shares, key=lambda tag: (-shares[tag], tag != ENGLISH, tag not in known(), tag))
    if not ranked:
        return Ranking(total=total)
    first, sure = ranked[0], True
    for other in ranked[1:]:
        if shares[ranked[0]] >= LEAD * shares[other]:
            break
        told = _tell_apart(counted, first, other, script)
        sure = sure and bool(told)
        first = told or _only_read(first, other)
        if not first:
            return Ranking(ranked[0], shares[ranked[0]], other, total)
    return Ranking(first, shares[first], "", total, sure)


def _shares(counted: Counter[str], script: str) -> dict[str, float]:
    """Return for each language in *script* what share of the words *counted* are small words of it."""
    index, found = languages_of(script), Counter[str]()
    for word, count in counted.items():
        for tag in index.get(word, ()):
            found[tag] += count
    return {tag: count / counted.total() for tag, count in found.items()}


@cache
def languages_of(script: str) -> dict[str, tuple[str, ...]]:
    """Return the languages in *script* of which each small word is one."""
    listed: dict[str, tuple[str, ...]] = {}
    for tag, words in small_words(script).items():
        for word in sorted(words):
            listed[word] = (*listed.get(word, ()), tag)
    return listed


def _tell_apart(counted: Counter[str], one: str, other: str, script: str) -> str:
    """Return which of two languages a text is in, by words that only one of them has; empty if neither."""
    words = small_words(script)
    ones = sum(counted[word] for word in words[one] - words[other])
    others = sum(counted[word] for word in words[other] - words[one])
    if max(ones, others) <= ALONE_LEAD * min(ones, others):
        return ""
    return one if ones > others else other


def _only_read(one: str, other: str) -> str:
    """Return which of two languages Octavo reads; empty where it reads both or none."""
    read = [tag for tag in (one, other) if tag in known()]
    return read[0] if len(read) == 1 else ""
