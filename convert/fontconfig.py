"""The faces of the machine, found by family: fontconfig is asked, with its own configuration."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LIBRARIES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig.dylib")
CONFIGURATIONS = tuple(f"{folder}/etc/fonts/fonts.conf" for folder in ("", "/usr/local", "/opt/homebrew"))
"""Where systems keep their configuration; FONTCONFIG_FILE is not asked, since it binds WeasyPrint to ours."""
UPRIGHT = 0
WEIGHTS = {80: 400, 200: 700}
"""Regular and bold: fontconfig's number, CSS's number. Faces of other weights are not used."""
BOLD = "Bold"
PROPERTIES = (b"family", b"file", b"slant", b"weight", b"style", b"variable")

Files = dict[int, str]
"""Path of the file by weight, as CSS counts."""


class _FontSet(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("room", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p)))


def machine_files(family: str) -> Files:
    """Return the upright files of *family*, regular and bold; empty where the machine does not have it."""
    return machine_families().get(family.casefold(), {})


@cache
def machine_families() -> dict[str, Files]:
    """Return the families of the machine, their names in lower case; empty where there is no fontconfig.

    Of two files of one name the first by path counts, so that the order of folders does not matter.
    """
    library = _load()
    configuration = next((path for path in _configurations() if Path(path).is_file()), None)
    found: dict[str, Files] = {}
    if library is not None and configuration is not None:
        for name, weight, path in sorted(_list_fonts(library, configuration), reverse=True):
            found.setdefault(name.casefold(), {})[weight] = path
    return found


def _configurations() -> tuple[str, ...]:
    """Return where the machine's configuration may lie, the folder of a Nix or Conda environment first."""
    folder = os.environ.get("FONTCONFIG_PATH", "")
    return (f"{folder}/fonts.conf", *CONFIGURATIONS) if folder else CONFIGURATIONS


def _load() -> ctypes.CDLL | None:
    for name in LIBRARIES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        for function in ("FcConfigCreate", "FcPatternCreate", "FcObjectSetCreate"):
            getattr(library, function).restype = ctypes.c_void_p
        library.FcFontList.restype = ctypes.POINTER(_FontSet)
        return library
    return None


def _list_fonts(library: ctypes.CDLL, configuration: str) -> Iterator[tuple[str, int, str]]:
    """Yield family, weight and path of each upright static face that *configuration* knows."""
    made = ctypes.c_void_p(library.FcConfigCreate())
    library.FcConfigParseAndLoad(made, configuration.encode(), 0)
    library.FcConfigBuildFonts(made)
    properties = ctypes.c_void_p(library.FcObjectSetCreate())
    for name in PROPERTIES:
        library.FcObjectSetAdd(properties, name)
    pattern = ctypes.c_void_p(library.FcPatternCreate())
    listed = library.FcFontList(made, pattern, properties)
    for at in range(listed.contents.count):
        yield from _read_font(library, ctypes.c_void_p(listed.contents.fonts[at]))
    library.FcFontSetDestroy(listed)
    library.FcPatternDestroy(pattern)
    library.FcObjectSetDestroy(properties)
    library.FcConfigDestroy(made)


def _read_font(library: ctypes.CDLL, font: ctypes.c_void_p) -> Iterator[tuple[str, int, str]]:
    bold = _text(library, font, b"style", 0) == BOLD  # some bold faces give the weight of the regular one
    weight = 700 if bold else WEIGHTS.get(_number(library, font, b"weight"))
    path = _text(library, font, b"file", 0)
    if weight is None or path is None or _number(library, font, b"slant") != UPRIGHT:
        return
    at = 0
    while (name := _text(library, font, b"family", at)) is not None:
        yield name, weight, path
        at += 1


def _number(library: ctypes.CDLL, font: ctypes.c_void_p, name: bytes) -> int:
    """Return a number of *font*; -1 where it has none, or a range as variable faces do."""
    value = ctypes.c_int()
    return -1 if library.FcPatternGetInteger(font, name, 0, ctypes.byref(value)) else value.value


def _text(library: ctypes.CDLL, font: ctypes.c_void_p, name: bytes, at: int) -> str | None:
    value = ctypes.c_char_p()
    if library.FcPatternGetString(font, name, at, ctypes.byref(value)) or value.value is None:
        return None
    return value.value.decode("utf-8", "surrogateescape")
