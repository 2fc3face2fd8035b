"""Headlines over two lines: told by a colon, an open word, a full line, or a line that says both in one."""

from convert.parse import labels
from convert.parse.cited import title_key
from convert.parse.credit import names_alone
from convert.parse.desk import Desk
from convert.parse.heading_words import OPEN_WORDS
from convert.parse.headline_words import can_be_title, ends_sentence, speaks_of_page
from convert.parse.signature import signs
from convert.parse.top import top

SHORT = 26
"""Characters of a first line that can be the beginning of a headline over two lines."""

WRAPPED = range(55, 72)
"""Columns at which a line of a headline that is wrapped ends."""

CENTRED = 8
"""Columns by which the second line of a centred headline stands further in."""


def opens(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* ends in a colon behind which the headline goes on."""
    words = desk.words(index)
    bare = words.rstrip(":")
    label = labels.is_label(bare, labels.KICKERS) or labels.is_label(bare, labels.KEYWORDS)
    return words.endswith(":") and can_be_title(bare) and not label and goes_on(desk, index)


def goes_on(desk: Desk, index: int) -> bool:
    """Tell whether the headline may go on in the line right below it."""
    words, following = desk.words(index), index + 1
    colon = words.endswith(":")
    if not desk.is_free(following) or desk.pieces[following].gap > colon:
        return False
    below = desk.words(following)
    if not can_be_title(below) or following >= desk.text_start:
        return False
    if _is_said_whole(desk, index):
        return True
    if (
        names_alone(below)
        or names_alone(words)
        or signs(below) is not None
        or ends_sentence(below)
        or speaks_of_page(below, desk.language)
    ):
        return False
    return colon or _is_broken(desk, index)


def _is_broken(desk: Desk, index: int) -> bool:
    """Tell whether the line break after piece *index* looks like one inside a headline."""
    words, below = desk.words(index), desk.words(index + 1)
    if _is_capitalised(words) and not _is_capitalised(below):
        return False
    if words.rsplit(maxsplit=1)[-1].casefold() in OPEN_WORDS:
        return True
    if desk.pieces[index + 1].indent - desk.pieces[index].indent >= CENTRED:
        return True
    alike = _is_capitalised(words) and _is_capitalised(below) and words.isupper() == below.isupper()
    if not alike or words.endswith(("?", "!", ".")) or len(below.split()) < 2:
        return False
    alone = index == 0 or desk.pieces[index].gap > 0
    full = WRAPPED.start <= len(words) < WRAPPED.stop <= len(words) + 1 + len(below.split()[0])
    return full or (alone and len(words) <= SHORT and len(below) <= 2 * SHORT)


def _is_capitalised(words: str) -> bool:
    """Tell whether all words of some length have a capital."""
    return all(word[:1].isupper() or not word[:1].isalpha() for word in words.split() if len(word) > 3)


def _is_said_whole(desk: Desk, index: int) -> bool:
    """Tell whether another line of the top says piece *index* and the one below it in one."""
    key = title_key(desk.words(index) + desk.words(index + 1))
    return any(title_key(desk.words(other)) == key for other in top(desk))
