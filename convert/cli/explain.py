"""``octavo explain``: the source with the role of every piece, the rule that gave it, and its rivals."""

from __future__ import annotations

import argparse
import itertools
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from convert.cli.explain_fix import start_corrections
from convert.cli.messages import printable
from convert.cli.options import add_sources
from convert.cli.report import SCHEMA_VERSION
from convert.cli.sources import open_workplace, single_job
from convert.cli.terminal import Terminal
from convert.corrections import corrections_path
from convert.errors import UsageError
from convert.model import Claim, Evidence, Span
from convert.output import write_alone
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
    parser.add_argument(
        "--html", metavar="FILE", help="write it as one page that needs no other file and no network"
    )
    parser.add_argument(
        "--fix", action="store_true", help="write a start of NAME.octavo.toml beside the source"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the source piece by piece, then every value of the metadata with what speaks for it."""
    if arguments.source is None:
        raise UsageError("no source is given", remedy="Name a file, or - for standard input.")
    workplace = open_workplace(arguments, [arguments.source])
    job = single_job(arguments, workplace)
    if arguments.fix and job.data is not None:
        raise UsageError("there is no place beside standard input", remedy="Name a file.")
    parsed = parse_article(job, workplace.settings)
    written = write_files(parsed, arguments)
    if terminal.json:
        terminal.put_json({**fields(parsed), "written": written})
        return 0
    if written:
        for path in () if terminal.quiet else written:
            terminal.tell(f"{printable(path)} is written")
        return 0
    for line in (
        *piece_lines(parsed, terminal),
        "",
        *value_lines(parsed, terminal),
        *check_lines(parsed, terminal),
        *loss_lines(parsed, terminal),
    ):
        terminal.put(line)
    return 0


def write_files(parsed: Parsed, arguments: argparse.Namespace) -> list[str]:
    """Write what *arguments* ask for and return the paths; OutputError where that cannot be done."""
    written = []
    if arguments.fix:
        path = corrections_path(Path(arguments.source))
        write_alone(path, start_corrections(parsed).encode(), fresh=True)
        written.append(str(path))
    if arguments.html:
        # Jinja2 takes a moment to load: not before there is something for it to do.
        from convert.render.explain import render_page

        findings = tuple(msgspec.to_builtins(finding) for finding in parsed.findings)
        source = parsed.source
        page = render_page(parsed.article, source.text, findings, starts=source.lines, unit=source.unit)
        write_alone(Path(arguments.html), page.encode("utf-8", "replace"))
        written.append(arguments.html)
    return written


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


def check_lines(parsed: Parsed, terminal: Terminal) -> Iterator[str]:
    """Yield how the citation line compares with the rest of the source."""
    citation = parsed.article.citation
    for check in citation.checks if citation else ():
        word, style = {True: ("agrees", "green"), False: ("differs", "red"), None: ("alone", "dim")}[
            check.agrees
        ]
        found = f", the article {printable(check.found)}" if check.found is not None else ""
        place = _places((check.span,), parsed.source)
        said = f"the citation says {printable(check.cited)}{place}{found}"
        yield f"{terminal.paint(f'{word:9}', style)}  {terminal.paint(check.field, 'bold')}: {said}"


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
        "checks": msgspec.to_builtins(article.citation.checks) if article.citation else [],
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
