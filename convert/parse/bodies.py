"""Bodies that sign articles: institutes, editorial offices, news agencies."""

import re

from convert.lazy_regex import lazy_regex
from convert.parse import labels

ORGANISATION_WORDS = frozenset(
    """agency academy archive association board bureau center centre commission committee council
    department editors faculty foundation fund group initiative institute institution library ministry
    network news observatory office organisation organization press programme program project reuters
    school society staff team trust union university gmbh inc llc ltd""".split()
)
"""Words of which one is in the name of nearly every body that signs or publishes articles."""

NEWSROOMS = labels.everywhere("newsroom")
"""How editorial offices sign, in every language."""

_AT_AN_EDGE = tuple(f" {each} " for each in NEWSROOMS)

AGENCY = lazy_regex(
    r"(?:Thomson )?Reuters|AFP|Agence France[- ]Presse|(?:The )?Associated Press|AP|UPI|ANI|IANS|PTI|dpa|"
    r"APA|ANSA|EFE|Europa Press|Lusa|TASS|Xinhua|Kyodo(?: News)?|Belga|ANP|PAP|Ritzau|NTB|Keystone-SDA|SDA|"
    r"ATS|KNA|epd|SID|Agência Brasil|PA Media|Press Association|(?:The )?Canadian Press|AAP|"
    r"Anadolu(?: Agency)?|Yonhap|Bernama",
    re.IGNORECASE,
)
"""News agencies that sign with their name alone."""

ADDRESSED = lazy_regex(r" to (?:the |our )?editors? ")
"""To whom notes and letters go: ``Notes to editors``."""

MOST_WORDS = 5
"""Words of the signature of an editorial office."""


def is_organisation(text: str) -> bool:
    """Tell whether *text* names a body rather than a person."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    return not words.isdisjoint(ORGANISATION_WORDS)


def is_newsroom(text: str) -> bool:
    """Tell whether *text* is how an editorial office signs: ``Quay News Bureau``, ``La rédaction``."""
    if len(text.split()) > MOST_WORDS:
        return False
    folded = f" {labels.fold(text.strip('()'))} "
    if ADDRESSED.search(folded):
        return False
    return folded.endswith(_AT_AN_EDGE) or folded.startswith(_AT_AN_EDGE)


def is_agency(text: str) -> bool:
    """Tell whether *text* is a news agency or several: ``AFP``, ``APA/dpa``, ``Reuters and AP``."""
    parts = re.split(r"[/,&+]|\band\b|\bund\b|\bet\b", text.strip(" ().©"))
    return all(AGENCY.fullmatch(part.strip()) for part in parts)


def is_signing_body(text: str) -> bool:
    """Tell whether *text* is a body that signs articles: an agency or an editorial office."""
    return is_agency(text.strip(" .")) or is_newsroom(text.strip(" ."))
