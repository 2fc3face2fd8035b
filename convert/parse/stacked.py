"""Several people below the title, each on a line of their own with what they are on the lines below it."""

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.bodies import is_organisation
from convert.parse.byline import RULE
from convert.parse.credit import names_alone, reads_as_role
from convert.parse.desk import Desk
from convert.parse.names import strip_titles
from convert.parse.people import set_authors, set_credits
from convert.parse.prose import is_prose

HANDLE = lazy_regex(r"\s*(@\w{2,30})\s*")

LONGEST = 160
"""Characters of a line that says what somebody is."""

FEWEST = 2
"""People of such a stack: of one alone other rules know."""

NEAR = 2
"""Lines below the title by which the stack begins."""


class _Person:
    """One of the stack: the line of the name, those of posts, that of a handle."""

    def __init__(self, name: int) -> None:
        self.name = name
        self.posts: list[int] = []
        self.handle: int | None = None


def take_stacked_people(desk: Desk, title: int) -> bool:
    """Take the people below the *title* where each has a line, and what they are has one below it."""
    first = next((at for at in range(title + 1, title + 1 + NEAR) if _is_named(desk, at)), None)
    people = _read(desk, first) if first is not None else []
    if len(people) < FEWEST:
        return False
    _keep(desk, people)
    return True


def _is_named(desk: Desk, index: int) -> bool:
    words = desk.words(index) if desk.is_free(index) else ""
    return bool(words) and names_alone(words) and len(words.split()) > 1


def _read(desk: Desk, first: int) -> list[_Person]:
    """Return the people from line *first* on, up to what speaks of none; nobody where one has no post.

    The last one can do without.
    """
    people: list[_Person] = []
    index = first
    while desk.is_free(index) and index < len(desk.pieces):
        words = desk.words(index)
        if _is_named(desk, index):
            if people and not people[-1].posts:
                return []
            people.append(_Person(index))
        elif HANDLE.fullmatch(words):
            people[-1].handle = index
        elif _is_post(words) and not desk.pieces[index].gap:
            people[-1].posts.append(index)
        else:
            break
        index += 1
    return people


def _is_post(words: str) -> bool:
    fits = len(words) <= LONGEST and not words.endswith((".", "?", "!", ":")) and not is_prose(words)
    return fits and (reads_as_role(words) or is_organisation(words))


def _keep(desk: Desk, people: list[_Person]) -> None:
    names = []
    credits = []
    for person in people:
        span = desk.take(person.name).span
        bare, lead = strip_titles(desk.words(person.name))
        name = Span(span.start + lead, span.start + lead + len(bare))
        names.append(name)
        spans = [desk.take(index).span for index in person.posts]
        if spans:
            credits.append((name, Span(spans[0].start, spans[-1].end)))
        desk.credit_lines.update((person.name, *person.posts))
    set_authors(desk, names, None, "likely")
    set_credits(desk, credits)
    _give_handles(desk, people)
    for person in people:
        desk.drop(
            desk.pieces[person.name].span, RULE, "titles and marks beside a name; editions set the name"
        )


def _give_handles(desk: Desk, people: list[_Person]) -> None:
    """Give each author the handle on the line below the name."""
    for position, person in enumerate(people):
        if person.handle is None:
            continue
        span = desk.take(person.handle).span
        desk.credit_lines.add(person.handle)
        desk.claim(span, "author", RULE)
        if position < len(desk.found.authors) and "author" not in desk.settled:
            handle = desk.words(person.handle).strip()
            desk.found.authors[position] = replace(desk.found.authors[position], handle=handle)
            desk.vouch(f"authors[{position}].handle", handle, RULE, span)
