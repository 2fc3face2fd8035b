"""Many articles of one house -> the lines that it repeats, proposed as patterns for octavo.toml."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from convert.learn.classify import classify
from convert.learn.observation import Observation, Proposal, Seen, Zone
from convert.learn.words import generalise, has_words, shared_start
from convert.model import Article, Paragraph, Role, Span
from convert.parse import parse
from convert.patterns import Masthead, Pattern, Patterns
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
        proposed = classify(line, group)
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
