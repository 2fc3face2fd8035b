"""A folder anywhere: ``s3://``, ``gs://``, ``memory://``, ``https://`` or a path, through fsspec."""

from __future__ import annotations

import posixpath
from typing import Any

from msgspec import Struct

from convert.errors import OutputError, SourceError, UsageError


class Place(Struct, frozen=True):
    """A folder, or a file, by its address."""

    address: str
    """As its user gave it, without a slash at the end."""

    def names(self, below: str = "") -> list[str]:
        """Return the files in its folder *below*, by their names from there; ``.`` for *below* itself where
        that is a file. Raises SourceError where it cannot be listed.
        """
        system, root = self._open()
        root = _below(root, below)
        try:
            found = system.find(root)
        except (OSError, NotImplementedError) as error:
            raise SourceError(
                f"this folder cannot be listed: {error}",
                place=self.address,
                remedy="Check the address and the rights; a web server lists none: name its files.",
            ) from error
        return sorted(posixpath.relpath(path, root) for path in found)

    def read(self, name: str, most: int | None = None) -> bytes | None:
        """Return the file *name* below it, up to *most* bytes; None where there is none. Raises OSError."""
        system, root = self._open()
        try:
            found: bytes = system.cat_file(_below(root, name), end=most)
        except FileNotFoundError:
            return None
        return found

    def size(self, name: str) -> int | None:
        """Return the size of the file *name* in bytes; None where there is none. Raises OSError."""
        system, root = self._open()
        try:
            size: int | None = system.size(_below(root, name))
        except FileNotFoundError:
            return None
        return size

    def write(self, name: str, content: bytes) -> None:
        """Write *content* to the file *name* below it, whole or not at all; OutputError where that fails."""
        system, root = self._open()
        path = _below(root, name)
        try:
            # Stores of objects have no folders, and take a file whole; a disk has both.
            system.makedirs(posixpath.dirname(path), exist_ok=True)
            with system.transaction, system.open(path, "wb") as file:
                file.write(content)
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error}",
                place=f"{self.address}/{name}",
                remedy="Check the address and the rights.",
            ) from error

    def _open(self) -> tuple[Any, str]:
        """Return the file system and the path in it; UsageError for an address that cannot be opened here."""
        # Loaded here: most builds stay on this machine.
        try:
            import fsspec
        except ImportError as error:
            raise UsageError(
                "addresses need the package fsspec",
                place=self.address,
                remedy="Install octavo[remote], and for S3 s3fs, for Google gcsfs.",
            ) from error
        try:
            system, root = fsspec.core.url_to_fs(self.address)
        except ImportError as error:
            raise UsageError(
                str(error), place=self.address, remedy="Install what it needs beside octavo[remote]."
            ) from error
        except ValueError as error:
            raise UsageError(str(error), place=self.address, remedy="Check the address.") from error
        return system, root.rstrip("/")


def _below(root: str, name: str) -> str:
    return f"{root}/{name}" if name else root
