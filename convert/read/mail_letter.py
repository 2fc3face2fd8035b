"""The letter above an article that somebody sent: from its greeting to the line drawn below it."""

import re

from msgspec.structs import replace

from convert.findings import make_finding
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, Span
from convert.read.draft import MAIL_HEADER, Declared
from convert.read.front_stated import Front
from convert.read.scribe import trimmed_span

GREETINGS = (
    "dear|hi|hello|hey|good (?:morning|afternoon|evening)|friends|colleagues|all|team",
    "liebe[rs]?|sehr geehrte[rs]?|hallo|guten (?:tag|morgen)|moin",
    "cher|chère|chers|chères|bonjour|bonsoir|querid[oa]s?|estimad[oa]s?|hola|buen[oa]s (?:días|tardes)",
    "prezad[oa]s?|car[oaei]s?|olá|bom dia|gentil[ei]|buongiorno|salve|beste|geachte|goedemorgen",
    "drodzy|droga|drogi|szanown[iey]|cześć|dzień dobry|здравствуйте|уважаем\\w+|добрый день|дорог\\w+",
    "αγαπητ\\w+|γεια|καλημέρα|sayın|merhaba|sevgili|عزيزي|عزيزتي|مرحبا|السلام عليكم|שלום|היי",
    "各位|您好|你好|お世話になっております|안녕하세요|नमस्ते|प्रिय|chào|kính gửi",
)
"""Words with which a letter begins, in the languages that Octavo reads."""

GREETING = lazy_regex(
    rf"\s*(?:{'|'.join(GREETINGS)})(?!\w)[^\r\n.?:;]{{0,60}}[,!:，、！：–—-][ \t]*(?:\r\n?|\n)", re.IGNORECASE
)
"""The first line of a letter: ``Hi all,``, ``Dear Dana,``; a sentence that begins like it ends in a stop."""

PARTING = lazy_regex(
    r"^[ \t]*(?:(?P<said>-{3,}[ \t]?\w[^\r\n-]{3,40}-{3,})|(?:[-=_–—][ \t]?){3,})[ \t]*(?:\r\n?|\n|\Z)",
    re.MULTILINE,
)
"""The line between a letter and what it goes with, ``-----Original Message-----`` or drawn alone; stars part
two scenes of one text."""

SIGNED = lazy_regex(r"(?:\n|\r)[ \t]*[^\W\d_][^\r\n]{0,58}[^\s.?!:;,][ \t]*\s*\Z")
"""The last line of a letter: who wrote it."""

LEAVE = lazy_regex(
    r"(?:\n|\r)[ \t]*[^\W\d_][^\r\n.?!:]{1,40},[ \t]*(?:(?:\r\n?|\n)[ \t]*){1,2}"
    r"[^\W\d_][^\r\n.?!:;,]{0,40}(?:(?:\r\n?|\n)[ \t]*){2,}"
)
"""How a letter ends that no line parts from what is below it: ``Best wishes,``, a name, an empty line."""

LONGEST = 1200
"""Characters of such a letter; what it goes with is at least twice as long."""

HEADLINE = lazy_regex(r"\s*\S[^\r\n]{0,118}[^\s.,;:](?=[ \t]*(?:\r\n?|\n))")
"""A first line that can be a headline."""

COVERING = "the letter with which somebody sent the article"
SUBJECT = "the subject of the letter with which the article came"


def cut_letter(text: str, front: Front) -> Front:
    """Return *front* with the letter that stands above the article, where one does.

    Where a headline stands below the letter, the subject of the mail is that of the letter, and no title.
    """
    letter = _find(text, front)
    if letter is None:
        return front
    dropped = Dropped(letter, COVERING)
    subject = tuple(value for value in front.declared if _is_subject(value))
    if not HEADLINE.match(text, letter.end):
        subject = ()
    kept = tuple(value for value in front.declared if value not in subject)
    called = tuple(Dropped(value.span, SUBJECT) for value in subject if value.span)
    skipped = tuple(sorted((*front.skipped, *called, dropped), key=lambda each: each.span))
    words = trimmed_span(letter.cut(text), letter.start)
    told = make_finding("covering-letter", words.start, words.end)
    return replace(front, end=letter.end, declared=kept, skipped=skipped, findings=(*front.findings, told))


def _is_subject(value: Declared) -> bool:
    return value.field == "title" and value.rule == MAIL_HEADER


def _find(text: str, front: Front) -> Span | None:
    """Return where the letter stands behind *front*, with the line below it."""
    begin = front.end
    parting = PARTING.search(text, begin, min(len(text), begin + LONGEST))
    if not parting or not text[begin : parting.start()].strip():
        return _find_unparted(text, front)
    mailed = any(value.rule == MAIL_HEADER for value in front.declared)
    greeted = GREETING.match(text, begin)
    if not (mailed and parting["said"]) and not (
        greeted and SIGNED.search(text, greeted.end() - 1, parting.start())
    ):
        return None
    if len(text) - parting.end() < 2 * (parting.start() - begin):
        return None
    return Span(begin, parting.end())


def _find_unparted(text: str, front: Front) -> Span | None:
    """Return where a letter stands that only its leave ends: of a mail, above a headline, and short."""
    greeted = GREETING.match(text, front.end)
    if not greeted or not any(value.rule == MAIL_HEADER for value in front.declared):
        return None
    leave = LEAVE.search(text, greeted.end() - 1, min(len(text), front.end + LONGEST))
    if not leave or not HEADLINE.match(text, leave.end()):
        return None
    long = len(text) - leave.end() >= 2 * (leave.end() - front.end)
    return Span(front.end, leave.end()) if long else None
