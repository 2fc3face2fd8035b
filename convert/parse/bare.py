"""By-lines that no ``By`` announces: names alone, names with roles, a speaker in the title."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Author, Span
from convert.parse import labels
from convert.parse.beside import take_beside_date
from convert.parse.bodies import is_organisation, is_signing_body
from convert.parse.byline import RULE, keep_credit
from convert.parse.credit import Credit, names_alone, read_credit, reads_as_role
from convert.parse.desk import Desk
from convert.parse.headline_words import is_credit
from convert.parse.names import HONORIFIC, NAME, is_name, strip_titles
from convert.parse.people import set_authors, set_credits
from convert.parse.posts import moved, read_posts
from convert.parse.prose import is_prose
from convert.parse.signature import INITIALS, is_passed_over, read_signature, signs, take_signed
from convert.parse.speech import says_where, take_speaker
from convert.parse.stacked import take_stacked_people

NEAR = 5
"""Lines below the title, buttons and counters not counted, among which one of names is a by-line."""

PERSON = lazy_regex(rf"\s*(?:and\s+)?(?P<name>(?:{HONORIFIC}\s+)?{NAME})\s*,\s*(?P<role>[^;]+)")
"""``Ana Ruiz, Professor, Lakeside University``."""

PAPER = 2
"""Words in capitals behind a name that are its paper: ``Ana Ruiz, HERALD``."""

WORD = lazy_regex(r"[^\W\d_]{2,}")
"""A name or a part of one; initials are many people's."""

EDITORIAL = frozenset(("editorial", "leader", "leading article", "éditorial", "leitartikel", "editoriale"))
"""How an article signs that the paper itself answers for."""


def parse_bare_byline(desk: Desk) -> None:
    """Take the names close to the title, where no by-line has been found."""
    if desk.bylined:
        return
    given = "authors" in desk.imposed
    if desk.title_at is None:
        if not given:
            take_beside_date(desk, -1)
        return
    for take in BELOW if given else TAKES:
        if take(desk, desk.title_at):
            return


def _below(desk: Desk, title: int) -> list[int]:
    """Return the free lines below the title, up to the text or to what sends readers elsewhere."""
    found: list[int] = []
    for index in range(title + 1, len(desk.pieces)):
        words = desk.words(index)
        if len(found) == NEAR or labels.is_label(words, labels.RELATED):
            break
        if index >= desk.text_start and is_prose(words):
            break
        if desk.is_free(index) and not is_passed_over(words) and _can_sign(desk, words):
            found.append(index)
    return found


def _can_sign(desk: Desk, words: str) -> bool:
    """Tell whether *words* can be a by-line: with a name of theirs where a correction names the authors."""
    given: list[Author] | None = desk.imposed.get("authors")
    if given is None:
        return True
    said = set(WORD.findall(words.casefold()))
    return any(not said.isdisjoint(WORD.findall(author.name.casefold())) for author in given)


def _announced_below(desk: Desk, title: int) -> bool:
    """Take the first line below the title that ``By`` gives away; menus may have hidden it before."""
    for index in _below(desk, title):
        words = desk.words(index)
        credit = signs(words) or read_credit(words, desk.settings.locale)
        if credit and credit.announced and credit.authors and not says_where(words):
            keep_credit(desk, index, credit, "likely" if signs(words) else "certain")
            return True
    return False


def _is_usual(desk: Desk, words: str) -> bool:
    """Tell whether the text uses all of *words* without a capital as well: a section, no name."""
    plain = [word.casefold() for word in re.findall(r"[^\W\d_]+", words) if len(word) > 2]
    return bool(plain) and all(word in desk.lower_words for word in plain)


def _names_below(desk: Desk, title: int) -> bool:
    for index in _below(desk, title):
        words = desk.words(index)
        if names_alone(words) and _shows_somebody(desk, index):
            continue
        credit = read_signature(desk, index) if names_alone(words) else None
        if credit and not _is_usual(desk, words):
            return take_signed(desk, _stack(desk, index, credit))
    return False


def _shows_somebody(desk: Desk, index: int) -> bool:
    """Tell whether who made a picture stands right below line *index*: then it says who is to be seen."""
    return desk.is_free(index + 1) and is_credit(desk.words(index + 1))


def _name_above(desk: Desk, title: int) -> bool:
    """Take the name right above the title where it stands below the text again, as columnists sign."""
    above = title - 1
    words = desk.words(above) if desk.is_free(above) else ""
    below = range(max(title, desk.text_start) + 1, len(desk.pieces))
    if not names_alone(words) or not any(desk.words(index) == words for index in below):
        return False
    credit = read_signature(desk, above)
    return credit is not None and take_signed(desk, {above: credit})


def _stack(desk: Desk, index: int, credit: Credit) -> dict[int, Credit]:
    """Return line *index* with its *credit* and the lines of names right below it, portraits passed over."""
    lines = {index: credit}
    below = index + 1
    while desk.is_free(below):
        words = desk.words(below)
        if not INITIALS.fullmatch(words):
            more = read_signature(desk, below) if names_alone(words) else None
            if more is None:
                break
            lines[below] = more
        below += 1
    return lines


def _editorial(desk: Desk, title: int) -> bool:
    """Take ``Editorial`` or the like right below the title: the house itself signs."""
    index = title + 1
    words = desk.words(index) if index < len(desk.pieces) else ""
    if labels.fold(words) not in EDITORIAL and not (desk.is_free(index) and is_signing_body(words)):
        return False
    span = desk.take(index).span
    desk.credit_lines.add(index)
    set_authors(desk, [span], None, "uncertain")
    return True


def _people_below(desk: Desk, title: int) -> bool:
    """Take ``Name, role`` lines: several people on one, parted by semicolons, or a line for each."""
    found: list[tuple[Span, Span]] = []
    taken: list[int] = []
    for index in _below(desk, title):
        people = _people(desk.pieces[index].span, desk.words(index))
        if people:
            found += people
            taken.append(index)
        elif taken or index > title + 1:
            break  # one line between is a deck
    for index in taken:
        desk.take(index)
        desk.credit_lines.add(index)
    if found:
        _set_people(desk, found)
    for index in taken:
        desk.drop(desk.pieces[index].span, RULE, "a word between two authors; editions set their own")
    return bool(found)


def _people(span: Span, words: str) -> list[tuple[Span, Span]]:
    """Return name and role of each person of the line *words*; nothing where one part names nobody."""
    found = [moved(post, span.start) for post in read_posts(words)]
    if found:
        return found
    place = 0
    for part in words.split(";"):
        match = PERSON.fullmatch(part.rstrip(" ."))
        name, lead = strip_titles(match["name"]) if match else ("", 0)
        if match is None or not is_name(name) or not _is_post(match["role"]):
            return []
        start = span.start + place + match.start("name") + lead
        role = Span(span.start + place + match.start("role"), span.start + place + match.end("role"))
        found.append((Span(start, start + len(name)), role))
        place += len(part) + 1
    return found


def _is_post(words: str) -> bool:
    """Tell whether *words* say what somebody is, or where."""
    opening = words if not words[:1].islower() else " ".join(words.split()[:2])
    paper = words.isupper() and len(words.split()) <= PAPER
    return paper or reads_as_role(opening) or (opening == words and is_organisation(words))


def _set_people(desk: Desk, people: list[tuple[Span, Span]]) -> None:
    """Name the authors, each once, with what they are."""
    set_authors(desk, [name for name, _ in people], None, "likely")
    set_credits(desk, people)


TAKES = (
    take_speaker,
    _announced_below,
    take_stacked_people,
    take_beside_date,
    _names_below,
    _people_below,
    _name_above,
    _editorial,
)
"""Where a by-line that nothing announces is looked for, in this order."""

BELOW = (_announced_below, _names_below, _people_below)
"""Where it is looked for when a correction names the authors: it is their line all the same."""
