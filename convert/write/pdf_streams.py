"""Streams of a PDF that every reader takes as they are meant: where they end, and where their words stand."""

import zlib
from typing import Any

import pydyf

LINE_ENDS = frozenset(b"\r\n")
"""Bytes after which a reader that drops the line end before ``endstream`` may drop one byte too many."""


def drop_empty_strings(pdf: Any) -> None:
    """Take the empty strings out of the lines of text of *pdf*.

    WeasyPrint writes one wherever two spacings follow each other, as in every justified line. PDFium, and
    Chrome with it, then counts one string too many and forgets the last spacing: what follows, often a note
    mark or a word in another face, would be drawn half a word space too far to the left or right.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            item.stream[:] = map(_without_empty, item.stream)


def _without_empty(part: Any) -> Any:
    shows = isinstance(part, bytes) and part.startswith(b"[") and part.endswith(b"] TJ")
    return part.replace(b"<>", b" ") if shows else part


def steady_ends(pdf: Any) -> None:
    """See to it that no compressed stream of *pdf* ends in the byte of a line end.

    One in 128 would, by the checksum of its text: the length that is written is right, but a validator that
    counts up to ``endstream`` finds another (ISO 19005-3, 6.1.7.1). White space behind it changes the
    checksum; what is no text is left uncompressed.
    """
    for item in pdf.objects:
        while isinstance(item, pydyf.Stream) and item.compress and _checksum(item) in LINE_ENDS:
            if "Length1" in item.extra or "Subtype" in item.extra:
                item.compress = False
            else:
                item.stream.append(b"")


def _checksum(item: Any) -> int:
    """Return the last byte of *item*, compressed: zlib ends with the Adler-32 of what was compressed."""
    data = b"\n".join(part if isinstance(part, bytes) else pydyf._to_bytes(part) for part in item.stream)
    return zlib.adler32(data) & 0xFF
