"""Who a page says wrote it: names out of author fields, and nothing that is no name."""

import re
from collections.abc import Iterable

from convert.lazy_regex import lazy_regex

LEAD = lazy_regex(
    r"^\s*(?:(?:written|posted|published|reported|story|words|text|article|reviewed|automatisch|firmado|escrito|"
    r"publicado|redactado|écrit|rédigé|publié|geschrieben|verfasst|veröffentlicht|scritto|pubblicato|geschreven)"
    r"\s+)?(?:(?:by|von|par|por|di|da|door|autor(?:in|es|e)?|author(?:s|\(s\))?|auteurs?|redacci[oó]n|"
    r"texte?)\b\s*:?\s+|(?:作者|撰文|著者|執筆者|筆者|記者|记者|글쓴이|작성자|автор(?:ы)?)\s*[:：]\s*)",
    re.IGNORECASE,
)
"""Words that announce a name."""

SEPARATOR = lazy_regex(
    r"\s*(?:;|\||/|\n|•|·|\s&\s|,?\s+(?:and|und|et|y|e|with|mit|avec)\s+(?=[^\W\d_a-z]))\s*|\s+[-–—]\s+"
)
COMMA = lazy_regex(r"\s*,\s*")

NO_NAME = lazy_regex(r"@|https?:|www\.|\.(?:com|org|net|info)\b|\w{2}\.[a-z]{2}$|\d|[<>{}=#_\\]")
"""Addresses, handles and machine names."""

NOBODY = frozenset(
    """admin administrator administrateur editor editors editorial staff webmaster web root user
    anonymous anonym
    unknown none null undefined author authors autor autoren guest contributor contributors redaktion
    redaction
    redacción redacao redação newsroom news team desk moderator published posted byline more share follow view
    wordpress blogger default site owner super superuser test info contact home twitter facebook google
    author-name hidden subscribe online by von par por di auteur auteurs autore http https article
    originally agencies""".split()
)
"""Whole fields, or single words, that name nobody."""

SUFFIX = lazy_regex(
    r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|m\.?a|b\.?a|m\.?s|m\.?sc|j\.?d|rdn?|rn|esq|dds|mba|mph)\.?",
    re.IGNORECASE,
)

ROLE = lazy_regex(
    r"\b(?:reporter|correspondent|editor|writer|contributor|columnist|professor|fellow|director|analyst|"
    r"staff|"
    r"journalist|redakteur(?:in)?|associate|manager|founder|ceo|president|freelance|blogger|author of|"
    r"agenc(?:y|ies)|intern|engineer|scientist|researcher|consultant|attorney|"
    r"chief|producer|specialist|for the|special to)\b",
    re.IGNORECASE,
)

BODY = lazy_regex(
    r"\b(?:press|news|reuters|afp|dpa|apa|ap|institute|center|centre|foundation|university|agency|"
    r"association|"
    r"bureau|committee|council|department|society|team|staff|editors?|editorial|newsroom|redaktion|desk|"
    r"network|project|program(?:me)?|school|college|"
    r"media|newspaper|group|union|wire|office|online|contributors|magazine|times|post|tribune|journal|"
    r"today|gazette|chronicle|daily|weekly|telegraph|observer)\b",
    re.IGNORECASE,
)
"""Words of which one is in the name of most bodies that sign articles."""

PLURAL = lazy_regex(
    r"\b(?:columnists|writers|reporters|correspondents|contributors|bloggers)$", re.IGNORECASE
)
"""The end of what a page calls several people whom it does not name."""

AGENCY = lazy_regex(
    r"(?<=\w)\s+(?:the\s+)?(?:associated\s+press|agence\s+france-presse|press\s+association|"
    r"bloomberg(?:\s+news)?|reuters|afp|upi|xinhua|dpa)$",
    re.IGNORECASE,
)
"""The agency behind a name, on the line of the by-line."""

TWICE = lazy_regex(r"^([^\W\d_]+ [\w .'’-]{2,30}?)\1$")
"""A name that a page says again for those who listen to it, with no space between."""

INITIALLED = lazy_regex(r"[^\W\d_]{2,}(?:\s[^\W\d_]\.)+")
"""``John R.``: what stands behind the comma of a family name."""

DATED = lazy_regex(
    r"[\s,|]+(?:(?:on|am|le|el)\s+)?(?:(?:at|um)\s+\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b(?=\W*$|,|\W+\w+\W+\d)|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?(?=\W*\d|/|\W*$)).*",
    re.IGNORECASE | re.DOTALL,
)
"""The date behind a name; ``May`` or ``June`` before another name is none."""

LINKS = frozenset("twitter facebook instagram linkedin email e-mail website homepage bio follow".split())
"""Words of the links that stand behind a name."""

PERSON = lazy_regex(
    r"[^\W\d_][\w'’.\-‐]*(?:\s+[^\W\d_][\w'’.\-‐]*|\s+\(\w[\w .]*\)|\s+[\"“][\w ]+[\"”]){1,5}"
)
LONGEST = 60
MOST = 12
"""More names than any by-line has: a list of a page's writers."""


def names_in(field: str) -> list[str]:
    """Return the names that the author *field* holds, in order."""
    text = " ".join(re.sub(r"<[^<>]*>", " ", field).replace("\u00a0", " ").split(" ")).strip(" \t\r\n,;|-–—")
    text = DATED.sub("", LEAD.sub("", text, count=1), count=1)
    found: list[str] = []
    for part in SEPARATOR.split(text):
        if not (found and part and ROLE.search(part)):
            found += _comma_parts(part or "")
    clean = [name for name in (tidy(each) for each in found) if name]
    unique = list(dict.fromkeys(clean))
    return unique if len(unique) <= MOST else []


def _comma_parts(part: str) -> list[str]:
    """Return the names in *part*; what a comma parts may be a suffix, a role, or family and given name."""
    pieces = [piece for piece in COMMA.split(part) if piece.strip()]
    if (
        len(pieces) == 2
        and all(len(piece.split()) == 1 for piece in pieces)
        and not SUFFIX.fullmatch(pieces[1])
    ):
        return [f"{pieces[1]} {pieces[0]}"] if pieces[0].casefold() not in NOBODY else []
    if len(pieces) == 2 and " " not in pieces[0] and INITIALLED.fullmatch(pieces[1]):
        return [f"{pieces[1]} {pieces[0]}"]
    names: list[str] = []
    for piece in pieces:
        if names and SUFFIX.fullmatch(piece):
            if re.fullmatch(r"(?:jr|sr|i{2,3}|iv)\.?", piece, re.IGNORECASE):
                names[-1] = f"{names[-1]}, {piece}"
            continue
        if names and (ROLE.search(piece) or not (looks_like_person(piece) or is_body(piece))):
            break
        if names and looks_like_person(names[-1]) and is_body(piece):
            break  # where the person works
        names.append(piece)
    return names


def tidy(name: str) -> str:
    """Return *name* without what surrounds it, or nothing where it can be nobody's."""
    name = re.sub(r"\s+", " ", name).strip(' \t,;:|-–—*()[]"“”')
    name = re.sub(r"^(?:by|von|par|por)\s+(?=[^\W\d_a-z])", "", name, flags=re.IGNORECASE)
    while (words := name.split()) and len(words) > 1 and words[-1].casefold() in LINKS:
        name = " ".join(words[:-1])
    name = TWICE.sub(r"\1", name)
    shorter = AGENCY.sub("", name)
    name = shorter if looks_like_person(shorter) else name
    folded = {word.casefold().strip(".") for word in name.split()}
    if not name or len(name) > LONGEST or NO_NAME.search(name) or PLURAL.search(name) or not folded - NOBODY:
        return ""
    return name


def looks_like_person(name: str) -> bool:
    """Tell whether *name* can be a person's: two words or more, each with a capital or without case."""
    if not PERSON.fullmatch(name) or is_body(name):
        return bool(re.fullmatch(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·\s]{2,12}", name))
    words = name.split()
    capital = sum(1 for word in words if word[:1].isupper() or not word[:1].islower())
    return capital >= 2


def is_body(name: str) -> bool:
    """Tell whether *name* names a body rather than a person."""
    return bool(BODY.search(name)) or bool(re.fullmatch(r"[A-Z]{2,5}(?:/[A-Z]{2,5})*", name))


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one: the same letters, whatever case, accents and marks."""
    return _key(one) == _key(other)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def is_among(name: str, others: Iterable[str]) -> bool:
    """Tell whether *name* is one of *others*."""
    return any(same_name(name, other) for other in others)
