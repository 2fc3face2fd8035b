"""Several people on one line, each with what they are: ``Ana Ruiz, a fellow, and Ben Ode, an editor``."""

import re

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.parse.bodies import is_organisation
from convert.parse.names import HONORIFIC, NAME, POST_WORDS, ROLE_WORDS, is_name, strip_titles

Post = tuple[Span, Span]
"""Where a name stands, and where what its bearer is."""

LONGEST = 400
"""Characters of such a line."""

AND = "and|und|et|y|e|ed|i|en|og|och|и|και|ve"

BEFORE = lazy_regex(rf"^\s*|\s*[;,]\s*(?:(?:{AND})\s+|&\s*)?|\s+(?:{AND}|&)\s+")
"""What a person may stand behind."""

POSTS = (ROLE_WORDS | POST_WORDS) - {"the", "of"}
"""Words for what somebody is, in every language that is read."""

PERSON = lazy_regex(rf"(?P<name>(?:{HONORIFIC}\s+)*{NAME})\s*,\s*(?=[^\W\d_])")


def moved(post: Post, by: int) -> Post:
    """Return *post* as it stands in the text around its line, which begins at the place *by*."""
    name, role = post
    return Span(name.start + by, name.end + by), Span(role.start + by, role.end + by)


def read_posts(text: str) -> tuple[Post, ...]:
    """Return the people on the line *text* with what each of them is; nothing where one part says neither."""
    if len(text) > LONGEST:
        return ()
    found = [person for before in BEFORE.finditer(text) if (person := _person(text, before.end()))]
    if len(found) < 2 or text[: found[0][0].start].strip():
        return ()
    ends = [*(name.start for name, _ in found[1:]), len(text)]
    posts = tuple((name, _inner(text, role, end)) for (name, role), end in zip(found, ends, strict=True))
    return posts if all(_says_what(role.cut(text)) for _, role in posts) else ()


def _person(text: str, at: int) -> tuple[Span, int] | None:
    """Return the name at the place *at*, and where that which follows it begins."""
    match = PERSON.match(text, at)
    if match is None:
        return None
    bare, lead = strip_titles(match["name"])
    first = text[match.end() :].partition(",")[0]
    if not is_name(bare) or not _says_what(first):
        return None
    return Span(at + lead, at + lead + len(bare)), match.end()


def _inner(text: str, start: int, end: int) -> Span:
    """Return what stands from *start* to *end* without the word and the comma before the next person."""
    words = re.sub(rf"(?:[\s,;]|\b(?:{AND}|[Dd]r|[Pp]rof)\b\.?|&)+$", "", text[start:end])
    return Span(start, start + len(words))


def _says_what(words: str) -> bool:
    """Tell whether *words* say what somebody is or where: they hold the word for a post or a house."""
    folded = {word.casefold() for word in re.findall(r"[^\W\d_]+", words)}
    return not folded.isdisjoint(POSTS) or is_organisation(words)
