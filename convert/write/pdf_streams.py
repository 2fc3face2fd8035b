"""Streams of a PDF that no reader can take to end earlier than they do."""

import zlib
from typing import Any

import pydyf

LINE_ENDS = frozenset(b"\r\n")
"""Bytes after which a reader that drops the line end before ``endstream`` may drop one byte too many."""


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
