"""The language of an article: as declared, else by its script and its small words, else the house's own."""

import re
from collections import Counter

from fontTools import unicodedata as unicode_data
from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Confidence
from convert.parse.small_words import count_words, rank_languages
from convert.parse.tongue import load_tongue

SAMPLE = 200_000
"""Characters that are looked at; longer texts do not change their language so late."""

FEWEST_WORDS = 12
"""Below that many words small words say nothing."""

FEWEST_LETTERS = 12
"""Below that many letters a script says nothing: a name, a formula."""

FLOOR_LETTERED = 0.06
"""That share for a text with letters that the language alone has: Turkish says much by endings."""
LETTERED = 0.02
"""Share of such letters."""
MEASURED = 20_000
"""Characters that are looked at for them."""
FLOOR = 0.13
"""Share of small words below which a text is in no language that is known; prose has 0.2 to 0.5."""

AS_LATIN = lazy_regex("[\0-\u024f\u2000-\u206f\u20a0-\u20bf\u2190-\u21ff]*")
"""Latin letters, and signs that stand beside any."""

UNKNOWN = "und"
"""The tag of a language that is not known (ISO 639-2)."""

KANA_SHARE = 0.05
"""Share of kana among kana and Chinese characters that makes a text Japanese; a quoted name is less."""

ALONE = {
    "Armn": "hy",
    "Beng": "bn",
    "Ethi": "am",
    "Geor": "ka",
    "Gujr": "gu",
    "Guru": "pa",
    "Khmr": "km",
    "Knda": "kn",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my",
    "Orya": "or",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thai": "th",
}
"""Scripts that next to everybody who uses them writes one language in."""

TAG = lazy_regex(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE)
"""A BCP 47 tag: language, script, country."""


class Language(Struct, frozen=True):
    """What language a text is in, and how that is known."""

    tag: str
    """BCP 47."""
    confidence: Confidence
    """Certain where declared; uncertain where only the house's default is left."""
    remark: str
    """What speaks for it, in a sentence."""
    rivals: tuple[str, ...] = ()
    """Without a tag: the languages that it could be, if any."""


def find_language(text: str, declared: str, default: str) -> Language:
    """Return the language of *text*: the *declared* one, the one it is seen to be in, or the *default*.

    *declared* is what the source says of itself, empty where it is silent. A default of the same language
    as the text keeps its country: ``en-GB`` for an English text. A text whose words are of no language that
    is known is ``und``: nothing in it is divided, or read aloud, as if it were in the house's.
    """
    tag = declared.strip().replace("_", "-")
    if TAG.fullmatch(tag):
        return Language(tag, "certain", "the source declares it")
    seen = read_language(text[:SAMPLE])
    if seen is None:
        return Language(default, "likely", "the text is too short to tell; this is the house's language")
    if not seen.tag:
        return _in_doubt(seen, default)
    return Language(default, seen.confidence, seen.remark) if _same(seen.tag, default) else seen


def _in_doubt(seen: Language, default: str) -> Language:
    """Return the house's language where the text may be in it; else nothing is known of its language."""
    if any(_same(rival, default) for rival in seen.rivals):
        return Language(default, "uncertain", f"{seen.remark}; this is the house's language")
    return Language(UNKNOWN, "uncertain", seen.remark)


def _same(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


def fit_locale(language: str, locale: str) -> str:
    """Return the *locale* of a house where it is one of *language*, else the language as its own locale."""
    return locale if _same(language, locale) else language


def read_language(text: str) -> Language | None:
    """Return the language that *text* is seen to be in, without a tag where it is none that is known.

    None for a text of so few letters and words that nothing can be said.
    """
    scripts = _scripts(text)
    if not scripts:
        return None
    script = max(scripts, key=lambda script: (scripts[script], script))
    letters = scripts[script]
    if script in ("Hani", "Hira", "Kana", "Hang"):
        return _east_asian(text, scripts) if letters >= FEWEST_LETTERS else None
    if script in ALONE and letters >= FEWEST_LETTERS:
        return Language(ALONE[script], "likely", f"{letters} letters are of the script {script}")
    return _by_words(text, script)


def main_script(text: str) -> str:
    """Return the script that most letters of *text* are of; Latin where it has none."""
    if AS_LATIN.fullmatch(text):
        return "Latn"
    scripts = _scripts(text)
    return max(scripts, key=lambda script: (scripts[script], script), default="Latn")


def _scripts(text: str) -> dict[str, int]:
    """Return how many letters of each script *text* has."""
    found: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            found[unicode_data.script(char)] += count
    return {script: count for script, count in found.items() if script not in ("Zyyy", "Zinh", "Zzzz")}


def _east_asian(text: str, scripts: dict[str, int]) -> Language:
    kana, han = scripts.get("Hira", 0) + scripts.get("Kana", 0), scripts.get("Hani", 0)
    if scripts.get("Hang", 0) > kana + han:
        return Language("ko", "likely", f"{scripts['Hang']} letters are Hangul")
    if kana > KANA_SHARE * (kana + han):
        return Language("ja", "likely", f"{kana} of {kana + han} signs are kana")
    chinese = load_tongue("zh")
    old, new = (sum(map(text.count, signs)) for signs in (chinese.traditional, chinese.simplified))
    return Language("zh-Hant" if old > new else "zh", "likely", f"{han} signs are Chinese, {kana} are kana")


def _has_letters(text: str, language: str) -> bool:
    """Tell whether *text* has the letters that *language* alone has, as often as prose has them."""
    letters = set(load_tongue(language).letters)
    head = text[:MEASURED]
    return bool(letters) and sum(sign in letters for sign in head) >= LETTERED * len(head)


def _by_words(text: str, script: str) -> Language | None:
    ranking = rank_languages(count_words(text), script)
    first, share, total = ranking.first, ranking.share, ranking.total
    if total < FEWEST_WORDS:
        return None
    if ranking.rival:
        rivals = (first, ranking.rival)
        return Language("", "uncertain", f"its small words are {first} as much as {ranking.rival}", rivals)
    if share < (FLOOR_LETTERED if first and _has_letters(text, first) else FLOOR):
        remark = f"the small words of its {total} words are of no known language"
        return Language("", "uncertain", remark, (first,) if first else ())
    return Language(first, "likely", f"{share:.0%} of {total} words are its small words")
