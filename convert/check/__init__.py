"""Article -> findings: checks in a written order, one file a family of codes."""

import datetime
from collections.abc import Callable, Iterator

from convert.check.agreement import check_agreement
from convert.check.characters import check_characters
from convert.check.evidence import check_evidence
from convert.check.misread import check_misread
from convert.check.notes import check_notes
from convert.check.parts import check_parts
from convert.check.release import check_day, check_release
from convert.check.shape import check_length, check_shape
from convert.findings import Finding, weigh
from convert.model import Article
from convert.settings import Settings

Check = Callable[[Article], Iterator[Finding]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("parts", check_parts),
    ("release", check_release),
    ("length", check_length),
    ("notes", check_notes),
    ("agreement", check_agreement),
    ("evidence", check_evidence),
    ("characters", check_characters),
    ("misread", check_misread),
)
"""The checks of what is an article at all, in the order in which their findings are told."""


def check(article: Article, settings: Settings, today: datetime.date | None = None) -> tuple[Finding, ...]:
    """Return what there is to say about *article*, weighed as the house wishes, in source order.

    Without *today* no date is in the future.
    """
    shape = tuple(check_shape(article))
    # Of what is no article there is nothing more to say: no title, no author, no date.
    findings = shape or tuple(finding for _, run in CHECKS for finding in run(article))
    if today and not shape:
        findings += tuple(check_day(article, today))
    return tuple(sorted(weigh(findings, settings.severities), key=lambda finding: finding.start))
