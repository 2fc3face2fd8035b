"""Markdown -> Draft: markdown-it's blocks and marks, each with its place in the source."""

import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from msgspec.structs import replace

from convert.findings import Finding, make_finding
from convert.lazy_regex import lazy_regex
from convert.model import Dropped, SourceFacts, Span
from convert.read.draft import Draft, Piece
from convert.read.emphasised import let_bold_speak
from convert.read.front import read_front
from convert.read.markdown_elements import take_html
from convert.read.markdown_inline import PlacingParser
from convert.read.markdown_lines import Lines
from convert.read.markdown_pieces import DEEPEST, Pieces
from convert.source import Source

SIGNS = lazy_regex(r"(?:[>*+#=`~|:\-\s]|\d{1,9}[.)])*")
"""What Markdown puts around blocks: quotation, list and heading marks, fences, the rule below a head row."""


def make_parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables and footnotes that notes the place of each mark."""
    parser = MarkdownIt("commonmark")
    parser.inline = PlacingParser()
    parser.configure("commonmark", {"maxNesting": 2 * DEEPEST}).enable("table")
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.inline.ruler2.disable(["fragments_join"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def read(source: Source) -> Draft:
    """Return the draft of the Markdown *source*; never raises on text."""
    facts = SourceFacts(source.name, source.kind, source.encoding, source.sha256, len(source.text))
    front = read_front(source.text)
    lines = Lines(source.text, front.end)
    parser, env = make_parser(), dict[str, Any]()
    tokens = parser.parse(lines.shown(), env)
    titled = any(each.field == "title" for each in front.declared)
    made = Pieces(lines, parser, env, titled=titled)
    made.take(tokens, take_html)
    skipped = [*made.words.skipped, *_definitions(lines, env)]
    left, around, findings = _left_over(lines, made.pieces, skipped)
    pieces = _with_gaps(source.text, sorted([*made.pieces, *left], key=lambda piece: piece.span))
    return Draft(
        source.text,
        facts,
        tuple(let_bold_speak(list(pieces), source.text, titled=titled)),
        declared=front.declared,
        skipped=tuple(sorted([*front.skipped, *skipped, *around], key=lambda each: each.span)),
        wrapped=True,
        findings=front.findings + tuple(made.words.findings) + tuple(findings),
    )


def _definitions(lines: Lines, env: dict[str, Any]) -> Iterator[Dropped]:
    """Yield the lines that say where ``[label]`` leads."""
    found = [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]
    for first, last in sorted({tuple(each["map"]) for each in found}):
        span = lines.span(first, last)
        if span:
            yield Dropped(span, "the address of a link; it stands with the words that lead there")


def _left_over(
    lines: Lines, pieces: list[Piece], skipped: list[Dropped]
) -> tuple[list[Piece], list[Dropped], list[Finding]]:
    """Return what no block holds: words as paragraphs, mark-up as skipped, and what to say of the words."""
    left: list[Piece] = []
    around: list[Dropped] = []
    findings: list[Finding] = []
    for span in _uncovered(lines, [piece.span for piece in pieces] + [each.span for each in skipped]):
        words = span.cut(lines.text)
        if not words.strip():
            continue
        if SIGNS.fullmatch(words):
            around.append(Dropped(span, "marks of Markdown around the words"))
            continue
        left.append(lines.plain_piece(span))
        findings.append(make_finding("unread-markup", span.start, span.end))
    return left, around, findings


def _uncovered(lines: Lines, spans: list[Span]) -> Iterator[Span]:
    place = lines.start
    for span in sorted(spans):
        if span.start > place:
            yield from lines.trimmed(Span(place, span.start))
        place = max(place, span.end)
    yield from lines.trimmed(Span(place, len(lines.text)))


def _with_gaps(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield *pieces*, each with the number of blank lines before it."""
    place = 0
    for piece in pieces:
        ends = len(re.findall(r"\r\n?|\n", text[place : piece.span.start]))
        yield replace(piece, gap=max(ends - 1, 0) if place else ends)
        place = piece.span.end
