"""Contributors: who translated, edited or interviewed; not authors, and named with their role."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Contributor, Span
from convert.parse import labels
from convert.parse.credit import LONGEST, names_alone, read_credit
from convert.parse.date_patterns import names_pattern
from convert.parse.desk import Desk
from convert.parse.name_order import make_author
from convert.parse.names import split_names
from convert.parse.top import top

RULE = "contributor"

TAIL = 8
"""Pieces from the end among which such lines stand."""

PARTING = lazy_regex(r"\s*[,;|(–—]\s*")
"""What stands between the author and who did something else."""

RELATORS: tuple[tuple[str, str], ...] = (
    ("trl", rf"translat(?:ed|ion)(?: from [\w ]{{3,30}})? by|{names_pattern(list(labels.TRANSLATED))}\s?:?"),
    ("edt", r"edited by|editors?:"),
    (
        "ivr",
        r"interview(?:ed)?(?: conducted)? by|interviewer:|propos recueillis par|"
        r"entretien (?:réalisé|mené|conduit) par|entrevista (?:realizada )?por|intervista (?:di|a cura di)|"
        r"das (?:gespräch|interview) führten?|die fragen stellten?",
    ),
    ("ill", r"illustrat(?:ed|ions?) by"),
    ("pht", r"photo(?:graph)?s? by|photography by|photographs?:"),
    ("win", r"(?:with an )?introduction by|foreword by"),
)
"""MARC relator codes, and the words that announce them."""


def parse_contributors(desk: Desk) -> None:
    """Take the lines above and below the text that name somebody in another role than the author's."""
    last = range(max(desk.text_start + 1, len(desk.pieces) - TAIL), len(desk.pieces))
    for index in [*top(desk), *filter(desk.is_free, last)]:
        for relator, words in RELATORS:
            match = re.match(rf"(?:{words})\s+", desk.words(index), re.IGNORECASE)
            if match and names_alone(desk.words(index)[match.end() :].rstrip(".")):
                desk.credit_lines.add(index)
                _keep(desk, desk.take(index).span, relator, match.end())
                break
        else:
            _take_behind_author(desk, index)


def _take_behind_author(desk: Desk, index: int) -> None:
    """Take who translated or edited from the end of a by-line: ``By Ana Ruiz, translated by Bo Berg``.

    The line stays for the rule of by-lines, which reads what stands before.
    """
    words = desk.words(index)
    for parting in PARTING.finditer(words) if len(words) <= LONGEST else ():
        credit = None
        for relator, said in RELATORS:
            match = re.compile(rf"(?:{said})\s+", re.IGNORECASE).match(words, parting.end())
            if match is None or not names_alone(words[match.end() :].rstrip(".)")):
                continue
            credit = credit or read_credit(words[: parting.start()], desk.settings.locale)
            if credit and credit.announced and credit.authors:
                span = desk.pieces[index].span
                behind = Span(span.start + parting.start(), span.end)
                _keep(desk, behind, relator, match.end() - parting.start())
                return


def _keep(desk: Desk, span: Span, relator: str, start: int) -> None:
    """Take those whom *span* names behind its first *start* characters, which say what they did."""
    names, _ = split_names(span.cut(desk.text)[start:].rstrip(".)"))
    for name in names:
        place = Span(span.start + start + name.span.start, span.start + start + name.span.end)
        desk.claim(place, "contributor", RULE)
        person = make_author(desk.typesetter.string(name.text), desk.language)
        filed = None if person.file_as == person.name else person.file_as
        desk.found.contributors.append(Contributor(person.name, relator, filed))
        desk.vouch("contributors", name.text, RULE, place, confidence="certain")
    desk.drop(span, RULE, "the words before a contributor; editions set their own")
