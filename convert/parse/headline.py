"""What looks like a headline: each line of the top has its witnesses, and the one with the most is it.

A headline is told by where it stands (a by-line or a date below it), by what the text below takes up of
it, by being said again, and by its shape. No witness is enough alone: sections and teasers have the shape,
captions stand above a date, menus repeat themselves. So each has its points, and they are added.
"""

from collections.abc import Callable

from msgspec import Struct

from convert.parse.credit import names_alone, reads_as_role
from convert.parse.heading_words import is_titled
from convert.parse.headline_top import Top
from convert.parse.headline_words import (
    DATED,
    LIFE,
    NAME_WORDS,
    USUAL,
    credits_people,
    ends_sentence,
    is_quoted,
    names_somebody,
    shows_picture,
)
from convert.parse.prose import count_words, is_sentence
from convert.parse.wording import is_page

TOLERANCE = 2
"""Points by which a line may be behind the one right below it: a title stands above its deck."""

FAIR = 0.5
"""Share of its words that the text takes up, from which such a line is more than a section's name."""

MOST_ECHOES = 5
"""Words that count; longer headlines have no more for them than others."""

REACH = 15
"""Pieces below a line among which a by-line or date is its own."""

MOST_WORDS = 20
"""Words of a headline; a deck has more."""

MENU = 3
"""Short lines in a row that a menu has at least."""

LONG_LABEL = 100
"""Characters of what stands above such a list."""

LIST = 6
"""Lines below its label among which a list of other articles goes on."""

SHOUTED = 4
"""Words from which a line in capitals above a plain one is more than the name of a house or a series."""

LONG_KEY = 12
"""Letters from which words that come twice at the top are no chance."""


class Witness(Struct, frozen=True):
    """One thing that speaks for a line as headline, or against it."""

    name: str
    """What it is, for evidence."""
    points: int
    """What it is worth; below 0 it speaks against."""
    holds: Callable[[Top, int], float]
    """How far it holds for a line, from 0 on."""


def _credit_below(top: Top, index: int) -> bool:
    return not top.is_numbered(index) and any(
        below in top.desk.credit_lines for below in (index + 1, index + 2)
    )


def _heads_block(top: Top, index: int) -> bool:
    """Tell whether line *index* opens a block in which a by-line or date is the next line."""
    pieces, below = top.desk.pieces, index + 1
    return below in top.desk.credit_lines and bool(pieces[index].gap) and not pieces[below].gap


def _credit_ahead(top: Top, index: int) -> bool:
    """Tell whether a by-line or date follows, with no more than two lines of weight before it."""
    below = range(index + 1, min(index + REACH, top.start))
    credit = next((each for each in below if each in top.desk.credit_lines), None)
    return credit is not None and sum(map(top.is_weighty, range(index + 1, credit))) <= 2


def _names_below(top: Top, index: int) -> bool:
    near = range(index + 1, min(index + 3, len(top.desk.pieces)))
    return any(top.desk.is_free(below) and names_alone(top.desk.words(below)) for below in near)


def _said_again(top: Top, index: int) -> bool:
    """Tell whether another line says line *index*, alone or with more: a page title, a breadcrumb."""
    if ends_sentence(top.words[index]):
        return False  # a caption, and what is read out for the picture
    if len(top.words[index].split()) <= NAME_WORDS and names_alone(top.words[index]):
        return False  # pages name their authors more than once
    return len(top.keys[index]) > LONG_KEY and top.is_said_again(index)


def _credit_above(top: Top, index: int) -> bool:
    """Tell whether a by-line or date stands right above, or only what the author is between."""
    credits = top.desk.credit_lines
    return index - 1 in credits or (index - 2 in credits and reads_as_role(top.words[index - 1]))


def _below_another(top: Top, index: int) -> bool:
    """Tell whether a by-line further up credits somebody; below what a speaker is stands the speech."""
    speaker = index - 2 in top.desk.announced and reads_as_role(top.words[index - 1])
    return not speaker and any(each < index for each in top.desk.announced)


def _quotes(top: Top, index: int) -> bool:
    """Tell whether line *index* is what somebody says, and more than the headline of an interview."""
    return is_quoted(top.words[index]) and not is_first(top, index)


def _is_role(top: Top, index: int) -> bool:
    """Tell whether line *index* says what the person is whose name stands right above, or who is named."""
    words, above = top.words[index], top.words[index - 1] if index else ""
    below_name = len(above.split()) <= NAME_WORDS and names_alone(above)
    post = reads_as_role(" ".join(words.split()[:2]))
    return (below_name and post) or bool(LIFE.match(words) and reads_as_role(words))


def is_first(top: Top, index: int) -> bool:
    """Tell whether no words stand above line *index* but what other rules have read, and a house."""
    above = (each for each in range(index) if top.keys[each] and top.desk.is_free(each))
    return all(map(top.is_read, above))


def _in_list(top: Top, index: int) -> bool:
    """Tell whether a label close above announces a list of other articles."""
    above = top.words[max(0, index - LIST) : index]
    return any(len(words) <= LONG_LABEL and is_page("lists", words, top.desk.language) for words in above)


def _in_menu(top: Top, index: int) -> bool:
    """Tell whether line *index* is one of several short ones in a row."""
    near = range(index - MENU + 1, index + 1)
    return any(all(top.is_menu(each) for each in range(first, first + MENU)) for first in near)


WITNESSES = (
    # Place: pages set the headline above its by-line and date, some right below the date.
    Witness("a by-line or date right below", 4, _credit_below),
    Witness("a by-line or date ahead", 2, _credit_ahead),
    Witness("one block with its by-line or date", 2, _heads_block),
    Witness("a name right below", 2, _names_below),
    Witness("a by-line or date right above", 2, _credit_above),
    Witness("it opens the source", 1, is_first),
    Witness("a phrase opens the source", 2, lambda top, index: is_first(top, index) and top.is_phrase(index)),
    # What was credited further up is another article's, or this one's headline stands there.
    Witness("a by-line further up", -3, _below_another),
    Witness("it stands in a menu", -3, _in_menu),
    Witness("it stands in a list of others", -3, _in_list),
    # Echo: the text takes its words up; a teaser's or a section's it does not.
    Witness("words that the text takes up", 1, lambda top, index: min(top.echoes(index), MOST_ECHOES)),
    Witness("share of such words", 4, Top.share),
    # Repetition: breadcrumbs, page titles and notices hold the headline; menus as well say things twice.
    Witness("said again", 4, _said_again),
    # Shape.
    Witness("as long as headlines are", 2, lambda top, index: count_words(top.words[index]) in USUAL),
    Witness("longer than headlines are", -2, lambda top, index: count_words(top.words[index]) > MOST_WORDS),
    Witness("one word", -4, lambda top, index: count_words(top.words[index]) == 1),
    Witness("it asks or calls", 2, lambda top, index: top.words[index].endswith(("?", "!"))),
    Witness("the headline goes on below a colon", 3, lambda top, index: top.words[index].endswith(":")),
    Witness("it ends like a sentence", -8, lambda top, index: ends_sentence(top.words[index])),
    Witness("it reads like text", -3, lambda top, index: is_sentence(top.words[index])),
    Witness("it is in capitals", -1, lambda top, index: top.words[index].isupper()),
    Witness("it is set larger than the text", 12, Top.is_large),
    # What else stands at the top.
    Witness("the page says that one reads it", -12, Top.is_read),
    Witness("quoted words", -3, _quotes),
    Witness("people and what they are", -9, lambda top, index: credits_people(top.words[index])),
    Witness("what somebody is, below the name", -9, _is_role),
    Witness("the number of its series right below", -9, Top.is_numbered),
    Witness("a caption's date", -3, lambda top, index: bool(DATED.fullmatch(top.words[index]))),
    Witness("a film on the page", -12, Top.is_film),
    Witness("a picture's words", -5, lambda top, index: shows_picture(top.words[index])),
    Witness("it speaks of the page", -3, Top.is_page),
    Witness("a name", -5, lambda top, index: names_somebody(top.words[index]) and not top.is_large(index)),
)
"""All that is asked of a line; the points are rounded, and none decides much by itself."""


def score(top: Top, index: int) -> float:
    """Return the points of line *index* of the *top*."""
    return sum(witness.points * witness.holds(top, index) for witness in WITNESSES)


def find_headline(top: Top, scores: dict[int, float]) -> int:
    """Return the line that has the most for it, or the one above it whose deck this is."""
    best = max(scores, key=lambda index: (scores[index], not _in_menu(top, index), -index))
    above = _above(top, best)
    while above in scores and _is_fair(top, above, best):
        if scores[above] < scores[best] - _leave(top, above, best):
            break
        best, above = above, _above(top, above)
    return best


def _above(top: Top, index: int) -> int:
    """Return the line above *index*; a word or a name between a headline and its deck is passed over."""
    above = index - 1
    while above > 0 and above not in top.desk.credit_lines and _is_slight(top, above):
        above -= 1
    return above


def _is_slight(top: Top, index: int) -> bool:
    """Tell whether line *index* is a word, a name, or what another rule has read."""
    words = top.words[index]
    if not top.desk.is_free(index) or top.is_large(index):
        return not top.is_large(index)
    return count_words(words) == 1 or (len(words.split()) <= NAME_WORDS and names_alone(words))


def _leave(top: Top, above: int, below: int) -> int:
    """Return by how many points a headline may be behind its deck *below*."""
    if _heads_block(top, below):
        return 0  # it stands in one block with its date, and what is above stands apart
    head, deck = top.words[above], top.words[below]
    # Set as a title above a line that is set as a sentence: decks are, headlines of the same page are not.
    lowered = is_titled(head) and not is_titled(deck) and count_words(deck) in USUAL
    says_more = above == top.first and count_words(deck) > count_words(head)
    if is_titled(head) and is_titled(deck) and count_words(deck) >= USUAL.start and not is_first(top, above):
        return 0  # headlines of two articles; a deck reads like a sentence
    long = len(deck.split()) > USUAL.stop
    return TOLERANCE * (1 + (says_more or is_first(top, above)) + 2 * (long or lowered))


def _is_fair(top: Top, index: int, deck: int) -> bool:
    """Tell whether line *index* has nothing against it, so that the line *deck* can be its deck."""
    words = top.words[index]
    against = (
        not top.is_phrase(index) or (top.is_large(deck) and not top.is_large(index)),
        ends_sentence(words) or is_sentence(words),
        shows_picture(words) or top.is_film(index) or top.is_page(index) or names_somebody(words),
        words.isupper() and not top.words[deck].isupper() and count_words(words) < SHOUTED,
        _in_menu(top, index) or _quotes(top, index),
    )
    known = index == top.first or is_first(top, index) or top.share(index) >= FAIR
    return known and not any(against) and _said_again(top, index) >= _said_again(top, deck)
