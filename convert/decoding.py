"""Bytes -> text, and the name of the encoding that they were in; what is no text is refused."""

import codecs
import re

from convert.encoding import first_broken, guess_encoding
from convert.errors import SourceError

CHARSET = re.compile(
    rb"<(?:meta\b[^<>]{0,200}\bcharset|\?xml\b[^<>]{0,100}\bencoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.I
)
"""Where a page says how its bytes were made."""

CHARSET_WITHIN = 16_384
"""Bytes in which that stands."""

MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP container such as DOCX, ODT or EPUB",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip file",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
"""First bytes of files that are often dropped into a folder of texts."""

MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Encodings whose bytes begin with a mark, the longer marks first. Python's ``utf-16`` would swallow the
mark, which is a character of the source like any other."""

OUTRANKING = ("utf_16", "utf_32", "utf_7", "iso2022", "hz")
"""How the names of encodings begin whose bytes can pass for UTF-8: where one is declared, it counts."""

CONTROL_SHARE = 0.05
"""Share of control bytes above which bytes are no text; copied text has a stray one, a program a tenth."""

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f"))


def refuse_binary(data: bytes, place: str, encoding: str = "") -> None:
    """Raise SourceError where *data* is no text; in the *encoding* that is declared it may have zeros."""
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise SourceError(
                f"this is {what}, not text",
                place=place,
                remedy="Save it as plain text in UTF-8, or say with --from what it is.",
            )
    sample = data[:8192]
    if not sample or _mark(data) or _outranks(encoding):
        return
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls <= CONTROL_SHARE * len(sample):
        return
    looks = guess_encoding(sample)
    if looks in ("utf-16-le", "utf-16-be"):
        raise SourceError(
            f"this seems to be text in {looks} without the mark that says so",
            place=place,
            remedy=f'Save it as UTF-8, or set encoding = "{looks}" in octavo.toml.',
        )
    raise SourceError(
        "this is a binary file, not text", place=place, remedy="Save the article as plain text in UTF-8."
    )


def _mark(data: bytes) -> str:
    """Return the encoding that the first bytes of *data* mark; empty where they mark none."""
    return next((encoding for mark, encoding in MARKED if data.startswith(mark)), "")


def _outranks(encoding: str) -> bool:
    """Tell whether *encoding* has bytes that can be mistaken for UTF-8."""
    return encoding.lower().replace("-", "_").replace("iso_2022", "iso2022").startswith(OUTRANKING)


def decode(data: bytes, place: str, other: str = "cp1252") -> tuple[str, str]:
    """Return the text of *data* and its encoding: by its mark, UTF-8, else the *other* one."""
    if marked := _mark(data):
        return _decode_strictly(data, marked, place)
    if _outranks(other):
        return _decode_strictly(data, other, place)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_strictly(data, other, place)


def decode_page(data: bytes, place: str) -> tuple[str, str]:
    """Return the text of the page *data* and its encoding: the mark, UTF-8, what the page says, Western."""
    if _mark(data):
        return decode(data, place)
    said = CHARSET.search(data[:CHARSET_WITHIN])
    name = said[1].decode("ascii").lower() if said else "cp1252"
    if name.startswith(("utf-16", "utf-32", "utf-7", "ucs")):
        name = "cp1252"  # then the page could not be read as far as where it says so
    for encoding in ("utf-8", "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name, "cp1252"):
        try:
            return data.decode(encoding), encoding
        except (UnicodeError, LookupError):
            continue
    # Browsers read the five bytes that Windows leaves open as control characters.
    return data.decode("latin-1"), "latin-1"


def _decode_strictly(data: bytes, encoding: str, place: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except LookupError as error:
        raise SourceError(
            f"no encoding is called {encoding}",
            place=place,
            remedy="Give encoding in octavo.toml a name that Python knows.",
        ) from error
    except UnicodeDecodeError as error:
        raise _refuse_bytes(data, encoding, place, error.start) from error


def _refuse_bytes(data: bytes, encoding: str, place: str, at: int) -> SourceError:
    """Return the error that says that *data* is not in *encoding*, nor UTF-8, and what it may be."""
    looks = guess_encoding(data)
    remedy = "Save the file as UTF-8, or set encoding in octavo.toml."
    if looks == "utf-8":
        at, _ = first_broken(data)
        remedy = "The rest is UTF-8: write anew what stands here, and save the file as UTF-8."
    elif looks and looks != encoding:
        remedy = f'It looks like {looks}. Save it as UTF-8, or set encoding = "{looks}" in octavo.toml.'
    line = data.count(b"\n", 0, at) + 1
    return SourceError(
        f"byte {data[at]:#04x} at offset {at} is neither UTF-8 nor {encoding}",
        place=f"{place}:{line}",
        remedy=remedy,
    )
