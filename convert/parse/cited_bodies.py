"""Bodies among the authors of a citation: institutes, papers, states."""

import re

from convert.parse.bodies import is_organisation

_BODY_WORDS = frozenset(
    """agence agencia agentur alliance association banca banco bank banque britain bundesamt
    bundesministerium bureau cabinet church coalition comisión comité companies company conseil
    consortium corp corporation court desk editorial editors education entertainment europe federal
    federation fondation forum fundación global government group house inc industries institut
    instituto international istituto laboratories labs league llc ltd magazine media ministerio
    ministerium ministère museum national nations newsroom online organización partners party policy
    redacción redaktion research rights royaume rédaction république sciences senate service
    services solutions states stiftung studies studios systems technologies today union universidad
    universität université verein verlag watch wikipedia world""".split()
)
_SMALL = frozenset(("of", "for", "on", "für", "pour"))
_ARTICLES = frozenset(("The", "Der", "Die", "Das", "El", "La", "Le", "Les", "Il", "Het"))
JOINING = frozenset("of for on in and the at to de la para sobre für und des pour".split())


def is_body(words: str) -> bool:
    """Tell whether *words* name a body: by one of its words, or by a small word no person's name has."""
    folded = {word.strip("().,").casefold() for word in words.split()}
    if is_organisation(words) or not folded.isdisjoint(_BODY_WORDS):
        return True
    if "," in words or " and " in words or re.search(r"[^\W\d_]\.\s", words):
        return False
    return any(word in _SMALL for word in words.split()[1:4])


def is_signature(words: str) -> bool:
    """Tell whether *words*, where a person would be inverted, hold an acronym or begin with an article."""
    each = words.split()
    acronyms = [word for word in each if len(word) > 1 and word.isalpha() and word.isupper()]
    return len(each) > 1 and (0 < len(acronyms) < len(each) or each[0] in _ARTICLES)
