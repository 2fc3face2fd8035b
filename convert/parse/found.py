"""What the rules have found: the values of one article, as they come in."""

from dataclasses import dataclass, field

from convert.model import (
    Author,
    Biography,
    Block,
    Citation,
    CitationCheck,
    Contact,
    Contributor,
    Date,
    Dropped,
    Line,
    Note,
    Publisher,
    Reference,
    Remark,
    Rights,
    Summary,
)


@dataclass
class Found:
    """The values that the rules have found; each is set once, by the rule that answers for it."""

    series: Line = ()
    number: Line = ()
    kicker: Line = ()
    title: Line = ()
    deck: Line = ()
    dateline: str | None = None
    publisher: Publisher | None = None
    authors: list[Author] = field(default_factory=list)
    contributors: list[Contributor] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    summary: Summary | None = None
    body: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    biographies: list[Biography] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    citation: Citation | None = None
    checks: list[CitationCheck] = field(default_factory=list)
    furniture: list[Dropped] = field(default_factory=list)
    subtitle: Line = ()
    keywords: list[str] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    rights: list[Rights] = field(default_factory=list)
    underlined: set[int] = field(default_factory=set)
    page_ends: set[int] = field(default_factory=set)
    captions: dict[int, int] = field(default_factory=dict)
