"""Words of another language inside a text: runs in the letters of another script, and whole passages.

A run begins and ends where the script does, so that no letter is parted from one that it joins. Between
languages of one script nothing is guessed inside a line; a passage has to be long enough to tell.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, groupby

from fontTools import unicodedata as unicode_data
from fontTools.unicodedata import Scripts
from msgspec import Struct
from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Foreign, Inline, Line, Span, Text
from convert.parse.language import ALONE, TAG, UNKNOWN, main_script
from convert.parse.small_words import WORD, count_words, rank_languages, scripts_of, words_of

HAN = frozenset(("Hani", "Hira", "Kana", "Hang", "Bopo"))
"""Scripts that stand beside each other in one language."""

COMMON = frozenset(("Zyyy", "Zinh", "Zzzz"))
"""Codes of what no script has for itself."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963"
    "\u0970-\u109f\u135d-\u135f\u1780-\u17d3\u200c\u200d\u30fc\uff70\ufe00-\ufe0f"
)
"""Vowel signs, accents, joiners: what belongs to the letter before it."""

BELONGS = lazy_regex(f"[{MARKS}]")

BETWEEN = r"[\s\d.,;:!?…·•'’‘\"“”„«»()\[\]/&\-–—־׳״،؛؟。、「」『』・]{1,6}"
"""What may stand between two words of one run."""

PAIRS = {")": "(", "]": "[", "”": "“", "»": "«", "」": "「", "』": "『"}
"""What closes something that a run has opened."""

SHORTEST = 3
"""Letters that are words; fewer are the sign of a formula, but for scripts in which a letter is a word."""

FEWEST_WORDS = 3
"""Words in the letters of another script that can tell their language."""

POLYTONIC = lazy_regex("[\u1f00-\u1fbc\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc]")
"""Letters with breathings and three accents: Greek from before 1982, mostly long before."""

SPOKEN = {**ALONE, "Grek": "el", "Hebr": "he", "Hira": "ja", "Kana": "ja", "Hang": "ko"}
"""Scripts that in a text of another language stand for one language of their own."""

PASSAGE_WORDS = 8
"""Words of a passage from which small words can tell its language."""

SHORT_PASSAGE = 64
"""Characters of a line whose words are looked for before it is seen which they are."""

PASSAGE_SHARE = 0.25
"""Share of small words that a passage has at least of its language."""

STRANGE = 3
"""How many times as many they are as those of the language around it."""

MOST = 0.6
"""More small words than that no text has of one language."""


class Run(Struct, frozen=True):
    """Words of another language."""

    language: str
    """BCP 47 tag."""
    start: int
    """Where they begin."""
    end: int
    """Where they end."""


@cache
def own_scripts(language: str, script: str) -> frozenset[str]:
    """Return the scripts of a text in *language* that is mostly written in *script*."""
    own = scripts_of(language) | {script}
    return own | HAN if own & HAN else own


@cache
def _runs(own: frozenset[str]) -> re.Pattern[str]:
    """Return what finds words in letters of any script but *own*."""
    starts = (*Scripts.RANGES, 0x110000)
    ranges = (
        f"{re.escape(chr(start))}-{re.escape(chr(stop - 1))}"
        for start, stop, script in zip(starts, starts[1:], Scripts.VALUES, strict=False)
        if script not in own | COMMON
    )
    letter = f"(?![\\d_])[{''.join(ranges)}]"
    return re.compile(rf"{letter}(?:{letter}|[{MARKS}]|{BETWEEN}(?={letter}))*")


LATIN = frozenset(("Latn",))


def find_runs(text: str, start: int, end: int, own: frozenset[str]) -> Iterator[Run]:
    """Yield the runs of words between *start* and *end* of *text* in letters of other scripts than *own*."""
    if own == LATIN and text.isascii():
        return
    for match in _runs(own).finditer(text, start, end):
        for first, last in _by_script(match[0]):
            run = _whole(text, match.start() + first, match.start() + last, end)
            tag = language_of(text[run.start : run.end], own)
            if tag:
                yield Run(tag, run.start, run.end)


def _by_script(words: str) -> Iterator[tuple[int, int]]:
    """Yield where in *words* each stretch of one script begins and ends; those of East Asia are one."""
    letters = [(at, _kind(character)) for at, character in enumerate(words) if _is_letter(character)]
    for _, group in groupby(letters, key=lambda each: each[1]):
        places = [at for at, _ in group]
        yield places[0], places[-1] + 1


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    script = unicode_data.script(character)
    return "Hani" if script in HAN else script


def _is_letter(character: str) -> bool:
    return unicode_data.script(character) not in COMMON and not character.isdigit()


def _whole(text: str, start: int, end: int, limit: int) -> Span:
    """Return a run with the marks of its last letter, and with what closes a bracket that opens in it."""
    while end < limit and BELONGS.match(text[end]):
        end += 1
    while end < limit and _closes(text[start:end], text[end]):
        end += 1
    return Span(start, end)


def _closes(words: str, sign: str) -> bool:
    """Tell whether *sign* closes what *words* have opened."""
    if sign == '"':
        return words.count(sign) % 2 == 1
    return sign in PAIRS and words.count(PAIRS[sign]) > words.count(sign)


def language_of(words: str, own: frozenset[str]) -> str:
    """Return the language of *words*, in letters of another script than *own*; empty where they say none.

    Of a script that many languages share, its small words tell, else the script alone. Names and short forms
    in Latin letters are at home in every language and say nothing.
    """
    letters = [character for character in words if _is_letter(character)]
    script = main_script(words)
    if len(letters) < SHORTEST and script not in HAN:
        return ""
    if script in SPOKEN:
        return "grc" if script == "Grek" and POLYTONIC.search(words) else SPOKEN[script]
    kana = next((one for one in map(unicode_data.script, letters) if one in ("Hira", "Kana")), "")
    if kana:
        return SPOKEN[kana]
    ranking = rank_languages(count_words(words), script)
    if ranking.total >= FEWEST_WORDS and ranking.share >= PASSAGE_SHARE and ranking.sure:
        return ranking.first
    return "" if script == "Latn" else f"{UNKNOWN}-{script}"


def passage_language(words: str, language: str) -> str:
    """Return the language of *words*, a whole paragraph of a text in *language*; empty where it is that.

    Only small words tell, and only where there are enough of them and hardly any of the text's own language.
    """
    if len(words) < 2 * PASSAGE_WORDS - 1:
        return ""  # so many words and what parts them have more characters
    if len(words) < SHORT_PASSAGE and words.isascii() and len(WORD.findall(words)) < PASSAGE_WORDS:
        return ""  # a line that is told without what its words are
    counted = count_words(words)
    if counted.total() < PASSAGE_WORDS:
        return ""
    own = sum(map(counted.__getitem__, words_of(language))) / counted.total()
    if own * STRANGE > MOST:
        return ""
    ranking = rank_languages(counted, main_script(words))
    told = ranking.sure and ranking.share >= max(PASSAGE_SHARE, STRANGE * own)
    return ranking.first if told and not is_same(ranking.first, language) else ""


def is_believable(tag: str, words: str) -> bool:
    """Tell whether *words* can be in the language *tag*: neither their script nor they themselves deny it."""
    if not TAG.fullmatch(tag):
        return False
    scripts = scripts_of(tag)
    if scripts and main_script(words) not in (scripts | HAN if scripts & HAN else scripts):
        return False
    return not passage_language(words, tag)


def is_same(one: str, other: str) -> bool:
    """Tell whether two tags are of one language."""
    return one == other or (not one.startswith(UNKNOWN) and _first(one) == _first(other))


def _first(tag: str) -> str:
    return tag.partition("-")[0].lower()


def settle(line: Line, language: str) -> Line:
    """Return *line*, which stands in a text in *language*, saying of no words what is said around them."""
    if len(line) == 1 and type(line[0]) is Text:
        return line
    return tuple(chain.from_iterable(_settle(inline, language) for inline in line))


def _settle(inline: Inline, language: str) -> Line:
    content: Line = getattr(inline, "content", ())
    if not content:
        return (inline,)
    inside = settle(content, inline.language if isinstance(inline, Foreign) else language)
    if isinstance(inline, Foreign) and is_same(inline.language, language):
        return inside
    return (inline if inside == content else replace(inline, content=inside),)
