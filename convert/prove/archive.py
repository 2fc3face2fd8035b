"""Zipped editions: their members, as bytes and as XML that can neither fetch nor swell."""

import io
import zipfile

from lxml import etree

from convert.errors import ProofError

MEMBER_BYTES = 64_000_000
"""The largest member that is unpacked; an edition of an article stays a hundred times below it."""


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Return the zip file that *content* is; raises ProofError where it is none."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise ProofError(f"the edition cannot be read back: {error}") from error


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of member *name*; raises ProofError where it is missing, damaged or far too large."""
    try:
        if archive.getinfo(name).file_size > MEMBER_BYTES:
            raise ProofError(f"{name} in the edition is too large to be read back")
        return archive.read(name)
    except KeyError as error:
        raise ProofError(f"the edition has no {name}") from error
    except (zipfile.BadZipFile, EOFError) as error:
        raise ProofError(f"{name} in the edition is damaged: {error}") from error


def read_xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """Return the root of member *name*; raises ProofError where it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(read_member(archive, name), parser)
    except etree.XMLSyntaxError as error:
        raise ProofError(f"{name} in the edition is not well-formed: {error}") from error


def has_member(archive: zipfile.ZipFile, name: str) -> bool:
    """Tell whether *archive* holds a member *name*."""
    return name in archive.NameToInfo
