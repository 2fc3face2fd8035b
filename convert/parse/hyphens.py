"""Hyphens at line ends: whether one parts a word or belongs to it, by the other words of the same text."""

import re
from collections.abc import Iterator

from convert.lazy_regex import lazy_regex
from convert.parse.tongue import load_tongue
from convert.read.draft import Draft

WORD = r"[^\W\d_]+"

BROKEN = lazy_regex(
    rf"(?<![^\W\d_])(?P<left>(?:{WORD}['’])?{WORD})(?P<hyphen>[-\u2010\u00ad])"
    rf"(?P<end>[ \t]*(?:\r\n|[\n\r])[ \t]*)(?P<right>{WORD})"
)
"""A word with a hyphen at the end of a line, and what stands first on the next."""

TOKEN = lazy_regex(rf"{WORD}(?:[-\u2010]{WORD})*")

ADDRESS = lazy_regex(r"(?:https?://|www\.)\S*$")

LONGEST = 200
"""Characters of an address that are looked at."""

SOFT = "\u00ad"


class Words:
    """The words of a text, without those that a line end may have broken."""

    def __init__(self, text: str, small: str) -> None:
        """Read *text*; *small* are the commonest words of its language, which are no second half."""
        broken = list(BROKEN.finditer(text))
        whole = BROKEN.sub(" ", text) if broken else ""
        self._small = frozenset(small.split())
        self._known = frozenset(word.casefold().replace("\u2010", "-") for word in TOKEN.findall(whole))
        told = [self._told(match) for match in broken]
        self._parts_words = told.count("") >= told.count("-")

    def mend(self, paragraph: str) -> Iterator[tuple[int, str, str]]:
        """Yield what to change at the line ends of *paragraph*: offset, what stands there, what is set."""
        for match in BROKEN.finditer(paragraph):
            after = self._joint(paragraph, match)
            if after is not None:
                yield match.start("hyphen"), match["hyphen"] + match["end"], after

    def _told(self, match: re.Match[str]) -> str | None:
        """Return what the text has between the halves of *match* elsewhere: nothing, a hyphen, or None."""
        left, right = match["left"].casefold(), match["right"].casefold()
        if match["hyphen"] == SOFT or left + right in self._known:
            return ""
        return "-" if f"{left}-{right}" in self._known else None

    def _joint(self, paragraph: str, match: re.Match[str]) -> str | None:
        """Return what stands between the halves; None where nothing is mended.

        A hyphen can hang (``two- and three-year``), and the break of an address is not told from its end.
        Two halves that are words, a name or a hyphen beside them, and a text that breaks none speak for it.
        """
        told = self._told(match)
        if told is not None:
            return told
        left, right = match["left"].casefold(), match["right"].casefold()
        chained = "-" in (
            paragraph[match.end() : match.end() + 1],
            paragraph[match.start() - 1 : match.start()],
        )
        hangs = right in self._small and not chained
        if hangs or ADDRESS.search(paragraph, max(0, match.start() - LONGEST), match.start("hyphen")):
            return None
        known = (left in self._known) + (right in self._known)
        keeps = chained or match["right"][0].isupper() or known == 2 or (known == 1 and not self._parts_words)
        return "-" if keeps else ""


def words_of(draft: Draft, language: str) -> Words | None:
    """Return the words of a plain text that is wrapped at a column; None of any other."""
    wrapped = draft.wrapped and draft.facts.kind == "text"
    return Words(draft.text, load_tongue(language).words) if wrapped else None
