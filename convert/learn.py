"""Many articles of one house -> the lines that it repeats, proposed as patterns for octavo.toml."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from convert.learn_words import FIELD, generalise, has_words, shared_start
from convert.model import Article, Paragraph, Role, Span
from convert.parse import parse
from convert.parse.remark import remark_kind
from convert.parse.rights import RIGHTS
from convert.parse.tail import CONTACT
from convert.patterns import Masthead, Pattern, PatternRole, Patterns
from convert.read import read
from convert.settings import Settings
from convert.source import Source

FEWEST_SOURCES = 5
"""Of fewer articles nobody can tell what their house repeats from what two of them share."""

FEWEST_REPEATS = 3
"""Articles in which a line stands before it is the house's."""

SHARE = 0.1
"""Share of the articles in which it does: in a large folder three may be chance."""

LONGEST = 400
"""Characters of a line that is compared; a house's lines are shorter, paragraphs longer."""

PROSE = 120
"""Characters from which a paragraph is the text itself, so that the top ends and the tail begins."""

SETTLED: frozenset[Role] = frozenset(
    ("author", "biography", "citation", "date", "kicker", "note", "number", "reference")
)
"""Roles that a general rule gives already; there is nothing to teach."""

END_MATTER: frozenset[Role] = frozenset(("contact", "furniture", "remark", "rights"))
"""Roles behind a body that a general rule may give already."""

Zone = Literal["top", "body", "tail"]


class Seen(Struct, frozen=True):
    """One short line of one article."""

    line: str
    """Its words, with fields in the place of what is this article's own."""
    words: str
    """Its words as they stand."""
    zone: Zone
    """Where it stands."""
    role: Role
    """What the general rules take most of it for."""
    place: int
    """Line of the source, from 1."""


class Observation(Struct, frozen=True):
    """What one article shows."""

    name: str
    """Its file."""
    lines: tuple[Seen, ...]
    """Its short lines, in order."""
    publisher: str | None
    """Who publishes it, as the general rules read it."""
    parent: str | None
    """What the publisher is part of."""
    series: str
    """The series, likewise."""


class Proposal(Struct, frozen=True):
    """One pattern, and what speaks for it."""

    table: Literal["mastheads", "sections", "end_matter", "furniture"]
    """Which table of ``[patterns]`` it belongs to."""
    pattern: Masthead | Pattern
    """The pattern."""
    count: int
    """Articles in which it stands."""
    of: int
    """Articles that were read."""
    places: tuple[tuple[str, int], ...]
    """File and line of some of them."""
    taken_for: tuple[Role, ...]
    """What the general rules take it for, the commonest first."""


def observe(source: Source, settings: Settings) -> Observation:
    """Return what the article *source* shows of its house."""
    draft = read(source)
    article = parse(draft, settings)
    lines = []
    for piece in draft.pieces:
        words = " ".join(piece.span.cut(draft.text).split())
        if len(words) <= LONGEST:
            line = generalise(words, article, settings.locale)
            zone, role = _zone(article, piece.span), _role(article, piece.span)
            lines.append(Seen(line, words, zone, role, draft.text.count("\n", 0, piece.span.start) + 1))
    house = article.publisher
    return Observation(
        name=source.name,
        lines=tuple(lines),
        publisher=house.name if house else None,
        parent=house.parent if house else None,
        series="".join(text.text for text in article.head.series if hasattr(text, "text")),
    )


def _zone(article: Article, span: Span) -> Zone:
    long = [b.span for b in article.body if isinstance(b, Paragraph) and b.span.end - b.span.start >= PROSE]
    if not long or span.end <= long[0].start:
        return "top"
    return "tail" if span.start >= long[-1].end else "body"


def _role(article: Article, span: Span) -> Role:
    """Return the role that covers most of *span*."""
    covered: Counter[Role] = Counter()
    for claim in article.spans:
        covered[claim.role] += max(0, min(claim.span.end, span.end) - max(claim.span.start, span.start))
    return covered.most_common(1)[0][0] if covered else "blank"


def propose(observations: Sequence[Observation]) -> tuple[Proposal, ...]:
    """Return the patterns that *observations* of one house speak for, the most frequent first."""
    needed = max(FEWEST_REPEATS, int(len(observations) * SHARE))
    found = list(_recurring(_by_line(observations), needed, observations))
    covered = {proposal.pattern.line for proposal in found}
    starts = _by_start(observations, covered)
    found += _recurring(starts, needed, observations)
    return tuple(sorted(found, key=lambda each: (-each.count, each.pattern.line)))


Where = dict[str, list[tuple[Observation, Seen]]]
"""By the line of a pattern, the articles and the lines in which it stands."""


def _by_line(observations: Iterable[Observation]) -> Where:
    found: Where = defaultdict(list)
    for article in observations:
        for seen in {each.line: each for each in article.lines}.values():
            found[seen.line].append((article, seen))
    return found


def _by_start(observations: Iterable[Observation], covered: set[str]) -> Where:
    """Group what is left at top and tail by how it begins: a contact line names somebody else each time."""
    groups: Where = defaultdict(list)
    for article in observations:
        told = set()
        for seen in article.lines:
            start = " ".join(seen.line.split()[:4])
            if seen.zone != "body" and seen.line not in covered and start not in told and "{" not in start:
                told.add(start)
                groups[start].append((article, seen))
    return {
        f"{shared_start([seen.line for _, seen in group])}{{any}}": group
        for start, group in groups.items()
        if len(start.split()) == 4 and len({seen.line for _, seen in group}) > 1
    }


def _recurring(where: Where, needed: int, observations: Sequence[Observation]) -> Iterator[Proposal]:
    for line, group in where.items():
        if len(group) < needed or not has_words(line):
            continue
        proposed = _classify(line, group)
        if proposed:
            table, pattern = proposed
            roles = Counter(seen.role for _, seen in group)
            yield Proposal(
                table=table,
                pattern=pattern,
                count=len(group),
                of=len(observations),
                places=tuple((article.name, seen.place) for article, seen in group[:3]),
                taken_for=tuple(role for role, _ in roles.most_common()),
            )


Proposed = tuple[Literal["mastheads", "sections", "end_matter", "furniture"], Masthead | Pattern]


def _classify(line: str, group: list[tuple[Observation, Seen]]) -> Proposed | None:
    """Return what the recurring *line* is to its house; None where there is nothing to teach."""
    zone = Counter(seen.zone for _, seen in group).most_common(1)[0][0]
    roles = Counter(seen.role for _, seen in group)
    if zone == "top":
        return _at_top(line, group, roles)
    if all(role in SETTLED for role in roles):
        return None
    return _at_tail(line, group, roles) if zone == "tail" else _in_body(line, roles)


def _at_top(line: str, group: list[tuple[Observation, Seen]], roles: Counter[Role]) -> Proposed | None:
    masthead = _masthead(line, group)
    if masthead:
        return "mastheads", masthead
    # A line that calls on its readers is the text's first, not the page's.
    if line.endswith((":", ",")) or FIELD.search(line) or all(role in SETTLED for role in roles):
        return None
    return "furniture", Pattern(line=line, role="furniture")


def _masthead(line: str, group: list[tuple[Observation, Seen]]) -> Masthead | None:
    """Return *line* as a masthead: it names the house or the series, or tells author and date at once."""
    publisher = _agreed(line, (article.publisher for article, _ in group))
    series = _agreed(line, (article.series for article, _ in group))
    parent = _agreed(line, (article.parent for article, _ in group))
    fields = set(FIELD.findall(line))
    if not (publisher or series or fields >= {"author", "date"}) or "any" in fields:
        return None
    return Masthead(line=line, series=series, publisher=publisher, parent=parent)


def _agreed(line: str, values: Iterable[str | None]) -> str | None:
    """Return the value that most articles agree on, where *line* says it."""
    value, count = Counter(values).most_common(1)[0]
    return value if value and value in line and count >= FEWEST_REPEATS else None


def _at_tail(line: str, group: list[tuple[Observation, Seen]], roles: Counter[Role]) -> Proposed | None:
    if all(role in END_MATTER | SETTLED for role in roles):
        return None
    role: PatternRole = "furniture"
    if RIGHTS.match(line):
        role = "rights"
    elif CONTACT.match(line) or re.match(r"(?:media |press )?contacts?\b", line, re.IGNORECASE):
        role = "contact"
    elif remark_kind(line) or all(_ends_alone(article) for article, _ in group):
        role = "remark"
    return ("furniture" if role == "furniture" else "end_matter"), Pattern(line=line, role=role)


def _ends_alone(article: Observation) -> bool:
    """Tell whether one line alone stands below the text: a signature, which is the text's own."""
    return sum(seen.zone == "tail" for seen in article.lines) == 1


def _in_body(line: str, roles: Counter[Role]) -> Proposed | None:
    if "{any}" in line or roles.most_common(1)[0][0] in END_MATTER:
        return None
    if roles["heading"] * 2 >= roles.total():
        return "sections", Pattern(line=line, role="heading")
    return None if line.endswith((":", ",")) else ("furniture", Pattern(line=line, role="furniture"))


def gather_patterns(proposals: Iterable[Proposal]) -> Patterns:
    """Return *proposals* as the ``[patterns]`` of octavo.toml."""
    found: dict[str, list[Masthead | Pattern]] = defaultdict(list)
    for proposal in proposals:
        found[proposal.table].append(proposal.pattern)
    return Patterns(
        mastheads=tuple(each for each in found["mastheads"] if isinstance(each, Masthead)),
        sections=tuple(each for each in found["sections"] if isinstance(each, Pattern)),
        end_matter=tuple(each for each in found["end_matter"] if isinstance(each, Pattern)),
        furniture=tuple(each.line for each in found["furniture"]),
    )
