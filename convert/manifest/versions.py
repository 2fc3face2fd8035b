"""The versions of what makes an edition, found out without loading an engine."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import zlib
from functools import cache

PRINT = tuple(
    "weasyprint pydyf tinycss2 cssselect2 tinyhtml5 pyphen uharfbuzz fonttools pillow budoux".split()
)

ENGINES = {
    "pdf": PRINT,
    # Pillow carries the library that makes colours into inks.
    "press": PRINT,
    "booklet": (*PRINT, "pypdf"),
    # Its cover is a page of print, made into a picture.
    "epub": ("ebooklib", "lxml", *PRINT, "pypdfium2"),
    # The wheel carries the program: its version stands for pandoc's.
    # The print engine turns drawings into PNG.
    "docx": ("pypandoc-binary", "python-docx", "lxml", "pillow", "weasyprint", "pypdfium2"),
    # Its faces are cut by HarfBuzz and packed by Brotli.
    "html": ("lxml", "uharfbuzz", "fonttools", "brotli", "pillow"),
    "json": ("msgspec",),
}
"""Distributions whose version enters the bytes of each kind of product, besides those of ``SHARED``."""

RECORD = ".dist-info"
"""How the folder ends in which an installer keeps what it knows of a distribution (PEP 376)."""

SHARED = ("jinja2", "babel", "msgspec")

NATIVE = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.dylib"), "hb_version_string"),
    # Without it fontTools cuts the faces, into other bytes.
    "harfbuzz-subset": (("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"), "hb_version_string"),
}
"""Libraries beneath WeasyPrint: the names of their files and the function that tells the version."""


@cache
def version_of(distribution: str) -> str:
    """Return the installed version of *distribution*; ``absent`` where there is none."""
    told = _installed().get(_plain(distribution))
    if told is not None:
        return told
    # It loads the whole e-mail package, and reads the file of each distribution: for what names no version.
    import importlib.metadata

    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


@cache
def _installed() -> dict[str, str]:
    """Return the versions of what is installed, as the folders ``NAME-VERSION.dist-info`` say."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):  # an archive, or nothing at all
            for name in os.listdir(folder or "."):  # noqa: PTH208
                if name.endswith(RECORD):
                    distribution, _, version = name.removesuffix(RECORD).partition("-")
                    found.setdefault(_plain(distribution), version)
    return found


def _plain(distribution: str) -> str:
    return distribution.replace("-", "_").replace(".", "_").lower()


def engine_versions(edition: str) -> dict[str, str]:
    """Return the versions of what makes *edition*; of its engine only native libraries are loaded."""
    versions = {name: version_of(name) for name in (*SHARED, *ENGINES[edition])}
    native = native_versions() if "weasyprint" in ENGINES[edition] else {}
    return {**versions, **native, "zlib": zlib.ZLIB_RUNTIME_VERSION}


@cache
def native_versions() -> dict[str, str]:
    """Return the versions of the libraries beneath WeasyPrint; ``absent`` for one that is not there."""
    return {name: _ask(files, function) for name, (files, function) in NATIVE.items()}


def _ask(files: tuple[str, ...], function: str) -> str:
    for file in files:
        try:
            asked = getattr(ctypes.CDLL(file), function)
        except (OSError, AttributeError):
            continue
        asked.restype = ctypes.c_char_p
        return str(asked().decode("ascii"))
    return "absent"
