"""What a picture is to render and write: its bytes as every edition can hold them, and how large it is."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from convert.findings import Finding

Kind = Literal["png", "jpeg", "svg"]

MEDIA_TYPES: dict[str, str] = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
"""What each kind is called in a package or an address."""

SUFFIXES: dict[str, str] = {"png": "png", "jpeg": "jpg", "svg": "svg"}
"""How the file of each kind ends."""

QUERY = re.compile(r"[?#].*\Z", re.DOTALL)
"""What is asked of a server, behind the path."""
EMPTY_WORDS = re.compile(
    r"(?:image|img|picture|photo|figure|graphic|untitled|screenshot)?[\s_-]*\d*", re.IGNORECASE
)
"""Alternative texts that programs fill in: they say no more than that there is a picture."""
INSIDE = "inside the source"
LONGEST_NAME = 80
"""Characters of a name that a message shows."""

SCHEME = "picture:"
"""What stands before the name of a picture in the markup of print and Word: nobody fetches it."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture of an article, ready for any edition."""

    target: str
    """How the article names it: ``Figure.target``."""
    name: str
    """What the editions call its file: ``1.png``."""
    kind: Kind
    """What its bytes are, whatever its file is called."""
    content: bytes
    """Its bytes: upright, in sRGB or grey, without a transparent ground, scripts, or remarks of a camera."""
    width: int
    """Its width, in pixels."""
    height: int
    """Its height, in pixels."""

    @property
    def media_type(self) -> str:
        """What a package or an address calls its kind."""
        return MEDIA_TYPES[self.kind]


class Drawn(Struct, frozen=True):
    """The bytes of a picture, brought into the form that every edition can hold."""

    kind: Kind
    """What they are."""
    content: bytes
    """The bytes."""
    width: int
    """Width in pixels."""
    height: int
    """Height in pixels."""


class Loaded(Struct, frozen=True):
    """The pictures of one article."""

    pictures: tuple[Picture, ...] = ()
    """Those that the editions set, each once, in the order in which the text names them."""
    findings: tuple[Finding, ...] = ()
    """What was noticed about them."""
    files: dict[str, str] = {}
    """The files beside the source that were looked for, by their paths below its folder: the digest of each,
    empty for one that is not there."""


class Unfit(Exception):
    """Why a picture cannot be set; it never leaves this stage, which makes a finding of it."""

    def __init__(self, code: str, reason: str = "", remedy: str = "") -> None:
        """Take the code of the finding, the reason, and what to do about it."""
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.remedy = remedy


def path_of(target: str) -> str:
    """Return the path that *target* names, as a file has it: unquoted, without what is asked of a server."""
    return unquote(QUERY.sub("", target)).replace("\\", "/")


def name_of(target: str) -> str:
    """Return what a message calls the picture *target*."""
    if target.lower().startswith("data:"):
        return INSIDE
    return path_of(target).rpartition("/")[2][:LONGEST_NAME] or target[:LONGEST_NAME]


def says_something(alternative: str, target: str) -> bool:
    """Tell whether *alternative* says what a picture shows; the name of its file *target* does not."""
    words = alternative.strip().casefold()
    name = name_of(target).casefold()
    return words not in (name, name.rpartition(".")[0]) and not EMPTY_WORDS.fullmatch(words)
