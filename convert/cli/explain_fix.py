"""The start of a file of corrections: what was found, each value ready to be uncommented and changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from convert.corrections import ROLES
from convert.model import Article, Claim, Line
from convert.model.walk import plain
from convert.pipeline import Parsed
from convert.source import Source

HEAD = """\
# Corrections of {name}: what stands here outranks every rule. Nothing does yet.
# Take the mark from a line, change its value, and see octavo explain again.
"""

LONGEST = 40
"""Characters of a line that tell whether it is still the same."""

STATED = ("front-matter", "mail-header")
"""Rules that read keys and values, not lines; a correction says another value outright."""

SURE = ("blank", "markup", "separator", "paragraph")
"""Roles that need no line in the file: of them there are many, and they are seldom wrong."""


def start_corrections(parsed: Parsed) -> str:
    """Return a file of corrections that corrects nothing yet: every value that was found, as a comment."""
    lines = [HEAD.format(name=parsed.article.source.name), *value_lines(parsed.article), ""]
    for claim in doubtful(parsed.article, parsed.source):
        lines += range_lines(claim, parsed)
    return "\n".join(lines).rstrip() + "\n"


def value_lines(article: Article) -> Iterator[str]:
    """Yield a comment for each field of the metadata, with the doubts that there are about it."""
    head, published = article.head, article.date()
    values: tuple[tuple[str, str, str], ...] = (
        ("title", "title", quote_line(head.title)),
        ("subtitle", "subtitle", quote_line(head.subtitle)),
        ("deck", "deck", quote_line(head.deck)),
        ("kicker", "kicker", quote_line(head.kicker)),
        ("series", "series", quote_line(head.series)),
        ("number", "number", quote_line(head.number)),
        ("authors", "authors[", f"[{', '.join(quote(author.name) for author in article.authors)}]"),
        ("date", "dates[", quote(published.iso if published else "")),
        ("publisher", "publisher.name", quote(article.publisher.name if article.publisher else "")),
        ("parent", "publisher.parent", quote((article.publisher and article.publisher.parent) or "")),
        ("language", "language", quote(article.language)),
        ("keywords", "keyword", f"[{', '.join(map(quote, article.keywords))}]"),
    )
    for name, path, value in values:
        yield from doubt_lines(article, path)
        yield f"# {name} = {value}"


def doubt_lines(article: Article, path: str) -> Iterator[str]:
    """Yield a comment for each value below *path* that is not certain, and for what else it could be."""
    for proof in article.evidence:
        if proof.field.startswith(path) and "." not in proof.field[len(path) :]:
            if proof.confidence != "certain":
                yield f"# {proof.confidence}, by the rule {proof.rule}: {quote(proof.value)}"
            for rival in proof.rivals:
                yield f"#   rather than {quote(rival.value)}"


def doubtful(article: Article, source: Source) -> Iterator[Claim]:
    """Yield the pieces whose role somebody may want to correct; of a line with several, none."""
    place = source.place

    def places(claim: Claim) -> set[int]:
        return {place(claim.span.start)[0], place(claim.span.end - 1)[0]}

    told = [claim for claim in article.spans if claim.role not in ("blank", "separator", "markup")]
    for before, claim, behind in zip([None, *told], told, [*told[1:], None], strict=False):
        alone = not any(other and places(other) & places(claim) for other in (before, behind))
        if claim.role not in SURE and claim.role in ROLES and claim.rule not in STATED and alone:
            yield claim


def range_lines(claim: Claim, parsed: Parsed) -> list[str]:
    """Return the lines of the file that would give *claim* the role that it has."""
    first, _ = parsed.source.place(claim.span.start)
    last, _ = parsed.source.place(max(claim.span.start, claim.span.end - 1))
    words = parsed.source.line_text(first).strip()[:LONGEST].partition("\n")[0].rstrip()
    to = [f"# to = {last}"] if last > first else []
    # Before the first paragraph of a text without lines stands what its reader has put aside.
    told = first > 1 or parsed.source.unit == "line"
    starts = [f"# starts = {quote(words)}"] if told else []
    return ["# [[lines]]", f"# from = {first}", *to, *starts, f'# role = "{claim.role}"', ""]


def quote_line(line: Line) -> str:
    """Return the words of *line* as TOML writes them."""
    return quote(plain(line))


def quote(text: str) -> str:
    """Return *text* as TOML writes it, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
