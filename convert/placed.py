"""Findings with their places: line, column and excerpt, as messages and records give them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from convert.codes import ORDER, Severity
from convert.findings import Finding, weigh
from convert.settings import Settings
from convert.source import Source, cut_excerpt


class Placed(Struct, frozen=True, kw_only=True):
    """A finding with its place in the source, as messages and records give it."""

    code: str
    """Its code."""
    severity: Severity
    """How much it weighs here."""
    sentence: str
    """What is the matter."""
    remedy: str
    """What to do about it."""
    line: int
    """Line in the source, from 1; of a container, HTML and the like the number of the paragraph."""
    column: int
    """Column in that line, from 1."""
    excerpt: str = ""
    """The line, or what fits of it."""
    caret: int = 1
    """Column of the place in the excerpt, from 1."""
    unit: Literal["line", "paragraph"] = "line"
    """What ``line`` counts."""


def place_findings(findings: tuple[Finding, ...], source: Source, settings: Settings) -> tuple[Placed, ...]:
    """Return *findings* as heavy as the house wants them, each with line, column and excerpt."""
    weighed = weigh(findings, settings.severities)
    return tuple(_place(finding, source) for finding in sorted(weighed, key=_rank))


def _rank(finding: Finding) -> tuple[int, int]:
    """In the order of the source, and at one place the heaviest first."""
    return finding.start, -ORDER.index(finding.severity)


def _place(finding: Finding, source: Source) -> Placed:
    line, column = source.place(min(finding.start, max(len(source.text) - 1, 0)))
    excerpt, caret = cut_excerpt(source.line_text(line), column)
    return Placed(
        code=finding.code,
        severity=finding.severity,
        sentence=finding.sentence,
        remedy=finding.remedy,
        line=line,
        column=column,
        excerpt=excerpt,
        caret=caret,
        unit=source.unit,
    )


def stops(findings: tuple[Placed, ...], strict: bool) -> bool:
    """Tell whether *findings* stop an edition."""
    heavy = {"error", "warning"} if strict else {"error"}
    return any(finding.severity in heavy for finding in findings)
