"""ZIP containers: what they may hold, and their members, read with no more trust than a stranger deserves."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from convert.errors import SourceError
from convert.source import Source

TOTAL = 100_000_000
"""Bytes of all members; an article with pictures has a tenth."""

MEMBER = 10_000_000
"""Bytes of one member that is read: 1,500,000 words."""

MEMBERS = 1_000
"""Members; an article has twenty."""

RATIO = 100
"""How much larger than its packed form the whole may be; text packs to a tenth."""

SMALL = 1_000_000
"""Bytes below which a ratio says nothing: a blank line packs to nothing."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What Python raises at a container that is damaged, encrypted, or not one."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How an Office document begins that is encrypted, or older than 2007."""


class Container:
    """The members of one ZIP container, by name."""

    def __init__(self, source: Source) -> None:
        """Open the bytes of *source*; SourceError where they are no container that can be read safely."""
        data = source.data or b""
        self.name = source.name
        if data.startswith(OLD_OFFICE):
            raise self.refuse(
                "the document is encrypted, or of Word before 2007", "Save it without a password, as DOCX."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except DAMAGE as error:
            raise self.refuse(f"this is no {source.kind.upper()}: {error}") from error
        self._members = {member.filename: member for member in members}
        self._check(members, len(data))

    def _check(self, members: list[zipfile.ZipInfo], size: int) -> None:
        total = sum(member.file_size for member in members)
        if len(members) > MEMBERS:
            raise self.refuse(f"the container has {len(members):,} members, more than {MEMBERS:,}")
        if total > TOTAL or (total > SMALL and total > RATIO * size):
            raise self.refuse(
                f"the container unpacks to {total:,} bytes, {total // max(size, 1)} times its size"
            )
        if any(member.flag_bits & 1 for member in members):
            raise self.refuse("the container is encrypted", "Save it without a password.")
        if any(member.filename.startswith("/") or ".." in member.filename.split("/") for member in members):
            raise self.refuse("a member's name leads out of the container")

    def refuse(self, problem: str, remedy: str = "Open it in its program and save it anew.") -> SourceError:
        """Return the error that says *problem* of this container."""
        return SourceError(problem, place=self.name, remedy=remedy)

    def __contains__(self, member: str) -> bool:
        """Tell whether there is a *member* of that name."""
        return member in self._members

    def __iter__(self) -> Any:
        """Yield the names of all members."""
        return iter(self._members)

    def read(self, member: str) -> bytes:
        """Return the bytes of *member*, counted while they are unpacked: a header may lie.

        Raises SourceError where it is missing, too large or damaged.
        """
        if member not in self._members:
            raise self.refuse(f"the container has no {member}")
        try:
            with self._zip.open(self._members[member]) as stream:
                data = stream.read(MEMBER + 1)
        except DAMAGE as error:
            raise self.refuse(f"the member {member} is damaged: {error}") from error
        if len(data) > MEMBER:
            raise self.refuse(f"the member {member} has more than {MEMBER:,} bytes")
        return data

    def read_xml(self, member: str) -> etree._Element:
        """Return the root of *member*; entities of its own stay as they are, nothing is fetched.

        Raises SourceError where it is no XML.
        """
        data = self.read(member)
        if (
            b"<!ENTITY" in data
            or "<!ENTITY".encode("utf-16-le") in data
            or "<!ENTITY".encode("utf-16-be") in data
        ):
            raise self.refuse(f"the member {member} defines entities, which no document needs")
        try:
            return etree.fromstring(data, xml_parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.refuse(f"the member {member} is no XML: {error}") from error


def xml_parser() -> etree.XMLParser:
    """Return a parser that resolves nothing, fetches nothing and knows its limits."""
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
