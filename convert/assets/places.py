"""Where pictures lie: beside the source or below its folder, in its container, or in their address."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from binascii import Error as BinasciiError
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes

from convert.assets.picture import Unfit, path_of
from convert.errors import SourceError
from convert.read.container import Container
from convert.source import Source

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|/|\{[{%]", re.IGNORECASE)
"""How an address of the web begins, a path that does not begin at the source, or a template of a site."""
DATA = re.compile(r"data:image/[\w.+-]+(?P<options>;[^,]*)?,(?P<data>.*)", re.IGNORECASE | re.DOTALL)
"""An address that holds the picture itself (RFC 2397)."""

OUTSIDE = "its path leads out of the folder of the source"

CONTAINERS = frozenset(("docx", "odt", "epub"))
"""Kinds of source that hold their pictures."""


class Store:
    """The pictures that one source can name."""

    def __init__(self, source: Source, folder: Path | None, limit: int) -> None:
        """Take the *source*, the *folder* that it lies in, and the *limit* of bytes of a picture."""
        self.source = source
        self.folder = folder.resolve() if folder else None
        self.limit = limit
        self.files: dict[str, str] = {}
        """Digests of the files that were looked for, empty for those that are not there."""
        self._container: Container | None = None

    def read(self, target: str) -> bytes:
        """Return the bytes of the picture *target*; Unfit for one that is elsewhere, missing or too large."""
        if target.lower().startswith("data:"):
            return self._checked(read_address(target))
        if self.source.kind in CONTAINERS:
            return self._checked(self._member(target))
        if SCHEME.match(target):
            raise Unfit("remote-picture")
        return self._file(target)

    def _member(self, target: str) -> bytes:
        """Return the member *target* of the container."""
        self._container = self._container or Container(self.source)
        if target not in self._container:
            raise (
                Unfit("remote-picture")
                if SCHEME.match(target)
                else Unfit("missing-picture", "the document does not hold it")
            )
        try:
            return self._container.read(target)
        except SourceError as error:
            raise Unfit(
                "bad-picture", error.problem, "Make it smaller, or save the document anew."
            ) from error

    def _file(self, target: str) -> bytes:
        """Return the bytes of the file *target* beside the source; no link and no ``..`` leads away."""
        if self.folder is None:
            raise Unfit("missing-picture", "standard input has no folder to look in")
        named = PurePosixPath(path_of(target))
        if ".." in named.parts:
            raise Unfit("missing-picture", OUTSIDE)
        try:
            path = (self.folder / named).resolve()
            if not path.is_relative_to(self.folder):
                raise Unfit("missing-picture", OUTSIDE)
            with path.open("rb") as file:
                data = file.read(self.limit + 1)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError) as error:
            self.files[named.as_posix()] = ""
            raise Unfit("missing-picture", "there is no such file") from error
        except OSError as error:
            self.files[named.as_posix()] = ""
            raise Unfit("bad-picture", f"it cannot be read: {error.strerror}", "Check its rights.") from error
        self.files[named.as_posix()] = hashlib.sha256(data).hexdigest()
        return self._checked(data)

    def _checked(self, data: bytes) -> bytes:
        if len(data) > self.limit:
            reason = f"it has more than {self.limit:,} bytes"
            raise Unfit(
                "bad-picture", reason, "Save it smaller, or raise limits.picture_bytes in octavo.toml."
            )
        return data


def read_address(target: str) -> bytes:
    """Return the bytes that the address *target* holds; Unfit where it holds no picture."""
    match = DATA.fullmatch(target)
    if match is None:
        raise Unfit("bad-picture", "its address holds no picture", "Save it as a file beside the source.")
    if ";base64" not in (match["options"] or "").lower():
        return unquote_to_bytes(match["data"])
    try:
        return b64decode("".join(unquote(match["data"]).split()), validate=True)
    except (BinasciiError, ValueError) as error:
        raise Unfit(
            "bad-picture", "its address is damaged", "Save it as a file beside the source."
        ) from error
