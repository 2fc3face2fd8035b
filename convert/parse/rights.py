"""Rights: the line that says who holds the copyright and under which licence the text may be used."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Rights
from convert.parse.desk import Desk

RULE = "rights"

RIGHTS = lazy_regex(
    r"(?:©|\(c\)\s|copyright\b|all rights reserved|some rights reserved|creative commons:\s|"
    r"this \w+ is licensed under|alle rechte vorbehalten|"
    r"tous droits réservés|(?:todos los derechos|todos os direitos) reservados|tutti i diritti riservati|"
    r"alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|tüm hakları saklıdır|"
    r"版权所有|版權所有|無断転載|저작권자|무단전재)",
    re.IGNORECASE,
)

WITNESS = lazy_regex(
    r"©|\(c\)|\b(?:1[5-9]|20)\d\d\b|licen[sc]|permission|re-?(?:pro|pu|dis|use)|CC[ -]BY|\bnot be\b|www\.|"
    r"reserved(?:\.| (?:by|to|world))",
    re.IGNORECASE,
)
"""What a notice has; a sentence that begins with the word has none of it."""

SENTENCE = 45
"""Characters from which a line with a full stop is a sentence about copyright."""

LICENCE = lazy_regex(r"\bCC0\b|\bCC[ -]BY(?:-(?:NC|ND|SA))*(?:[ -]\d\.\d)?\b", re.IGNORECASE)

LONGEST = 400
"""Characters; a longer paragraph that opens so is about copyright rather than a notice of it."""


def parse_rights(desk: Desk) -> None:
    """Take the lines that open with a sign of copyright."""
    for index in list(desk.free()):
        words = desk.words(index)
        if RIGHTS.match(words) and len(words) <= LONGEST and not _is_sentence(words):
            span = desk.take(index).span
            desk.claim(span, "rights", RULE)
            licence = LICENCE.search(words)
            desk.found.rights.append(Rights(desk.line(span), span, licence.group() if licence else None))
            desk.vouch("rights", words, RULE, span, confidence="certain")


def _is_sentence(words: str) -> bool:
    """Tell whether *words* speak of copyright rather than claim it: a sentence that has no witness."""
    return len(words) >= SENTENCE and not WITNESS.search(words)
