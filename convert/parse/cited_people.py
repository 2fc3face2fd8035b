"""The authors of a citation: printed family name first, given name first, or one of each kind."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Author
from convert.parse.bodies import is_organisation
from convert.parse.cited_bodies import is_body, is_signature
from convert.parse.names import SUFFIX, strip_titles

ET_AL = lazy_regex(
    r"[,;]?\s*(?:\(?\bet\.?\s+al\b\.?\)?|\band others\b\.?|&\s+al\b\.?)[\s.,]*$", re.IGNORECASE
)
EDITORS = lazy_regex(
    r",?\s*[(\[]?\b(?:eds?|editors?|comps?|dirs?|hrsg|coords?)\b\.?[)\]]?[\s.,]*$", re.IGNORECASE
)
DASHES = lazy_regex(r"^[\s—–―_-]{2,}[\s.,]*$")
"""The same author as in the entry above, who is not named again."""

COMMA = lazy_regex(r"\s*,\s*(?:(?:and|und|et|y|e|och|og|en|i)\s+(?=\S)|&\s*)?")
_AND = lazy_regex(r"\s+(?:and|und|et|og|och)\s+|\s*&\s*")
_RUN_INITIALS = lazy_regex(r"(?:[A-ZÀ-Þ]\.?-?){1,4}")
_HAN = lazy_regex(r"[\u3400-\u9fff]{2,4}")
_EAST = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+(?:\s\S{1,3})?")
_DOUBLE = ("歐陽", "欧阳", "司馬", "司马", "諸葛", "诸葛", "上官", "司徒", "東方", "东方")
LOWER_PARTICLES = frozenset(
    "af al av bin bint da das de degli del della den der di do dos du e el ibn la las le lo los of 't te "
    "ten ter van vom von y zu zum zur".split()
)
_CAPITAL_PARTICLES = frozenset(
    "Da De Del Della Den Der Di Du El La Le San Santa St. Saint Van Von Ter Ten Bin".split()
)


def read_people(head: str, *, inverted: bool = True) -> tuple[Author, ...]:
    """Return those whom *head* names, in order.

    *inverted* says that the first of several may be printed family name first, as in a bibliography; in a
    foot-note nobody is.
    """
    bare = _bare(head)
    if not bare or DASHES.match(bare):
        return ()
    if ";" in bare:
        return tuple(_one(part.strip()) for part in bare.split(";") if part.strip(" .,&"))
    parts = _parts(bare)
    if _is_one_body(bare, signed=inverted and len(parts) == 1):
        return (_body(bare),)
    return _read_listed(parts, inverted=inverted and COMMA.search(bare) is not None)


def _is_one_body(bare: str, *, signed: bool) -> bool:
    """Tell whether *bare* names one body; *signed*: or is all that an entry is signed with."""
    return (is_body(bare) and not _names_people(bare)) or (signed and is_signature(bare))


def _read_listed(parts: list[str], *, inverted: bool) -> tuple[Author, ...]:
    """Return the people of *parts*: pairs, all family name first, the first one only, or none."""
    if _all_pairs(parts):
        return tuple(_pair(*parts[at : at + 3]) for at in _starts(parts))
    if len(parts) > 1 and all(map(_is_run, parts)):
        return tuple(map(_family_first, parts))
    if inverted and _first_inverted(parts):
        others = (part for part in parts[2:] if not SUFFIX.fullmatch(part))
        return (_pair(*parts[:3]), *(_direct(part, among=True) for part in others))
    return tuple(map(_direct, parts))


def is_called(cited: Author, name: str) -> bool:
    """Tell whether *name* can be that of *cited*, of whom a citation may give initials only."""
    one, other = _key(cited.name), _key(name)
    if one == other:
        return True
    family, words = _key(cited.family or ""), name.split()
    if not family or not words or not other.endswith(family) or not _is_initials(cited.given or ""):
        return False
    return words[0][:1].casefold() == (cited.given or "")[:1].casefold()


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _bare(head: str) -> str:
    """Return *head* without editors' marks, "et al." and the full stop of the style."""
    bare = EDITORS.sub("", ET_AL.sub("", EDITORS.sub("", head))).strip(" \t\n,;:*_")
    last = re.search(r"([^\W\d_]+)\.$", bare)
    keeps = last and (len(last[1]) == 1 or SUFFIX.fullmatch(last[1]) or last[1] in {"Inc", "Ltd", "Co"})
    return bare if keeps else bare.rstrip(". ")


def _parts(bare: str) -> list[str]:
    parts: list[str] = []
    for part in COMMA.split(bare):
        halves = [half.strip() for half in _AND.split(part)]
        body = is_body(part) and any(is_body(half) or not _can_name(half) for half in halves)
        parts += [part.strip()] if body else halves
    return [part for part in parts if part.strip(" .…")]


def _can_name(words: str) -> bool:
    return bool(words) and all(word[:1].isupper() or word in LOWER_PARTICLES for word in words.split())


def _all_pairs(parts: list[str]) -> bool:
    """Tell whether *parts* are family names and initials in turn."""
    people = [part for part in parts if not SUFFIX.fullmatch(part)]
    return len(people) > 1 and len(people) % 2 == 0 and all(_is_initials(part) for part in people[1::2])


def _starts(parts: list[str]) -> list[int]:
    people = [at for at, part in enumerate(parts) if not SUFFIX.fullmatch(part)]
    return people[::2]


def _is_initials(part: str) -> bool:
    words = part.split()
    while len(words) > 1 and words[-1] in LOWER_PARTICLES:
        words.pop()
    letters = [each for word in words for each in re.split(r"(?<=\.)|-", word) if each]
    return bool(letters) and len(letters) < 6 and all(map(_is_initial, letters))


def _is_initial(letters: str) -> bool:
    """Tell whether *letters* are ``G.``, ``G``, ``GH`` or ``Yu.``, not a short name."""
    bare = letters.rstrip(".")
    return bare[:1].isupper() and (len(bare) == 1 or (len(bare) < 4 and (bare.isupper() or letters != bare)))


def _first_inverted(parts: list[str]) -> bool:
    if (
        len(parts) < 2
        or (is_body(parts[0]) and " " in parts[0])
        or _EAST.fullmatch(parts[0])
        or _starts_with_initial(parts[0])
    ):
        return False
    first, second = parts[0].split(), parts[1].split()
    if len(parts) == 2 or len(first) == 1 or len(second) == 1:
        return True
    return first[0] in LOWER_PARTICLES or any(len(part.split()) == 1 for part in parts[2:])


def _starts_with_initial(part: str) -> bool:
    return bool(re.match(r"[^\W\d_]\.", part))


def _is_run(part: str) -> bool:
    """Tell whether *part* is ``Family GH`` or ``Family G.H.``."""
    words = part.split()
    return len(words) > 1 and bool(_RUN_INITIALS.fullmatch(words[-1])) and not _starts_with_initial(part)


def _names_people(bare: str) -> bool:
    """Tell whether behind the first comma of *bare* there is somebody, not the rest of a body's name."""
    first, comma, rest = bare.partition(",")
    if not comma:
        return bool(_AND.search(bare)) and all(
            _can_name(half) and not is_body(half) for half in _AND.split(bare)
        )
    if not is_body(first) or (len(first.split()) == 1 and not is_body(rest.partition(",")[0])):
        return True
    return any(len(part.split()) > 1 and not is_body(part) for part in _parts(rest))


def _body(name: str) -> Author:
    return Author(name=name, organisation=True)


def _one(part: str) -> Author:
    parts = [each.strip() for each in part.split(",") if each.strip()]
    if len(parts) > 1 and not is_body(part):
        return _pair(*parts[:3])
    return _family_first(part) if _is_run(part) else _direct(part)


def _pair(family: str, given: str, suffix: str = "") -> Author:
    """Return the author printed ``Family, Given[, Suffix]``; particles printed last begin the family name."""
    words = given.split()
    family = strip_titles(family)[0] or family
    particles: list[str] = []
    while len(words) > 1 and words[-1] in LOWER_PARTICLES and words[-1] != "e":
        particles.insert(0, words.pop())
    return _person(
        " ".join(words), " ".join([*particles, family]), suffix if SUFFIX.fullmatch(suffix) else ""
    )


def _family_first(part: str) -> Author:
    family, _, initials = part.rpartition(" ")
    return _person(initials, family)


def _direct(part: str, *, among: bool = False) -> Author:
    """Return the author printed in the order of speech; *among* persons, Bank can be a family name."""
    name = strip_titles(part)[0].strip() or part
    words = name.split()
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    if _EAST.fullmatch(name):
        return _eastern(name)
    if is_organisation(name) or is_body(name.rpartition(" ")[0] if among else name):
        return _body(name)
    if len(words) == 1:
        return Author(name=name)
    at = _family_at(words)
    return _person(" ".join(words[:at]), " ".join(words[at:]), suffix)


def _family_at(words: list[str]) -> int:
    """Return where the family name starts: behind the last initial, else the last word and its particles."""
    initials = [
        at
        for at, word in enumerate(words[:-1])
        if re.fullmatch(r"(?:[^\W\d_]\.?-?){1,3}", word) and word.isupper()
    ]
    at = len(words) - 1
    if initials and initials[-1] >= 1 and len(words) - initials[-1] <= 4:
        return initials[-1] + 1
    while at > 1 and (words[at - 1] in LOWER_PARTICLES or words[at - 1] in _CAPITAL_PARTICLES):
        at -= 1
    return at


def _eastern(name: str) -> Author:
    """Return the author of a name without spaces; a Chinese one is cut behind its family name."""
    if not _HAN.fullmatch(name):
        return Author(name=name)
    at = 2 if name.startswith(_DOUBLE) and len(name) > 2 else 1
    return Author(name=name, family=name[:at], given=name[at:])


def _person(given: str, family: str, suffix: str = "") -> Author:
    particles: list[str] = []
    for word in family.split()[:-1]:
        if word.casefold() not in LOWER_PARTICLES:
            break
        particles.append(word)
    name = " ".join(part for part in (given, family, suffix) if part)
    return Author(
        name=name,
        given=given or None,
        family=family,
        particles=" ".join(particles) or None,
        suffix=suffix or None,
    )
