"""Given and family name: which comes first, and how many words belong to each."""

import re
from functools import cache

from convert.lazy_regex import lazy_regex
from convert.model import Author
from convert.parse.bodies import is_organisation
from convert.parse.names import PARTICLE
from convert.parse.tongue import known, load_tongue

HAN = lazy_regex(r"[\u3400-\u9fff々]{2,4}")

HANGUL = lazy_regex(r"[\uac00-\ud7a3]{2,4}")

_SIGN = r"[\u3040-\u30ff\u3400-\u9fff々\uac00-\ud7a3]"

SPACED = lazy_regex(rf"({_SIGN}{{1,4}})[ \u3000]({_SIGN}{{1,5}})")
"""Family name and given name with a space between them."""

HYPHENED = lazy_regex(r"[A-Z][a-z]+-[a-z]+")
"""A given name of two syllables: ``Geun-young``, ``Mei-hua``."""

PINYIN = lazy_regex(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aeiou])){1,2}",
    re.IGNORECASE,
)
"""One or two syllables of a Chinese given name in Latin letters."""

PARTICLES = frozenset("de del la las los y e i da do dos das".split())

FEWEST_VIETNAMESE = 3
"""Words of a Vietnamese name in a text of another language; two could stand in either order."""


def make_author(name: str, language: str) -> Author:
    """Return the author called *name*, given and family name apart; a body is one name.

    The *language* of the text tells the order of the two where names do not.
    """
    if is_organisation(name):
        return Author(name=name, organisation=True)
    if split := split_name(name, language):
        given, family = split
        particles = " ".join(_leading_particles(family)) or None
        return Author(name=name, given=given, family=family, particles=particles)
    from nameparser import HumanName  # loaded late: only a source with an author needs it

    parsed = HumanName(name.replace("’", "'"))
    family = _as_printed(parsed.last, name)
    given = _as_printed(" ".join(part for part in (parsed.first, parsed.middle) if part), name)
    particles = " ".join(_leading_particles(family)) or None
    return Author(
        name=name,
        given=given or None,
        family=family or None,
        particles=particles,
        suffix=parsed.suffix or None,
    )


def _as_printed(part: str, name: str) -> str:
    """Return *part* with the apostrophe that *name* was printed with."""
    return part.replace("'", "’") if "’" in name else part


def _leading_particles(family: str) -> list[str]:
    words: list[str] = []
    for word in family.split()[:-1]:
        if not re.fullmatch(PARTICLE, word.casefold()):
            break
        words.append(word)
    return words


def split_name(name: str, language: str) -> tuple[str, str] | None:
    """Return given and family name of *name* in a text in *language*; None where the last word is the family.

    Where both orders are possible, that of the West is kept: texts in English turn names round.
    """
    tag = language.partition("-")[0]
    if spaced := SPACED.fullmatch(name):
        return spaced[2], spaced[1]
    if HANGUL.fullmatch(name) or (HAN.fullmatch(name) and tag != "ja"):
        at = 2 if name[:2] in _double() and len(name) > 2 else 1
        return name[at:], name[:at]
    words = name.split()
    if len(words) < 2:
        return None
    return _latin(words, tag) or (_spanish(words) if tag == "es" else None)


def starts_with_family(name: str, language: str) -> bool:
    """Tell whether *name*, in the script of *language*, begins with one of its commonest family names."""
    return name.startswith(tuple(_families(language.partition("-")[0])))


def _latin(words: list[str], tag: str) -> tuple[str, str] | None:
    """Return given and family name of a name from the East in Latin letters."""
    family, given = words[0], " ".join(words[1:])
    if words[-1] in _romanised():
        return None
    vietnamese = family in _families("vi") | _set("vi")
    if vietnamese and len(words) >= (2 if tag == "vi" else FEWEST_VIETNAMESE):
        return given, family
    eastern = len(words) == 2 and (
        (family in _set("ko") and HYPHENED.fullmatch(given))
        or (family in _set("zh") and (PINYIN.fullmatch(given) or HYPHENED.fullmatch(given)))
    )
    return (given, family) if eastern else None


def _spanish(words: list[str]) -> tuple[str, str] | None:
    """Return given and family names of a name that ends in two family names."""
    groups = _groups(words)
    given = 1
    while given < len(groups) - 1 and groups[given].casefold() in _second_given():
        given += 1
    given = max(given, len(groups) - 2)
    return " ".join(groups[:given]), " ".join(groups[given:])


def _groups(words: list[str]) -> list[str]:
    """Return *words* with the small ones joined to the word behind them."""
    groups: list[str] = []
    small: list[str] = []
    for word in words:
        if word.casefold() in PARTICLES:
            small.append(word)
        else:
            groups.append(" ".join([*small, word]))
            small = []
    return groups


def _families(tag: str) -> frozenset[str]:
    return frozenset(load_tongue(tag).families.split("|")) - {""} if tag in known() else frozenset()


@cache
def _double() -> frozenset[str]:
    return frozenset(each for tag in ("zh", "ko") for each in _families(tag) if len(each) == 2)


@cache
def _set(tag: str) -> frozenset[str]:
    return frozenset(load_tongue(tag).romanised.split("|"))


@cache
def _romanised() -> frozenset[str]:
    return _set("zh") | _set("ko")


@cache
def _second_given() -> frozenset[str]:
    return frozenset(load_tongue("es").second_given.split("|"))
