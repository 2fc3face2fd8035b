"""Names behind ``By`` and its like: read word for word, up to what can no longer be a name."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.bodies import is_organisation, is_signing_body
from convert.parse.names import (
    CONTROLS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    HONORIFIC,
    NAME,
    NOBODY,
    ROLE_WORDS,
    SUFFIX,
    Name,
    is_degree,
    is_name,
    unglued,
)

START = lazy_regex(rf"[\s,;:]*(?:{HONORIFIC}\s+)*(?P<name>{NAME})")
"""As many words as can be a name; what else they are is seen word for word."""

JOIN = lazy_regex(r"\s*(?:[,;、،]\s*(?:and|und|et|y|e|&)?\b|&|\b(?:and|with|und|et|y|e|i|en|og|och)\b)\s*")
"""What stands between two names."""

SMALL = lazy_regex(
    r"\s*,?\s*\b(?i:in|on|at|for|from|with|of|via|to|aus|für|mit|bei|am|à|en|pour|avec|le|para|con|desde|com|em|per|voor|op|met)\b"
)
"""What leads on from a name to a place, a day, a house."""

PLACE = lazy_regex(r"\s+(?:in|at|from)\s+(?:[^\W\d_a-z][\w.'’-]*\s*){1,3}?(?=\s+(?:and|with)\b|\s*[,;&])")
"""``in Oslo`` between two names."""

LONGEST_BODY = 60
"""Characters of what a credit line holds beside names and dates: a body, a place, a desk."""

MEDIUM = lazy_regex(
    r"(?<![,;])\s+(?:(?:BBC|CNN|NBC|CBS|ABC|Fox)(?:\s+News)?|(?:The\s+)?Associated\s+Press|Reuters|AFP|AP|UPI|Bloomberg|"
    r"(?:Staff|Senior|Special|Contributing|Guest)\s.*|Correspondent|Reporter|Columnist|Editor|[Oo]n$|[Aa]t$)$|"
    r"(?<=[a-zß-öø-ÿ])The(?:\s+[A-Z][\w&'’.]+){1,3}$"
)
"""A desk, a medium or a role that follows a name without a comma."""

PEN_NAME = r"(?P<name>[^\W\d_][\w'’.-]{1,24}|[^\W\d_a-z]\w+ [^\W\d_A-Z]\w+)(?:\s+(?:on|at|am|le|el|em))?"
"""One word that ``By`` announces, a pen name or a first name; or two, the second without a capital."""

UNSIGNED = NOBODY | CONTROLS
"""Words that no pen name is."""

_HAN = "\u3400-\u9fff々"
EASTERN = (
    rf"[{_HAN}]{{2,4}}(?:\s+[{_HAN}]{{2,4}})*|[\uac00-\ud7a3]{{2,4}}|"
    rf"(?=[{_HAN}]*[\u3040-\u30ff])[\u3040-\u30ff{_HAN}]{{2,8}}"
)
"""Names without a space inside, a space between two."""

SIGNED_SCRIPTS = lazy_regex(r"(?:[\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff]{2,24}\s?){1,4}")
"""A name in a script whose vowels are signs on the letters, which count for no letters themselves."""

MEDIA = frozenset(
    """bbc cnn nbc cbs abc cnbc msnbc npr pbs espn itv fox ap afp upi dpa reuters bloomberg associated
    news""".split()
)
"""Houses whose name follows that of their reporter without a comma."""

MOST_PARTS = 4
"""Names that one person has on a credit line, initials and particles not counted."""

MOST_BEHIND = 10
"""Words that may follow the last name: a role, a place, a house."""


def _people(text: str) -> tuple[tuple[Name, ...], Span | None]:
    """Return the names that *text* begins with and what follows the last; nothing where it is a sentence."""
    names: list[Name] = []
    place = before = past_role(text)
    join_text = ""
    while match := START.match(text, place):
        name = _one(match)
        if name is None:
            break
        if names and _is_post(text, join_text, name):
            place = before
            break
        names.append(name)
        place = _past_letters(text, names)
        step = PLACE.match(text, place)
        join = JOIN.match(text, step.end() if step else place)
        if not join or not START.match(text, join.end()):
            break
        before, place, join_text = place, join.end(), join.group()
        following = START.match(text, place)
        if following is None or _one(following) is None:
            place = before
            break
    rest = Span(place, len(text)) if text[place:].strip(" .") else None
    return (tuple(names), rest) if names and _may_follow(text[place:]) else ((), None)


def read_announced(text: str) -> tuple[tuple[Span, ...], Span | None]:
    """Return whom *text* behind ``By`` names, people, a body or a pen name, and what follows."""
    names, rest = _people(text)
    apart = bool(names) and (rest is None or _breaks_off(rest.cut(text)))
    if not apart and (is_signing_body(text) or _is_body(text)):
        return (Span(0, len(text)),), None
    if names:
        return tuple(name.span for name in names), rest
    if SIGNED_SCRIPTS.fullmatch(text):
        return (Span(0, len(text.rstrip())),), None
    if re.fullmatch(EASTERN, text):
        return tuple(Span(*each.span()) for each in re.finditer(r"\w+", text)), None
    pen = re.fullmatch(PEN_NAME, text) if text.casefold() not in UNSIGNED else None
    return ((Span(*pen.span("name")),), None) if pen else ((), None)


def _breaks_off(rest: str) -> bool:
    """Tell whether *rest* begins with what no name of a body has inside: a mark, ``with``, ``in``, a role."""
    inside = re.match(r"\s+(?!(?:and|with|in|at|for|from)\b)", rest)
    return not inside or _speaks_of_role(rest)


def _speaks_of_role(rest: str) -> bool:
    return any(word.strip(".,").casefold() in ROLE_WORDS - {"the", "of"} for word in rest.split())


def _is_body(part: str) -> bool:
    """Tell whether *part* names a body, and without a medium at its end no person."""
    medium = MEDIUM.search(part)
    person = medium is not None and is_name(part[: medium.start()])
    return is_organisation(part) and len(part) <= LONGEST_BODY and "," not in part and not person


def is_house(rest: str) -> bool:
    """Tell whether *rest* behind a name begins with the house that the reporter works for."""
    return rest.split()[0].strip(".,").casefold() in MEDIA if rest.split() else False


def leading_name(text: str, at: int) -> Name | None:
    """Return the name that stands at the place *at* of *text*."""
    match = START.match(text, at)
    return _one(match) if match else None


def _is_post(text: str, join: str, name: Name) -> bool:
    """Tell whether *name* behind a comma is a paper's, with a post behind it: ``Quay Courier Editor``."""
    behind = re.match(r"\s+(?:\w+\s+)?(\w+)", text[name.span.end :])
    words = behind.group().split() if behind else []
    return not re.search(r"\w|&|;", join) and any(word.casefold() in ROLE_WORDS for word in words)


def _one(match: re.Match[str]) -> Name | None:
    """Return the name that *match* begins with: words up to a role, a house, a button glued on."""
    words, start = match["name"], match.start("name")
    end = len(words)
    for number, word in enumerate(re.finditer(r"\S+", words)):
        bare = word.group().strip(".,").casefold().replace(".", "")
        if number and (
            bare in ROLE_WORDS - GIVEN_NAMES or bare in MEDIA or is_degree(word.group().strip(","))
        ):
            end = word.start()
            break
        if number > 1 and bare in FUNCTION_WORDS:
            end = word.start()
            break
        whole = unglued(word.group())
        if whole != word.group():
            end = word.start() + len(whole)
            break
    text = words[:end].rstrip(" ,")
    if len(re.findall(r"(?:^|\s)[^\W\d_a-z][^\W\d_]{2,}", text)) > MOST_PARTS or not is_name(text):
        return None
    return Name(text, Span(start, start + len(text)))


def _past_letters(text: str, names: list[Name]) -> int:
    """Return the place behind the degrees that follow the last of *names*; ``Jr.`` becomes part of it."""
    place = names[-1].span.end
    while match := re.compile(r",?\s+([^\s,;]+)").match(text, place):
        word = match[1]
        if SUFFIX.fullmatch(word):
            start = names[-1].span.start
            names[-1] = Name(text[start : match.end()], Span(start, match.end()))
        elif not (is_degree(word) or (match.group().startswith(",") and _are_letters(text, match))):
            break
        place = match.end()
    return place


def _are_letters(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word of *match* is letters behind a name, and not the head of what follows it."""
    alone = re.compile(r"\s*(?:[,;|&]|and\b|with\b|$)").match(text, match.end())
    return alone is not None and re.fullmatch("[A-Z]{2,5}", match[1]) is not None


def past_role(text: str) -> int:
    """Return the place behind a role that stands before the name: ``Staff Reporter Ana Ruiz``."""
    place = 0
    for word in re.finditer(r"\S+\s*", text):
        if word.group().strip(" .,").casefold() not in ROLE_WORDS - {"the", "of", "dean"}:
            break
        place = word.end()
    behind = START.match(text, place)
    return place if behind and is_name(behind["name"]) else 0


def _may_follow(rest: str) -> bool:
    """Tell whether *rest* can stand behind a name on a credit line: nothing, a role, a house, a place."""
    words = rest.split()
    if not words or not words[0].strip(".,;"):
        return True
    if len(words) > MOST_BEHIND:
        return False
    if rest[:1] in "(,;:–—-/" or words[0].startswith("(") or SMALL.match(rest):
        return not rest.rstrip().endswith(("?", "!"))
    first = words[0].strip(".,").casefold()
    joined = re.match(r"\s+(?:and|und|et)\s+(?P<body>.+)", rest)
    return (
        first in MEDIA
        or _speaks_of_role(rest)
        or not rest[:1].isspace()
        or bool(joined and is_signing_body(joined["body"]))
    )
