"""The lines above the text of one source, looked at once for all that could be its headline."""

import itertools
import re
from functools import cached_property

from convert.lazy_regex import lazy_regex
from convert.parse.bodies import is_organisation
from convert.parse.cited import title_key
from convert.parse.desk import Desk
from convert.parse.headline_words import (
    LIST_MARK,
    SERIES,
    can_be_title,
    is_short,
    names_somebody,
    speaks_of_page,
)
from convert.parse.prose import DENSE, count_words
from convert.parse.small_words import words_of

ECHO = 80
"""Pieces of the text in which the words of a headline come back."""

UNKNOWN = 0.3
"""Share that stands for a line without a word to look for."""

PHRASE = 3
"""Words from which a line says something of a subject."""

STEM = 6
"""Letters of a word that are compared: endings change with the sentence."""

CONTENT = lazy_regex(r"[^\W\d_]{4,}|\d{2,}")

SIGNS = lazy_regex(r"(?=([\u4e00-\u9fff]{2}|[\u30a0-\u30ff]{3}))|\b([\uac00-\ud7a3]{2})")
"""Words of some weight in scripts that part none, or that end each in many ways."""


READ = lazy_regex(
    r"\b(?:thanks for reading|thank you for reading|subscrib(?:e|ing) to|published in|welcome to|writer for|"
    r"more from)"
    r"\s+(?P<house>[^\n]{2,80})",
    re.IGNORECASE,
)
"""What pages say before the name of the house."""

FILM = lazy_regex(r"\s[–—-]\s(?:video|audio|podcast|gallery|in pictures|photos)$")
"""How pages end what they call a film or a row of pictures in an article."""

LASTS = lazy_regex(r"\d{1,2}:\d\d\b")

MOST_READ = 40
"""Such places that are looked at; a list of links has more of them."""


def stems(words: str) -> set[str]:
    """Return the words of some weight in *words*, as they are compared."""
    words = words.replace("\u00ad", "")
    if words.isascii():
        return {word.casefold()[:STEM] for word in CONTENT.findall(words)}
    plain = {word.casefold()[:STEM] for word in CONTENT.findall(DENSE.sub(" ", words))}
    return plain | {one or other for one, other in SIGNS.findall(words)}


class Top:
    """The lines above the text of one source, looked at once for all that could be its headline."""

    def __init__(self, desk: Desk) -> None:
        """Look at what *desk* holds above the text."""
        self.desk = desk
        self.start = desk.text_start
        self.words = [desk.words(index) for index in range(self.start)]
        self._of_page: dict[int, bool] = {}

    @cached_property
    def text(self) -> set[str]:
        """The words of the text below."""
        last = min(self.start + ECHO, len(self.desk.pieces))
        return set().union(*(stems(self.desk.words(index)) for index in range(self.start, last)))

    @cached_property
    def keys(self) -> list[str]:
        """The lines as they are compared."""
        return [title_key(words) for words in self.words]

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All keys as one text, and where each begins in it."""
        starts = itertools.accumulate((len(key) + 1 for key in self.keys), initial=0)
        return "\n".join(self.keys), list(starts)

    def is_said_again(self, index: int) -> bool:
        """Tell whether another line has the words of line *index*, alone or among more."""
        (text, starts), key = self._joined, self.keys[index]
        return text.find(key, 0, starts[index]) >= 0 or text.find(key, starts[index + 1]) >= 0

    def is_page(self, index: int) -> bool:
        """Tell whether line *index* speaks of the page."""
        if index not in self._of_page:
            self._of_page[index] = speaks_of_page(self.words[index], self.desk.language)
        return self._of_page[index]

    def is_weighty(self, index: int) -> bool:
        """Tell whether line *index* is more than a button, a list entry or a single word."""
        words = self.words[index]
        light = is_short(words) or LIST_MARK.match(words) or self.is_page(index)
        return index in self.desk.credit_lines or not light

    def is_menu(self, index: int) -> bool:
        """Tell whether there is a line at *index* that can be an entry of a menu."""
        return (
            0 <= index < self.start
            and index not in self.desk.credit_lines
            and is_short(self.words[index])
            and bool(self.keys[index])
            and not LIST_MARK.match(self.words[index])
        )

    def is_phrase(self, index: int) -> bool:
        """Tell whether line *index* has more words than names of sections and sites mostly have."""
        return count_words(self.words[index]) >= PHRASE

    @cached_property
    def first(self) -> int:
        """The first line that can be a headline: no button, breadcrumb, word or name, and nothing read."""
        return next((i for i in range(self.start) if self._can_open(i)), self.start)

    def _can_open(self, index: int) -> bool:
        words = self.words[index]
        free = self.desk.is_free(index) and bool(self.keys[index])
        speaks = free and not self.is_page(index) and can_be_title(words) and count_words(words) > 1
        return speaks and not (self.is_numbered(index) or self.is_read(index) or names_somebody(words))

    def is_numbered(self, index: int) -> bool:
        """Tell whether the number of a series stands right below: then this is the series or its house."""
        return index + 1 < self.start and bool(SERIES.fullmatch(self.words[index + 1]))

    def is_large(self, index: int) -> bool:
        """Tell whether line *index* is set larger than the text; a house's paper sets its name so as well."""
        return self.desk.pieces[index].large and not is_organisation(self.words[index])

    def is_film(self, index: int) -> bool:
        """Tell whether line *index* calls a film: it says so, or says it again around how long it lasts."""
        if FILM.search(self.words[index]):
            return True
        around = ((index - 2, index - 1), (index + 2, index + 1))
        return any(
            0 <= other < self.start and self.words[other] == self.words[index] and LASTS.match(self.words[at])
            for other, at in around
        )

    def is_read(self, index: int) -> bool:
        """Tell whether the page names line *index* as a house: ``Thanks for reading Brick by Brick``."""
        return any(house.startswith(self.words[index].casefold()) for house in self.houses)

    @cached_property
    def houses(self) -> list[str]:
        """What stands behind the words that pages say before the name of the house."""
        found = itertools.islice(READ.finditer(self.desk.text), MOST_READ)
        return [match["house"].casefold() for match in found]

    def echoes(self, index: int) -> int:
        """Return how many words of line *index* the text takes up."""
        return len(self._weighty(index) & self.text)

    def share(self, index: int) -> float:
        """Return which share of the words of line *index* the text takes up."""
        own = self._weighty(index)
        return len(own & self.text) / len(own) if own else UNKNOWN

    def _weighty(self, index: int) -> set[str]:
        """Return the stems of line *index* without small words, which come back in any text."""
        return stems(self.words[index]) - self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word[:STEM] for word in words_of(self.desk.language))
