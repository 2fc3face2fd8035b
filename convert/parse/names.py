"""Names of people: where one ends and the next begins."""

import re
from functools import lru_cache

from msgspec import Struct

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse import labels
from convert.parse.bodies import is_newsroom

PARTICLE = (
    r"(?:d[aeiou]s?|del|della|der|den|dos|van|von|zu|zur|la|le|les|l[ao]s|el|al|bin|bint|ibn|ten|ter|y|e|"
    r"af|av|фон|дер|ван|де|да|ди|дю|ла|ле|аль|ибн|бен)"
)
SMALL = "a-zß-öø-ÿά-ώа-џ" + "".join(filter(str.islower, map(chr, range(0x100, 0x250))))
"""The small letters of the scripts that have capitals."""

WORD = rf"(?:[^\W\d_{SMALL}](?:[^\W\d_]|['’\-.])*|[dlDLO]['’][^\W\d_](?:[^\W\d_]|-)*)"
"""A capitalised word, an initial, a hyphenated or an O' name; scripts without case pass as they are."""

ASIDE = r"\"[^\"\n]{1,20}\"|“[^”\n]{1,20}”|\([^()@\d\n]{1,14}\)"
"""A name by which somebody is called, inside the full one."""

NAME = rf"{WORD}(?:\s+(?:{WORD}|{PARTICLE}(?=\s)|{ASIDE})){{1,5}}"
"""Two to six words that can be somebody's name."""

_TITLES = (
    r"Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Hon|Ambassador|Amb|Senator|Sen|Rep|Gov|Governor|"
    r"President|Chancellor|Chairman|Chairwoman|Commissioner|Secretary|Gen|General|Col|Colonel|Lt|Maj|Major|Capt|"
    r"Captain|Adm|Admiral|Sgt|Judge|Justice|Rabbi|Bishop|Father"
)
HONORIFIC = (
    r"(?:(?:[Tt]he|THE)\s+(?:(?:Rt\.?|Right)\s+)?Hon(?:ou?rable|\.)?|THE\s+HONOU?RABLE|"
    rf"{_TITLES}|{_TITLES.upper()})\.?(?:\s+\([Rr]et\.?\)|\s+em\.)?"
)
DEGREE = lazy_regex(r"(?:Ph\.?\s?D|M\.?D|M\.?A|B\.?A|M\.?Sc|LL\.?M|J\.?D|M\.?B\.?A|C\.?B\.?E|O\.?B\.?E)\.?")
POSTNOMINAL = frozenset(
    """md phd mph msc bsc rn rd rdn do dds dvm lcsw jd mba cpa cfa esq qc kc mp mep msp obe cbe mbe ms ma ba
    lmft ldn mpp mpa mphil dphil edd psyd dba frs frcp kbe dbe cmg mc usn usmc usaf ret retd""".split()
)
"""Letters behind a name that are degrees, orders and offices; ``ret`` says that the office is past."""

SUFFIX = lazy_regex(r"(?:Jr|Sr)\.?|I{2,3}|IV")

_AND = "|".join("and with und et och og oraz и και ve và और".split())
"""The word before the last name, in the languages where it is none of a name's own."""

_SHORT_AND = rf"(?:y|e|i|en|ed)\s+(?=(?-i:{WORD}\s+(?:{PARTICLE}\s+)*{WORD}))"

SEPARATOR = lazy_regex(
    rf"\s*(?:,\s*(?:{_AND})\s+|,\s*&\s*|\s+(?:{_AND})\s+|\s+{_SHORT_AND}|\s*&\s*|\s*;\s*|\s*[،、]\s*|,\s*)",
    re.IGNORECASE,
)
"""What stands between two names of a by-line; an ``y`` only before two words, since names have one inside."""

ROLE_WORDS = frozenset(
    """adviser advisor ambassador analyst assistant associate author board center centre chair chairman
    chairwoman chief college columnist commissioner consultant coordinator correspondent council
    contributor contributing co-founder curator dean department deputy director distinguished division
    economist editor emeritus emerita engineer executive expert faculty fellow fellows former foundation
    founder general global group head historian independent initiative institute institution journalist
    junior lecturer lead librarian manager member minister nonresident office officer partner policy
    political president principal producer professor program programme project reporter representative
    research researcher resident scholar school scientist secretary senior society specialist staff
    strategist student team the unit university vice visiting writer""".split()
)
"""Words that name a role or a place of work, so that a capitalised phrase is not taken for a person."""

POST_WORDS = (ROLE_WORDS - {"the", "of"}) | set(labels.everywhere("post"))
"""Words of which one alone says that a line is what somebody is, in all languages that are known."""

FUNCTION_WORDS = frozenset(
    """about advertisement africa after again against all america american and any archive are as asia at
    another back be been before breaking british business but by can culture daily december does economy
    edition email europe european facebook features february for friday from gazette get has have
    health her herald here his home how if in international into is it its january journal july just
    last latest less let life lifestyle like local magazine main make march measure media menu monday
    more most my national new news next no not november now october of off on one only opinion or our
    out over part photo photos podcast politics posted press print published read review saturday
    science search see september share some sport sports states story street subscribe sunday tech
    technology than that the their them then there they this thursday times to today top topics travel
    tuesday tv twitter under united until up updated us video videos was we wednesday weekly were what
    when where which who why with world yesterday you your""".split()
)
"""Words that stand in headlines, sections and menus, and in nobody's name."""


FIRST_NAME_TOO = r"(?:Major|Judge|Justice|Bishop|MAJOR|JUDGE|JUSTICE|BISHOP)"
"""Titles that are given names before a single other name."""

GIVEN_NAMES = frozenset(("dean",))
"""Roles that are names as well."""

PLACE_WORDS = frozenset(
    """airport auditorium ballroom cathedral city club county district embassy hotel island islands museum
    stadium theater theatre""".split()
)
"""Words in the names of places and venues."""

PLACE_OPENERS = frozenset(
    "port fort mount cape puerto porto san santa saint st north south east west grand".split()
)
"""Words with which places begin, and no names."""

NOBODY = frozenset(
    """admin administrator by webmaster guest blog anonymous abstract appendix background conclusion
    conclusions introduction overview recommendations references summary popular recommended related
    stories trending""".split()
)
"""Accounts of a site, headings and labels of pages, which are nobody's name."""

CONTROLS = frozenset(
    """account accounts alert alerts app apps article articles audio bookmark buttons caption captcha
    captions category categories click clip comment comments connect contact contents cookie cookies copy
    description desktop donate download downloads embed embedded episode episodes error faq favorites
    gallery galleries headlines help image images jump links listen loading login logout member
    mobile navigation newsletter newsletters pages password permalink permalinks picture
    pictures playlist popup preferences preview previous privacy products profile question questions
    register registration reply reset rss save screenshot section sections settings sharing show sidebar
    signup site sitemap size sizes skip slide slides slideshow social source sources sponsored study
    subscription subscriptions submit tag tags teaser text thumbnail toggle toolbar
    tools topic transcript try tweet tweets upload username version view views website widget
    zoom""".split()
)
"""Words of what a page has its readers press, play and fill in."""

FOREIGN_MENU = frozenset(
    word
    for part in ("furniture", "kickers", "related")
    for word in labels.everywhere(part)
    if word.isalpha() and len(word) > 3 and word not in labels.of(part, "en")
)
"""Words of menus, sections and buttons in the other languages that are known."""


NO_NAMES = (ROLE_WORDS - GIVEN_NAMES) | FUNCTION_WORDS | FOREIGN_MENU | PLACE_WORDS | NOBODY | CONTROLS
"""Words of which none is in a name."""

WHOLE_NAME = lazy_regex(NAME)

TITLES = lazy_regex(rf"\s*(?:{HONORIFIC}\s+)*")
"""The titles before a name."""

TITLE_OR_NAME = lazy_regex(rf"\s*{FIRST_NAME_TOO}\s+\S+$")
"""A title alone before a family name, where it can be the given one."""

GLUED = lazy_regex(r"(?P<whole>[^\W\d_](?:[^\W\d_A-Z]|['’-](?=\w)){3,}[^\W\d_A-Z])[A-ZÀ-Þ]\w")
"""A word with a capital behind five letters or more: ``McKenzie`` has its own before."""

NO_NAME = lazy_regex(r"['’]s$|\.[a-z]{2}|-.*-.*-|.{25}")
"""A possessive, an address, a chain of words, a word that is too long."""

LONGEST = 60
"""Characters of a name."""

LATELY = 64
"""Names that are remembered: of one line it is asked several times."""

PARTED = lazy_regex(r"[,;&،、]|\s\S+\s")
"""What there is where several names stand: a sign between them, or a word between spaces."""


class Name(Struct, frozen=True):
    """A name and where it stands."""

    text: str
    """As printed, without titles and degrees."""
    span: Span
    """Place of ``text`` in the string that was read."""


@lru_cache(maxsize=LATELY)
def is_name(text: str) -> bool:
    """Tell whether *text* can be a person's name and nothing else."""
    bare = strip_titles(text)[0]
    if bare.startswith(("A ", "The ")) or len(bare) > LONGEST or is_newsroom(bare):
        return False
    words = [word.casefold().strip(".") for word in bare.split()]
    if words and words[0] in PLACE_OPENERS:
        return False
    return NO_NAMES.isdisjoint(words) and bool(WHOLE_NAME.fullmatch(bare)) and reads_as_one(bare)


def reads_as_one(text: str) -> bool:
    """Tell whether no word of *text* is shaped otherwise: an address, a possessive, two run together."""
    return not any(NO_NAME.search(word) or unglued(word) != word for word in text.split())


def unglued(word: str) -> str:
    """Return *word* without what is glued to it: ``HarrowbyFollow`` is a name and a button."""
    match = GLUED.match(word)
    return match["whole"] if match else word


def is_degree(word: str) -> bool:
    """Tell whether *word* is letters of a degree, an order or an office: ``Ph.D.``, ``RN``, ``(ret.)``."""
    plain = word.replace(".", "")
    bracketed = plain[:1] == "("  # the edge of a line may have lost the other one
    letters = plain.strip("()")
    known = letters.casefold() in POSTNOMINAL
    return bool(DEGREE.fullmatch(word)) or (known and (bracketed or letters.isupper()))


def strip_titles(text: str) -> tuple[str, int]:
    """Return *text* without a leading title and trailing degrees, and how far it starts into *text*."""
    lead = TITLES.match(text)
    start = lead.end() if lead else 0
    if TITLE_OR_NAME.match(text):
        start = len(text) - len(text.lstrip())
    bare = text[start:].rstrip(" ,")
    while (tail := bare.rpartition(","))[1] and is_degree(tail[2].strip()):
        bare = tail[0].rstrip(" ,")
    while (words := bare.rsplit(None, 1))[1:] and is_degree(words[1]) and not bare.isupper():
        if len(words[0].split()) < 2:
            break
        bare = words[0].rstrip(" ,")
    return bare, start


def split_names(text: str) -> tuple[tuple[Name, ...], Span | None]:
    """Return the names that *text* begins with and the rest, which speaks of the last of them.

    The rest is None where *text* is nothing but names.
    """
    names: list[Name] = []
    place = 0
    for part in _parts(text):
        bare, lead = strip_titles(part.cut(text))
        suffix = SUFFIX.fullmatch(bare.strip()) if names else None
        if suffix or (names and bare.strip() and all(map(is_degree, bare.split()))):
            if suffix:
                last = names.pop()
                names.append(Name(text[last.span.start : part.end], Span(last.span.start, part.end)))
            place = part.end
            continue
        if not is_name(bare):
            return tuple(names), Span(place, len(text)) if place < len(text) else None
        start = part.start + lead
        names.append(Name(bare, Span(start, start + len(bare))))
        place = part.end
    return tuple(names), None


def _parts(text: str) -> list[Span]:
    ends = list(SEPARATOR.finditer(text)) if PARTED.search(text) else []
    starts = [0, *(match.end() for match in ends)]
    stops = [*(match.start() for match in ends), len(text)]
    return [Span(start, stop) for start, stop in zip(starts, stops, strict=True) if stop > start]
