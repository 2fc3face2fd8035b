"""Cards of authors below a text: a name on one line, on the next lines what its bearer is."""

from convert.lazy_regex import lazy_regex
from convert.model import Biography, Span
from convert.parse.bodies import is_organisation
from convert.parse.cited import title_key
from convert.parse.credit import names_alone, reads_as_role
from convert.parse.desk import Desk
from convert.parse.lives import DOES, Life, read_life, read_lives
from convert.parse.names import strip_titles
from convert.parse.people import set_authors, with_credit
from convert.parse.portray import portray

RULE = "biography"

LONGEST = 160
"""Characters of a line that says what somebody is."""

MOST = 3
"""Lines of a card below the name."""

FAMILY = lazy_regex(rf"(?P<family>[^\W\d_a-z][\w'’ -]{{1,40}}?)\s*,?\s+(?:{DOES})\b")
"""``Ruiz is``: how a life goes on below a name."""


def opens_card(desk: Desk, index: int) -> bool:
    """Tell whether a name stands on line *index*, an author's where any is known, and a post below it."""
    if not desk.is_free(index) or not names_alone(desk.words(index)):
        return False
    known = [title_key(author.name) for author in desk.found.authors]
    fits = not known or title_key(strip_titles(desk.words(index))[0]) in known
    return fits and bool(_posts(desk, index))


def take_cards(desk: Desk, index: int) -> int:
    """Take the cards from line *index* on, and return the line behind the last."""
    while opens_card(desk, index):
        posts = _posts(desk, index)
        number = _number(desk, index)
        span = desk.take(index).span
        desk.drop(span, RULE, "the name of an author again, above what the author is")
        for post in posts:
            _keep_post(desk, number, post)
        index = _take_life(desk, number, posts[-1] + 1)
    return index


def _posts(desk: Desk, index: int) -> list[int]:
    """Return the lines below the name on line *index* that say what its bearer is."""
    found: list[int] = []
    for below in range(index + 1, index + 1 + MOST):
        words = desk.words(below) if desk.is_free(below) else ""
        says = reads_as_role(words.rstrip(";")) or is_organisation(words)
        if not says or len(words) > LONGEST or read_life(words) or names_alone(words):
            break
        found.append(below)
    return found


def _number(desk: Desk, index: int) -> int:
    """Return the position of the author on line *index*; whom nothing else names becomes one here."""
    bare, lead = strip_titles(desk.words(index))
    key = title_key(bare)
    keys = [title_key(author.name) for author in desk.found.authors]
    if key not in keys:
        start = desk.pieces[index].span.start + lead
        set_authors(desk, [Span(start, start + len(bare))], None, "likely")
        return 0
    return keys.index(key)


def _keep_post(desk: Desk, number: int, index: int) -> None:
    """Let line *index* be the author's post, or where one is known a line of the biography."""
    whole = desk.take(index).span
    span = Span(whole.start, whole.start + len(desk.words(index).rstrip(" ;,")))
    author = desk.found.authors[number]
    if author.role is None and author.affiliation is None:
        desk.found.authors[number] = with_credit(desk, author, span)
        desk.vouch(f"authors[{number}].role", span.cut(desk.text), RULE, span)
    else:
        desk.claim(span, "biography", RULE)
        desk.found.biographies.append(Biography(desk.line(span), (number,), span))
        desk.vouch(f"authors[{number}].biography", author.name, RULE, span)
    desk.drop(whole, RULE, "the mark behind a post; editions set their own")


def _take_life(desk: Desk, number: int, index: int) -> int:
    """Take the life on line *index* that goes on with the author of a card, and return the line behind it."""
    if not desk.is_free(index):
        return index
    author = desk.found.authors[number]
    match = FAMILY.match(desk.words(index))
    lives = read_lives(desk.words(index))
    same = bool(lives) and title_key(lives[0].people[0][0]) == title_key(author.name)
    if not same and not (match and match["family"] == author.family):
        return index
    portray(desk, index, *(lives if same else [Life(((author.name, None),), None, None)]))
    return index + 1
