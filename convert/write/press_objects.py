"""The objects of a PDF in the inks of a press: what is drawn, what runs from colour to colour, pictures."""

import io
import re
import struct
import zlib
from typing import Any

import pydyf
from PIL import Image

from convert.errors import EditionError
from convert.write.press_inks import Cmyk, Inks, Rgb

FILL = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
OTHER = re.compile(rb"/lab-\S+ (cs|CS)|.* (rg|RG)")
"""A colour of the screen, or of none: what nothing here has made into inks."""
INK_OPERATORS = {b"rg": b"k", b"RG": b"K"}
PNG = b"\x89PNG\r\n\x1a\n"
SCREEN = "/DeviceRGB"
PRESS = "/DeviceCMYK"
SCREEN_LEVELS = 3
"""How many numbers a colour of the screen has."""


def into_inks(pdf: Any, objects: dict[bytes, Any], inks: Inks) -> None:
    """Give every object of *pdf* that has colours of the screen those of the press, in place."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            if item.extra.get("Subtype") == "/Image":
                _mend_picture(item, inks)
            elif not _is_font(item):
                _mend_drawing(item, inks)
        elif isinstance(item, dict) and "ShadingType" in item:
            _mend_shading(item, objects, inks)


def refuse_other_colours(pdf: Any) -> None:
    """Raise EditionError for a colour in *pdf* that is none of the press: none is left in silence."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and not _is_font(item):
            drawn = [part for part in item.stream if isinstance(part, bytes) and OTHER.fullmatch(part)]
            if drawn or item.extra.get("ColorSpace") == SCREEN:
                raise _no_inks()
        elif isinstance(item, dict) and item.get("ColorSpace") == SCREEN:
            raise _no_inks()


def _no_inks() -> EditionError:
    return EditionError(
        "a colour of the style sheet or of a picture cannot be made into inks",
        remedy="Write it as #rrggbb or device-cmyk(), or give the picture as PNG or JPEG.",
    )


def _is_font(item: Any) -> bool:
    return "Length1" in item.extra or item.extra.get("Subtype") in ("/OpenType", "/CIDFontType0C", "/XML")


def _mend_drawing(item: Any, inks: Inks) -> None:
    for at, part in enumerate(item.stream):
        found = FILL.fullmatch(part) if isinstance(part, bytes) else None
        if found:
            made = " ".join(f"{ink:.4g}" for ink in inks.of(_screen(found.groups()[:3])))
            item.stream[at] = made.encode() + b" " + INK_OPERATORS[found[4]]


def _screen(levels: Any) -> Rgb:
    red, green, blue = (max(0, min(255, round(float(level) * 255))) for level in levels)
    return red, green, blue


def _mend_shading(shading: Any, objects: dict[bytes, Any], inks: Inks) -> None:
    # WeasyPrint names the space of the document and leaves the colours those of the screen.
    if shading["ColorSpace"] in (SCREEN, PRESS):
        shading["ColorSpace"] = PRESS
        _mend_function(shading["Function"], objects, inks)


def _mend_function(function: Any, objects: dict[bytes, Any], inks: Inks) -> None:
    """Make the colours between which *function* goes (ISO 32000-1, 7.10.3 and 7.10.4) into inks."""
    function = objects.get(function, function) if isinstance(function, bytes) else function
    for part in function.get("Functions", ()):
        _mend_function(part, objects, inks)
    for end in ("C0", "C1"):
        if len(function.get(end, ())) == SCREEN_LEVELS:
            function[end] = pydyf.Array(_inks_of(function[end], inks))


def _inks_of(levels: Any, inks: Inks) -> Cmyk:
    return inks.of(_screen(levels))


def _mend_picture(item: Any, inks: Inks) -> None:
    """Make a picture of the screen into one of the press; a grey one is black ink alone as it is."""
    if item.extra["ColorSpace"] != SCREEN:
        return
    made = inks.picture(_read_picture(item))
    item.stream, item.compress = [made.tobytes()], True
    item.extra["ColorSpace"] = PRESS
    for key in ("Filter", "DecodeParms", "Decode"):
        item.extra.pop(key, None)


def _read_picture(item: Any) -> Image.Image:
    data = b"".join(part if isinstance(part, bytes) else part.data for part in item.stream)
    if item.extra["Filter"] == "/DCTDecode":
        return Image.open(io.BytesIO(data)).convert("RGB")
    # What WeasyPrint took out of a PNG is put into one again.
    size = struct.pack(">IIBBBBB", item.extra["Width"], item.extra["Height"], 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", size), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    return Image.open(io.BytesIO(PNG + b"".join(chunks))).convert("RGB")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
