"""Corrections: what a file beside a source says of it against all rules, as one frozen value."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from convert.errors import UsageError
from convert.settings import refuse_unknown_keys

SUFFIX = ".octavo.toml"
"""What stands in the place of a source's suffix: ``ferry.octavo.toml`` corrects ``ferry.txt``."""

LARGEST = 1_000_000
"""Bytes; a file of corrections that is larger is something else."""

ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

LineRole = Literal[
    "abstract",
    "answer",
    "author",
    "biography",
    "citation",
    "code",
    "contact",
    "date",
    "dateline",
    "deck",
    "dropped",
    "furniture",
    "heading",
    "keywords",
    "kicker",
    "list",
    "note",
    "number",
    "paragraph",
    "preformatted",
    "publisher",
    "pullquote",
    "question",
    "quote",
    "reference",
    "remark",
    "rights",
    "rule",
    "series",
    "subtitle",
    "title",
    "verse",
]
"""What lines can be said to be."""

ROLES: tuple[str, ...] = get_args(LineRole)


class NamedAuthor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An author, where a name alone does not say enough."""

    name: str
    """As a by-line prints it."""
    given: str | None = None
    """Given names and initials."""
    family: str | None = None
    """Family name, as it is filed."""
    role: str | None = None
    """What the author is."""
    affiliation: str | None = None
    """Where."""
    handle: str | None = None
    """Handle on a social network, with its ``@``."""
    mail: str | None = None
    """Address for mail."""
    orcid: str | None = None
    """ORCID identifier, as an address."""


class Lines(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}
):
    """A range of lines and what it is."""

    first: int
    """First line, from 1; ``from`` in the file."""
    role: LineRole
    """What these lines are."""
    last: int | None = None
    """Last line; ``to`` in the file. Without it the range is one line."""
    starts: str = ""
    """How the first line begins; where it no longer does, the correction no longer fits."""
    level: int = 1
    """Of a heading, from 1."""

    @property
    def end(self) -> int:
        """The last line."""
        return self.first if self.last is None else self.last


class Corrections(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Values and roles that outrank whatever a rule finds; the field names are the keys of the file."""

    title: str | None = None
    """The headline."""
    subtitle: str | None = None
    """The second half of the headline; empty for none, as with every text here."""
    deck: str | None = None
    """The sentence or two under the headline."""
    kicker: str | None = None
    """The genre word above the title."""
    series: str | None = None
    """The series or section."""
    number: str | None = None
    """The number in the series."""
    authors: tuple[str | NamedAuthor, ...] | None = None
    """All authors, in order; empty for none."""
    date: str | None = None
    """Date of publication: ``2004``, ``2004-10`` or ``2004-10-18``; empty for none."""
    updated: str | None = None
    """Date of the last change, likewise."""
    publisher: str | None = None
    """Who publishes."""
    parent: str | None = None
    """What the publisher is part of."""
    dateline: str | None = None
    """Place from which the article is reported."""
    language: str | None = None
    """BCP 47 tag."""
    keywords: tuple[str, ...] | None = None
    """Topics."""
    identifiers: tuple[str, ...] | None = None
    """DOI, ISBN, address."""
    pictures: dict[str, str] = {}
    """What pictures show, by the path or the file name that the source gives them."""
    lines: tuple[Lines, ...] = ()
    """Ranges of lines with their roles."""

    def __post_init__(self) -> None:
        """Refuse a date that is no date."""
        for name in ("date", "updated"):
            value = getattr(self, name)
            if value and not ISO.fullmatch(value):
                raise ValueError(f"{name} = {value!r} is no date such as 2004, 2004-10 or 2004-10-18")


NONE = Corrections()


def corrections_path(source: Path) -> Path:
    """Return where the corrections of the file *source* lie, if there are any."""
    return Path(corrections_name(str(source)))


def corrections_name(source: str) -> str:
    """Return the path of the corrections of the file *source*, if there are any, as it is given."""
    # A thousand sources are asked for theirs before anything is built, and path objects are slow.
    return os.path.splitext(source)[0] + SUFFIX  # noqa: PTH122


def read_corrections(source: Path) -> bytes | None:
    """Return the bytes of the corrections beside the file *source*, or None where there are none.

    Raises UsageError where they cannot be read.
    """
    path = corrections_path(source)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            f"the corrections cannot be read: {error.strerror}",
            place=str(path),
            remedy="Check its permissions.",
        ) from error
    if len(data) > LARGEST:
        raise UsageError("this is too large for corrections", place=str(path), remedy="Rename it.")
    return data


def load_corrections(source: Path) -> tuple[Corrections, str | None]:
    """Return the corrections beside the file *source* and their digest; none and None where there are none.

    Raises UsageError where they cannot be read or say something unknown.
    """
    data = read_corrections(source)
    if data is None:
        return NONE, None
    return parse_corrections(data, str(corrections_path(source))), hashlib.sha256(data).hexdigest()


def parse_corrections(data: bytes, place: str) -> Corrections:
    """Return the corrections that the TOML *data* holds; *place* names the file in messages.

    Raises UsageError for what is no TOML, an unknown key or role, a wrong value.
    """
    try:
        plain = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is no TOML: {error}", place=place, remedy="Mend that line.") from error
    refuse_unknown_keys(plain, Corrections, place)
    try:
        return msgspec.convert(plain, Corrections)
    except msgspec.ValidationError as error:
        remedy = (
            f"The roles are {', '.join(ROLES)}." if "role" in str(error) else "The README lists every key."
        )
        raise UsageError(str(error), place=place, remedy=remedy) from error
