"""Where the article ends by measure: where text gives way to the lines of a page and does not come back."""

import bisect
import re

from convert.lazy_regex import lazy_regex
from convert.parse import labels
from convert.parse.desk import Desk
from convert.parse.furniture import LONGEST_LABEL, reads_as_furniture
from convert.parse.tongue import load_tongue
from convert.parse.wording import Part, is_page

SENTENCE_END = lazy_regex(r"(?:[.!?…]|[。！？؟।])[\"'”’»)\]\d]*$")

INNER_END = lazy_regex(r"[^\W\d_]{3}[.!?][\"'”’)]* +[^\W\d_a-z]|[。！？]")
"""Where one sentence ends inside a piece and another begins: no line of a page has two."""

SENTENCE = 60
"""Characters from which a piece that ends like a sentence is running text."""

DENSE = 3
"""How much more a letter says in scripts that write without spaces: so much shorter are their sentences."""

PLENTY = 200
"""Characters from which a piece is running text however it ends, and that weigh as much as a line."""

HEAVIEST = 400
"""Characters beyond which a paragraph weighs no more."""

FEWEST_WORDS = 4
"""Words of a sentence; a name with a full stop has fewer."""

RUN = 3
"""Pieces of running text in a row that no page prints behind an article."""

NOISY = 3
"""Pieces of furniture from which a source is a web page, copied as a whole."""

FEWEST_LINES = 4
"""Lines behind the text of a source that has not shown itself to be a page."""

MOST_TEXTS = 2
"""Pieces of running text among the lines of a page: a notice, the opening of another article."""

LINES_A_TEXT = 4
"""Lines to each of them."""

SHARED = 0.3
"""Share of the words that the article has as well, below which lines speak of something else."""

OWN = 0.4
"""Share from which a list right behind the text speaks of the same, and belongs to it."""

MARK = lazy_regex(r"[*•·–-]\s")

STEM = 6
"""Letters by which two words are taken for one."""

CONTENT = lazy_regex(r"[^\W\d_]{4,}")


OWN_MATTER = frozenset({"biography", "citation", "note", "reference", "remark"})
"""What stands behind a text and is the text's own; a page that has more to say says it below."""


def find_ending(desk: Desk) -> int:
    """Return the position of the first piece of the page behind the article; the number of pieces for none.

    The article ends where text outweighs lines the most. The lines behind it are the page's where the source
    is a page, or says so there; where text stands among them, it has to speak of other things.
    """
    end = _behind_own_matter(desk, _behind_own_list(desk, _heaviest(desk)))
    rest = [index for index in range(end, len(desk.pieces)) if desk.is_free(index)]
    lines = [index for index in rest if weigh(desk.words(index), _is_glued(desk)) < 0]
    texts = [index for index in rest if weigh(desk.words(index), _is_glued(desk)) >= 1]
    if not lines or _is_announced(desk, rest[0]):
        return len(desk.pieces)
    noisy = len(desk.found.furniture) >= NOISY
    shown = noisy or (len(lines) >= FEWEST_LINES and any(is_page_line(desk, index) for index in lines))
    few = len(texts) <= MOST_TEXTS and len(texts) * LINES_A_TEXT <= len(lines)
    if shown and (not texts or (few and _shared(desk, end, rest) < SHARED)):
        return rest[0]
    return len(desk.pieces)


def weigh(words: str, glued: bool) -> float:
    """Return how much *words* speak for running text: below 0 a line, from 1 on a paragraph.

    *glued* says whether the language is written without spaces.
    """
    length = len(words) * (DENSE if glued else 1)
    ends = bool(SENTENCE_END.search(words[-8:]))
    if length >= SENTENCE and (ends or INNER_END.search(words)):
        return 1 + min(length, HEAVIEST) / PLENTY
    if length >= PLENTY:
        return 1
    if words.endswith((":", "：")) or (ends and (glued or len(words.split()) >= FEWEST_WORDS)):
        return 0.5
    return -1


def _heaviest(desk: Desk) -> int:
    """Return the position behind the pieces in which text outweighs lines the most, and no text follows."""
    sum_, best, end = 0.0, 0.0, desk.text_start
    run = 0
    for index in range(desk.text_start, len(desk.pieces)):
        if not desk.is_free(index):
            continue
        weight = weigh(desk.words(index), _is_glued(desk))
        sum_ += weight
        run = run + 1 if weight >= 1 else 0
        if sum_ >= best or run >= RUN:
            best, end = sum_, index + 1
    return end


def _is_glued(desk: Desk) -> bool:
    return load_tongue(desk.language).glued


def _is_announced(desk: Desk, index: int) -> bool:
    """Tell whether what stands at *index* is what the line above it announces, or goes on with a list."""
    above = desk.words(index - 1) if index else ""
    return above.endswith((":", "：")) or bool(re.match(r"\d{1,2}[.)]\s", desk.words(index)))


def _behind_own_list(desk: Desk, end: int) -> int:
    """Return the position behind the list that stands at *end*, or below a line, where it is the text's."""
    first = end + 1 - bool(end < len(desk.pieces) and MARK.match(desk.words(end)))
    last = first
    while desk.is_free(last) and MARK.match(desk.words(last)):
        last += 1
    items = list(range(first, last))
    return last if len(items) > 1 and _shared(desk, end, items) >= OWN else end


def _behind_own_matter(desk: Desk, end: int) -> int:
    """Return the position behind the article's own end matter, or *end* where a page's lines stand before it.

    What stands between the text and the life of its author belongs to the text.
    """
    own = sorted(claim.span.start for claim in desk.claims if claim.role in OWN_MATTER)
    aside = {dropped.span for dropped in desk.found.furniture}
    last = end
    for index in range(end, len(desk.pieces) if own else end):
        span = desk.pieces[index].span
        if span in aside or (desk.is_free(index) and is_page_line(desk, index)):
            return last
        if bisect.bisect_left(own, span.start) < bisect.bisect_left(own, span.end):
            last = index + 1
    return last


def is_page_line(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is a line that pages print: a button, a label, a pointer, an invitation."""
    words = desk.words(index)
    if labels.fold(words) in labels.FURNITURE or reads_as_furniture(words, desk.language):
        return True
    parts: tuple[Part, ...] = ("lists", "comments")
    return len(words) <= LONGEST_LABEL and any(is_page(part, words, desk.language) for part in parts)


def _shared(desk: Desk, end: int, rest: list[int]) -> float:
    """Return which share of the words of the pieces *rest* the text before *end* has as well."""
    own = {
        _stem(word) for index in range(desk.text_start, end) for word in CONTENT.findall(desk.words(index))
    }
    theirs = [_stem(word) for index in rest for word in CONTENT.findall(desk.words(index))]
    return sum(word in own for word in theirs) / max(1, len(theirs))


def _stem(word: str) -> str:
    return word.casefold()[:STEM]
