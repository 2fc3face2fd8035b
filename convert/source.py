"""Bytes -> Source: encoding, byte order mark, line ends, kind; offsets into the decoded text."""

import bisect
import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Literal

from msgspec import Struct

from convert.decoding import decode, decode_page, refuse_binary
from convert.errors import SourceError

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".rst": "rst",
    ".org": "org",
    ".tex": "latex",
    ".latex": "latex",
    ".epub": "epub",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
}
"""Kind of input by the suffix of its name."""

CONTAINERS = frozenset({"docx", "odt", "rtf", "epub"})
"""Kinds that are no text: their readers get the bytes."""

MEMBERS = {"word/document.xml": "docx", "META-INF/container.xml": "epub", "content.xml": "odt"}
"""Kind of a ZIP container by a member that only it has; an EPUB may hold an ODT's, not the other way."""

HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html\b)",
    re.I | re.S,
)
"""How a page begins that no suffix gives away."""

LINE_END = re.compile(r"\r\n|[\n\r]")
"""Where editors and compilers count a new line."""

EXCERPT = 96
"""Characters of a source line that a message shows: paragraphs are one line, terminals are not."""


class Source(Struct, frozen=True):
    """One source: its decoded text, whose characters every offset counts, or the bytes of a container."""

    name: str
    """File name, without folders."""
    kind: str
    """``text`` and so on: which reader it gets."""
    text: str
    """The characters, a byte order mark and all line ends included; none for a container."""
    encoding: str
    """How the bytes were decoded; a container says so itself, its XML counts as UTF-8."""
    sha256: str
    """Digest of the bytes, in hexadecimal."""
    lines: tuple[int, ...]
    """Offset at which each line starts."""
    data: bytes | None = None
    """The bytes of a container: DOCX, ODT, RTF, EPUB."""
    unit: Literal["line", "paragraph"] = "line"
    """What ``lines`` counts: lines, or the paragraphs of a text that the reader has made."""

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of *offset*, both counted from 1."""
        line = bisect.bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def line_text(self, line: int) -> str:
        """Return the text of *line*, counted from 1, to its first line end."""
        start = self.lines[line - 1]
        end = self.lines[line] if line < len(self.lines) else len(self.text)
        return LINE_END.split(self.text[start:end], maxsplit=1)[0]


def read_source(path: Path, *, limit: int, kind: str = "", encoding: str = "") -> Source:
    """Return the source in the file *path*, of at most *limit* bytes; *kind* outranks its suffix.

    *encoding* is that of text which is no UTF-8.
    Raises SourceError for what is missing, forbidden, no regular file, too large, binary or undecodable.
    """
    try:
        if not path.is_file():
            raise SourceError(
                "no such file" if not path.exists() else "this is no regular file",
                place=str(path),
                remedy="Check the path.",
            )
        size = path.stat().st_size
        if size > limit:
            raise SourceError(
                f"the file has {size:,} bytes, more than the limit of {limit:,}",
                place=str(path),
                remedy="Split it, or raise limits.source_bytes in octavo.toml.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"the file cannot be read: {error.strerror}", place=str(path), remedy="Check its permissions."
        ) from error
    return decode_source(data, path.name, place=str(path), kind=kind, encoding=encoding)


def decode_source(data: bytes, name: str, *, place: str = "", kind: str = "", encoding: str = "") -> Source:
    """Return the source that *data* holds; *place* names it in messages, *kind* outranks its suffix.

    *encoding* is that of text which is no UTF-8; a web page may say its own.
    Raises SourceError where *data* is binary or in no encoding that is known here.
    """
    place = place or name
    kind = kind or SUFFIXES.get(Path(name).suffix.lower()) or find_kind(data)
    digest = hashlib.sha256(data).hexdigest()
    if kind in CONTAINERS:
        return Source(name, kind, "", "utf-8", digest, (0,), data)
    refuse_binary(data, place, encoding)
    text, used = decode_page(data, place) if kind == "html" else decode(data, place, encoding or "cp1252")
    return Source(name, kind, text, used, digest, line_starts(text))


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line of *text* starts."""
    return (0, *(match.end() for match in LINE_END.finditer(text)))


def find_kind(data: bytes) -> str:
    """Return the kind of input that *data* looks like, for a name that does not tell; else plain text."""
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if HTML_START.match(data[:8192]):
        return "html"
    if not data.startswith(b"PK\x03\x04"):
        return "text"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "text"
    return next((kind for member, kind in MEMBERS.items() if member in names), "text")


def cut_excerpt(line: str, column: int) -> tuple[str, int]:
    """Return the part of *line* around *column* that a message shows, and the column in that part."""
    if len(line) <= EXCERPT:
        return line, column
    start = max(0, min(column - 1 - EXCERPT // 3, len(line) - EXCERPT))
    head = "…" if start else ""
    tail = "…" if start + EXCERPT < len(line) else ""
    return head + line[start : start + EXCERPT] + tail, column - start + len(head)
