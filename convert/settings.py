"""Settings: what octavo.toml and the command's arguments may choose, as one frozen value."""

import difflib
import tomllib
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct, field

from convert.codes import CODES, EMBARGOES, Severity
from convert.errors import UsageError
from convert.patterns import Patterns

PageSize = Literal["a4", "letter", "a5", "6x9"]

InputKind = Literal["text", "markdown", "html", "epub", "docx", "odt", "rtf", "rst", "org", "latex"]
"""Kinds of source that can be read."""


class Typography(Struct, frozen=True, forbid_unknown_fields=True):
    """What the typographic ledger may do."""

    off: tuple[str, ...] = ()
    """Names of rules that are not applied."""


Conformance = Literal[
    "WCAG 2.0 Level A",
    "WCAG 2.0 Level AA",
    "WCAG 2.0 Level AAA",
    "WCAG 2.1 Level A",
    "WCAG 2.1 Level AA",
    "WCAG 2.1 Level AAA",
    "WCAG 2.2 Level A",
    "WCAG 2.2 Level AA",
    "WCAG 2.2 Level AAA",
]
"""What may stand behind "EPUB Accessibility 1.1 - " in a claim (EPUB Accessibility 1.1, 4.2)."""


class EpubSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """What concerns the e-book alone."""

    fonts: bool = False
    """Whether subsets of the house's faces are embedded; a reader's own choice still wins."""
    conforms_to: Conformance | None = None
    """What the house claims of its e-books beside EPUB Accessibility 1.1; None: it claims nothing."""
    certified_by: str | None = None
    """Who says so; None for the publisher."""


class RunningMatter(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands above the text, in the house's own words; {title} and the like stand for the article's."""

    left: str | None = None
    """On the left, or on left pages; None for the section: its heading, else series, publisher or authors."""
    right: str | None = None
    """On the right, or on right pages; None for the title."""


Length = Annotated[str, Meta(pattern=r"^\d{1,3}(\.\d{1,3})?(mm|in|pt)$")]
"""A length on paper: ``3mm``, ``0.125in``, ``9pt``."""


class Press(Struct, frozen=True, forbid_unknown_fields=True):
    """What a print shop asks for."""

    profile: str | None = None
    """Its colour profile: an ICC file for CMYK, below the folder of octavo.toml."""
    bleed: Length = "3mm"
    """By how much colour goes on behind the edge of the page."""
    marks: bool = True
    """Whether marks show where to cut and how the inks register."""


class Booklet(Struct, frozen=True, forbid_unknown_fields=True):
    """How pages are laid on sheets to be folded."""

    sheet: Literal["a4", "letter", "a3"] | None = None
    """The sheet; None for Letter under pages in inches, else A4. What is too large for it is made smaller."""
    signature: Literal[4, 8] | None = None
    """Pages that are folded together; None for all, one sheet in the other."""


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """What one article may cost."""

    seconds: float = 60.0
    """Wall time for all editions of one article in a worker."""
    source_bytes: int = 5_000_000
    """Size of a source; larger ones cost minutes and gigabytes in every engine."""
    picture_bytes: int = 20_000_000
    """Size of a picture, as it lies on the disk."""
    picture_pixels: int = 40_000_000
    """Pixels of a picture: a file of few bytes can unpack to gigabytes."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that a house or a command may choose; the field names are the keys of octavo.toml."""

    publisher: str | None = None
    """Publisher of articles that name none."""
    parent: str | None = None
    """What that publisher is part of."""
    language: str = "en"
    """Language of articles that declare none, as a BCP 47 tag."""
    locale: str = "en-US"
    """Decides date forms and what 03/04/2019 means."""
    theme: str = "brief"
    """Name of a theme in layouts/themes/."""
    page: PageSize | tuple[PageSize, ...] | None = None
    """Paper, or several of which the first is the main one; None for the first that the theme names."""
    print_pages: bool = True
    """Whether e-book and Word document mark where the pages of print begin."""
    attachments: bool = False
    """Whether a PDF carries its source as text, editors' remarks and all, and the model of the article."""
    colophon: bool = False
    """Whether a PDF ends with its identifier and the SHA-256 of its source."""
    editions: tuple[str, ...] = ("pdf", "epub", "docx")
    """What ``octavo build`` makes unless told otherwise."""
    sources: str = "articles"
    """Folder of the sources, below the folder of octavo.toml."""
    out: str = "build"
    """Folder of the editions, below the folder of octavo.toml."""
    tokens: dict[str, Any] = field(default_factory=dict)
    """Changes to the theme's tokens, by table and key."""
    typography: Typography = Typography()
    """What the typographic ledger may do."""
    findings: dict[str, Severity] = field(default_factory=dict)
    """Severities that differ from the table of codes."""
    running: RunningMatter = RunningMatter()
    """What stands above the text of print and Word."""
    logo: str | None = None
    """An SVG or PNG file, below the folder of octavo.toml, that stands over the publisher in print."""
    layouts: str | None = None
    """A folder below that of octavo.toml whose files are taken before those of layouts/."""
    epub: EpubSettings = EpubSettings()
    """What concerns the e-book alone."""
    patterns: Patterns = Patterns()
    """Lines that this house uses again and again."""
    press: Press = Press()
    """What a print shop asks for."""
    booklet: Booklet = Booklet()
    """How pages are laid on sheets to be folded."""
    limits: Limits = Limits()
    """What one article may cost."""
    kind: InputKind | None = None
    """Kind of every source; None where suffix and content decide."""
    encoding: str | None = None
    """Encoding of sources that are no UTF-8, by a name that Python knows; None for Western (cp1252)."""
    draft: bool = False
    """Whether every page says that this is a draft."""
    embargoed: bool = False
    """Whether editions are made of what is dated in the future or says that it may not be published yet."""
    changes: Literal["accept", "reject"] = "accept"
    """What becomes of changes that a Word document tracks: the text after them, or the text before."""

    @property
    def severities(self) -> dict[str, Severity]:
        """Severities that differ from the table of codes: what may not be published yet weighs nothing where
        editions are made of it all the same.
        """
        return {**self.findings, **dict.fromkeys(EMBARGOES, "notice")} if self.embargoed else self.findings

    @property
    def pages(self) -> tuple[PageSize | None, ...]:
        """The papers, each once; None alone for the first that the theme names."""
        named = self.page if isinstance(self.page, tuple) else (self.page,)
        return tuple(dict.fromkeys(named)) or (None,)


def parse_settings(text: str, place: str) -> Settings:
    """Return the settings that the TOML *text* holds; *place* names the file in messages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"this is no TOML: {error}", place=place, remedy="Mend that line.") from error
    refuse_unknown_keys(data, Settings, place)
    _refuse_unknown_codes(data.get("findings", {}), place)
    try:
        return msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        raise UsageError(str(error), place=place, remedy="The README lists every key.") from error


def refuse_unknown_keys(data: dict[str, Any], kind: type[Struct], place: str, path: str = "") -> None:
    """Raise UsageError for a key of *data* that *kind* does not know, with the nearest that it does.

    *place* names the file in the message, *path* the table inside it.
    """
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key, value in data.items():
        if key not in fields:
            raise UsageError(
                f"unknown key {path}{key}", place=place, remedy=_nearest(key, list(fields), path)
            )
        for inner in _structs(fields[key].type):
            for table in value if isinstance(value, list) else [value]:
                if isinstance(table, dict):
                    refuse_unknown_keys(table, inner, place, f"{path}{key}.")


def _structs(kind: Any) -> Iterator[type[Struct]]:
    """Yield the tables that a value of *kind* is, or that a list of it holds."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    for inner in get_args(kind):
        yield from _structs(inner)


def _refuse_unknown_codes(codes: object, place: str) -> None:
    for code in codes if isinstance(codes, dict) else ():
        if code not in CODES:
            raise UsageError(
                f"unknown finding findings.{code}",
                place=place,
                remedy=_nearest(code, list(CODES), "findings."),
            )


def _nearest(key: str, known: list[str], path: str) -> str:
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    return f"Did you mean {path}{close[0]}?" if close else "The README lists every key."
