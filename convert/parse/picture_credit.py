"""Who made a picture, as pages of every language say it below or behind a caption."""

import re
from functools import cache

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.tongue import known, load_tongue

AGENCIES = (
    r"dpa|ddp|imago(?: images)?|picture[ -]alliance|keystone|efe|europa press|lusa|ansa|belga|anp|pap|ritzau|"
    r"ntb|lehtikuva|aa|anka|dha|iha|eurokinissi|folhapress|agência (?:brasil|lusa)|agencja [^\W\d_]+|"
    r"тасс|риа новости|апэ-мпэ|απε-μπε|رويترز|رويتر|أ\s?ف\s?ب|فرانس برس|الأناضول|"
    r"연합뉴스|뉴시스|뉴스1|新华社|新華社|视觉中国|中新社|共同通信|時事通信|共同|時事"
)
"""Houses that sell pictures, beside those that English pages name."""

HOUSE = lazy_regex(
    rf"(?P<caption>.*?)(?P<credit>[(\[（]\s*(?:[^()\[\]（）\n]{{0,50}}[\s/,·=-])?(?:{AGENCIES})\s*[)\]）]|"
    rf"\s?[/|]\s?(?:{AGENCIES})|"
    rf"(?<=[.!?])\s+(?-i:EFE|AFP|DPA|ANSA|EPA|AP|LUSA|PAP|ANP|REUTERS)|"
    rf"(?<=[.!?])\s+[^.!?/\n]{{2,40}}\s?/\s?(?:{AGENCIES}|afp|reuters|ap|getty(?: images)?|epa))\W*",
    re.IGNORECASE,
)
"""``Navi al largo (ansa)``, ``… 선박들. /연합뉴스``, ``… le 12 mars. JEAN MOREL / AFP``."""

EASTERN = lazy_regex(
    r"(?P<caption>.*?[。．=＝)）]|.*?(?=(?:新[华華]社|中新社)))(?P<credit>[^。\n]{1,30}(?:摄|攝|撮影)[)）]?)\s*"
)
"""``图为船只。李强 摄``, ``停泊する船=佐藤健撮影``."""

LONGEST = 400
"""Characters of a caption with its credit."""
SENTENCE = 60
"""Characters of a caption that may be a sentence of the text."""
ONE = 120
"""Characters of a caption of one sentence, behind which an agency stands without any mark."""

INNER = lazy_regex(r"[^\W\d_]{3}[.!?]\s")
"""Where a sentence ends inside a caption."""

LONGEST_CREDIT = 110
"""Characters of a credit."""


def find_picture_credit(words: str) -> tuple[Span, Span] | None:
    """Return where caption and credit of *words* stand, or None where they name nobody who made a picture."""
    if len(words) > LONGEST:
        return None
    for pattern in (_labelled(), HOUSE, EASTERN):
        match = pattern.fullmatch(words)
        if match and len(match["credit"]) <= LONGEST_CREDIT and not _signs_text(match):
            start = match.start("credit") + len(match["credit"]) - len(match["credit"].lstrip(" /|"))
            return Span(0, len(match["caption"].rstrip(" =＝"))), Span(start, len(words))
    return None


def _signs_text(match: re.Match[str]) -> bool:
    """Tell whether an agency signs what is text: ``… sagte sie. (dpa)``, or a paragraph of two sentences."""
    caption, credit = match["caption"].rstrip(), match["credit"].strip()
    ended = caption.endswith((".", "!", "?", "。", "”", "“", "»"))
    if credit.startswith(("(", "（")):
        return ended and len(caption) >= SENTENCE
    alone = credit.isupper() and credit.isalpha()
    return alone and (len(caption) > ONE or bool(INNER.search(caption)))


@cache
def _labelled() -> re.Pattern[str]:
    """Return how a label stands before who made a picture: on a line of its own, or behind a caption."""
    every = {word for tag in known() for word in load_tongue(tag).labels.get("pictures", ())}
    words = "|".join(map(re.escape, sorted(every, key=len, reverse=True)))
    return re.compile(
        rf"(?P<caption>|.*?[.!?।。»”\"),]\s+|.*?(?=[(\[（]))(?P<credit>[(\[（]?\s*(?:{words})(?:\s*[:：=]\s*|\s*/\s*|"
        rf"\s+(?=[^\n.!?/]{{2,40}}/))[^\s.!?][^\n!?]{{1,80}}?[)\]）]?)\s*",
        re.IGNORECASE,
    )
