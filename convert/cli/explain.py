"""``octavo explain``: the source with the role of every piece, the rule that gave it, and its rivals."""

from __future__ import annotations

import argparse
import itertools
import textwrap
from collections.abc import Iterator
from typing import Any

from convert.cli.messages import printable
from convert.cli.options import add_sources
from convert.cli.report import SCHEMA_VERSION
from convert.cli.sources import open_workplace, single_job
from convert.cli.terminal import Terminal
from convert.errors import UsageError
from convert.model import Claim, Evidence, Span
from convert.pipeline import Parsed, parse_article
from convert.source import Source

STYLES = {
    **dict.fromkeys(("title", "subtitle", "heading"), ("bold",)),
    **dict.fromkeys(("series", "number", "kicker", "publisher", "deck", "abstract"), ("cyan",)),
    **dict.fromkeys(("author", "contributor", "biography", "contact"), ("green",)),
    **dict.fromkeys(("date", "dateline"), ("yellow",)),
    **dict.fromkeys(("citation", "rights", "reference", "note", "remark", "keywords"), ("magenta",)),
    **dict.fromkeys(("separator", "markup", "blank"), ("dim",)),
    **dict.fromkeys(("dropped", "furniture"), ("red",)),
}
"""The colour of each role; what is not named is running text and has the terminal's own."""

CONFIDENCE_STYLES = {"certain": ("green",), "likely": ("yellow",), "uncertain": ("red",)}
"""From the surest to the least sure."""

MARGIN = 22
"""Columns of line number, role, rule and confidence, left of the text."""

WIDTH = 100
"""Columns of the whole."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_sources(parser, several=False)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the source piece by piece, then every value of the metadata with what speaks for it."""
    if arguments.source is None:
        raise UsageError("no source is given", remedy="Name a file, or - for standard input.")
    workplace = open_workplace(arguments, [arguments.source])
    parsed = parse_article(single_job(arguments, workplace), workplace.settings)
    if terminal.json:
        terminal.put_json(fields(parsed))
        return 0
    for line in (
        *piece_lines(parsed, terminal),
        "",
        *value_lines(parsed, terminal),
        *loss_lines(parsed, terminal),
    ):
        terminal.put(line)
    return 0


def piece_lines(parsed: Parsed, terminal: Terminal) -> Iterator[str]:
    """Yield each piece of the source beside its line and role, rule, confidence; blank ones if verbose."""
    for claim in parsed.article.spans:
        if claim.role != "blank" or terminal.verbose:
            text = printable(claim.span.cut(parsed.source.text))
            rows = textwrap.wrap(text, WIDTH - MARGIN) or [text]
            margin = margin_rows(claim, parsed)
            for left, right in itertools.zip_longest(margin, rows, fillvalue=""):
                painted = terminal.paint(right, *STYLES.get(claim.role, ()))
                yield terminal.paint(f"{left:<{MARGIN}}", "dim") + painted


def margin_rows(claim: Claim, parsed: Parsed) -> list[str]:
    """Return what stands left of a piece: line and role, the rule where its name is another, how sure."""
    line, _ = parsed.source.place(claim.span.start)
    rows = [f"{line:>4}  {claim.role}"]
    if claim.rule != claim.role:
        rows.append(f"      by {claim.rule}")
    doubts = [e.confidence for e in parsed.article.evidence if _touches(e, claim.span)]
    return [*rows, f"      {max(doubts, key=list(CONFIDENCE_STYLES).index)}"] if doubts else rows


def _touches(evidence: Evidence, span: Span) -> bool:
    return any(place.start < span.end and span.start < place.end for place in evidence.spans)


def value_lines(parsed: Parsed, terminal: Terminal) -> Iterator[str]:
    """Yield every value of the metadata: how sure, by which rule, from where, and what it was taken over."""
    for evidence in sorted(parsed.article.evidence, key=lambda evidence: evidence.spans[:1]):
        sure = terminal.paint(f"{evidence.confidence:9}", *CONFIDENCE_STYLES[evidence.confidence])
        yield f"{sure}  {terminal.paint(evidence.field, 'bold')} = {printable(evidence.value)}"
        yield f"           by the rule {evidence.rule}{_places(evidence.spans, parsed.source)}"
        if evidence.remark:
            yield f"           {printable(evidence.remark)}"
        for rival in evidence.rivals:
            place = _places((rival.span,), parsed.source)
            yield f"           rather than {printable(rival.value)} (by the rule {rival.rule}{place})"


def loss_lines(parsed: Parsed, terminal: Terminal) -> Iterator[str]:
    """Yield what no edition sets, and why."""
    for dropped in (*parsed.article.dropped, *parsed.article.furniture):
        line, _ = parsed.source.place(dropped.span.start)
        text = textwrap.shorten(printable(dropped.span.cut(parsed.source.text)), WIDTH // 2, placeholder=" …")
        yield f"{terminal.paint('not set  ', 'red')}  line {line}: {text}: {dropped.reason}"


def _places(spans: tuple[Span, ...], source: Source) -> str:
    if not spans:
        return ""
    places = (source.place(span.start) for span in spans)
    return " at " + ", ".join(f"{line}:{column}" for line, column in places)


def fields(parsed: Parsed) -> dict[str, Any]:
    """Return the same for a program to read."""
    article, source = parsed.article, parsed.source
    return {
        "schema_version": SCHEMA_VERSION,
        "source": article.source.name,
        "pieces": [piece_fields(claim, source) for claim in article.spans],
        "values": [evidence_fields(evidence, source) for evidence in article.evidence],
        "not_set": [
            {**place_fields(d.span, source), "reason": d.reason}
            for d in (*article.dropped, *article.furniture)
        ],
    }


def piece_fields(claim: Claim, source: Source) -> dict[str, Any]:
    """Return one piece of the source for a program to read."""
    return {**place_fields(claim.span, source), "role": claim.role, "rule": claim.rule}


def evidence_fields(evidence: Evidence, source: Source) -> dict[str, Any]:
    """Return what speaks for one value, for a program to read."""
    return {
        "field": evidence.field,
        "value": evidence.value,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "remark": evidence.remark,
        "places": [place_fields(span, source) for span in evidence.spans],
        "rivals": [
            {"value": rival.value, "rule": rival.rule, **place_fields(rival.span, source)}
            for rival in evidence.rivals
        ],
    }


def place_fields(span: Span, source: Source) -> dict[str, Any]:
    """Return a place of the source with what stands there."""
    line, column = source.place(span.start)
    return {
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "text": span.cut(source.text),
    }
