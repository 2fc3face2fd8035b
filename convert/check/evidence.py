"""What is not sure, or given and does not fit: ambiguous-date, correction-misfit, uncertain."""

from collections.abc import Iterator

from convert.findings import Finding, make_finding
from convert.model import Article

BLOCKS = ("heading", "list", "quote", "notes", "remarks", "run-in heading", "verse")
"""Fields of which a body has many; their doubts are told by ``explain``, not one by one."""


def check_evidence(article: Article) -> Iterator[Finding]:
    """Say which values could be something else."""
    for proof in article.evidence:
        if proof.confidence != "uncertain" or proof.field in BLOCKS:
            continue
        span = proof.spans[0] if proof.spans else None
        place = (span.start, span.end) if span else (0, 0)
        if proof.rule == "correction":
            yield make_finding("correction-misfit", *place, value=proof.value, reason=proof.remark)
        elif proof.field.startswith("dates") and proof.rivals:
            yield make_finding("ambiguous-date", *place, value=proof.value)
        else:
            yield make_finding("uncertain", *place, field=proof.field, value=repr(proof.value))
