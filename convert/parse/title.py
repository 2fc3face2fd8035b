"""The title: the line that the citation names, else the first line of the top that can be one."""

import re

from convert.model import Confidence, Rival
from convert.parse.cited import title_key
from convert.parse.desk import Desk
from convert.parse.top import top

RULE = "title"

LONGEST = 220
"""Characters; headlines of more than two lines of print are rare."""

WORD = re.compile(r"[^\W\d_]{2,}")


def parse_title(desk: Desk) -> None:
    """Take the title; other lines that could have been it become its rivals."""
    candidates = [index for index in top(desk) if can_be_title(desk.words(index))]
    if not candidates:
        return
    cited = next((index for index in candidates if _is_cited(desk, index)), None)
    chosen = candidates[0] if cited is None else cited
    span = desk.take(chosen).span
    desk.title_at = chosen
    desk.claim(span, "title", RULE)
    desk.found.title = desk.line(span)
    rivals = tuple(
        Rival(desk.words(index), RULE, desk.pieces[index].span) for index in candidates if index != chosen
    )
    desk.vouch(
        "title", span.cut(desk.text), RULE, span, confidence=_confidence(desk, cited, chosen), rivals=rivals
    )


def can_be_title(words: str) -> bool:
    """Tell whether *words* can be a headline: some words, not too many, no list mark, no breadcrumb."""
    return (
        len(words) <= LONGEST
        and bool(WORD.search(words))
        and not re.match(r"[•▪·○◦*–-]\s", words)
        and " > " not in words
        and not words.endswith((":", ";", ","))
    )


def _is_cited(desk: Desk, index: int) -> bool:
    return desk.cited is not None and title_key(desk.cited.title) == title_key(desk.words(index))


def _confidence(desk: Desk, cited: int | None, chosen: int) -> Confidence:
    """A citation makes it certain; a by-line or date close below makes it likely."""
    if cited is not None:
        return "certain"
    below = range(chosen + 1, min(chosen + 4, len(desk.pieces)))
    return "likely" if any(not desk.is_free(index) for index in below) else "uncertain"
