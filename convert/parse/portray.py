"""A life entered among what is found: its authors get their biography, and what it knows of them."""

from msgspec.structs import replace

from convert.model import Author, Biography, Span
from convert.parse.cited import title_key
from convert.parse.desk import Desk
from convert.parse.lives import Life, read_lives
from convert.parse.name_order import make_author

RULE = "biography"


def keep_biography(desk: Desk, index: int) -> bool:
    """Take piece *index* as the biography of those whom it names first; False where it names nobody so."""
    lives = read_lives(desk.words(index))
    if lives:
        portray(desk, index, *lives)
    return bool(lives)


def portray(desk: Desk, index: int, *lives: Life, skip: int = 0) -> None:
    """Take piece *index* as *lives*; of it, *skip* characters are a label."""
    whole = desk.take(index).span
    span = Span(whole.start + skip, whole.end)
    desk.claim(span, "biography", RULE)
    people = [(life, name, handle) for life in lives for name, handle in life.people]
    positions = tuple(_position(desk, name, span) for _, name, _ in people)
    for position, (life, _, handle) in zip(positions, people, strict=True):
        _add(desk, position, life, handle, span)
    desk.portrayed.extend(desk.found.authors[position].name for position in positions)
    desk.found.biographies.append(Biography(desk.line(span), positions, span))
    desk.drop(whole, RULE, "the label of the biographies; editions set their own")


def _position(desk: Desk, name: str, span: Span) -> int:
    """Return the author's position; whom nothing else names becomes an author here."""
    authors = desk.found.authors
    for position, author in enumerate(authors):
        if title_key(author.name) == title_key(name):
            return position
    authors.append(make_author(desk.typesetter.string(name), desk.language))
    desk.vouch(f"authors[{len(authors) - 1}]", name, RULE, span)
    return len(authors) - 1


def _add(desk: Desk, position: int, life: Life, handle: str | None, span: Span) -> None:
    """Give the author what the biography knows and nothing before it did."""
    author: Author = desk.found.authors[position]
    fresh = {"role": life.role, "affiliation": life.place, "handle": handle}
    wanted = {key: value for key, value in fresh.items() if value and getattr(author, key) is None}
    desk.found.authors[position] = replace(author, **wanted)
    desk.vouch(f"authors[{position}].biography", author.name, RULE, span, confidence="certain")
    for key, value in wanted.items():
        desk.vouch(f"authors[{position}].{key}", value, RULE, span)
