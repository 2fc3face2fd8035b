"""The people of a by-line: who they are, and how they agree with a citation."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from convert.lazy_regex import lazy_regex
from convert.model import Author, Confidence, Rival, Span
from convert.parse.announced import is_house
from convert.parse.bodies import ORGANISATION_WORDS, is_organisation
from convert.parse.cited import title_key
from convert.parse.cited_people import is_called
from convert.parse.credit import reads_as_role
from convert.parse.desk import Desk
from convert.parse.eastern_post import part_post
from convert.parse.house_names import BODIES
from convert.parse.name_order import make_author
from convert.parse.names import ROLE_WORDS

RULE = "byline"

POSTS = (
    ROLE_WORDS
    - ORGANISATION_WORDS
    - BODIES
    - frozenset(("the", "of", "general", "global", "independent", "political"))
)
"""Words of which one says what a person is, and none where."""

CHINESE = lazy_regex(r"[\u3400-\u9fff]{2,4}(?:[ \u3000]+[\u3400-\u9fff]{2,4})+")
"""Names in Chinese signs with spaces between them."""


PARTING = lazy_regex(r"\s[-–—]\s")
"""A dash between a post and the house, where no comma is."""


MAIL = lazy_regex(
    r"[\s.,;]+(?:(?:e-?)?mail:?\s*)?(?P<mail>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4})$", re.IGNORECASE
)
"""The address of an author at the end of what is said of somebody."""


TWO = lazy_regex(r"(?P<one>[^\W\d_]\S*(?:\s+\S+)+?)\s+[yi]\s+(?P<two>[^\W\d_]\S*(?:\s+\S+)+)")
"""``Ana Ruiz y Tomás Oquendo``."""


def set_authors(desk: Desk, spans: list[Span], role: Span | None, sure: Confidence) -> None:
    """Let the by-line name the authors; where a citation did before, those it does not repeat are rivals."""
    parted = [part_post(span.cut(desk.text), span.start) for span in spans]
    posts = [(name, post) for name, post in parted if post]
    spans = [name for name, _ in parted]
    for span in spans:
        desk.claim(span, "author", RULE)
    spans = _once(desk, [part for span in spans for part in _apart(desk, span)])
    authors = [make_author(desk.typesetter.string(span.cut(desk.text)), desk.language) for span in spans]
    if "author" in desk.settled:
        desk.bylined = [author.name for author in authors]
        return
    if role:
        authors[-1] = with_credit(desk, authors[-1], role)
    cited, citation = desk.found.authors, desk.found.citation
    rivals = tuple(
        Rival(other.name, "citation", citation.span)
        for other in cited
        if citation and not any(is_called(other, author.name) for author in authors)
    )
    desk.bylined = [author.name for author in authors]
    desk.found.authors = [_as_cited(author, cited) for author in authors]
    for number, (author, span) in enumerate(zip(authors, spans, strict=True)):
        desk.vouch(f"authors[{number}]", author.name, RULE, span, confidence=sure, rivals=rivals)
    set_credits(desk, posts)


def set_credits(desk: Desk, people: Sequence[tuple[Span, Span]]) -> None:
    """Give the authors what the line says of each; whom something else named keep what it says."""
    if "author" in desk.settled:
        return
    roles = {name.cut(desk.text).casefold(): role for name, role in reversed(people)}
    for position, author in enumerate(desk.found.authors):
        role = roles.get(author.name.casefold())
        if role:
            desk.found.authors[position] = with_credit(desk, author, role)


def _apart(desk: Desk, span: Span) -> list[Span]:
    """Return the names in *span*: Chinese ones, which have no space inside, are parted by one.

    In Spanish and Catalan one person may have an ``y`` between two family names; two have two names each.
    """
    two = TWO.fullmatch(span.cut(desk.text)) if desk.language[:2] in ("es", "ca") else None
    if two:
        return [Span(span.start + two.start(part), span.start + two.end(part)) for part in ("one", "two")]
    if not (desk.language.startswith("zh") and CHINESE.fullmatch(span.cut(desk.text))):
        return [span]
    return [
        Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\S+", span.cut(desk.text))
    ]


def _once(desk: Desk, spans: list[Span]) -> list[Span]:
    """Return *spans* without those that name somebody again."""
    first = {title_key(span.cut(desk.text)): span for span in reversed(spans)}
    return sorted(first.values())


def with_credit(desk: Desk, author: Author, span: Span) -> Author:
    """Return *author* with what the line says behind the name: ``Role, Programme``."""
    desk.claim(span, "author", RULE)
    role, place = read_post(span.cut(desk.text))
    return replace(author, role=role, affiliation=place, credit=desk.line(span))


def read_post(words: str) -> tuple[str | None, str | None]:
    """Return what *words* behind a name say of a role and of a house: a comma parts the two, or a dash."""
    words = MAIL.sub("", words)
    house = (is_house(words) and not reads_as_role(words)) or names_house(words)
    parted = words if "," in words else PARTING.sub(",", words, count=1)
    role, _, place = ("", "", words) if house else parted.partition(",")
    if place.strip()[:1].islower() and reads_as_role(place):
        role, place = words, ""  # a second post, and no house
    return role.strip() or None, place.strip() or None


def names_house(words: str) -> bool:
    """Tell whether *words* begin with the name of a body and say of nobody what he is."""
    folded = {word.casefold() for word in re.findall(r"[^\W\d_]+", words)}
    return is_organisation(words.partition(",")[0]) and folded.isdisjoint(POSTS)


def _as_cited(author: Author, cited: list[Author]) -> Author:
    """Return *author* with given and family name as a citation tells them apart."""
    same = next((other for other in cited if title_key(other.name) == title_key(author.name)), None)
    return author if same is None else replace(author, given=same.given, family=same.family)
