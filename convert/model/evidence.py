"""Why a value is what it is: the rule, the places, the confidence, and what else it could have been."""

from typing import Literal

from msgspec import Struct

from convert.model.spans import Span

Confidence = Literal["certain", "likely", "uncertain"]
"""``certain`` is wrong almost never, ``likely`` seldom; ``uncertain`` is worth a look."""


class Rival(Struct, frozen=True):
    """Another reading that lost."""

    value: str
    """The value that it would have given."""
    rule: str
    """Name of the rule that proposed it."""
    span: Span
    """Where it stands in the source."""


class Evidence(Struct, frozen=True):
    """What speaks for one value; spans of different evidence may overlap."""

    field: str
    """Path of the value in the article: ``title``, ``authors[0].handle``, ``dates[0]``."""
    value: str
    """The value as text, so that the evidence can be read on its own."""
    rule: str
    """Name of the rule."""
    spans: tuple[Span, ...]
    """Where the source says so; empty where a setting or the file name said it."""
    confidence: Confidence
    """How sure the rule is."""
    rivals: tuple[Rival, ...] = ()
    """Readings that were weighed and lost."""
    remark: str = ""
    """One sentence for a person, where there is more to say."""
