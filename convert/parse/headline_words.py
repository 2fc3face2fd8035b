"""What the words of a line alone say about its being a headline."""

import re

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.bodies import is_agency
from convert.parse.credit import names_alone, reads_as_role
from convert.parse.figure import AGENCY, reads_as_caption
from convert.parse.furniture import reads_as_furniture
from convert.parse.house_names import is_house
from convert.parse.names import NAME
from convert.parse.prose import SENTENCE_END, count_words

LONGEST = 220
"""Characters; headlines of more than two lines of print are rare."""

USUAL = range(6, 15)
"""Words of most headlines; menus, sections and kickers have fewer, decks more."""

SEVERAL = lazy_regex(
    r"[^\W\d_]{2,}\s+[^\W\d_]+(?:\s+[^\W\d_]+)*(?:, | (?i:and|und|et|y|e|en|i|&) )[^\W\d_]+\s+[^\W\d_]"
)
"""Two people or more, each with a first and a last name: a headline seldom reads so."""

NAME_WORDS = 3
"""Words of a line that a person's name fills; longer ones are as often headlines in capitals."""

WORD = lazy_regex(r"[^\W\d_]{2,}|(?:[^\W\d_] ){3,}[^\W\d_]")
LIST_MARK = lazy_regex(r"(?:[•▪·○◦*+–—-]|\d{1,2}\.)\s")

ROMAN = lazy_regex(r"[IVXLC]+\d*\.?")
"""The number of a part of a series."""

BREADCRUMB = lazy_regex(
    r"(?:[^>»›]{1,40}\s?[>»›]\s?){2,}[^>»›]{1,160}|(?:home|start)\s?[>»›].*|(?:[^/]{1,40}\s/\s){2,}[^/]{1,160}",
    re.IGNORECASE,
)

ASIDE = lazy_regex(
    r"(?:from(?!\s.{1,40}\sto\s)|reprinted|posted|originally|for|published|updated|by|presenter|vol(?:ume)?)\b|[(\[>|#]|"
    r".*(?:@|https?:|www\.|\.(?:com|org|net)\b)",
    re.IGNORECASE,
)
"""How lines begin that say where a text was published rather than what it is called; addresses."""

PARTED = lazy_regex(r"\||\s[>»›]\s")
"""Signs between the names of a page, a section and a site."""

NUMBERED = lazy_regex(
    r"(?:[^\W\d_][\w-]*\s+){1,4}(?:(?:No\.|Nr\.|Number|Issue|Vol\.|Volume|#)\s*)?\d[\d./–-]*", re.IGNORECASE
)
"""A series and its number: ``Working Paper No. 2015-08``, ``Policy Brief 31``."""

LIFE = lazy_regex(rf"{NAME}\s+(?:is|was)\s+(?:an?|the)\s")
"""What somebody is, with or without a full stop."""

SERIES = lazy_regex(
    r"(?:[^\W\d_][\w-]*,?\s+){0,5}(?:No\.|Nr\.|n°|n\.?º|núm\.|Number|Issue|Vol\.|Volume|Heft)\s*\d.{0,40}",
    re.IGNORECASE,
)
"""A number of a series, with or without its date; what stands right above is the house or the series."""

BRACKETED = lazy_regex(r"[\[(].*[.!][\])]")
"""A remark: a whole sentence in brackets."""

ARROWS = lazy_regex(r"(?:«|<<|←|‹).*\|.*(?:»|>>|→|›)")
"""A bar that leads to the pages around this one."""

DATED = lazy_regex(r".*,\s+(?:[^\W\d_]{3,}\s+)?(?:19|20)\d\d")
"""How captions end that say when a picture was made."""

CAPTION = lazy_regex(
    r"(?:photo|image|video|picture|credit|source|figure|bild|foto|fotograf[ií]a|photographie)\b",
    re.IGNORECASE,
)

PICTURE = lazy_regex(
    r"\b(?:photo|foto|photograph|fotograf[ií]a|photographie|image|imagen|bild|bildquelle|picture|courtesy|credit|crédit|cr[eé]ditos?)s?"
    r"(?:\s?(?::|\bby\b|/).{0,60}|[\W_]*)$|[.,;]\s*(?:EFE|AFP|AP|EPA|dpa|ANSA|Reuters|Getty Images)\W*$|"
    r"[.!?]\s\([^()]{2,40}\)$",
    re.IGNORECASE,
)
"""How lines end that say who made a picture."""

MADE_BY = lazy_regex(
    r"(?:photo(?:graph|graphy)?|foto(?:graf[ií]a|grafie)?|photographie|image|bild|picture|illustration|ilustración|"
    r"video|graphic|art|crédits?|credit)s?(?:\s(?:credit|courtesy|photo|source))?(?:\s?:\s?|\s(?:by|von|par|de|di)\s)",
    re.IGNORECASE,
)
"""What stands before the name of who made a picture."""

PICTURE_AGENCY = lazy_regex(AGENCY, re.IGNORECASE)
"""A house that sells pictures."""

HOUSES = lazy_regex(r"\s?[/|]\s?|,\s|\s(?:via|for)\s")
"""What parts that name from the house."""

CODED = lazy_regex(
    r"(?:[\w-]+\s){0,4}(?:number|no\.?|nr\.?|contact|date|ref(?:erence)?|issn|isbn|doi|phone|tel\.?|fax|e-?mail)\s?:\s.*[\d@]",
    re.IGNORECASE,
)
"""A label whose value is a number, a day or an address: ``Press Release Number: HB2005-07``."""

NETWORKS = lazy_regex(
    r"facebook|twitter|linkedin|pinterest|whatsapp|messenger|reddit|instagram|flipboard", re.IGNORECASE
)
"""Where readers share; a line that names two is a bar of buttons, in any language."""


MEETINGS = frozenset(
    "conference congress convention forum hearing meeting seminar session summit symposium workshop".split()
)
"""Last words of the names of meetings; where a speech was given stands above the title of the speech."""

OPENING = "“\"'‘«„"
CLOSING = "”\"'’»“"
"""Marks around a line that somebody says."""


def is_credit(words: str) -> bool:
    """Tell whether *words* say who made a picture and nothing else: ``Photo: Ana Ruiz/Quay Herald``."""
    bare = words.strip("()[] ")
    label = MADE_BY.match(bare)
    who, *houses = HOUSES.split(bare[label.end() if label else 0 :])
    signed = bool(label) or any(map(_sells_pictures, houses)) or (bool(houses) and words[0] in "([")
    return signed and (names_alone(who) or (label is not None and _sells_pictures(who)))


def _sells_pictures(words: str) -> bool:
    return is_agency(words) or PICTURE_AGENCY.fullmatch(words) is not None


def can_be_title(words: str) -> bool:
    """Tell whether *words* can be a headline: some words, not too many, no list mark, no breadcrumb."""
    return (
        len(words) <= LONGEST
        and bool(WORD.search(words))
        and not ROMAN.fullmatch(words)
        and not LIST_MARK.match(words)
        and not BREADCRUMB.fullmatch(words)
        and not ARROWS.match(words)
        and not words.endswith((":", ";", ",", "，", "、", "；", "："))
        and not (ends_sentence(words) and len(SENTENCE_END.findall(words)) > 1)
        and labels.fold(words) not in labels.FURNITURE
        and not CODED.match(words)
        and not is_credit(words)
    )


def is_short(words: str) -> bool:
    """Tell whether *words* are no more than an entry of a menu has."""
    return count_words(words) <= 3


def shows_picture(words: str) -> bool:
    """Tell whether *words* describe a picture or say who made it."""
    return reads_as_caption(words) or bool(CAPTION.match(words) or PICTURE.search(words))


def speaks_of_page(words: str, language: str) -> bool:
    """Tell whether *words* speak of the page, its place or its topics rather than of a subject."""
    return (
        bool(BRACKETED.fullmatch(words))
        or bool(PARTED.search(words) or NUMBERED.fullmatch(words))
        or bool(ASIDE.match(words))
        or labels.split_label(words, labels.KEYWORDS) > 0
        or len({name.casefold() for name in NETWORKS.findall(words)}) > 1
        or reads_as_furniture(words, language)
    )


def is_quoted(words: str) -> bool:
    """Tell whether quotation marks stand around *words*."""
    return words[0] in OPENING and words[-1] in CLOSING


def names_somebody(words: str) -> bool:
    """Tell whether *words* are the name of a person, a paper, a body or a meeting, and nothing else."""
    several = SEVERAL.search(words) is not None
    person = (several or len(words.split()) <= NAME_WORDS) and names_alone(words)
    meeting = words.istitle() and words.split()[-1].casefold() in MEETINGS
    return person or is_house(words) or meeting or bool(LIFE.match(words) and reads_as_role(words))


def credits_people(words: str) -> bool:
    """Tell whether *words* are people and what they are: ``Ana Ruiz, Professor``, with ``By`` or without."""
    head, comma, rest = words.partition(",")
    who = re.split(r"\b[Bb]y\s", head)[-1]
    post = re.split(r"[;,]", rest)[0]
    told = reads_as_role(post) or is_house(post.strip())
    people = comma and len(who.split()) <= NAME_WORDS + 1 and names_alone(who) and told
    return bool(people) or (" / " in words and all(names_alone(part) for part in words.split(" / ")))


def ends_sentence(words: str) -> bool:
    """Tell whether a full stop ends *words*; headlines have question marks, but hardly ever stops."""
    return words.endswith(".") and not words.endswith("...") and not _is_capitalised(words)


def _is_capitalised(words: str) -> bool:
    """Tell whether all words of some length have a capital, as those of headlines and of no sentence."""
    weighty = [word.lstrip(OPENING) for word in words.split() if len(word) > 3]
    return len(weighty) > 2 and all(word[:1].isupper() for word in weighty)
