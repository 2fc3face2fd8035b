"""The pages of print in the other editions: a mark at the word with which each page begins."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from typing import Any

from msgspec import Struct, structs

from convert.model import Article
from convert.model.places import UNKNOWN, text_places
from convert.render.environment import environment
from convert.render.rendering import Document, Rendering
from convert.render.script import BLOCKS
from convert.settings import Settings

TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|&[^;\s]+;|[^<&]+", re.DOTALL)
"""A comment, a tag, a reference to a character, text; of well-formed markup nothing else is left."""
TAG = re.compile(r"<(/?)([^\s/>]+)")
CLASS = re.compile(r'\sclass="([^"]*)"')
ASIDE = re.compile(r"\sdata-(?:running|note|mark)=")
"""Running matter, notes and their marks: no page of print begins with them."""
LISTING = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
LINE_END = re.compile(r"</(?:p|h[1-6])>")
UNREAD = frozenset(("head", "style", "script"))

PAPERS = {"a4": "A4", "letter": "US Letter", "a5": "A5", "6x9": "6 × 9 in"}
"""What a paper is called."""

Draw = Callable[[int], str]
"""From the number of a page to the markup of its mark."""


class _Counted(dict[str, int]):
    """Whether a character counts: letters, figures, signs. What the editions may add or drop does not."""

    def __missing__(self, character: str) -> int:
        """Return 1 for a character that every edition sets, else 0; and keep the answer."""
        self[character] = int(unicodedata.category(character)[0] in "LNPSM")
        return self[character]


COUNTED = _Counted()


class _Word(Struct, frozen=True):
    """Where a word of the article begins."""

    count: int
    """How many characters of the article stand before it, in its document."""
    place: int
    """Its offset in the markup."""


def number_pages(
    rendering: Rendering, article: Article, pages: tuple[int, ...], settings: Settings
) -> Rendering:
    """Return *rendering* with a mark wherever one of *pages* of print begins; none of *pages*, no mark."""
    if not pages:
        return rendering
    marks: Any = environment(settings.layouts).get_template(f"{rendering.edition}/marks.html.jinja").module
    # Pandoc, which makes the Word document, keeps nothing of a listing but its characters.
    inside = rendering.edition != "docx"
    documents = mark_pages(
        rendering.documents, article, pages, lambda number: str(marks.page(number)), inside=inside
    )
    source = f"PDF, {PAPERS[rendering.tokens['page']['paper']]}, {rendering.record.identifier}"
    record = structs.replace(rendering.record, print_source=source)
    return structs.replace(rendering, documents=documents, record=record)


def mark_pages(
    documents: tuple[Document, ...],
    article: Article,
    pages: tuple[int, ...],
    draw: Draw,
    *,
    inside: bool = True,
) -> tuple[Document, ...]:
    """Return *documents* with a mark where each of *pages*, offsets in the source of *article*, begins.

    A page that begins inside a word is marked before the whole word, one that begins in a listing *inside* of
    that or before it.
    """
    wanted = list(enumerate(page_starts(article, pages), 1))
    marked, before = [], 0
    for document in documents:
        words = tuple(_words(document.markup))
        words = words if inside else before_listings(document.markup, words)
        markup = _mark(document.markup, words, before, wanted, draw)
        marked.append(structs.replace(document, markup=markup))
        before += words[-1].count
    return tuple(marked[:-1]) + tuple(_close(document, wanted, draw) for document in marked[-1:])


def before_listings(markup: str, words: tuple[_Word, ...]) -> tuple[_Word, ...]:
    """Return *words* of *markup* with those of a listing at the end of the last line before it.

    A page of print that begins in a listing is marked there: no nearer place takes a mark.
    """
    listings = [match.span() for match in LISTING.finditer(markup)]
    ends = [match.start() for match in LINE_END.finditer(markup)]

    def settled(word: _Word) -> _Word:
        start, end = listings[bisect_left(listings, (word.place,)) - 1]
        before = bisect_left(ends, start)
        inside = start < word.place < end and before
        return structs.replace(word, place=ends[before - 1]) if inside else word

    return tuple(map(settled, words)) if listings else words


def page_starts(article: Article, pages: tuple[int, ...]) -> tuple[int, ...]:
    """Return how many characters of *article* that count stand before each of *pages*; they never fall."""
    places = [place for character, place in text_places(article) if COUNTED[character]]
    first = {place: number for number, place in reversed(list(enumerate(places))) if place != UNKNOWN}
    known = sorted(first)
    counts = [*(first[place] for place in known), len(places)]
    # Names of the head have no place: by its offset the first page would begin behind them.
    starts = (0, *(counts[bisect_left(known, page)] for page in pages[1:]))
    return tuple(accumulate(starts[: len(pages)], max))


def _mark(
    markup: str, words: tuple[_Word, ...], before: int, wanted: list[tuple[int, int]], draw: Draw
) -> str:
    """Return *markup* with marks; *before* characters stand in the documents before it.

    What is marked is taken from *wanted*: numbers of pages, and how many characters stand before each.
    """
    parts, copied = [], 0
    for word, following in pairwise(words):
        while wanted and wanted[0][1] - before < following.count:
            # The place of a word in a listing lies before it, maybe before a mark that stands already.
            place = max(word.place, copied)
            parts += [markup[copied:place], draw(wanted.pop(0)[0])]
            copied = place
    return "".join((*parts, markup[copied:]))


def _close(document: Document, wanted: list[tuple[int, int]], draw: Draw) -> Document:
    """Return the last *document* with the pages that are left: they hold no word of the article."""
    marks = "".join(draw(number) for number, _ in wanted)
    end = document.markup.rfind("</article>")
    markup = document.markup[:end] + marks + document.markup[end:] if marks else document.markup
    return structs.replace(document, markup=markup)


def _words(markup: str) -> Iterator[_Word]:
    """Yield the words of the article in *markup*, and its end as one more."""
    count, inside = 0, False
    for start, text in _texts(markup):
        if not text:
            inside = False
        for offset, character in enumerate(text):
            if character.isspace():
                inside = False
            elif COUNTED[character]:
                if not inside:
                    yield _Word(count, start + offset)
                inside, count = True, count + 1
    yield _Word(count, len(markup))


def _texts(markup: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of the article in *markup* and their offsets; an empty one where no word goes on."""
    open_elements: list[bool] = []
    for token in TOKEN.finditer(markup):
        part = token[0]
        if not part.startswith("<"):
            ours = all(open_elements)
            yield token.start(), ("\ufffd" if part.startswith("&") else part) if ours else ""
            continue
        tag = TAG.match(part)
        if tag is None:  # a comment, a declaration
            continue
        if tag[2] in BLOCKS or tag[2] == "br":
            yield token.start(), ""
        if tag[1]:
            open_elements.pop()
        elif not part.endswith("/>"):
            open_elements.append(_is_article(tag[2], part))


def _is_article(name: str, tag: str) -> bool:
    """Tell whether the words of an element are the article's, as far as its own tag says."""
    classes = CLASS.search(tag)
    own = classes is not None and "own" in classes[1].split()
    return not (own or name in UNREAD or ASIDE.search(tag))
