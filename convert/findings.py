"""Findings: what was noticed about an article, as data with a stable code, a severity and a sentence."""

from msgspec import Struct

from convert.codes import CODES, ORDER, Severity
from convert.errors import UsageError


class Finding(Struct, frozen=True):
    """One thing noticed about one place of a source."""

    code: str
    """A key of ``CODES``."""
    severity: Severity
    """How much it weighs here."""
    sentence: str
    """What is the matter, without a full stop."""
    remedy: str
    """What to do about it."""
    start: int = 0
    """Offset of the first character in the decoded source."""
    end: int = 0
    """Offset behind the last character."""


def make_finding(code: str, start: int = 0, end: int = 0, **values: object) -> Finding:
    """Return the finding *code* with its sentence filled in; KeyError for a code that is not in the table."""
    kind = CODES[code]
    sentence, remedy = kind.sentence.format(**values), kind.remedy.format(**values)
    return Finding(code, kind.severity, sentence, remedy, start, end)


def weigh(findings: tuple[Finding, ...], severities: dict[str, Severity]) -> tuple[Finding, ...]:
    """Return *findings* with a house's own severities; those that are off are left out.

    Raises UsageError for a code that does not exist.
    """
    unknown = sorted(set(severities) - set(CODES))
    if unknown:
        raise UsageError(f"no finding is called {unknown[0]}", remedy="The README lists the codes.")
    weighed = [
        Finding(f.code, severities.get(f.code, f.severity), f.sentence, f.remedy, f.start, f.end)
        for f in findings
    ]
    return tuple(finding for finding in weighed if finding.severity != "off")


def worst(findings: tuple[Finding, ...]) -> Severity:
    """Return the heaviest severity among *findings*; ``off`` for none."""
    return max((finding.severity for finding in findings), key=ORDER.index, default="off")
