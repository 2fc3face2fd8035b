"""Biographies: who the authors are, what they do and where, each matched to its author."""

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse import labels
from convert.parse.bodies import is_organisation
from convert.parse.cards import opens_card, take_cards
from convert.parse.cited import title_key
from convert.parse.credit import reads_as_role
from convert.parse.desk import Desk
from convert.parse.lives import ABROAD, DOES, LONGEST, PERSON, THE_AUTHOR, Life, read_life, read_lives
from convert.parse.names import HONORIFIC
from convert.parse.portray import portray
from convert.parse.prose import is_prose

RULE = "biography"

CALLED = lazy_regex(
    rf"(?:{HONORIFIC}|M\.|Mme|Herr|Frau)\s+(?P<family>[^\W\d_][\w'’ -]{{1,40}}?)\s*,?\s+(?:{DOES}|{ABROAD})\b"
)
"""``Ms. Ruiz is``: a life that says the family name alone."""

BEHIND = lazy_regex(r"\s*(?:\s[-–—]\s|[,:|])\s*(?=\S)")
"""What parts the name above a life from a place of work."""

SUBJECTLESS = lazy_regex(r"(?:Is|Was|É|Foi|È|Es|Fue|Ist|War|Est|Jest)\s+[^\W\d_]")
"""A life below the name that is its subject."""

LEAD = lazy_regex(r"[—–•*■▪-]+\s+")
"""What papers set before the life of their columnist."""

ABOVE = 6
"""Pieces behind the title among which a biography stands that opens an article."""

TAIL = 12
"""Pieces from the end among which a biography stands when no label announces it."""


def parse_biographies(desk: Desk) -> None:
    """Take the paragraphs near the end that open with an author."""
    _take_above(desk)
    body = next((index for index, one in enumerate(desk.prose) if one), len(desk.pieces))
    for index in range(max(body + 1, len(desk.pieces) - TAIL), len(desk.pieces)):
        if not desk.is_free(index):
            continue
        lead = LEAD.match(desk.words(index))
        skip = lead.end() if lead else 0
        lives = _known_first(desk, read_lives(desk.words(index)[skip:]))
        if lives and (_is_about_authors(desk, lives[0], index) or _is_next(desk, index)):
            portray(desk, index, *lives, skip=skip)
        elif life := next(filter(None, (read(desk, index) for read in READS)), None):
            portray(desk, index, life)
        elif _signs_again(desk, index):
            desk.drop(desk.take(index).span, RULE, "the name of an author again", "furniture")


def _is_next(desk: Desk, index: int) -> bool:
    """Tell whether the life right above has made its author one, so that this one makes the next."""
    above = desk.pieces[index - 1].span
    return not desk.bylined and any(each.span == above for each in desk.found.biographies)


def life_of(desk: Desk, words: str) -> Life | None:
    """Return a life where *words* open with the family name of an author: ``Ms. Ruiz is``."""
    match = CALLED.match(words)
    families = {author.family: author.name for author in desk.found.authors if author.family}
    name = families.get(match["family"]) if match else None
    return Life(((name, None),), None, None) if name else None


def _below_name(desk: Desk, index: int) -> Life | None:
    """Return a life whose subject is an author's name, alone on the line above."""
    above = desk.words(index - 1) if index and not desk.pieces[index].gap else ""
    author = next((each for each in desk.found.authors if title_key(each.name) == title_key(above)), None)
    if author is None or not SUBJECTLESS.match(desk.words(index)):
        return None
    if desk.is_free(index - 1):
        desk.drop(desk.take(index - 1).span, RULE, "the name above a life; editions set it before the life")
    return Life(((author.name, None),), None, None)


def _known_first(desk: Desk, lives: list[Life]) -> list[Life]:
    """Return *lives* without those that, behind the first, speak of people whom the by-line does not name."""
    known = {title_key(name) for name in desk.bylined}
    return lives[:1] + [
        life for life in lives[1:] if not known or all(title_key(name) in known for name, _ in life.people)
    ]


def _take_above(desk: Desk) -> None:
    """Take what stands between title and text and opens with the authors of the by-line."""
    known = {title_key(author.name) for author in desk.found.authors}
    first = 0 if desk.title_at is None else desk.title_at + 1
    for index in range(first, min(first + ABOVE, len(desk.pieces))):
        lives = read_lives(desk.words(index)) if desk.is_free(index) else []
        called = life_of(desk, desk.words(index)) if desk.is_free(index) else None
        lives = lives or ([called] if called else [])
        people = [name for life in lives for name, _ in life.people]
        if lives and len(desk.words(index)) <= LONGEST and all(title_key(name) in known for name in people):
            portray(desk, index, *lives)


def take_labelled(desk: Desk) -> None:
    """Take the paragraphs under ``About the authors``, wherever behind the first third they stand."""
    for index in range(len(desk.pieces) // 3, len(desk.pieces)):
        if not desk.is_free(index):
            continue
        words = desk.words(index)
        if label := labels.split_label(words, labels.ABOUT):
            if lives := read_lives(words[label:]):
                portray(desk, index, *lives, skip=label)
        elif labels.is_label(words, labels.ABOUT) and opens_card(desk, index + 1):
            desk.drop(desk.take(index).span, RULE, "the label of the biographies; editions set their own")
            _take_below_label(desk, take_cards(desk, index + 1))
            return
        elif labels.is_label(words, labels.ABOUT) and _opens_lives(desk, index + 1):
            span = desk.take(index).span
            desk.drop(span, RULE, "the label of the biographies; editions set their own")
            _take_below_label(desk, index + 1)
            return


def _opens_lives(desk: Desk, index: int) -> bool:
    """Tell whether a life stands at *index*, or below a line that heads it."""
    if not desk.is_free(index):
        return False
    return read_life(desk.words(index)) is not None or _heads_life(desk, index)


def _posts_below(desk: Desk, index: int) -> int:
    """Return how many lines below *index*, one at most, say what somebody is before the life does."""
    below = index + 1
    says = desk.is_free(below) and reads_as_role(desk.words(below)) and not read_life(desk.words(below))
    return int(says and desk.is_free(below + 1) and read_life(desk.words(below + 1)) is not None)


def _heads_life(desk: Desk, index: int) -> bool:
    """Tell whether line *index* opens with the name with which the life below it opens."""
    at = index + 1 + _posts_below(desk, index)
    life = read_life(desk.words(at)) if desk.is_free(at) else None
    words = desk.words(index)
    behind = words[len(life.people[0][0]) :] if life and words.startswith(life.people[0][0]) else "-"
    return life is not None and (not behind.strip() or bool(BEHIND.match(behind)))


def _take_below_label(desk: Desk, index: int) -> None:
    """Take the lives from *index* on, each with the line that heads it."""
    while desk.is_free(index):
        if _heads_life(desk, index):
            head, posts = index, _posts_below(desk, index)
            index += 1 + posts
            portray(desk, index, *read_lives(desk.words(index)))
            _take_head(desk, head)
            for post in range(head + 1, index):
                desk.drop(desk.take(post).span, RULE, "what somebody is, above the life that says it")
            index += 1
        elif lives := read_lives(desk.words(index)):
            portray(desk, index, *lives)
            index += 1
        else:
            return


def _take_head(desk: Desk, index: int) -> None:
    """Take the line above a life: the name again, and behind it where its bearer works."""
    span = desk.take(index).span
    name, behind = desk.portrayed[-1], BEHIND.search(desk.words(index))
    number = next(n for n, author in enumerate(desk.found.authors) if author.name == name)
    if behind and desk.found.authors[number].affiliation is None:
        place = Span(span.start + behind.end(), span.end)
        desk.claim(place, "author", RULE)
        house = desk.typesetter.string(place.cut(desk.text))
        desk.found.authors[number] = replace(desk.found.authors[number], affiliation=house)
        desk.vouch(f"authors[{number}].affiliation", house, RULE, place)
    desk.drop(span, RULE, "the name above a life, which says it again")


def _is_about_authors(desk: Desk, life: Life, index: int) -> bool:
    known = {title_key(author.name) for author in desk.found.authors}
    if known:
        return any(title_key(name) in known for name, _ in life.people)
    if not life.english or is_organisation(life.people[0][0]):
        return False  # a house says at the end of its own releases what it does
    gaps = sorted(piece.gap for piece in desk.pieces[1:])
    apart = desk.pieces[index].gap >= 2 and desk.pieces[index].gap > gaps[len(gaps) // 2]
    return apart or not any(is_prose(desk.words(later)) for later in _later(desk, index))


def _of_the_author(desk: Desk, index: int) -> Life | None:
    """Return a life where the piece speaks of ``the author`` of an article that has one, behind the text."""
    match = THE_AUTHOR.match(desk.words(index))
    alone = match is not None and len(desk.found.authors) == 1
    if not alone or any(is_prose(desk.words(later)) for later in _later(desk, index)):
        return None
    return Life(((desk.found.authors[0].name, None),), None, None)


def _opens_with_author(desk: Desk, index: int) -> Life | None:
    """Return a life where the piece opens with an author's name, whatever follows it."""
    words = desk.words(index)
    match = PERSON.match(words)
    known = {title_key(author.name) for author in desk.found.authors}
    if match is None or len(words) > LONGEST or title_key(words) in known:
        return None
    if any(is_prose(desk.words(i)) for i in _later(desk, index)):
        return None
    names = [name for name in _leading_names(match["name"]) if title_key(name) in known]
    return Life(((names[0], match["handle"]),), None, None) if names else None


def _signs_again(desk: Desk, index: int) -> bool:
    """Tell whether piece *index* is the name of an author and nothing else, with no text behind it."""
    known = {title_key(author.name) for author in desk.found.authors}
    behind = (desk.words(later) for later in _later(desk, index))
    return title_key(desk.words(index)) in known and not any(map(is_prose, behind))


def _leading_names(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[:count]) for count in range(len(words), 1, -1)]


def _later(desk: Desk, index: int) -> list[int]:
    return [later for later in desk.free() if later > index and read_life(desk.words(later)) is None]


READS = (_opens_with_author, _of_the_author, _below_name)
"""How else a piece can be about an author, in the order in which it is tried."""
