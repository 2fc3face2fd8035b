"""What a line that recurs is to its house: masthead, section, end matter, furniture, or nothing to teach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from convert.learn.observation import Observation, Seen
from convert.learn.words import FIELD
from convert.model import Role
from convert.parse.prose import STOPPED
from convert.parse.remark import remark_kind
from convert.parse.rights import RIGHTS
from convert.parse.tongue import ENGLISH
from convert.parse.wording import is_page, opens_as
from convert.patterns import Masthead, Pattern, PatternRole

SETTLED: frozenset[Role] = frozenset(
    ("author", "biography", "citation", "date", "kicker", "note", "number", "reference")
)
"""Roles that a general rule gives already; there is nothing to teach."""

END_MATTER: frozenset[Role] = frozenset(("contact", "furniture", "remark", "rights"))
"""Roles behind a body that a general rule may give already."""

MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
"""An address: the same in all articles, it is the house's."""

DISCLAIMER = re.compile(
    r"\btakes? no (?:institutional |official |corporate )?(?:positions?|responsibility)\b"
    r"|\b(?:views|opinions|errors|mistakes)\b.{0,60}\b(?:author|own)",
    re.IGNORECASE,
)
"""Whose the words are, and who does not answer for them."""

FEWEST_AGREED = 3
"""Articles that read a house or a series alike before a pattern names it."""

FEWEST_WORDS = 6
"""Words of a line that says something, where it ends like a sentence."""

Where = list[tuple[Observation, Seen]]
"""The articles and the lines in which a pattern stands."""

Proposed = tuple[Literal["mastheads", "sections", "end_matter", "furniture"], Masthead | Pattern]
"""A table of ``[patterns]`` and what belongs in it."""


def classify(line: str, group: Where) -> Proposed | None:
    """Return what the recurring *line* is to its house; None where there is nothing to teach."""
    zone = Counter(seen.zone for _, seen in group).most_common(1)[0][0]
    roles = Counter(seen.role for _, seen in group)
    if zone == "top":
        return _at_top(line, group, roles)
    if all(role in SETTLED for role in roles):
        return None
    return _at_tail(line, group, roles) if zone == "tail" else _in_body(line, roles)


def _at_top(line: str, group: Where, roles: Counter[Role]) -> Proposed | None:
    masthead = _masthead(line, group) or _first_line(line, group)
    if masthead:
        return "mastheads", masthead
    # A line that calls on its readers is the text's first, not the page's.
    if line.endswith((":", ",")) or FIELD.search(line) or all(role in SETTLED for role in roles):
        return None
    return "furniture", Pattern(line=line, role="furniture")


def _masthead(line: str, group: Where) -> Masthead | None:
    """Return *line* as a masthead: it names the house or the series, or tells author and date at once."""
    publisher = _agreed(line, (article.publisher for article, _ in group))
    series = _agreed(line, (article.series for article, _ in group))
    parent = _agreed(line, (article.parent for article, _ in group))
    fields = set(FIELD.findall(line))
    if not (publisher or series or fields >= {"author", "date"}) or "any" in fields:
        return None
    return Masthead(line=line, series=series, publisher=publisher, parent=parent)


def _first_line(line: str, group: Where) -> Masthead | None:
    """Return *line* as a masthead that names a series: it opens all articles, so it is the title of none."""
    opens = all(article.lines[0].line == line for article, _ in group)
    titled = any(seen.role == "title" for _, seen in group)
    if not (opens and titled) or FIELD.search(line):
        return None
    return Masthead(line=line, series=line)


def _agreed(line: str, values: Iterable[str | None]) -> str | None:
    """Return the value that most articles agree on, where *line* says it."""
    value, count = Counter(values).most_common(1)[0]
    return value if value and value in line and count >= FEWEST_AGREED else None


def _at_tail(line: str, group: Where, roles: Counter[Role]) -> Proposed | None:
    if all(role in END_MATTER | SETTLED for role in roles):
        return None
    role: PatternRole = "furniture"
    if RIGHTS.match(line):
        role = "rights"
    elif (
        opens_as("contact", line, ENGLISH)
        or re.match(r"(?:media |press )?contacts?\b", line, re.IGNORECASE)
        or MAIL.search(line)
    ):
        role = "contact"
    elif (
        remark_kind(line)
        or DISCLAIMER.search(line)
        or _says_something(line)
        or all(_ends_alone(article) for article, _ in group)
    ):
        role = "remark"
    return ("furniture" if role == "furniture" else "end_matter"), Pattern(line=line, role=role)


def _says_something(line: str) -> bool:
    """Tell whether *line* is a sentence that calls on nobody: of the house, it belongs in its editions."""
    said = len(line.split()) >= FEWEST_WORDS and STOPPED.search(line)
    return bool(said) and not is_page("invitations", line, ENGLISH)


def _ends_alone(article: Observation) -> bool:
    """Tell whether one line alone stands below the text: a signature, which is the text's own."""
    return sum(seen.zone == "tail" for seen in article.lines) == 1


def _in_body(line: str, roles: Counter[Role]) -> Proposed | None:
    if "{any}" in line or roles.most_common(1)[0][0] in END_MATTER:
        return None
    if roles["heading"] * 2 >= roles.total():
        return "sections", Pattern(line=line, role="heading")
    return None if line.endswith((":", ",")) else ("furniture", Pattern(line=line, role="furniture"))
