"""Findings and outcomes as lines for a person and as values for a program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from convert.batch.outcome import Outcome
from convert.cli.messages import error_fields, error_lines, excerpt_lines, printable
from convert.cli.terminal import Terminal
from convert.placed import Placed

SCHEMA_VERSION = 1
"""Version of the form of what --json prints, but for ``parse``, which prints an article."""

SEVERITY_STYLES = {"error": ("red", "bold"), "warning": ("yellow",), "notice": ("cyan",)}


def finding_lines(path: str, finding: Placed, terminal: Terminal, *, error: bool = False) -> list[str]:
    """Return what *finding* about the source *path* says; a line where the terminal is to be quiet."""
    kind = terminal.paint(finding.severity, *SEVERITY_STYLES[finding.severity], error=error)
    place = f"{printable(path)}:{place_words(finding)}"
    lines = [f"{place}: {kind} {finding.code}: {printable(finding.sentence)}"]
    if terminal.quiet:
        return lines
    if finding.excerpt.strip():
        lines += excerpt_lines(finding.excerpt, finding.caret)
    return [*lines, f"  {printable(finding.remedy)}"]


def place_words(finding: Placed) -> str:
    """Return where *finding* stands: ``12:3``, or ``paragraph 12`` where the source has no lines to count."""
    counts = finding.unit == "line"
    return f"{finding.line}:{finding.column}" if counts else f"paragraph {finding.line}"


def shown(findings: Iterable[Placed], terminal: Terminal) -> list[Placed]:
    """Return those of *findings* that the terminal is to say: errors if quiet, notices only if verbose."""
    hidden = {"notice", "warning"} if terminal.quiet else set() if terminal.verbose else {"notice"}
    return [finding for finding in findings if finding.severity not in hidden]


def problem_lines(error: Any, terminal: Terminal) -> list[str]:
    """Return the message of *error*; its first line where the terminal is to be quiet."""
    lines = error_lines(error)
    return lines[:1] if terminal.quiet else lines


def count(number: int, thing: str) -> str:
    """Return *number* and *thing*: ``1 error``, ``2 errors``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def count_findings(findings: Iterable[Placed]) -> str:
    """Return how many of which severity there are: ``1 error, 2 warnings``; empty for none."""
    severities = [finding.severity for finding in findings]
    told = [(severities.count(severity), severity) for severity in ("error", "warning", "notice")]
    return ", ".join(count(number, severity) for number, severity in told if number)


def outcome_fields(outcome: Outcome) -> dict[str, Any]:
    """Return *outcome* for a program to read."""
    return {
        "source": outcome.source,
        "status": outcome.status,
        "exit_code": outcome.exit_code,
        "editions": msgspec.to_builtins(outcome.editions),
        "findings": msgspec.to_builtins(outcome.findings),
        "error": error_fields(outcome.error) if outcome.error else None,
        "milliseconds": outcome.milliseconds,
    }


def document(articles: Iterable[dict[str, Any]], exit_code: int) -> dict[str, Any]:
    """Return the JSON document of a command over several articles."""
    return {"schema_version": SCHEMA_VERSION, "exit_code": exit_code, "articles": list(articles)}
