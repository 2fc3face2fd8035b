"""What rendering hands to the writers: documents, style, metadata, and the words they are to contain."""

from typing import Any, Literal

from msgspec import Struct

from convert.assets.picture import Picture
from convert.render.paper import Fold, Sheet

Edition = Literal["pdf", "epub", "docx", "html", "json"]
"""What an article is made into; ``json`` is its model, which no layout sets."""
EDITIONS: tuple[Edition, ...] = ("pdf", "epub", "docx", "html")
"""The editions that layouts set, in the order in which they are made: print first, its pages serve others."""

LINE_HYPHEN = "\u2010"
"""What print adds where a line ends inside a word; the author's hyphen-minus is another character."""


class Document(Struct, frozen=True):
    """One document of an edition: the whole of a print edition, one file of an e-book."""

    name: str
    """File name inside the edition, such as ``article.xhtml``."""
    title: str
    """Title for navigation."""
    markup: str
    """HTML or XHTML; a body fragment without html or head for DOCX."""


class Face(Struct, frozen=True):
    """One font file and what it is called in the style sheets."""

    family: str
    """Family name, as in ``font-family``."""
    style: Literal["normal", "italic"]
    """Upright or italic."""
    weight: int
    """100 to 900."""
    path: str
    """Where the file lies; not part of any edition's bytes."""
    sha256: str
    """Digest of the file, in hexadecimal."""


class Fragment(Struct, frozen=True):
    """A stretch of the text that a reader of the edition meets."""

    text: str
    """The characters; a newline where a block ends."""
    kind: Literal["article", "own", "mark"]
    """Words of the article, words of the edition ("By", "Notes"), or the mark of a note."""
    note: str = ""
    """For a mark: ``Note.id`` of the note."""


class NoteText(Struct, frozen=True):
    """A note as the edition prints it."""

    id: str
    """``Note.id``."""
    label: str
    """The number or sign that the edition prints before it and at its mark."""
    fragments: tuple[Fragment, ...]
    """Its text, without the label."""


class Heads(Struct, frozen=True):
    """The running heads of pages from a place on: of that on which it is the first, and of those behind."""

    place: str
    """Name of the headline or of a heading in the document."""
    left: str
    """The left one."""
    right: str
    """The right one."""


class Running(Struct, frozen=True):
    """Running matter: what stands on each page beside the text; ``{page}`` and ``{pages}`` are filled in, and
    ``{left}`` and ``{right}`` with the heads of its section."""

    first: tuple[str, ...] = ()
    """On the first page, in the order in which the page draws them."""
    other: tuple[str, ...] = ()
    """On every other page."""
    even: tuple[str, ...] | None = None
    """On every other page of an even number; None where these are like the odd ones."""
    heads: tuple[Heads, ...] = ()
    """The heads of the sections, in order; empty where every page says the same."""


class Grid(Struct, frozen=True):
    """A table that carries its head over pages and columns."""

    head: str
    """The text of its head, as it stands in ``Script.main``."""
    body: str
    """The text of its body, which follows there."""


class Script(Struct, frozen=True):
    """Every word that an edition contains, in reading order; the proof is exactly this and nothing else."""

    main: tuple[Fragment, ...]
    """The text from the masthead to the end, the bodies of marked notes left out."""
    notes: tuple[NoteText, ...] = ()
    """The marked notes, in the order of their marks."""
    running: Running = Running()
    """Running matter of the pages."""
    grids: tuple[Grid, ...] = ()
    """The tables with a head, in reading order: print says it again where a table goes on."""
    pictures: tuple[str, ...] = ()
    """What each picture says to those who do not see it, in reading order; a cover is no part of the text."""


class Creator(Struct, frozen=True):
    """A person or body in an edition's metadata."""

    name: str
    """The name as printed."""
    file_as: str
    """The name as a catalogue files it."""
    relator: str
    """MARC relator code: ``aut``, ``trl``, ``edt``."""


class Record(Struct, frozen=True, kw_only=True):
    """The metadata of an edition."""

    title: str
    """Title and subtitle, as one."""
    creators: tuple[Creator, ...] = ()
    """Authors first, then other contributors."""
    publisher: str | None = None
    """Who publishes; centre and parent as one."""
    language: str = "en"
    """BCP 47 tag."""
    identifier: str
    """``urn:uuid:…``, ``https://doi.org/…`` or another address."""
    published: str | None = None
    """ISO date, as exact as the source is."""
    modified: str
    """ISO date and time in UTC: ``2015-11-25T00:00:00Z``; what the bytes are dated with."""
    description: str | None = None
    """Deck or abstract."""
    keywords: tuple[str, ...] = ()
    """Topics."""
    rights: str | None = None
    """Copyright and licence."""
    series: str | None = None
    """Series of the article."""
    number: str | None = None
    """Number in the series."""
    other_identifiers: tuple[str, ...] = ()
    """What else it is known by, in the same forms."""
    sources: tuple[str, ...] = ()
    """Where it appeared before: an address, or the words of the article that say so."""
    conforms_to: str | None = None
    """What the house claims of the accessibility of the edition; only a claim that it makes is passed on."""
    certified_by: str | None = None
    """Who makes that claim."""
    print_source: str | None = None
    """The print edition whose pages are marked in this one: format, paper, identifier."""
    source_sha256: str = ""
    """Digest of the source, for the colophon and the manifest."""


class Attached(Struct, frozen=True):
    """A file inside an edition."""

    name: str
    """Its name."""
    description: str
    """What it is, in a few words."""
    relationship: Literal["Source", "Data"]
    """What it is to the edition, as PDF/A-3 tells them apart."""
    content: bytes
    """Its bytes."""


class Cover(Struct, frozen=True):
    """The cover of an e-book: one page of print, of which a picture is made."""

    document: Document
    """The document, of one page."""
    style: str
    """Its style sheet."""
    lacking: str = ""
    """The characters that no face has: the lines that hold them are left out."""


class Rendering(Struct, frozen=True, kw_only=True):
    """One edition of one article, ready to be written."""

    edition: Edition
    """Which edition."""
    documents: tuple[Document, ...]
    """Its documents, in reading order."""
    style: str
    """Its style sheet, as CSS."""
    record: Record
    """Its metadata."""
    script: Script
    """Its words."""
    faces: tuple[Face, ...]
    """The faces that its style sheet names."""
    tokens: dict[str, Any]
    """The theme's tokens, for a writer that makes styles of its own."""
    labels: dict[str, str]
    """The edition's own words in the article's language, by key."""
    attachments: tuple[Attached, ...] = ()
    """Files that print carries with it."""
    pictures: tuple[Picture, ...] = ()
    """The pictures that its documents name."""
    linked: str = ""
    """What a page tells machines of the article, as JSON-LD."""
    cover: Cover | None = None
    """The cover of an e-book."""
    sheet: Sheet | None = None
    """How a print shop takes it, where it goes to one."""
    fold: Fold | None = None
    """How its pages are laid on sheets, where it is a booklet."""


class Fitting(Struct, frozen=True):
    """What copyfitting did about a bad spot of a page, or that it could do nothing."""

    kind: str
    """``runt``, ``widow``, ``orphan``, ``ladder``, ``heading``, ``late-note``, ``short-page`` or ``turn``."""
    page: int | None
    """The page of a spot that is left, from 1; None for one that is mended."""
    words: str
    """The words that stand there, or with which the paragraph begins that was changed."""
    remedy: str
    """What was changed; empty where nothing helped."""


class Written(Struct, frozen=True):
    """What a writer gives back."""

    content: bytes
    """The edition."""
    pages: tuple[int, ...] = ()
    """Print only: for each page the offset in the source at which it begins."""
    fittings: tuple[Fitting, ...] = ()
    """Print only: the bad spots of pages that were mended, and those that could not be."""
    divisions: frozenset[tuple[str, str]] | None = None
    """Print only: each word that a line end divides, as what stands before the hyphen and what the next line
    begins with; the proof takes a hyphen nowhere else."""
