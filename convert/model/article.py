"""The article as a whole: its head, its people, its dates, its body and what follows the body."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from convert.model.blocks import Block
from convert.model.evidence import Evidence
from convert.model.inlines import Line
from convert.model.ledger import Change
from convert.model.matter import (
    Biography,
    Citation,
    Contact,
    Dropped,
    Note,
    Reference,
    Remark,
    Rights,
    Summary,
)
from convert.model.spans import Claim, Span


class Head(Struct, frozen=True, kw_only=True):
    """The lines that open an article, as they are set."""

    series: Line = ()
    """The series or section that the article belongs to."""
    number: Line = ()
    """Its number in the series, as printed."""
    kicker: Line = ()
    """The genre word above the title (Commentary)."""
    title: Line = ()
    """The headline."""
    subtitle: Line = ()
    """The second half of the headline."""
    deck: Line = ()
    """The sentence or two under the headline."""


class Publisher(Struct, frozen=True):
    """Who publishes."""

    name: str
    """The house or centre."""
    parent: str | None = None
    """What it is part of."""


class Author(Struct, frozen=True, kw_only=True):
    """One of those who wrote the article."""

    name: str
    """The name as it is printed in a by-line."""
    given: str | None = None
    """Given names and initials."""
    family: str | None = None
    """Family name with its particles, as it is filed."""
    particles: str | None = None
    """Particles of the family name (``de la``), for those who file without them."""
    suffix: str | None = None
    """``Jr.``, ``III``."""
    honorific: str | None = None
    """``Dr.``, ``Professor``, where the text gives one."""
    organisation: bool = False
    """Whether it is a body rather than a person."""
    role: str | None = None
    """What the author is, as printed."""
    affiliation: str | None = None
    """Where, as printed."""
    credit: Line = ()
    """What the by-line prints behind the name: role, programme."""
    handle: str | None = None
    """Handle on a social network, with its ``@``."""
    mail: str | None = None
    """Address for mail."""
    orcid: str | None = None
    """ORCID identifier, as an address."""

    @property
    def file_as(self) -> str:
        """The name as a catalogue files it."""
        if not self.family or not self.given:
            return self.name
        tail = f", {self.suffix}" if self.suffix else ""
        return f"{self.family}, {self.given}{tail}"


class Contributor(Struct, frozen=True):
    """Somebody who took part without being an author."""

    name: str
    """The name as printed."""
    relator: str
    """MARC relator code: ``trl`` a translator, ``edt`` an editor."""
    filed: str | None = None
    """The name as a catalogue files it, where it is known and not as printed."""


class Date(Struct, frozen=True):
    """One date that the source gives."""

    role: Literal["published", "updated", "original", "accessed", "undetermined"]
    """What happened on it."""
    iso: str
    """As exact as the text is: ``2004``, ``2004-10``, ``2004-10-18``."""
    text: str
    """As printed."""
    span: Span
    """Place in the source."""


class SourceFacts(Struct, frozen=True):
    """Where the text came from."""

    name: str
    """File name, without folders."""
    kind: str
    """``text``, ``markdown``, ``html`` and so on."""
    encoding: str
    """How the bytes were decoded."""
    sha256: str
    """Digest of the bytes, in hexadecimal."""
    length: int
    """Length of the decoded text, in characters."""


class Article(Struct, frozen=True, kw_only=True):
    """Everything that is known of one article; the one value that all editions are made from."""

    head: Head
    """Series, kicker, title, deck."""
    language: str
    """BCP 47 tag that governs labels, dates, quotation marks and hyphenation."""
    source: SourceFacts
    """Where the text came from."""
    publisher: Publisher | None = None
    """Who publishes."""
    authors: tuple[Author, ...] = ()
    """Who wrote it, in order."""
    contributors: tuple[Contributor, ...] = ()
    """Translators, editors and the like."""
    dates: tuple[Date, ...] = ()
    """All dates that the source gives, in its order."""
    dateline: str | None = None
    """Place from which the article is reported, as printed in its first paragraph."""
    summary: Summary | None = None
    """Abstract or key points."""
    body: tuple[Block, ...] = ()
    """The text itself; ``blocks`` in JSON."""
    notes: tuple[Note, ...] = ()
    """The notes, in the order of their labels in the source."""
    references: tuple[Reference, ...] = ()
    """The list of references."""
    remarks: tuple[Remark, ...] = ()
    """Corrections, editor's notes, disclaimers."""
    biographies: tuple[Biography, ...] = ()
    """What the text says of its authors."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask."""
    citation: Citation | None = None
    """How to cite it, as printed."""
    rights: tuple[Rights, ...] = ()
    """Copyright and licence."""
    keywords: tuple[str, ...] = ()
    """Topics as printed."""
    identifiers: tuple[str, ...] = ()
    """Declared identifiers: DOI, ISBN, address."""
    furniture: tuple[Dropped, ...] = ()
    """Share bars, related items and the like: kept here, set in no edition."""
    dropped: tuple[Dropped, ...] = ()
    """Anything else that no edition sets."""
    evidence: tuple[Evidence, ...] = ()
    """Why each value is what it is."""
    ledger: tuple[Change, ...] = ()
    """Typographic changes, in the order of the source."""
    spans: tuple[Claim, ...] = ()
    """The partition of the source."""

    def date(self, role: str = "published") -> Date | None:
        """Return the first date of *role*, or None."""
        return next((date for date in self.dates if date.role == role), None)
