"""What each glyph of a face stands for, and whether a line has one that stood for something else.

A face draws hyphen and hyphen-minus, or micro and mu, by one glyph; small capitals of two letters may be one;
a letter under an accent is a part of the sign before it or is itself. WeasyPrint notes for each glyph what it
first stood for, and a PDF holds one text for it: a line where it stands for another has to say its own.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from convert.write.pdf_patch import patch

SPACES = dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " ")
"""White space that is one to whoever reads."""


class Meanings(dict[int, str]):
    """What the glyphs of a face stand for; what is noted first stays."""

    def __init__(self) -> None:
        """Begin with no glyph."""
        self.moved = False
        """Whether a glyph has been met that stands for another text than at first, or for a part of one."""

    # WeasyPrint asks before each glyph whether it is known, and looks up what it stands for only where it is
    # not. Always no; a set without anything says that without a call of Python's.
    __contains__ = frozenset[int]().__contains__

    def __setitem__(self, glyph: int, words: str) -> None:
        known = self.setdefault(glyph, words)
        if not words or (known != words and SPACES.get(known, known) != SPACES.get(words, words)):
            self.moved = True


def note_meanings() -> bool:
    """Let every face note what its glyphs stand for; False where that was not tested."""
    return patch("pdf.fonts", "Font.__init__", _noting)


def _noting(make: Callable[..., None]) -> Callable[..., None]:
    @wraps(make)
    def init(font: Any, *rest: Any, **more: Any) -> None:
        make(font, *rest, **more)
        font.to_unicode = Meanings()

    return init


def says_other(fonts: dict[Any, Any]) -> bool:
    """Tell whether, since this was last asked, a glyph of *fonts* stood for something else than at first."""
    moved = [font.to_unicode for font in fonts.values() if getattr(font.to_unicode, "moved", False)]
    for meanings in moved:
        meanings.moved = False
    return bool(moved)
